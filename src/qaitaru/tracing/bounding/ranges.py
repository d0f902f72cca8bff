"""What was seen: the least and the greatest of each figure over all that was tried."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qaitaru.tracing.bounding.span import Span
from qaitaru.tracing.parts import Amount, by_source
from qaitaru.tracing.walk import Step, Walked


@dataclass(slots=True)
class Seen:
    """The range of each figure that a name has by source; what is not named is nothing."""

    ranges: dict[str, dict[str, Span]] = field(default_factory=dict)

    def note(self, name: str, figures: Mapping[str, Amount]) -> None:
        """Widen the ranges of a name to figures that were seen."""
        known = self.ranges.get(name)
        if known is None:
            self.ranges[name] = {source: Span(each, each) for source, each in figures.items()}
            return
        for source in (*known, *(source for source in figures if source not in known)):
            each, span = figures.get(source, 0), known.get(source, Span(0, 0))
            known[source] = Span(min(span.low, each), max(span.high, each))


@dataclass(slots=True)
class Sight:
    """What was seen of accounts at the end, and of outflows."""

    balances: Seen = field(default_factory=Seen)
    outflows: Seen = field(default_factory=Seen)
    shortfalls: Seen = field(default_factory=Seen)

    def note(self, walked: Walked) -> None:
        """Take in a whole walk."""
        for account, held in walked.balances().items():
            self.balances.note(account, held)
        for step in walked.steps:
            self.step(step, (step.entry_id,))

    def step(self, step: Step, named: tuple[str, ...]) -> None:
        """Take in a step, for each outflow that might have been in its place."""
        if step.paid is None:
            return
        for entry_id in named:
            self.outflows.note(entry_id, by_source(step.paid.attributed))
            self.shortfalls.note(entry_id, {entry_id: step.paid.shortfall})
