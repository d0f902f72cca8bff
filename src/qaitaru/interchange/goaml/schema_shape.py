"""What an agency's schema takes: which elements stand in which, and what text each of them holds.

The schema is the agency's own, given as a file and normalised; nothing of it is kept in the code.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml.etree import _Element

_XS: Final = "{http://www.w3.org/2001/XMLSchema}"
_PARTICLES: Final = {
    f"{_XS}{name}" for name in ("sequence", "choice", "all", "complexContent", "extension")
}


@dataclass(frozen=True, slots=True)
class Facets:
    """What a text may be."""

    longest: int | None = None
    codes: frozenset[str] = frozenset()
    patterns: tuple[str, ...] = ()
    kind: str = ""  # the schema's own name of the type

    def takes_letters(self, text: str) -> bool:
        """Whether a pattern takes the text; patterns this program cannot read take everything."""
        return not self.patterns or any(_matches(one, text) for one in self.patterns)


def _matches(pattern: str, text: str) -> bool:
    """XML Schema's patterns are near enough to Python's for the name fields they stand on."""
    try:
        return re.fullmatch(pattern, text) is not None
    except re.error:
        return True


class SchemaShape:
    """A normalised schema, asked for the elements below an element and for a text's facets."""

    def __init__(self, root: _Element) -> None:
        """Stand on a schema's root element."""
        self._root = root
        self._children: dict[_Element, dict[str, _Element]] = {}

    @cached_property
    def _types(self) -> dict[str, _Element]:
        kinds = (f"{_XS}complexType", f"{_XS}simpleType")
        return {str(one.get("name")): one for one in self._root.iterchildren(*kinds)}

    def top(self, name: str) -> _Element | None:
        """The declaration of a root element."""
        declared = self._root.iterchildren(f"{_XS}element")
        return next((one for one in declared if one.get("name") == name), None)

    def below(self, declared: _Element) -> dict[str, _Element]:
        """The declarations right below one, by name, in the schema's order; none for a text."""
        found = self._children.get(declared)
        if found is None:
            kind = self._type(declared, "complexType")
            found = {}
            for one in () if kind is None else self._particles(kind):
                found.setdefault(str(one.get("name")), one)
            self._children[declared] = found
        return found

    def facets(self, declared: _Element) -> Facets:
        """What the text of an element may be."""
        kind = self._type(declared, "simpleType")
        if kind is None:
            return Facets(kind=_local(str(declared.get("type", ""))))
        lengths = [int(str(one.get("value"))) for one in kind.iter(f"{_XS}maxLength")]
        return Facets(
            longest=min(lengths) if lengths else None,
            codes=frozenset(str(one.get("value")) for one in kind.iter(f"{_XS}enumeration")),
            patterns=tuple(str(one.get("value")) for one in kind.iter(f"{_XS}pattern")),
            kind=_local(str(declared.get("type", ""))),
        )

    def _type(self, declared: _Element, sort: str) -> _Element | None:
        inner = declared.find(f"{_XS}{sort}")
        if inner is not None:
            return inner
        named = self._types.get(_local(str(declared.get("type", ""))))
        return named if named is not None and named.tag == f"{_XS}{sort}" else None

    def _particles(self, kind: _Element) -> Iterator[_Element]:
        """The element declarations of a type, those of the type it extends first."""
        base = self._types.get(_local(str(kind.get("base", ""))))
        if base is not None:
            yield from self._particles(base)
        for one in kind.iterchildren("*"):
            if one.tag == f"{_XS}element":
                yield one
            elif one.tag in _PARTICLES:
                yield from self._particles(one)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
