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

_Leaf = tuple[str, str, str]
_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"


@dataclass(slots=True)
class Node:
    """One element: its own text and attributes as they stand, and the elements below it."""

    name: str
    path: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list["Node"] = field(default_factory=list)
    by_name: dict[str, list["Node"]] = field(default_factory=dict)

    def children(self, name: str) -> list["Node"]:
        """The elements of a name right below, in the order of the file."""
        return self.by_name.get(name, [])

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
    return _tree(element, local_name(str(element.tag)), path)


def _tree(element: _Element, name: str, path: str) -> Node:
    node = Node(name, path, element.text or "")
    if element.attrib:
        node.attributes = {
            local_name(str(key)): str(said)
            for key, said in element.attrib.items()
            if not str(key).startswith(_INSTANCE)
        }
    if len(element):
        node.text += "".join(one.tail or "" for one in element)
        below = list(element.iterchildren("*"))
        node.parts = [_tree(one, named, where) for one, named, where in _named(below, path)]
        for part in node.parts:
            node.by_name.setdefault(part.name, []).append(part)
    return node


def numbered(elements: list[_Element], path: str) -> Iterator[tuple[_Element, str]]:
    """Elements right below ``path``, each with its own path."""
    return ((one, where) for one, _, where in _named(elements, path))


def _named(elements: list[_Element], path: str) -> Iterator[tuple[_Element, str, str]]:
    names = [local_name(str(one.tag)) for one in elements]
    if len(set(names)) == len(names):
        return zip(elements, names, [f"{path}/{name}" for name in names], strict=True)
    total, seen = Counter(names), Counter[str]()
    paths = []
    for name in names:
        seen[name] += 1
        paths.append(f"{path}/{name}[{seen[name]}]" if total[name] > 1 else f"{path}/{name}")
    return zip(elements, names, paths, strict=True)


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
        for route, text, at in _leaves(node, "", [])
        if text and not text.isspace()
    ]


def _leaves(node: Node, above: str, found: list[_Leaf]) -> list[_Leaf]:
    """The route, text and path of every value at a node and below it; ``above`` ends in a slash."""
    route = above.removesuffix("/")
    found.append((route or node.name, node.text, node.path))
    for name, text in node.attributes.items():
        found.append((f"{above}@{name}", text, f"{node.path}/@{name}"))
    for part in node.parts:
        _leaves(part, f"{above}{part.name}/", found)
    return found
