"""The fields a paper asks for while it is filled: what of each is known, said, and must be."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from qaitaru.documents.facts.parts import Text


class Sort(StrEnum):
    """How a field is told."""

    TEXT = "text"  # may differ by language
    LINES = "lines"  # the same, a line for each
    SIGNED = "signed"  # an office and a name, which may differ by language
    PLAIN = "plain"  # the same in each language
    DAY = "day"
    INSTANT = "instant"
    SUM = "sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperField:
    """One field of a paper.

    ``recorded`` is what the record tells, in whatever language it was told; what a member says
    beside it is its translation. ``is_known`` where the record fills it and nothing is asked.
    """

    name: str
    sort: Sort = Sort.TEXT
    is_needed: bool = False
    is_known: bool = False
    recorded: str = ""
    said: Text = ""


@dataclass(slots=True)
class FieldsAsked:
    """The fields as they are asked for, each once, in the order of the paper."""

    said: Mapping[str, Text]
    _found: dict[str, PaperField] = field(default_factory=dict)
    _passed: set[str] = field(default_factory=set)

    def pass_by(self, name: str) -> None:
        """A field that would be asked for if there were something to translate."""
        self._passed.add(name)

    def ask(self, name: str, sort: Sort = Sort.TEXT, *, needed: bool = False) -> None:
        """A field is asked for; asked again, what is told of it more strictly stands."""
        was = self._found.get(name, PaperField(name=name, sort=sort, said=self.said.get(name, "")))
        told = was.sort if sort is Sort.TEXT else sort
        self._found[name] = replace(was, sort=told, is_needed=was.is_needed or needed)

    def know(self, name: str, recorded: str = "") -> None:
        """The record fills a field, or tells its text in one language."""
        was = self._found[name]
        self._found[name] = replace(was, is_known=True, recorded=recorded or was.recorded)

    @property
    def names(self) -> frozenset[str]:
        """Those that something may be said of."""
        return frozenset(self._found) | self._passed

    @property
    def every(self) -> tuple[PaperField, ...]:
        """All of them."""
        return tuple(self._found.values())
