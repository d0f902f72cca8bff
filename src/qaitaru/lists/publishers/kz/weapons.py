"""The Agency's list of those connected with weapons of mass destruction, one Russian text each.

The text follows the Security Council's own order of headings; what stands under each is kept as a
claim, and before the first heading stand the names, in Latin letters and in Russian.

Source: Agency for Financial Monitoring of the Republic of Kazakhstan, list under article 12-1 of
the law of 28 August 2009 No. 191-IV, export in XML: ``num``, ``information``, ``decision``,
``date``; headings of the Security Council's lists in Russian.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qaitaru.facts.designations import DesignatedKind, ListedName, ListedNumber, NameKind
from qaitaru.facts.problems import Problem
from qaitaru.lists.content import squashed
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.kz.headings import ALIASES, NUMBERS, SAID, items, sections
from qaitaru.lists.publishers.kz.notes import birth_said, day_said
from qaitaru.lists.publishers.kz.references import keys_of
from qaitaru.lists.publishers.kz.said import Said
from qaitaru.lists.publishers.kz.saying import PUBLISHER, WEAPONS
from qaitaru.lists.publishers.xml_list import holds, opened
from qaitaru.lists.reading import WHOLE, ListChoices, ListReader, ListReading, Part
from qaitaru.lists.scripts import script_of
from qaitaru.lists.tree import Node, claims, numbered, tree_of

_TEXT: Final = "information"
_UNITED: Final = re.compile(r"\b[A-Z]{2}[iev]\.\d{3}\b")


def role_of(_name: str, head: bytes) -> str:
    """By the elements of an entry."""
    return WHOLE if holds(head, "person", _TEXT, "decision") else ""


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The designations of the list."""
    root = opened(parts[0][1], choices, "")
    if isinstance(root, Problem):
        return ListReading(publisher=PUBLISHER, list_name=WEAPONS, problems=(root,))
    tree = tree_of(root, next(path for _, path in numbered([root], "")))
    nodes = [node for node in _within(tree) if node.children(_TEXT)]
    keys, shared = keys_of(list(map(_said, nodes)))
    entries = [_entry(node, key) for node, key in zip(nodes, keys, strict=True)]
    return ListReading(
        publisher=PUBLISHER,
        list_name=WEAPONS,
        designations=tuple(entry.frozen() for entry in entries),
        problems=(*shared, *(one for entry in entries for one in entry.problems)),
    )


def _within(node: Node) -> Iterator[Node]:
    yield node
    for part in node.parts:
        yield from _within(part)


def _said(node: Node) -> Said:
    """What a row is known by: the reference of the United Nations, else its names."""
    names, _ = sections(node.said(_TEXT))
    return Said(
        place=node.place,
        kind=DesignatedKind.UNKNOWN,
        whole=names,
        added=node.said("date"),
        stated=_united(node),
    )


def _united(node: Node) -> str:
    found = _UNITED.search(f"{node.said(_TEXT)} {node.said('decision')}")
    return found[0] if found else ""


def _entry(node: Node, reference: str) -> Entry:
    names, told = sections(node.said(_TEXT))
    person = any(term == "birth_date" for term, _ in told)
    kind = DesignatedKind.PERSON if person else DesignatedKind.ORGANISATION
    entry = Entry(publisher=PUBLISHER, reference=reference, place=node.place, kind=kind)
    entry.claims = claims(node, reference, lambda route: route == "num")
    where = f"{node.place}/{_TEXT}"
    entry.regime(node.said("decision"))
    entry.listed_on = day_said(node.said("date"))
    _say_names(entry, names, where)
    for term, text in told:
        entry.tell(term, text, where)
        _say(entry, term, text, where)
    if united := _united(node):
        entry.number(ListedNumber(kind="other", number=united, said="UN", place=where))
    return entry


def _say_names(entry: Entry, names: str, where: str) -> None:
    """The name in Latin letters and the one in Russian, which a comma parts."""
    first, other = _by_script(names)
    entry.tell("name", first, where)
    entry.name(ListedName(text=first, parts=(("whole", first),), place=where))
    entry.tell("alias", other, where)
    parts = (("whole", other),)
    entry.name(ListedName(text=other, kind=NameKind.ALIAS, parts=parts, place=where))


def _by_script(names: str) -> tuple[str, str]:
    """The names before and after the one comma where the script changes."""
    pieces = [squashed(piece) for piece in names.split(",")]
    scripts = [script_of(piece) for piece in pieces]
    changes = [
        at
        for at in range(1, len(pieces))
        if {scripts[at - 1], scripts[at]} == {"latin", "cyrillic"}
    ]
    if len(changes) != 1:
        return squashed(names).rstrip(" ,"), ""
    at = changes[0]
    return ", ".join(filter(None, pieces[:at])), ", ".join(filter(None, pieces[at:]))


def _say(entry: Entry, term: str, text: str, where: str) -> None:
    """What stands under one heading."""
    for item in items(text):
        if term in ALIASES:
            kind = NameKind.FORMER if term == "former_name" else NameKind.ALIAS
            weak = term == "weak_alias"
            parts = (("whole", item),)
            entry.name(ListedName(text=item, kind=kind, weak=weak, parts=parts, place=where))
        elif term in NUMBERS:
            kind_of, said = NUMBERS[term], SAID[term]
            entry.number(ListedNumber(kind=kind_of, number=item, said=said, place=where))
        else:
            _say_value(entry, term, item, where)


def _say_value(entry: Entry, term: str, item: str, where: str) -> None:
    if term == "birth_date":
        birth = birth_said(item)
        if birth is None:
            entry.doubt("list_date_unreadable", item, where)
        else:
            entry.born_in(birth)
    elif term == "birth_place":
        entry.birth_place(item)
    elif term == "nationality":
        entry.nationality(item)
    elif term == "gender":
        entry.sex(re.split(r"\W", item)[0])
    elif term in ("title", "position"):
        entry.title(item)
    elif term == "address":
        entry.country(item.rpartition(",")[2])


READER = ListReader("kz_weapons", 2, role_of, read)
