"""A template filled: fields become places held for them, so that no value is read as a mark.

What a source says is put into the page after its form is read. A name that looks like a heading, a
list or a link stays a name.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from qaitaru.documents.fact_words import as_gap, fact_words
from qaitaru.documents.facts.parts import NO_DAY, NO_SUM, Prose
from qaitaru.documents.templating.marks import Hole, Node, Part, Sign, Words, fault
from qaitaru.documents.templating.shapes import IT, LAST, NTH, shapes_of
from qaitaru.facts.money import Money
from qaitaru.facts.problems import Problem
from qaitaru.wording import Forms, words_for
from qaitaru.wording import Words as Wording

OPENS, CLOSES = "\ue000", "\ue001"
_GONE: Final = object()
_NUMBERED: Final = re.compile(r"(№|\bNo\.) (?=\S)")


@dataclass(slots=True)
class Filled:
    """A text with places held for values, the values, and what of them is missing."""

    text: str = ""
    values: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pen:
    """The language a document is written in; whether it shows what is not told yet by its name."""

    language: str
    forms: Forms
    shows_gaps: bool = False

    @property
    def words(self) -> Wording:
        """The words of the language."""
        return words_for(self.language)


def fill(nodes: Iterable[Node], facts: object, pen: Pen, document: str) -> Filled:
    """The text of a document; a field that is empty where it is told is a problem.

    Args:
        nodes: of a template that was checked.
        document: by name, for whoever reads the problem.
    """
    filled = Filled()
    _Filler(pen, document, filled).nodes(nodes, [facts])
    filled.text = kept_together(filled.text)
    return filled


def value_text(value: object, pen: Pen) -> str:
    """A value as the language writes it; empty where it has no text in that language."""
    if isinstance(value, Prose):
        return str(getattr(value, pen.language))
    if isinstance(value, Money):
        return pen.forms.money(value.amount_minor, value.currency)
    if isinstance(value, datetime):
        return pen.forms.instant_in_words(value)
    if isinstance(value, date):
        return pen.forms.day_in_words(value)
    if isinstance(value, int):
        return pen.forms.number(value)
    return str(value)


def kept_together(text: str) -> str:
    """The text, a number's sign never parted from the number by the end of a line."""
    return _NUMBERED.sub("\\1\N{NO-BREAK SPACE}", text)


def is_empty(value: object) -> bool:
    """Whether there is nothing under a name: no text in any language, no item, not true."""
    if isinstance(value, Prose):
        return not (value.kk or value.ru or value.en)
    if isinstance(value, str):
        return not value.strip()
    return value is None or value is False or value == () or _is_untold(value)


def _is_untold(value: object) -> bool:
    """Whether a day, an instant or a sum stands for one that nobody told."""
    if isinstance(value, date):
        return value.year == NO_DAY.year
    return value == NO_SUM


class _Untold:
    """One of a list that must have one and has none yet: whatever is asked of it is a gap."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """One of a list, and its number."""

    one: object
    nth: int
    is_last: bool


class _Filler:
    """Walks a template and writes its text."""

    def __init__(self, pen: Pen, document: str, filled: Filled) -> None:
        self._pen, self._document, self._filled = pen, document, filled

    def nodes(self, nodes: Iterable[Node], scopes: Sequence[object]) -> None:
        for node in nodes:
            if isinstance(node, Words):
                self._filled.text += node.text
            elif isinstance(node, Hole):
                self._hole(node, scopes)
            elif node.sign is Sign.EACH:
                self._each(node, scopes)
            elif is_empty(_find(node.name, scopes)) == (node.sign is Sign.IF_NOT):
                self.nodes(node.inside, scopes)

    def _each(self, node: Part, scopes: Sequence[object]) -> None:
        found = _each(_find(node.name, scopes))
        if not found and _must_be(node.name, scopes):
            self._lacks("document_field_empty", node, scopes)
            found = [_Listed(_Untold(), 1, is_last=True)] if self._pen.shows_gaps else []
        for one in found:
            self.nodes(node.inside, [*scopes, one])

    def _lacks(self, code: str, node: Hole | Part, scopes: Sequence[object]) -> None:
        name = _whereabouts(node.name, scopes)
        self._filled.problems.append(fault(code, node.line, name, self._document))

    def _gap(self, node: Hole, scopes: Sequence[object]) -> str:
        if not self._pen.shows_gaps:
            return ""
        value = _find(node.name, scopes)
        told = next(filter(None, _each_language(value)), "")
        return as_gap(told or fact_words(_whereabouts(node.name, scopes), self._pen.words))

    def _hole(self, node: Hole, scopes: Sequence[object]) -> None:
        value = _find(node.name, scopes)
        text = "" if is_empty(value) else value_text(value, self._pen).strip()
        if not text:
            code = "document_field_empty" if is_empty(value) else "document_not_in_language"
            self._lacks(code, node, scopes)
            text = self._gap(node, scopes)
        self._filled.text += f"{OPENS}{len(self._filled.values)}{CLOSES}"
        self._filled.values.append(kept_together(text))


def _each_language(value: object) -> tuple[str, ...]:
    """A text in the languages it is had in; nothing of what is no text."""
    return (value.kk, value.ru, value.en) if isinstance(value, Prose) else ()


def _each(found: object) -> list[object]:
    if isinstance(found, tuple):
        return [_Listed(one, nth, nth == len(found)) for nth, one in enumerate(found, start=1)]
    return [] if is_empty(found) else [found]


def _must_be(name: str, scopes: Sequence[object]) -> bool:
    """Whether a list is one that its document cannot be without."""
    for scope in reversed(scopes):
        of: type = type(scope.one if isinstance(scope, _Listed) else scope)
        if name in getattr(of, "__dataclass_fields__", {}):
            return not shapes_of(of)[name].may_be_empty
    return False


def _find(name: str, scopes: Sequence[object]) -> object:
    """What the innermost place knows under a name; None where nothing is."""
    first, *rest = name.split(".")
    for scope in reversed(scopes):
        found = _own(first, scope)
        if found is not _GONE:
            for one in rest:
                found = None if found is None else getattr(found, one)
            return found
    return None


def _own(name: str, scope: object) -> Any:
    if isinstance(scope, _Listed):
        if isinstance(scope.one, _Untold) and name not in {NTH, LAST}:
            return None
        special = {NTH: scope.nth, IT: scope.one, LAST: scope.is_last}
        return special[name] if name in special else _field(name, scope.one)
    return _field(name, scope)


def _field(name: str, one: object) -> Any:
    known = getattr(type(one), "__dataclass_fields__", {})
    return getattr(one, name) if name in known else _GONE


def _whereabouts(name: str, scopes: Sequence[object]) -> str:
    """A field's name with the numbers of the lists it stands in: ``name (2)``."""
    numbers = [str(scope.nth) for scope in scopes if isinstance(scope, _Listed)]
    return f"{name} ({'.'.join(numbers)})" if numbers else name
