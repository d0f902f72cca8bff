"""OFAC's lists in advanced XML: ``sdn_advanced.xml`` and ``cons_advanced.xml``.

Everything is a number that a set above, or a party below, explains: the sets are read first, then
the places and documents, then the parties, and at last when and under what each was listed.

Source: OFAC, advanced XML (ADVANCED_XML.xsd), version 3.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from lxml.etree import _Element

from qaitaru.facts.designations import NameKind
from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.ofac.advanced.dates import day_in
from qaitaru.lists.publishers.ofac.advanced.party import (
    document_of,
    entry_of,
    identities_of,
    say_measures,
)
from qaitaru.lists.publishers.ofac.advanced.stream import elements_of
from qaitaru.lists.publishers.ofac.advanced.values import Values
from qaitaru.lists.publishers.ofac.remarks import Clause
from qaitaru.lists.publishers.ofac.saying import PUBLISHER, joined
from qaitaru.lists.publishers.xml_list import holds, root_of
from qaitaru.lists.reading import WHOLE, ListChoices, ListReader, ListReading, Part

_ROOT: Final = "Sanctions"
_SDN: Final = "SDN List"
_MOST_SHOWN: Final = 20


@dataclass(slots=True)
class _Read:
    """What has been read so far."""

    values: Values = field(default_factory=Values)
    issued: date | None = None
    documents: dict[str, list[Clause]] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)  # by profile
    lists: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def role_of(_name: str, head: bytes) -> str:
    """By the root and its namespace or the sets below it."""
    root, attributes = root_of(head)
    known = "ADVANCED_XML" in attributes or holds(head, "ReferenceValueSets")
    return WHOLE if root == _ROOT and known else ""


def read(parts: Sequence[tuple[str, Part]], _choices: ListChoices) -> ListReading:
    """The designations of the list."""
    found = _Read()
    for told in elements_of(parts[0][1].raw):
        if isinstance(told, Problem):
            found.problems.append(told)
        else:
            name, path, element = told
            _TAKE[name](found, element, path)
    entries = list(found.entries.values())
    missing = list(dict.fromkeys(found.values.missing))[:_MOST_SHOWN]
    problems = [
        *found.problems,
        *(_unresolved(name, number) for name, number in missing),
        *(one for entry in entries for one in entry.problems),
    ]
    return ListReading(
        publisher=PUBLISHER,
        list_name="sdn" if _SDN in found.lists or not found.lists else "consolidated",
        published_on=found.issued,
        published_text=found.issued.isoformat() if found.issued else "",
        designations=tuple(entry.frozen() for entry in entries),
        problems=tuple(problems),
    )


def _unresolved(name: str, number: str) -> Problem:
    return Problem("list_reference_unresolved", Severity.DOUBTFUL, WHOLE_FILE, number, name)


def _take_issue(found: _Read, element: _Element, _path: str) -> None:
    found.issued = day_in(element)


def _take_sets(found: _Read, element: _Element, _path: str) -> None:
    found.values.take_sets(element)


def _take_location(found: _Read, element: _Element, _path: str) -> None:
    found.values.take_location(element)


def _take_document(found: _Read, element: _Element, _path: str) -> None:
    identity, document = document_of(element, found.values)
    found.documents.setdefault(identity, []).append(document)


def _take_party(found: _Read, element: _Element, path: str) -> None:
    own = (found.documents.pop(number, []) for number in identities_of(element))
    documents = [document for some in own for document in some]
    entry = entry_of(element, found.values, documents, path)
    profile = element.find("{*}Profile")
    key = profile.get("ID", "") if profile is not None else entry.reference
    if key in found.entries:
        found.problems.append(
            Problem("list_reference_twice", Severity.REFUSED, place(xpath=path), key)
        )
    found.entries[key] = entry


def _take_relationship(found: _Read, element: _Element, path: str) -> None:
    """A link of one party to another, told of the one it starts from."""
    source = found.entries.get(element.get("From-ProfileID", ""))
    target = found.entries.get(element.get("To-ProfileID", ""))
    if source is None or target is None:
        number = element.get("To-ProfileID" if source else "From-ProfileID", "")
        found.values.missing.append(("Profile", number))
        return
    said = found.values.said("RelationType", element.get("RelationTypeID", ""))
    quality = found.values.said("RelationQuality", element.get("RelationQualityID", ""))
    former = "former" if element.get("Former") == "true" else ""
    named = sorted(target.names, key=lambda one: one.kind is not NameKind.PRIMARY)
    name = named[0].text if named else ""
    where = place(xpath=path)
    comment = element.findtext("{*}Comment") or ""
    source.tell("linked_to", name, where, original=joined(said, quality, former, name, comment))
    source.tell("linked_to.reference", target.reference, where)
    source.tell("linked_to.relation", joined(said, quality, former, comment), where)


def _take_entry(found: _Read, element: _Element, path: str) -> None:
    entry = found.entries.get(element.get("ProfileID", ""))
    if entry is None:
        found.values.missing.append(("Profile", element.get("ProfileID", "")))
        return
    named = found.values.said("List", element.get("ListID", ""))
    found.lists.add(named)
    entry.tell("list", named, place(xpath=path))
    say_measures(entry, element, found.values, path)


_TAKE: Final[dict[str, Callable[[_Read, _Element, str], None]]] = {
    "DateOfIssue": _take_issue,
    "ReferenceValueSets": _take_sets,
    "Location": _take_location,
    "IDRegDocument": _take_document,
    "DistinctParty": _take_party,
    "ProfileRelationship": _take_relationship,
    "SanctionsEntry": _take_entry,
}

READER = ListReader("ofac_advanced", 1, role_of, read)
