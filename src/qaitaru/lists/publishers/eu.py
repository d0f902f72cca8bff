"""The EU's consolidated financial sanctions list, FSF XML 1.1.

A man is named once per language of the Union and once per spelling; no name is marked as the
first. The one that was registered first is taken for it.

Source: European Commission, Financial Sanctions Files, export schema 1.1
(``http://eu.europa.ec/fpi/fsd/export``).
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

from qaitaru.facts.designations import BirthDate, DesignatedKind, ListedName, ListedNumber, NameKind
from qaitaru.facts.problems import Problem
from qaitaru.lists.births import birth_of, born_in_years
from qaitaru.lists.content import squashed
from qaitaru.lists.countries import country_of
from qaitaru.lists.entry import Entry
from qaitaru.lists.numbers import number_kind
from qaitaru.lists.publishers.xml_list import day_of, entries_of, holds, opened, root_of
from qaitaru.lists.reading import WHOLE, ListChoices, ListReader, ListReading, Part
from qaitaru.lists.tree import Node, claims

PUBLISHER: Final = "eu"
_LIST: Final = "fsf"
_ROOT: Final = "export"
_NAMESPACE: Final = "/fsd/export"
_KINDS: Final = {"person": DesignatedKind.PERSON, "enterprise": DesignatedKind.ORGANISATION}
_NUMBERS: Final = {
    "bic": "bic",
    "diplomaticpassport": "passport",
    "fiscalcode": "tax_id",
    "id": "national_id",
    "imo": "imo",
    "passport": "passport",
    "regnumber": "registration",
    "ssn": "national_id",
    "swiftbic": "bic",
    "tradelic": "registration",
    "travelid": "passport",
    "travelpass": "passport",
}
_PARTS: Final = (("given", "firstName"), ("given", "middleName"), ("family", "lastName"))
_STATES: Final = ("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer")
_NOTED: Final = ("issuedBy", "issueDate", "validFrom", "validTo", "region", "nameOnDocument")
_NO_COUNTRY: Final = ("", "00")
_WEAK: Final = re.compile(r"\b(?:low|weak)\b[- ]quality", re.IGNORECASE)


def role_of(_name: str, head: bytes) -> str:
    """By the root and its namespace, or the first entry below it."""
    root, attributes = root_of(head)
    known = _NAMESPACE in attributes or holds(head, "sanctionEntity")
    return WHOLE if root == _ROOT and known else ""


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The designations of the list."""
    root = opened(parts[0][1], choices, _ROOT)
    if isinstance(root, Problem):
        return ListReading(publisher=PUBLISHER, list_name=_LIST, problems=(root,))
    generated = str(root.get("generationDate", ""))
    entries = [_entry(node) for node in entries_of(root, "sanctionEntity")]
    return ListReading(
        publisher=PUBLISHER,
        list_name=_LIST,
        published_on=_day_in_utc(generated),
        published_text=generated,
        designations=tuple(entry.frozen() for entry in entries),
        problems=tuple(one for entry in entries for one in entry.problems),
    )


def _entry(node: Node) -> Entry:
    reference = _at(node, "euReferenceNumber") or _at(node, "logicalId")
    said = next((_at(one, "code") for one in node.children("subjectType")), "")
    kind = _KINDS.get(said, DesignatedKind.UNKNOWN)
    entry = Entry(publisher=PUBLISHER, reference=reference, place=node.place, kind=kind)
    entry.claims = claims(node, reference, _is_record)
    if kind is DesignatedKind.UNKNOWN:
        entry.doubt("list_kind_unknown", said, node.place, ", ".join(_KINDS))
    entry.listed_on = day_of(_at(node, "designationDate"))
    for act in node.children("regulation"):
        entry.regime(_at(act, "programme"))
        if _at(act, "regulationType") == "amendment":
            entry.amended(day_of(_at(act, "publicationDate")))
    _say_names(entry, node)
    for one in node.children("birthdate"):
        _say_birth(entry, one)
    for one in node.children("citizenship"):
        entry.nationality(_country(one))
    for one in node.children("address"):
        entry.country(_country(one))
    for one in node.children("identification"):
        _say_document(entry, one)
    united = _at(node, "unitedNationId")
    entry.number(ListedNumber(kind="other", number=united, said="unitedNationId", place=node.place))
    return entry


