"""A profile's lines over one stretch of time, each at one definite amount.

A rule works on definite amounts. What is in doubt is told by working it three times: on the sheet
that leaves least unexplained, on the likely one, and on the one that leaves most. Each amount in
doubt is taken at the end that pushes that way; so the ends are exact bounds, not guesses. The doubt
of a date between two periods is taken afresh in each: the bounds of the whole stretch are narrower
than the sum of its periods' bounds, and are worked out by themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

from qaitaru.wealth.estimate import NOTHING, Estimate
from qaitaru.wealth.profile import Line, Profile, Reliability, Section

_STOCKS: Final = frozenset({Section.ASSET, Section.LIABILITY})
LOWERING: Final = frozenset(
    {
        Section.SOURCE,
        Section.NON_INCOME,
        Section.BANK_PAYMENT,
        Section.DEDUCTION,
        Section.DECLARED,
        Section.ASSUMPTION,
    }
)
PAID: Final = "paid"  # for property that was sold in the same stretch
SALE: Final = "sale"  # above what stood in the books
LOSS: Final = "loss"  # below it: no money goes, and none came


class End(StrEnum):
    """Which amount of those possible a line is taken at."""

    LOW = "low"  # what leaves least unexplained
    LIKELY = "likely"
    HIGH = "high"  # what leaves most
    ABSENT = "absent"  # as if the line were not there


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one of the profile's dates to a later one, by their names."""

    before: str
    after: str
    past: tuple[str, ...]  # the first date, and the periods up to ``before``
    periods: tuple[str, ...]  # those within


@dataclass(frozen=True, slots=True)
class Stood:
    """Property or a debt at both ends of the stretch."""

    line: Line
    before_minor: int
    after_minor: int

    @property
    def change_minor(self) -> int:
        """How much more there is at the end."""
        return self.after_minor - self.before_minor


@dataclass(frozen=True, slots=True)
class Flowed:
    """What came, went or was said within the stretch."""

    line: Line
    section: Section
    amount_minor: int
    kind: str


Entry: TypeAlias = Stood | Flowed


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a rule works on."""

    stocks: tuple[Stood, ...]
    flows: tuple[Flowed, ...]
    told: frozenset[Section] = frozenset()  # what the profile has lines of, counted or not

    def stood(self, section: Section) -> tuple[Stood, ...]:
        """Property, or debts."""
        return tuple(one for one in self.stocks if one.line.section is section)

    def flowed(self, *sections: Section) -> tuple[Flowed, ...]:
        """What came, went or was said, of some sections."""
        return tuple(one for one in self.flows if one.section in sections)


@dataclass(frozen=True, slots=True)
class Leaning:
    """The end each line is taken at: one for all, others for lines named by their key."""

    every: End
    but: Mapping[str, End] = field(default_factory=dict)

    def of(self, line: Line) -> End:
        """The end for a line; what is only assumed is left out, unless it is named."""
        unnamed = End.ABSENT if line.section is Section.ASSUMPTION else self.every
        return self.but.get(line.key, unnamed)


def stretches(profile: Profile) -> tuple[Stretch, ...]:
    """Each period by itself."""
    names = profile.date_names()
    return tuple(
        Stretch(names[index - 1], names[index], names[:index], (names[index],))
        for index in range(1, len(names))
    )


def whole(profile: Profile) -> Stretch:
    """From the first date to the last."""
    names = profile.date_names()
    return Stretch(names[0], names[-1], names[:1], names[1:])


def sheet(profile: Profile, stretch: Stretch, leaning: Leaning) -> Sheet:
    """The lines over a stretch, each at the end it leans to."""
    taken = [entry for line in profile.lines for entry in entries(line, stretch, leaning.of(line))]
    return Sheet(
        tuple(one for one in taken if isinstance(one, Stood)),
        tuple(one for one in taken if isinstance(one, Flowed)),
        frozenset(line.section for line in profile.lines),
    )


def entries(line: Line, stretch: Stretch, end: End) -> tuple[Entry, ...]:
    """What a line says over a stretch, at an end.

    What is only asserted counts for nothing in the likely figure, and in full at whichever end it
    pushes to.
    """
    if end is End.ABSENT:
        return ()
    if line.reliability is not Reliability.ASSERTED:
        return _said(line, stretch, end)
    if end is End.LIKELY:
        return ()
    said = _said(line, stretch, end)
    lowers = sum(map(effect_minor, said)) < 0
    return said if lowers == (end is End.LOW) else ()


def effect_minor(entry: Entry) -> int:
    """What an entry adds to the unexplained part."""
    if isinstance(entry, Stood):
        owed = entry.line.section is Section.LIABILITY
        return -entry.change_minor if owed else entry.change_minor
    return -entry.amount_minor if entry.section in LOWERING else entry.amount_minor


def _said(line: Line, stretch: Stretch, end: End) -> tuple[Entry, ...]:
    if line.is_purchase:
        return _bought(line, stretch, end)
    if line.section in _STOCKS:
        return (_stood(line, stretch, end),)
    lowers = line.section in LOWERING
    amount = sum(
        _taken(line.during.get(name, NOTHING), end, lowers=lowers) for name in stretch.periods
    )
    return (Flowed(line, line.section, amount, line.kind),)


def _stood(line: Line, stretch: Stretch, end: End) -> Stood:
    owed = line.section is Section.LIABILITY
    before, after = (line.at.get(name, NOTHING) for name in (stretch.before, stretch.after))
    return Stood(line, _taken(before, end, lowers=not owed), _taken(after, end, lowers=owed))


def _bought(line: Line, stretch: Stretch, end: End) -> tuple[Entry, ...]:
    """Property by what was paid for it: in the books at that, until it is sold.

    What was paid before the stretch stands at both its ends, or leaves with the sale: whatever it
    was, it moves nothing. In the stretch of the sale what is still paid is spending, and what the
    sale brought above (or below) the books is a source (or spending).
    """
    if line.sold_in in stretch.past:
        return ()
    books = sum(line.during.get(name, NOTHING).likely_minor for name in stretch.past)
    paid = sum(
        _taken(line.during.get(name, NOTHING), end, lowers=False) for name in stretch.periods
    )
    if line.sold_for is None or line.sold_in not in stretch.periods:
        return (Stood(line, books, books + paid),)
    above = _taken(line.sold_for, end, lowers=True) - books
    sale = (
        Flowed(line, Section.SOURCE, above, SALE)
        if above >= 0
        else Flowed(line, Section.EXPENSE, -above, LOSS)
    )
    return (Stood(line, books, 0), Flowed(line, Section.EXPENSE, paid, PAID), sale)


def _taken(estimate: Estimate, end: End, *, lowers: bool) -> int:
    """The amount at an end: one that lowers the unexplained part is high where that is low."""
    if end is End.LIKELY:
        return estimate.likely_minor
    return estimate.low_minor if lowers == (end is End.HIGH) else estimate.high_minor
