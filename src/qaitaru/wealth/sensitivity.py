"""What would move an answer most: each line's own doubt, and the three things always argued."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from qaitaru.wealth.figures import Rule, answer_minor
from qaitaru.wealth.money_kinds import is_cash
from qaitaru.wealth.profile import Line, Profile, Reliability, Role, Section
from qaitaru.wealth.sheet import End, Leaning, Stretch, sheet

MOST: Final = 3
_FIRM: Final = frozenset({Reliability.PROVED, Reliability.SUPPORTED})


class Why(StrEnum):
    """Why a line is in doubt."""

    RANGE = "range"  # its amount is known within bounds
    ASSERTED = "asserted"  # somebody says so
    SINGLE = "single"  # one source: what if it fell away?
    ASSUMED = "assumed"  # put by the investigator to see what it would do


_ENDS: Final = {
    Why.RANGE: (End.LOW, End.HIGH),
    Why.ASSERTED: (End.LOW, End.HIGH),
    Why.SINGLE: (End.ABSENT,),
    Why.ASSUMED: (End.LOW,),
}
"""The ends that a line is tried at, beside the likely one."""


@dataclass(frozen=True, slots=True)
class Moving:
    """What one line alone could make of an answer, all others at their likely amounts."""

    line: str
    why: Why
    low_minor: int
    high_minor: int

    @property
    def swing_minor(self) -> int:
        """How far it moves the answer."""
        return self.high_minor - self.low_minor


class Argued(StrEnum):
    """What is argued against every indirect proof."""

    OPENING_CASH = "opening_cash"
    OMITTED_LOAN = "omitted_loan"
    SPOUSE_INCOME = "spouse_income"


@dataclass(frozen=True, slots=True)
class Argument:
    """One of them: what the profile counts of it, and how much more would explain everything."""

    kind: Argued
    counted_minor: int
    needed_minor: int


def moving(
    rule: Rule, profile: Profile, stretch: Stretch, *, is_sum: bool = True
) -> tuple[Moving, ...]:
    """Every line in doubt, from the one that moves the answer most; those that move nothing not.

    Args:
        is_sum: whether the rule's answer is the sum of what it says of each line alone, as all are
            but the lesser of two; each line is then worked by itself.
    Source: the method is interval arithmetic, one line at a time; for what is argued, Holland v
    United States 348 US 121 (1954).
    """
    likely = answer_minor(rule, profile, stretch, Leaning(End.LIKELY))
    found = []
    for line in profile.lines:
        if (why := _why(line)) is not None:
            worked = replace(profile, lines=(line,)) if is_sum else profile
            usual, *others = (
                answer_minor(rule, worked, stretch, Leaning(End.LIKELY, {line.key: end}))
                for end in (End.LIKELY, *_ENDS[why])
            )
            moves = (0, *(other - usual for other in others))
            found.append(Moving(line.key, why, likely + min(moves), likely + max(moves)))
    return tuple(
        sorted((one for one in found if one.swing_minor), key=lambda one: -one.swing_minor)
    )


def arguments(profile: Profile, stretch: Stretch, unknown_minor: int) -> tuple[Argument, ...]:
    """Opening cash, a loan that was overlooked, the spouse's income: each one for one.

    Args:
        unknown_minor: the likely answer they are held against; above nought.
    Source: Holland v United States 348 US 121 (1954), on the hoard of cash; IRM 9.5.9.
    """
    likely = sheet(profile, stretch, Leaning(End.LIKELY))
    spouses = {one.key for one in profile.persons if one.role is Role.SPOUSE}
    cash = sum(one.before_minor for one in likely.stood(Section.ASSET) if is_cash(one.line))
    lent = sum(max(one.change_minor, 0) for one in likely.stood(Section.LIABILITY))
    earned = sum(
        one.amount_minor for one in likely.flowed(Section.SOURCE) if one.line.owner in spouses
    )
    return (
        Argument(Argued.OPENING_CASH, cash, unknown_minor),
        Argument(Argued.OMITTED_LOAN, lent, unknown_minor),
        Argument(Argued.SPOUSE_INCOME, earned, unknown_minor),
    )


def _why(line: Line) -> Why | None:
    if line.section is Section.ASSUMPTION:
        return Why.ASSUMED
    if line.reliability is Reliability.ASSERTED:
        return Why.ASSERTED
    amounts = [*line.at.values(), *line.during.values()]
    if line.sold_for is not None:
        amounts.append(line.sold_for)
    if not all(one.is_exact for one in amounts):
        return Why.RANGE
    return None if line.reliability in _FIRM else Why.SINGLE