def _say_names(entry: Entry, node: Node) -> None:
    names = node.children("nameAlias")
    first = min(names, key=_registered, default=None)
    for one in names:
        entry.name(_name(one, NameKind.PRIMARY if one is first else NameKind.ALIAS))
        entry.sex(_at(one, "gender"))
        for field in ("title", "function"):
            entry.title(_at(one, field))


def _registered(name: Node) -> tuple[int, int]:
    """Strong names before weak ones, then by the number under which they were registered."""
    number = _at(name, "logicalId")
    return _is_weak(name), int(number) if number.isdecimal() else 0


def _name(node: Node, kind: NameKind) -> ListedName:
    whole = _at(node, "wholeName")
    parts = tuple((role, text) for role, field in _PARTS if (text := _at(node, field)))
    return ListedName(
        text=whole or " ".join(text for _, text in parts),
        kind=kind,
        weak=_is_weak(node),
        parts=parts or (("whole", whole),),
        language=_at(node, "nameLanguage").lower(),
        note=node.said("remark"),
        place=node.place,
    )


def _is_weak(node: Node) -> bool:
    """By its own mark, or by the words that some acts put beside the name."""
    return _at(node, "strong") == "false" or bool(_WEAK.search(node.said("remark")))


def _say_birth(entry: Entry, node: Node) -> None:
    where = ", ".join(
        text
        for field in ("city", "place", "region", "countryDescription")
        if (text := _at(node, field).strip("-")) and text != "UNKNOWN"
    )
    entry.birth_place(where)
    birth = _birth(node)
    if birth is not None:
        entry.born_in(birth)
    elif any(_at(node, field) for field in ("birthdate", "year", "yearRangeFrom", "yearRangeTo")):
        said = (
            _at(node, field) for field in ("calendarType", "birthdate", "year", "yearRangeFrom")
        )
        entry.doubt("list_date_unreadable", " ".join(filter(None, said)), node.place)


def _birth(node: Node) -> BirthDate | None:
    """A day, which stands converted; a month, a year or years only of the calendar in use."""
    circa = _at(node, "circa") == "true"
    day = _at(node, "birthdate")
    if day:
        return birth_of(day, approximate=circa)
    if _at(node, "calendarType") not in ("", "GREGORIAN"):
        return None
    first, last = _at(node, "yearRangeFrom"), _at(node, "yearRangeTo")
    if first or last:
        start, end = first or last, last or first
        years = f"{start}-{end}"
        if not (start.isdecimal() and end.isdecimal()):
            return None
        return born_in_years(int(start), int(end), approximate=circa, original=years)
    year, month = _at(node, "year"), _at(node, "monthOfYear")
    text = f"{year}-{month:0>2}" if month not in ("", "0") else year
    return birth_of(text, approximate=circa) if year else None


def _say_document(entry: Entry, node: Node) -> None:
    said, code = _at(node, "identificationTypeDescription"), _at(node, "identificationTypeCode")
    states = [field for field in _STATES if _at(node, field) == "true"]
    noted = [f"{field} {_at(node, field)}" for field in _NOTED if _at(node, field)]
    entry.number(
        ListedNumber(
            kind=_NUMBERS.get(code) or number_kind(said or code),
            number=_at(node, "number") or _at(node, "latinNumber"),
            said=said or code,
            country=country_of(_country(node)),
            note="; ".join([*states, *noted, *filter(None, [node.said("remark")])]),
            place=node.place,
        )
    )


def _country(node: Node) -> str:
    """The code, or the word where the code is none."""
    code = _at(node, "countryIso2Code")
    said = code if code not in _NO_COUNTRY else _at(node, "countryDescription")
    return "" if said == "UNKNOWN" else said


def _at(node: Node, field: str) -> str:
    return squashed(node.attributes.get(field, ""))


def _is_record(route: str) -> bool:
    return route.rpartition("@")[2] in ("logicalId", "regulationLanguage")


def _day_in_utc(text: str) -> date | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return day_of(text)
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date()


READER = ListReader("eu_fsf", 1, role_of, read)
