"""The lines at a template's beginning: the title, to whom, who signs, and how the paper is set.

Between two lines of ``---`` each line is ``key: text``; ``to``, ``reference`` and ``signed`` may
stand several times. ``signed`` is the office and the name with ``|`` between them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qaitaru.documents.templating.marks import fault
from qaitaru.facts.problems import Problem

_FENCE: Final = "---"
_SEVERAL: Final = frozenset({"to", "reference", "signed"})
_ONCE: Final = frozenset({"title", "kind", "running", "seal", "numbered", "letterhead"})
_SWITCHES: Final = frozenset({"numbered", "letterhead"})
KEYS: Final = tuple(sorted(_SEVERAL | _ONCE))


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above and below a paper's text, with places held for fields."""

    entries: tuple[tuple[str, str], ...]

    def one(self, key: str) -> str:
        """The text under a key; empty without one."""
        return next((text for name, text in self.entries if name == key), "")

    def all(self, key: str) -> list[str]:
        """Every text under a key, in order."""
        return [text for name, text in self.entries if name == key]

    def says(self, key: str) -> bool:
        """Whether a switch is on."""
        return self.one(key) == "yes"


@dataclass(frozen=True, slots=True)
class Split:
    """A text's heading and the rest of it; the rest keeps the numbers of its lines."""

    heading: Heading
    rest: str
    problems: tuple[Problem, ...]


def split(text: str) -> Split:
    """The heading of a text and what follows it."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != _FENCE or _FENCE not in map(str.strip, lines[1:]):
        return Split(Heading(()), text, (fault("template_heading_missing", 1),))
    end = 1 + [line.strip() for line in lines[1:]].index(_FENCE)
    entries: list[tuple[str, str]] = []
    problems = list(_read(lines[1:end], entries))
    if "title" not in dict(entries):
        problems.append(fault("template_key_missing", 1, "title"))
    rest = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    return Split(Heading(tuple(entries)), rest, tuple(problems))


def _read(lines: list[str], entries: list[tuple[str, str]]) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=2):
        if not line.strip():
            continue
        key, colon, text = (part.strip() for part in line.partition(":"))
        if not colon or key not in KEYS:
            yield fault("template_key_unknown", number, key, ", ".join(KEYS))
        elif key in _ONCE and key in dict(entries):
            yield fault("template_key_twice", number, key)
        elif key in _SWITCHES and text not in {"yes", "no"}:
            yield fault("template_key_switch", number, key, "yes, no")
        elif key == "signed" and text.count("|") != 1:
            yield fault("template_signed_faulty", number, text)
        else:
            entries.append((key, text))
