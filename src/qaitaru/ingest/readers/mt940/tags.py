"""MT940 and MT942 text cut into messages and tagged fields, each with its line.

Source: SWIFT Standards MT, Category 9: MT 940 Customer Statement, MT 942 Interim Transaction
Report; a field opens with ``:NN:`` at the head of a line, a message ends with a line ``-``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

TAG: Final = re.compile(r":(13D?|20|21|25P?|28C?|34F|60[FM]|61|62[FM]|64|65|86|90[CD]|NS):")
"""The fields of the two messages, and ``:NS:`` of German non-SWIFT files; ``:12:11`` at the head
of a line is none of them but the wrapped end of a time."""

_END: Final = re.compile(r"-(?:\}.*|[A-Z]{0,3})")  # "-", "-}{5:...}", "-XXX"
_NOISE: Final = frozenset({"", ":"})
_FULL_LINE: Final = range(60, 67)  # characters at which banks wrap, inside words


@dataclass(slots=True)
class Tag:
    """One field: its name, the line it opens on, and its lines of text."""

    name: str
    line: int
    lines: list[str]

    @property
    def head(self) -> str:
        """The first line's text."""
        return self.lines[0].strip()

    @property
    def whole(self) -> str:
        """The lines joined as a structured field is: with nothing between."""
        return "".join(self.lines)

    @property
    def said(self) -> str:
        """The lines as a reader would join them: a full line was cut, a short one ended."""
        return joined(self.lines, _FULL_LINE)


@dataclass(slots=True)
class Message:
    """One message: what stands before its first field, and its fields."""

    line: int
    header: list[str] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)

    def first(self, *names: str) -> Tag | None:
        """The first field of one of the names."""
        return next((tag for tag in self.tags if tag.name in names), None)


def messages(text: str) -> Iterator[Message]:
    """The messages of a file, in order; a run of lines with no field in it is one without tags."""
    message = Message(1)
    for number, line in enumerate(text.splitlines(), 1):
        opening = TAG.match(line)
        if _END.fullmatch(line.rstrip()):
            if message.tags:
                yield message
            message = Message(number + 1, [] if message.tags else message.header)
        elif opening:
            if opening[1] == "20" and message.tags:
                yield message
                message = Message(number)
            message.tags.append(Tag(opening[1], number, [line[opening.end() :]]))
        elif line.strip() not in _NOISE:
            (message.tags[-1].lines if message.tags else message.header).append(line)
    if message.tags or message.header:
        yield message


def joined(lines: list[str], full: range) -> str:
    """Lines as one text: nothing is put after a line of full length, a space after a short one."""
    text = ""
    for line in lines:
        text += line if len(line) in full else f"{line} "
    return " ".join(text.split())
