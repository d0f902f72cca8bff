"""A target of the Swiss list as an entry: identities, documents, places, changes.

Source: SECO, swiss-sanctions-list schema, ``target``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from qaitaru.facts.designations import BirthDate, DesignatedKind, ListedNumber
from qaitaru.lists.births import birth_of
from qaitaru.lists.content import squashed
from qaitaru.lists.countries import country_of
from qaitaru.lists.entry import Entry
from qaitaru.lists.numbers import number_kind
from qaitaru.lists.publishers.seco.history import AMENDED, LISTED, Change
from qaitaru.lists.publishers.seco.names import names_of, titles_of
from qaitaru.lists.publishers.xml_list import day_of
from qaitaru.lists.tree import Node, claims

PUBLISHER: Final = "seco"
LIST: Final = "sanctions"
_BODIES: Final = {"individual": DesignatedKind.PERSON, "entity": DesignatedKind.ORGANISATION}
_OBJECTS: Final = {"vessel": DesignatedKind.VESSEL, "aircraft": DesignatedKind.AIRCRAFT}
_DAYS: Final = ("effective-date", "publication-date", "enactment-date")
_DOCUMENTS: Final = {
    "passport": "passport",
    "diplomatic-passport": "passport",
    "id-card": "national_id",
    "ssn": "national_id",
    "driver-license": "other",
    "driving-license": "other",
}
_NUMBER_SAID: Final = re.compile(r"(?P<said>[^:]{2,60}?) ?: ?(?P<number>\S*[0-9]\S*?)[.;]?")


@dataclass(frozen=True, slots=True)
class Tables:
    """What targets refer to by number: programmes by their sets, and places."""

    programmes: dict[str, str] = field(default_factory=dict)
    places: dict[str, Node] = field(default_factory=dict)

    @staticmethod
    def of(nodes: Iterable[Node]) -> "Tables":
        """The tables that stand beside the targets."""
        tables = Tables()
        for node in nodes:
            if node.name == "place":
                tables.places[_at(node, "ssid")] = node
            elif node.name == "sanctions-program":
                name = _in_english(node, "program-key") or _in_english(node, "program-name")
                for one in node.children("sanctions-set"):
                    tables.programmes[_at(one, "ssid")] = name
        return tables


def changes_of(target: Node) -> list[Change]:
    """The changes of a target in the order of the file, newest first."""
    return [
        Change(_at(one, "modification-type"), next(filter(None, map(day_of, _days(one))), None))
        for one in target.children("modification")
    ]


def entry_of(target: Node, tables: Tables) -> Entry:
    """The entry of a target that stands on the list."""
    reference, body = _at(target, "ssid"), _body(target)
    entry = Entry(publisher=PUBLISHER, reference=reference, place=target.place, kind=_kind(body))
    entry.claims = claims(target, reference, _is_record)
    if entry.kind is DesignatedKind.UNKNOWN:
        found = _at(body, "object-type") or body.name
        entry.doubt("list_kind_unknown", found, body.place, ", ".join((*_BODIES, *_OBJECTS)))
    _say_programmes(entry, target, tables)
    _say_changes(entry, changes_of(target))
    entry.sex(_at(body, "sex"))
    for identity in body.children("identity"):
        _say_identity(entry, identity, tables)
    for one in body.children("other-information"):
        _say_information(entry, one)
    for one in target.children("foreign-identifier"):
        number = squashed(one.text)
        said = "foreign-identifier"
        entry.number(ListedNumber(kind="other", number=number, said=said, place=one.place))
    return entry


def _body(target: Node) -> Node:
    known = (part for part in target.parts if part.name in (*_BODIES, "object"))
    return next(known, target)


def _kind(body: Node) -> DesignatedKind:
    unknown = DesignatedKind.UNKNOWN
    return _BODIES.get(body.name) or _OBJECTS.get(_at(body, "object-type"), unknown)


def _say_programmes(entry: Entry, target: Node, tables: Tables) -> None:
    sets = [squashed(one.text) for one in target.children("sanctions-set-id")]
    for number in filter(None, [_at(target, "sanctions-set-id"), *sets]):
        name = tables.programmes.get(number, "")
        if not name:
            entry.doubt("list_reference_unresolved", number, target.place, "sanctions-set")
        entry.regime(entry.tell("regime", name or number, target.place))


def _say_changes(entry: Entry, changes: list[Change]) -> None:
    """The day of the last listing, and of each amendment; the file tells the newest first."""
    entry.listed_on = next((one.day for one in changes if one.kind == LISTED), None)
    for change in changes:
        if change.kind == AMENDED:
            entry.amended(change.day)


def _say_identity(entry: Entry, identity: Node, tables: Tables) -> None:
    """One identity; what belongs to another than the main one belongs to its names."""
    births = _births(entry, identity)
    places = [_place(one, tables, entry) for one in identity.children("place-of-birth")]
    main = _at(identity, "main") != "false"
    for one in identity.children("name"):
        for name in names_of(one):
            own = name if main else replace(name, births=births, birth_places=tuple(places))
            entry.name(own)
        for title in titles_of(one):
            entry.title(title)
    if main:
        _say_birth(entry, births, places)
    _say_belonging(entry, identity, tables)


def _say_birth(entry: Entry, births: Iterable[BirthDate], places: Iterable[str]) -> None:
    for birth in births:
        entry.born_in(birth)
    for place in places:
        entry.birth_place(place)


def _say_belonging(entry: Entry, identity: Node, tables: Tables) -> None:
    """Where an identity belongs: nationalities, addresses, documents."""
    for one in identity.children("nationality"):
        for country in one.children("country"):
            entry.nationality(_at(country, "iso-code") or country.text)
    for one in identity.children("address"):
        _place(one, tables, entry)
        entry.country(_country_of_place(one, tables))
    for one in identity.children("identification-document"):
        _say_document(entry, one)


def _births(entry: Entry, identity: Node) -> tuple[BirthDate, ...]:
    found = []
    for one in identity.children("day-month-year"):
        year, month, day = (_at(one, part) for part in ("year", "month", "day"))
        text = "-".join(part.zfill(2) for part in (year, month, month and day) if part)
        gregorian = _at(one, "calendar").lower() in ("", "gregorian")
        birth = birth_of(text) if gregorian and year else None
        if birth is not None:
            found.append(birth)
        else:
            entry.doubt("list_date_unreadable", f"{_at(one, 'calendar')} {text}", one.place)
    return tuple(found)


def _place(node: Node, tables: Tables, entry: Entry) -> str:
    """A place by its number, with what stands beside the number."""
    number = _at(node, "place-id")
    known = tables.places.get(number)
    if known is None and number:
        entry.doubt("list_reference_unresolved", number, node.place, "place")
    fields = ("location", "area", "country")
    told = [one.said(name) for one in (node, known) if one is not None for name in fields]
    text = ", ".join(dict.fromkeys(filter(None, told)))
    return entry.tell(node.name, text, known.place if known is not None else node.place)


def _country_of_place(node: Node, tables: Tables) -> str:
    for one in (node, tables.places.get(_at(node, "place-id"))):
        for country in one.children("country") if one is not None else ():
            return _at(country, "iso-code") or country.text
    return ""


def _say_document(entry: Entry, node: Node) -> None:
    said = _at(node, "document-type")
    issuer = next(iter(node.children("issuer")), None)
    dates = (f"{name} {node.said(name)}" for name in ("date-of-issue", "expiry-date"))
    notes = [text for text in dates if not text.endswith(" ")]
    country = (_at(issuer, "code") or issuer.text) if issuer is not None else ""
    entry.number(
        ListedNumber(
            kind=_DOCUMENTS.get(said) or number_kind(said),
            number=node.said("number"),
            said=said,
            country=country_of(country),
            note="; ".join([*notes, *filter(None, [node.said("remark")])]),
            place=node.place,
        )
    )


def _say_information(entry: Entry, node: Node) -> None:
    """A number told in a sentence of its own: ``IMO Number: 8405270``."""
    found = _NUMBER_SAID.fullmatch(squashed(node.text))
    kind = number_kind(found["said"]) if found else "other"
    if found and kind != "other":
        entry.number(
            ListedNumber(kind=kind, number=found["number"], said=found["said"], place=node.place)
        )


def _days(change: Node) -> list[str]:
    return [text for name in _DAYS if (text := _at(change, name))]


def _in_english(node: Node, name: str) -> str:
    told = {_at(one, "lang"): squashed(one.text) for one in node.children(name)}
    return told.get("eng") or next(iter(told.values()), "")


def _at(node: Node, name: str) -> str:
    return squashed(node.attributes.get(name, ""))


def _is_record(route: str) -> bool:
    return route.rpartition("@")[2] == "ssid" or route.endswith("@place-id")
