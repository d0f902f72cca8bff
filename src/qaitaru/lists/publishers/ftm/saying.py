"""A FollowTheMoney target with what belongs to it, as an entry."""

from collections.abc import Iterator, Sequence
from typing import Final

from qaitaru.facts.designations import DesignatedKind, ListedName, ListedNumber, NameKind
from qaitaru.lists.content import BOOKKEEPING, squashed
from qaitaru.lists.countries import country_of
from qaitaru.lists.entry import Entry
from qaitaru.lists.numbers import number_kind
from qaitaru.lists.publishers.ftm.shape import Entity
from qaitaru.lists.publishers.ftm.terms import (
    COUNTRIES,
    DOCUMENTS,
    KINDS,
    LISTED,
    NAMES,
    NATIONALITIES,
    NUMBERS,
    PROGRAMMES,
    TITLES,
)
from qaitaru.lists.publishers.json_tree import leaves
from qaitaru.lists.publishers.xml_list import day_of

_SANCTION: Final = "Sanction"
_RECORDS: Final = ("first_seen", "last_seen", "last_change", "referents", "caption", "datasets")


def entry_of(target: Entity, belongings: Sequence[Entity]) -> Entry:
    """The entry of a target."""
    entry = Entry(
        publisher="ftm",
        reference=target.id,
        place=target.place,
        kind=KINDS.get(target.schema, DesignatedKind.UNKNOWN),
    )
    _tell(entry, target, "")
    for one in belongings:
        _tell(entry, one, f"{one.schema}/")
    for name in _names(target):
        entry.name(name)
    _say(entry, target)
    for one in belongings:
        if one.schema == _SANCTION:
            _say_sanction(entry, one)
        elif one.schema in DOCUMENTS:
            _say_document(entry, one)
    if not entry.regimes:
        for programme in target.all("programId", "program"):
            entry.regime(programme)
    return entry


def _tell(entry: Entry, entity: Entity, above: str) -> None:
    """Every value of an entity as a claim; in no order of the file, which keeps none itself."""
    for field, text, _ in leaves(entity.envelope):
        term = f"{above}{field}"
        record = field.partition("/")[0] in _RECORDS
        entry.tell(BOOKKEEPING + term if record else term, text, entity.place)
    for field, texts in sorted(entity.properties.items()):
        for text in sorted(texts):
            entry.tell(f"{above}{field}", text, entity.place)


def _names(entity: Entity) -> Iterator[ListedName]:
    first = True
    for field, kind, weak in NAMES:
        for text in map(squashed, entity.all(field)):
            own = kind if kind is not NameKind.PRIMARY or first else NameKind.ALIAS
            first = False
            parts = (("whole", text),)
            yield ListedName(text=text, kind=own, weak=weak, parts=parts, place=entity.place)


def _say(entry: Entry, entity: Entity) -> None:
    for text in entity.all("birthDate"):
        entry.born(text, entity.place)
    for text in entity.all("birthPlace"):
        entry.birth_place(text)
    for text in entity.all(*NATIONALITIES):
        entry.nationality(text)
    for text in entity.all(*COUNTRIES):
        entry.country(text)
    for text in entity.all(*TITLES):
        entry.title(text)
    for text in entity.all("gender"):
        entry.sex(text)
    for field, kind in NUMBERS.items():
        for text in map(squashed, entity.all(field)):
            number = text.removeprefix("IMO").strip() if kind == "imo" else text
            said = entity.first("currency") if kind == "crypto" else field
            entry.number(ListedNumber(kind=kind, number=number, said=said, place=entity.place))


def _say_sanction(entry: Entry, sanction: Entity) -> None:
    for name in next(filter(None, (sanction.all(field) for field in PROGRAMMES)), ()):
        entry.regime(name)
    days = [day for text in sanction.all(*LISTED) if (day := day_of(text))]
    known = [day for day in (entry.listed_on, *days) if day is not None]
    entry.listed_on = min(known, default=None)


def _say_document(entry: Entry, document: Entity) -> None:
    said = document.first("type") or document.schema
    kind = DOCUMENTS[document.schema] or number_kind(said)
    crypto = kind == "crypto"
    dates = (f"{field} {document.first(field)}" for field in ("startDate", "endDate"))
    entry.number(
        ListedNumber(
            kind=kind,
            number=squashed(document.first("publicKey" if crypto else "number")),
            said=document.first("currency") if crypto else said,
            country=country_of(document.first("country")),
            note="; ".join(text for text in dates if not text.endswith(" ")),
            place=document.place,
        )
    )
