"""A party and a designation side by side: the same fields in the same rows, differences marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qaitaru.facts.designations import BirthDate, Designation
from qaitaru.screening.asked import Asked
from qaitaru.screening.evidence.births import birth_text
from qaitaru.screening.hits import Reason


class Agreement(StrEnum):
    """How two values, or a word of them, stand to each other."""

    SAME = "same"
    NEAR = "near"  # spelt or told differently, and still for it
    OTHER = "other"
    SILENT = "silent"  # one side says nothing, or nothing was compared


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a value, marked."""

    text: str
    agreement: Agreement = Agreement.SILENT


@dataclass(frozen=True, slots=True)
class Row:
    """One field of both sides; a value is its words."""

    field: str
    asked: tuple[tuple[Word, ...], ...]
    listed: tuple[tuple[Word, ...], ...]
    agreement: Agreement = Agreement.SILENT

    @property
    def texts(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The values of each side, unmarked."""
        return _texts(self.asked), _texts(self.listed)


_FIELD_OF: Final[Mapping[str, str]] = {
    "name": "name",
    "weak_alias": "name",
    "birth_place": "birth_place",
    "birth": "birth",
    "country": "country",
    "gender": "gender",
    "kind": "kind",
    "number": "number",
}
"""The field a kind of reason is of, by how the kind begins; the longest that fits."""


def side_by_side(asked: Asked, listed: Designation, reasons: Sequence[Reason]) -> list[Row]:
    """Each field that at least one side states, those that were compared first.

    Args:
        reasons: of the hit; what they call equal or other is marked so.
    """
    marks = _marks(reasons)
    told: dict[str, tuple[Sequence[str], Sequence[str]]] = {
        "name": (asked.names, [name.text for name in listed.names]),
        "kind": (_stated(asked.kind.value), _stated(listed.kind.value)),
        "birth": ([*map(_birth, asked.births)], [*map(_birth, _births(listed))]),
        "birth_place": (asked.birth_places, [*_places(listed)]),
        "country": (asked.countries, (*listed.nationalities, *listed.countries)),
        "gender": (_stated(asked.gender.value), _stated(listed.gender.value)),
        "number": (asked.numbers, [number.number for number in listed.numbers]),
        "title": ((), listed.titles),
        "regime": ((), listed.regimes),
        "listed_on": ((), [listed.listed_on.isoformat()] if listed.listed_on else ()),
        "note": ((), [name.note for name in listed.names]),
    }
    words = _name_words(reasons)
    rows = []
    for field, (ours, theirs) in told.items():
        marked = words if field == "name" else ({}, {})
        row = Row(
            field,
            tuple(_value(text, marked[0]) for text in _once(ours)),
            tuple(_value(text, marked[1]) for text in _once(theirs)),
            marks.get(field) or _equal(ours, theirs),
        )
        if row.asked or row.listed:
            rows.append(row)
    return rows


def text_marked(asked: Asked) -> tuple[Word, ...]:
    """The free text of a payment as it stands, the words that were put to the list marked."""
    text = " ".join(asked.text.split())
    wanted = " ".join((*asked.names, *asked.numbers))
    before, found, after = text.partition(wanted) if wanted else (text, "", "")
    parts = ((before, Agreement.SILENT), (found, Agreement.NEAR), (after, Agreement.SILENT))
    return tuple(Word(part, mark) for part, mark in parts if part)


def _birth(birth: BirthDate) -> str:
    told = birth_text(birth)
    return f"≈ {told}" if birth.approximate and not told.startswith("≈") else told


def _births(listed: Designation) -> Iterator[BirthDate]:
    yield from listed.births
    yield from (birth for name in listed.names for birth in name.births)


def _places(listed: Designation) -> Iterator[str]:
    yield from listed.birth_places
    yield from (place for name in listed.names for place in name.birth_places)


def _stated(value: str) -> tuple[str, ...]:
    return () if value in {"", "unknown"} else (value,)


def _once(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]


def _equal(ours: Iterable[str], theirs: Iterable[str]) -> Agreement:
    """What was not weighed and is the same is still the same."""
    return Agreement.SAME if set(ours) & set(theirs) else Agreement.SILENT


def _marks(reasons: Sequence[Reason]) -> dict[str, Agreement]:
    """Each compared field: for the hit, against it, or for it with a difference."""
    effects: dict[str, list[Reason]] = {}
    for one in reasons:
        if field := _field_of(one.kind):
            effects.setdefault(field, []).append(one)
    return {field: _mark(said) for field, said in effects.items()}


def _field_of(kind: str) -> str:
    fitting = [start for start in _FIELD_OF if kind.startswith(start)]
    return _FIELD_OF[max(fitting, key=len)] if fitting else ""


def _mark(said: Sequence[Reason]) -> Agreement:
    speaks_for = any(one.effect > 0 for one in said)
    speaks_against = any(one.effect < 0 for one in said)
    if speaks_for:
        even = all(one.asked.casefold() == one.listed.casefold() for one in said)
        return Agreement.SAME if even and not speaks_against else Agreement.NEAR
    return Agreement.OTHER if speaks_against else Agreement.SILENT


def _name_words(reasons: Sequence[Reason]) -> tuple[dict[str, Agreement], dict[str, Agreement]]:
    """The words of the names that were compared, ours and theirs, each with its mark."""
    ours: dict[str, Agreement] = {}
    theirs: dict[str, Agreement] = {}
    for one in reasons:
        first, second = (list(map(_bare, text.split())) for text in (one.asked, one.listed))
        if one.kind == "name_agrees":
            ours |= {word: _marked(word, second) for word in first}
            theirs |= {word: _marked(word, first) for word in second}
        elif one.kind in {"name_asked_left", "name_listed_left"}:
            ours |= dict.fromkeys(first, Agreement.OTHER)
            theirs |= dict.fromkeys(second, Agreement.OTHER)
    return ours, theirs


def _marked(word: str, others: Sequence[str]) -> Agreement:
    return Agreement.SAME if word in others else Agreement.NEAR


def _value(text: str, marks: Mapping[str, Agreement]) -> tuple[Word, ...]:
    """A value in its words; where no word of it is marked it is one."""
    words = tuple(Word(one, marks.get(_bare(one), Agreement.SILENT)) for one in text.split())
    shared = {Agreement.SAME, Agreement.NEAR}
    return words if any(one.agreement in shared for one in words) else (Word(text),)


def _bare(word: str) -> str:
    return word.strip(",.;:()[]«»\"'").casefold()


def _texts(values: Iterable[Iterable[Word]]) -> tuple[str, ...]:
    return tuple(" ".join(word.text for word in words) for words in values)
