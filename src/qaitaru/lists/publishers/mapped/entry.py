"""A row of a mapped table as an entry."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.facts.designations import DesignatedKind, ListedName, ListedNumber, NameKind
from qaitaru.lists.content import squashed
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.mapped.mapping import NUMBERS, ListMapping
from qaitaru.lists.publishers.xml_list import day_of

_PARTS: Final = ("family", "given", "patronymic")
_NAMES: Final = {
    "alias": (NameKind.ALIAS, False),
    "weak_alias": (NameKind.ALIAS, True),
    "former_name": (NameKind.FORMER, False),
    "original_name": (NameKind.ORIGINAL, False),
}
_VERBS: Final[dict[str, Callable[[Entry, str], None]]] = {
    "birth_place": Entry.birth_place,
    "nationality": Entry.nationality,
    "country": Entry.country,
    "gender": Entry.sex,
    "title": Entry.title,
    "regime": Entry.regime,
}


@dataclass(frozen=True, slots=True)
class MappedRow:
    """One row: its values by field, and every cell with its heading and place."""

    mapping: ListMapping
    values: dict[str, str]
    told: tuple[tuple[str, str, str], ...]
    place: str

    def said(self, field: str) -> str:
        """The value of a field: the row's own, else the mapping's constant."""
        own = squashed(self.values.get(field, ""))
        return own or self.mapping.constants.get(field, "")

    def each(self, field: str) -> list[str]:
        """The values of a field that may hold several."""
        joined = "|".join(map(re.escape, self.mapping.separators)) or "(?!)"
        parts = re.split(joined, self.values.get(field, "")) if self.values.get(field) else []
        found = [text for text in map(squashed, parts) if text]
        return found or [text for text in (self.mapping.constants.get(field, ""),) if text]


def entry_of(row: MappedRow, seen: Counter[str]) -> Entry:
    """The entry of a row.

    Args:
        row: as the table and its mapping say it.
        seen: references made up so far; only where the table has none of its own.
    """
    names = list(_names(row))
    reference = row.said("reference") or _made_up(row, names, seen)
    entry = Entry(publisher=row.mapping.publisher, reference=reference, place=row.place)
    entry.kind = _kind(row, entry)
    for heading, text, where in row.told:
        entry.tell(squashed(heading) or where.rpartition("=")[2], text, where)
    for name in names:
        entry.name(name)
    for text in row.each("birth_date"):
        entry.born(text, row.place)
    for field, verb in _VERBS.items():
        for text in row.each(field):
            verb(entry, text)
    for kind in NUMBERS:
        for text in row.each(kind):
            entry.number(ListedNumber(kind=kind, number=text, said=kind, place=row.place))
    entry.listed_on = _day(row, entry, "listed_on")
    entry.amended(_day(row, entry, "amended_on"))
    return entry


def _names(row: MappedRow) -> Iterator[ListedName]:
    parts = tuple((role, text) for role in _PARTS if (text := row.said(role)))
    wholes = row.each("name")
    if parts:
        text = " ".join(text for _, text in parts)
        yield ListedName(text=text, parts=parts, place=row.place)
    for at, text in enumerate(wholes):
        kind = NameKind.PRIMARY if at == 0 and not parts else NameKind.ALIAS
        yield _whole(text, kind, row, weak=False)
    for field, (kind, weak) in _NAMES.items():
        for text in row.each(field):
            yield _whole(text, kind, row, weak=weak)


def _whole(text: str, kind: NameKind, row: MappedRow, *, weak: bool) -> ListedName:
    return ListedName(text=text, kind=kind, weak=weak, parts=(("whole", text),), place=row.place)


def _made_up(row: MappedRow, names: list[ListedName], seen: Counter[str]) -> str:
    """The name with the date of birth, numbered where it is met again."""
    name = names[0].text if names else ""
    own = f"{name.upper()} {row.said('birth_date')}".strip()
    seen[own] += 1
    return own if seen[own] == 1 else f"{own} ({seen[own]})"


def _kind(row: MappedRow, entry: Entry) -> DesignatedKind:
    said = row.said("kind")
    named = row.mapping.kinds.get(said.lower(), said.lower())
    if not said:
        return DesignatedKind.UNKNOWN
    if named not in tuple(DesignatedKind):
        entry.doubt("list_kind_unknown", said, row.place, ", ".join(DesignatedKind))
        return DesignatedKind.UNKNOWN
    return DesignatedKind(named)


def _day(row: MappedRow, entry: Entry, field: str) -> date | None:
    said = row.said(field)
    day = day_of(said, *row.mapping.date_formats) if said else None
    if said and day is None:
        entry.doubt("list_date_unreadable", said, row.place)
    return day
