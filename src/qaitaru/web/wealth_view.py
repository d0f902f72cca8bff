"""A wealth analysis as its page shows it: figures by period, lines with their links."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlencode

from qaitaru.acts.wealth.kept_profiles import hash_of

_SIDES: Final = ("net-worth", "expenditures")
_OPENING: Final = "opening"
_ANSWERING: Final = ("net-worth", "expenditures", "cash-t", "bank-deposits")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a rule over every period and the whole."""

    name: str
    cells: tuple[Any, ...]  # Figures: an amount and the lines that make it
    is_answer: bool


@dataclass(frozen=True)
class ProfilePage:
    """What the templates ask of an analysis."""

    analysis: Any  # a WealthAnalysis
    imports: Mapping[int, int]  # exhibit -> the reading in sight

    @cached_property
    def results(self) -> dict[str, Any]:
        """What each rule says, by its name."""
        return {one.rule: one for one in self.analysis.results}

    @property
    def main(self) -> Any:
        """The result whose answer stands at the head of the page; None for no result."""
        named = (self.results[rule] for rule in _ANSWERING if rule in self.results)
        return next(named, next(iter(self.analysis.results), None))

    @property
    def sides(self) -> list[Any]:
        """The two ways that must agree."""
        return [self.results[rule] for rule in _SIDES if rule in self.results]

    @property
    def others(self) -> list[Any]:
        """Every other rule."""
        return [one for one in self.analysis.results if one.rule not in _SIDES]

    @property
    def compared(self) -> list[Any]:
        """The rules that answer the same question."""
        return [self.results[rule] for rule in _ANSWERING if rule in self.results]

    @cached_property
    def lines(self) -> dict[str, Any]:
        """The lines by key."""
        return {line.key: line for line in self.analysis.lines}

    @cached_property
    def anchors(self) -> dict[str, str]:
        """The place of each line on the page; a key may hold any letter, an anchor not."""
        return {line.key: f"line-{n}" for n, line in enumerate(self.analysis.lines, 1)}

    @cached_property
    def names(self) -> dict[str, str]:
        """Persons' names by key."""
        return {one.key: one.name or one.key for one in self.analysis.persons}

    @property
    def explained(self) -> list[Any]:
        """The lines that somebody explains otherwise, or only asserts."""
        return [
            line
            for line in self.analysis.lines
            if line.alternative or line.answer or line.reliability == "asserted"
        ]

    @property
    def aside(self) -> dict[str, str]:
        """Lines that are in no figure, and why."""
        told: dict[str, str] = self.analysis.aside()
        return told

    @property
    def sections(self) -> list[tuple[str, list[Any]]]:
        """The lines by section, as the file has them."""
        groups: dict[str, list[Any]] = {}
        for line in self.analysis.lines:
            groups.setdefault(line.section.value, []).append(line)
        return list(groups.items())

    def digest(self, text: str) -> str:
        """The hash by which a profile's text is known."""
        return hash_of(text)

    def dated(self, line: Any) -> list[tuple[str, Any]]:
        """A line's amounts in the order of time; what is kept has them in the order of names."""
        told = {**line.at, **line.during}
        names = (_OPENING, *(span.name for span in self.analysis.spans))
        return [(name, told[name]) for name in names if name in told]

    def rows(self, result: Any) -> list[Row]:
        """A rule's figures, each over its periods and the whole."""
        every = (*result.schedules, result.whole)
        last = len(result.whole.figures) - 1
        return [
            Row(
                name=figure.name,
                cells=tuple(one.figures[index] for one in every),
                is_answer=index == last,
            )
            for index, figure in enumerate(result.whole.figures)
        ]

    def address(self, evidence: Any) -> str:
        """Where a cited exhibit opens: at its place if it was read; empty for a mere document."""
        if evidence.exhibit is None:
            return ""
        number = self.imports.get(evidence.exhibit)
        if number is None or not evidence.place:
            return f"/evidence/{evidence.exhibit}"
        return f"/source/{number}?{urlencode({'place': evidence.place})}"
