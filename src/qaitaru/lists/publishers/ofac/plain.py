"""OFAC's lists in plain XML: ``sdn.xml`` and ``consolidated.xml``, one element an entry.

Features stand among the documents (``idType`` "Gender"), and the remarks hold only what is left.

Source: OFAC, ``sdnList`` schema (XML.xsd).
"""

from collections.abc import Sequence
from typing import Final

from qaitaru.facts.designations import DesignatedKind, ListedName, ListedNumber, NameKind
from qaitaru.facts.problems import Problem
from qaitaru.lists.entry import Entry
from qaitaru.lists.numbers import number_kind
from qaitaru.lists.publishers.ofac.remarks import NUMBER, Clause
from qaitaru.lists.publishers.ofac.saying import (
    KINDS,
    NAME_KINDS,
    PUBLISHER,
    list_name,
    say_field,
    say_number,
)
from qaitaru.lists.publishers.ofac.terms import CRYPTO, FIELDS, NUMBERS
from qaitaru.lists.publishers.xml_list import day_of, entries_of, opened, root_of
from qaitaru.lists.reading import WHOLE, ListChoices, ListReader, ListReading, Part
from qaitaru.lists.tree import Node, claims

_ROOT: Final = "sdnList"
_LISTS: Final = (
    ("nationalityList/nationality", "country", "nationality"),
    ("citizenshipList/citizenship", "country", "citizenship"),
    ("dateOfBirthList/dateOfBirthItem", "dateOfBirth", "birth_date"),
    ("placeOfBirthList/placeOfBirthItem", "placeOfBirth", "birth_place"),
)


def role_of(_name: str, head: bytes) -> str:
    """By the root's name."""
    return WHOLE if root_of(head)[0] == _ROOT else ""


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The designations of the list."""
    part = parts[0][1]
    root = opened(part, choices, _ROOT)
    if isinstance(root, Problem):
        return ListReading(publisher=PUBLISHER, list_name="sdn", problems=(root,))
    heading = next(entries_of(root, "publshInformation"), None)
    said = heading.said("Publish_Date") if heading else ""
    entries = [_entry(node) for node in entries_of(root, "sdnEntry")]
    return ListReading(
        publisher=PUBLISHER,
        list_name=list_name((part.name,), (one for entry in entries for one in entry.regimes)),
        published_on=day_of(said, "%m/%d/%Y"),
        published_text=said,
        designations=tuple(entry.frozen() for entry in entries),
        problems=tuple(one for entry in entries for one in entry.problems),
    )


def _entry(node: Node) -> Entry:
    said = node.said("sdnType")
    kind = KINDS.get(said.lower(), DesignatedKind.UNKNOWN)
    reference = node.said("uid")
    entry = Entry(publisher=PUBLISHER, reference=reference, place=node.place, kind=kind)
    entry.claims = claims(node, reference, _is_record)
    if kind is DesignatedKind.UNKNOWN:
        entry.doubt("list_kind_unknown", said, node.place, ", ".join(filter(None, KINDS)))
    entry.name(_name(entry, node, NameKind.PRIMARY))
    for regime in node.each("programList/program"):
        entry.regime(regime.text)
    entry.title(node.said("title"))
    for alias in _below(node, "akaList/aka"):
        name_kind = NAME_KINDS.get(alias.said("type")[:1].lower(), NameKind.ALIAS)
        entry.name(_name(entry, alias, name_kind))
    for route, below, term in _LISTS:
        for one in _below(node, route):
            say_field(entry, term, one.said(below), one.place)
    for address in _below(node, "addressList/address"):
        say_field(entry, "address.country", address.said("country"), address.place)
    for one in _below(node, "idList/id"):
        _say_document(entry, one)
    _say_ship(entry, node)
    return entry


def _name(entry: Entry, node: Node, kind: NameKind) -> ListedName:
    family, given = node.said("lastName"), node.said("firstName")
    person = entry.kind is DesignatedKind.PERSON
    roles = ("family", "given") if person and given else ("whole", "given")
    parts = tuple((role, text) for role, text in zip(roles, (family, given), strict=True) if text)
    return ListedName(
        text=", ".join(filter(None, (family, given))),
        kind=kind,
        weak=node.said("category").lower() == "weak",
        parts=parts,
        place=node.place,
    )


def _say_document(entry: Entry, node: Node) -> None:
    """A document, or one of the features that stand among them."""
    said, number = node.said("idType"), node.said("idNumber")
    if said in FIELDS:
        say_field(entry, FIELDS[said], number, node.place)
        return
    crypto = said.startswith(CRYPTO)
    if not crypto and said not in NUMBERS and not any(letter.isdigit() for letter in number):
        return
    dates = (("issued", node.said("issueDate")), ("expires", node.said("expirationDate")))
    clause = Clause(
        text=number,
        field=NUMBER,
        value=number,
        said=said.removeprefix(CRYPTO),
        kind="crypto" if crypto else NUMBERS.get(said) or number_kind(said),
        country=node.said("idCountry"),
        note=" ".join(f"{word} {day}" for word, day in dates if day),
    )
    say_number(entry, clause, node.place)


def _say_ship(entry: Entry, node: Node) -> None:
    for ship in node.children("vesselInfo"):
        say_field(entry, "vessel.flag", ship.said("vesselFlag"), ship.place)
        sign = ship.said("callSign")
        entry.number(
            ListedNumber(
                kind="other", number=sign, said="Vessel Call Sign", country="", place=ship.place
            )
        )


def _below(node: Node, route: str) -> list[Node]:
    above, _, name = route.partition("/")
    return [one for group in node.children(above) for one in group.children(name)]


def _is_record(route: str) -> bool:
    return route.rpartition("/")[2] in ("uid", "mainEntry")


READER = ListReader("ofac_xml", 1, role_of, read)
