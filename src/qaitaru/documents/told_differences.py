"""What differs between two issues of a paper, as its reader sees it: sums, days, texts.

One of a list that was put in or taken out is told as such; those after it are not told as changed.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from difflib import SequenceMatcher

from qaitaru.documents.differences import Difference
from qaitaru.documents.facts.parts import Prose
from qaitaru.documents.templating.filling import Pen, is_empty, value_text
from qaitaru.facts.money import Money

_Told = dict[str, str]


def told_differences(was: object, now: object, pen: Pen) -> tuple[Difference, ...]:
    """What one says otherwise than the other, in the order of the newer one's fields.

    Args: both are facts of one kind of document.
    """
    return tuple(_between("", was, now, pen))


def _between(name: str, was: object, now: object, pen: Pen) -> Iterator[Difference]:
    if isinstance(was, tuple) and isinstance(now, tuple):
        yield from _lists(name, was, now, pen)
    elif is_dataclass(now) and type(was) is type(now) and not _is_value(now):
        for one in fields(now):
            before, after = getattr(was, one.name), getattr(now, one.name)
            yield from _between(_under(name, one.name), before, after, pen)
    else:
        yield from _plain(_told(name, was, pen), _told(name, now, pen))


def _plain(before: _Told, after: _Told) -> Iterator[Difference]:
    for name in dict.fromkeys((*after, *before)):
        was, now = before.get(name, ""), after.get(name, "")
        if was != now:
            yield Difference(name, was, now)


def _lists(
    name: str, was: tuple[object, ...], now: tuple[object, ...], pen: Pen
) -> Iterator[Difference]:
    """What changed among several: put in, taken out, or told otherwise in its place."""
    before, after = ([str(_told("", one, pen)) for one in each] for each in (was, now))
    for how, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            continue
        pairs = min(b - a, d - c)
        for nth in range(pairs):
            yield from _between(f"{name} ({c + nth + 1})", was[a + nth], now[c + nth], pen)
        for nth in range(a + pairs, b):
            yield from _plain(_told(f"{name} ({nth + 1})", was[nth], pen), {})
        for nth in range(c + pairs, d):
            yield from _plain({}, _told(f"{name} ({nth + 1})", now[nth], pen))


def _told(name: str, value: object, pen: Pen) -> _Told:
    """Every text under a name, as the language writes it."""
    if isinstance(value, tuple):
        parts = [_told(f"{name} ({nth})", one, pen) for nth, one in enumerate(value, start=1)]
    elif is_dataclass(value) and not _is_value(value):
        parts = [
            _told(_under(name, one.name), getattr(value, one.name), pen) for one in fields(value)
        ]
    elif value is True:
        return {name: pen.words("paper.fact_yes")}
    else:
        return {} if is_empty(value) else {name: value_text(value, pen)}
    return {key: text for part in parts for key, text in part.items()}


def _is_value(value: object) -> bool:
    """Whether what has fields is told as one value: a sum, a text in several languages."""
    return isinstance(value, Prose | Money)


def _under(name: str, part: str) -> str:
    return f"{name}.{part}" if name else part
