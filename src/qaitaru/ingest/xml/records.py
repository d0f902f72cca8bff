"""An XML element emptied field by field, so that what nobody asked for can be listed.

``Record(root)`` stands on an element; ``take`` hands out a text once, ``child`` and ``children``
go down; at the end ``rest`` lists every text and attribute that was not taken, wherever it lies
below. Elements are named without their namespace. Comments say nothing; attributes of the
XML Schema instance namespace and declarations of namespaces are notation, not data.

A route is a run of names: ``Acct/Id/IBAN``, ``Amt/@Ccy``, ``.`` for the element itself.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

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

    __slots__ = ("_above", "_element", "_parts", "_step", "_taken", "name")

    def __init__(self, element: _Element, above: "Record | None" = None, number: int = 0) -> None:
        """Stand on an element, the ``number``-th of its name under ``above`` (0: the only one)."""
        self._element = element
        self._above = above
        self._parts: Sequence[Record] | None = None
        self._taken: tuple[str, ...] = ()
        self.name = local_name(str(element.tag))
        self._step = f"{self.name}[{number}]" if number else self.name

    @property
    def path(self) -> str:
        """The XPath of the element by local names: ``/Document/Stmt/Ntry[2]``."""
        above = self._above.path if self._above else ""
        return f"{above}/{self._step}"

    @property
    def place(self) -> str:
        """Where the element stands."""
        return place(xpath=self.path)

    def take(self, route: str = ".") -> str:
        """The text at a route's first element, or its attribute; empty where there is none."""
        steps, attribute = _steps(route)
        found = self._find(steps, 0)
        if found is None:
            return ""
        if attribute not in found._taken:  # noqa: SLF001 - its own class
            found._taken += (attribute,)  # noqa: SLF001 - its own class
        return found._said(attribute)  # noqa: SLF001 - its own class

    def peek(self, route: str = ".") -> str:
        """The text at a route as ``take`` gives it, but left for somebody else to take."""
        steps, attribute = _steps(route)
        found = self._find(steps, 0)
        return found._said(attribute) if found else ""  # noqa: SLF001 - its own class

    def first(self, *routes: str) -> str:
        """The first text that is not empty; the routes are spellings of one field by edition."""
        return next((text for route in routes if (text := self.take(route))), "")

    def child(self, route: str = ".") -> "Record | None":
        """The first element at a route."""
        return self._find(_steps(route)[0], 0)

    def children(self, route: str) -> list["Record"]:
        """All elements at a route, in the order of the file."""
        return list(self._all(_steps(route)[0], 0))

    def parts(self) -> Sequence["Record"]:
        """The elements right below this one, in the order of the file."""
        if self._parts is None:
            self._parts = _numbered(self, self._element) if len(self._element) else ()
        return self._parts

    def each(self, name: str) -> Iterator["Record"]:
        """The elements of a name right below, each forgotten when the next is asked for.

        For lists too long to be kept: what an element leaves over is the caller's to list, and
        ``rest`` is to be told so.
        """
        wanted = f"{{*}}{name}"
        many = len(self._element.findall(wanted)) > 1
        for number, element in enumerate(self._element.iterchildren(wanted), 1):
            part = Record(element, self, number if many else 0)
            yield part
            part._forget()

    def rest(self, *, but: Collection[str] = ()) -> list[Leaf]:
        """Everything said at or below the element that was not taken, in the order of the file.

        Args:
            but: names of elements right below it whose rest is listed elsewhere.
        """
        leaves: list[Leaf] = []
        self._leave(leaves, but)
        return leaves

    def _find(self, steps: tuple[str, ...], at: int) -> "Record | None":
        if at == len(steps):
            return self
        for part in self.parts():
            if part.name == steps[at] and (found := part._find(steps, at + 1)):  # noqa: SLF001 - its own class
                return found
        return None

    def _all(self, steps: tuple[str, ...], at: int) -> Iterator["Record"]:
        if at == len(steps):
            yield self
            return
        for part in self.parts():
            if part.name == steps[at]:
                yield from part._all(steps, at + 1)  # noqa: SLF001 - its own class

    def _said(self, attribute: str) -> str:
        return self._attributes().get(attribute, "").strip() if attribute else self._text()

    def _text(self) -> str:
        """The element's own text whole, also where a comment stands in the middle of it."""
        if not len(self._element):
            return (self._element.text or "").strip()
        said = [self._element.text, *(below.tail for below in self._element)]
        return "".join(text for text in said if text).strip()

    def _attributes(self) -> dict[str, str]:
        named = ((str(name), str(text)) for name, text in self._element.items())
        return {local_name(name): text for name, text in named if not name.startswith(_NOTATION)}

    def _leave(self, leaves: list[Leaf], but: Collection[str] = ()) -> None:
        """Add what was not taken here and below."""
        if "" not in self._taken and (text := self._text()):
            leaves.append(Leaf(self.path, text))
        for name, text in self._attributes().items():
            if name not in self._taken and text.strip():
                leaves.append(Leaf(f"{self.path}/@{name}", text.strip()))
        for part in self.parts():
            if part.name not in but:
                part._leave(leaves)  # noqa: SLF001 - its own class

    def _forget(self) -> None:
        """Let go of the records below, which hold this one in turn."""
        for part in self._parts or ():
            part._forget()  # noqa: SLF001 - its own class
        self._parts = ()


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


@lru_cache(maxsize=4_096)
def local_name(tag: str) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition("}")[2]


@cache
def _steps(route: str) -> tuple[tuple[str, ...], str]:
    """The names of a route, and its attribute; empty for the element's own text."""
    above, _, attribute = route.partition("@")
    return tuple(name for name in above.split("/") if name not in {"", "."}), attribute


def _numbered(above: Record, element: _Element) -> list[Record]:
    """Records of the elements right below; a name that occurs more than once is numbered from 1."""
    elements = list(element.iterchildren("*"))
    names = [local_name(str(one.tag)) for one in elements]
    if len(set(names)) == len(names):
        return [Record(one, above) for one in elements]
    total, seen = Counter(names), Counter[str]()
    records = []
    for one, name in zip(elements, names, strict=True):
        seen[name] += 1
        records.append(Record(one, above, seen[name] if total[name] > 1 else 0))
    return records
