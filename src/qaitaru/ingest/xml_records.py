"""An XML element emptied field by field, so that what nobody asked for can be listed.

``Record(root)`` stands on an element; ``take`` hands out a text once, ``child`` and ``children``
go down; at the end ``rest`` lists every text and attribute that was not taken, wherever it lies
below. Elements are named without their namespace. Comments say nothing; attributes of the
XML Schema instance namespace and declarations of namespaces are notation, not data.

A route is a run of names: ``Acct/Id/IBAN``, ``Amt/@Ccy``, ``.`` for the element itself.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from qaitaru.facts.claims import Claim
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity

_NOTATION = "{http://www.w3.org/2001/XMLSchema-instance}"


def at_xpath(path: str) -> str:
    """The place of a path."""
    return place(xpath=path)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text that nobody took: an element's own, or an attribute's."""

    path: str
    text: str

    @property
    def place(self) -> str:
        """Where it stands."""
        return place(xpath=self.path)

    @property
    def name(self) -> str:
        """The names of its path without positions: the kind of thing it is."""
        return "/".join(step.partition("[")[0] for step in self.path.split("/"))


class Record:
    """One element, its untaken texts, and the records below it."""

    __slots__ = ("_element", "_parts", "_taken", "name", "path")

    def __init__(self, element: _Element, path: str = "") -> None:
        self._element = element
        self._parts: list[Record] | None = None
        self._taken: set[str] = set()
        self.name = local_name(str(element.tag))
        self.path = path or f"/{self.name}"

    @property
    def place(self) -> str:
        """Where the element stands: its XPath by local names."""
        return place(xpath=self.path)

    def take(self, route: str = ".") -> str:
        """The text at a route's first element, or its attribute; empty where there is none."""
        above, _, attribute = route.partition("@")
        record = self.child(above.rstrip("/"))
        return record._given(attribute) if record else ""  # noqa: SLF001 - its own class

    def peek(self, route: str = ".") -> str:
        """The text at a route as ``take`` gives it, but left for somebody else to take."""
        above, _, attribute = route.partition("@")
        record = self.child(above.rstrip("/"))
        return record._said(attribute) if record else ""  # noqa: SLF001 - its own class

    def first(self, *routes: str) -> str:
        """The first text that is not empty; the routes are spellings of one field by edition."""
        return next((text for route in routes if (text := self.take(route))), "")

    def child(self, route: str = ".") -> "Record | None":
        """The first element at a route."""
        return next(self._walk(route), None)

    def children(self, route: str) -> list["Record"]:
        """All elements at a route, in the order of the file."""
        return list(self._walk(route))

    def parts(self) -> list["Record"]:
        """The elements right below this one, in the order of the file."""
        if self._parts is None:
            self._parts = _numbered(list(self._element.iterchildren("*")), self.path)
        return self._parts

    def rest(self, *, but: Collection[str] = ()) -> list[Leaf]:
        """Everything said at or below the element that was not taken, in the order of the file.

        Args:
            but: names of elements right below it whose rest is listed elsewhere.
        """
        return list(self._left(but))

    def _walk(self, route: str) -> Iterator["Record"]:
        name, _, below = route.partition("/")
        if name in {"", "."}:
            yield self
            return
        for part in self.parts():
            if part.name == name:
                yield from part._walk(below)  # noqa: SLF001 - its own class

    def _given(self, attribute: str) -> str:
        self._taken.add(attribute)
        return self._said(attribute)

    def _said(self, attribute: str) -> str:
        return self._attributes().get(attribute, "").strip() if attribute else self._text()

    def _text(self) -> str:
        """The element's own text whole, also where a comment stands in the middle of it."""
        said = [self._element.text, *(below.tail for below in self._element)]
        return "".join(text for text in said if text).strip()

    def _attributes(self) -> dict[str, str]:
        named = ((str(name), str(text)) for name, text in self._element.attrib.items())
        return {local_name(name): text for name, text in named if not name.startswith(_NOTATION)}

    def _left(self, but: Collection[str] = ()) -> Iterator[Leaf]:
        if "" not in self._taken and (text := self._text()):
            yield Leaf(self.path, text)
        for name, text in self._attributes().items():
            if name not in self._taken and text.strip():
                yield Leaf(f"{self.path}/@{name}", text.strip())
        for part in self.parts():
            if part.name not in but:
                yield from part._left()  # noqa: SLF001 - its own class


def remainder(leaves: Iterable[Leaf]) -> Iterator[Problem]:
    """One note a kind of field that nobody took, at its first place, with what stands there."""
    kinds: dict[str, Leaf] = {}
    for leaf in leaves:
        kinds.setdefault(leaf.name, leaf)
    for leaf in kinds.values():
        yield Problem("field_not_used", Severity.NOTED, leaf.place, leaf.text)


def claims_of(
    leaves: Iterable[Leaf], subject: str, above: str, where: Callable[[str], str] = at_xpath
) -> Iterator[Claim]:
    """What nobody took as claims, each under its own tags below ``above``.

    Args:
        leaves: as ``rest`` lists them.
        subject: what they are said of.
        above: the path the field's tags are counted from.
        where: makes a place of a path.
    """
    start = above.count("/") + 1
    for leaf in leaves:
        field = "/".join(leaf.name.split("/")[start:]) or leaf.name.rpartition("/")[2]
        yield Claim(subject=subject, field=field, value=leaf.text, place=where(leaf.path))


def local_name(tag: str) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition("}")[2]


def _numbered(elements: list[_Element], path: str) -> list[Record]:
    """Records of sibling elements; a name that occurs more than once is numbered from 1."""
    names = [local_name(str(element.tag)) for element in elements]
    total, seen = Counter(names), Counter[str]()
    records = []
    for element, name in zip(elements, names, strict=True):
        seen[name] += 1
        step = f"{name}[{seen[name]}]" if total[name] > 1 else name
        records.append(Record(element, f"{path}/{step}"))
    return records
