"""An entry of an XML list as a small tree: every element by its local name, with its XPath.

A reader asks it for what it knows; ``claims`` hands out everything there is, in the order of the
file, so that nothing an entry says is lost whether a reader knows it or not.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from qaitaru.facts.claims import Claim
from qaitaru.facts.places import place
from qaitaru.ingest.xml.records import local_name
from qaitaru.lists.content import BOOKKEEPING, claim_of, squashed

_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"


@dataclass(slots=True)
class Node:
    """One element: its own text and attributes as they stand, and the elements below it."""

    name: str
    path: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list["Node"] = field(default_factory=list)

    def children(self, name: str) -> list["Node"]:
        """The elements of a name right below, in the order of the file."""
        return [part for part in self.parts if part.name == name]

    def said(self, route: str) -> str:
        """The squashed text of the first element at a route that says something; else empty."""
        name, _, below = route.partition("/")
        found = (
            child.said(below) if below else squashed(child.text) for child in self.children(name)
        )
        return next(filter(None, found), "")

    def each(self, route: str) -> list["Node"]:
        """The elements at a route of two names that say something: ``TITLE/VALUE``."""
        name, _, below = route.partition("/")
        above = self.children(name)
        found = [part for one in above for part in one.children(below)] if below else above
        return [one for one in found if squashed(one.text)]

    @property
    def place(self) -> str:
        """Where it stands."""
        return place(xpath=self.path)


def tree_of(element: _Element, path: str) -> Node:
    """The tree below an element that stands at ``path``; names met twice are numbered from 1."""
    node = Node(_name(element), path, element.text or "")
    if element.attrib:
        node.attributes = {
            local_name(str(key)): str(said)
            for key, said in element.attrib.items()
            if not str(key).startswith(_INSTANCE)
        }
    if len(element):
        node.text += "".join(one.tail or "" for one in element)
        below = list(element.iterchildren("*"))
        node.parts = [tree_of(one, where) for one, where in numbered(below, path)]
    return node


def numbered(elements: list[_Element], path: str) -> Iterator[tuple[_Element, str]]:
    """Elements right below ``path``, each with its own path."""
    names = [_name(one) for one in elements]
    if len(set(names)) == len(names):
        yield from ((one, f"{path}/{name}") for one, name in zip(elements, names, strict=True))
        return
    total, seen = Counter(names), Counter[str]()
    for one, name in zip(elements, names, strict=True):
        seen[name] += 1
        step = f"{name}[{seen[name]}]" if total[name] > 1 else name
        yield one, f"{path}/{step}"


def _name(element: _Element) -> str:
    return local_name(str(element.tag))


def claims(node: Node, reference: str, is_record: Callable[[str], bool]) -> list[Claim]:
    """Everything an entry says that is not empty, in the order of the file.

    Args:
        node: the entry.
        reference: whose it is.
        is_record: whether a field, a route below the entry, is the publisher's bookkeeping.
    """
    return [
        claim_of(
            reference, BOOKKEEPING + route if is_record(route) else route, text, place(xpath=at)
        )
        for route, text, at in _leaves(node, "")
        if text and not text.isspace()
    ]


def _leaves(node: Node, route: str) -> Iterator[tuple[str, str, str]]:
    yield route or node.name, node.text, node.path
    for name, text in node.attributes.items():
        yield f"{route}/@{name}".lstrip("/"), text, f"{node.path}/@{name}"
    for part in node.parts:
        yield from _leaves(part, f"{route}/{part.name}".lstrip("/"))
