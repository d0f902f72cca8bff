"""An amount that is known only within bounds: low, likely and high, in minor units."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Estimate:
    """Three amounts in minor units; never falling from low to high."""

    low_minor: int
    likely_minor: int
    high_minor: int

    @property
    def is_exact(self) -> bool:
        """Whether the three are one."""
        return self.low_minor == self.high_minor


NOTHING = Estimate(0, 0, 0)


def exactly(amount_minor: int) -> Estimate:
    """An amount that is not in doubt."""
    return Estimate(amount_minor, amount_minor, amount_minor)


def total(estimates: Iterable[Estimate]) -> Estimate:
    """The sum of amounts that do not depend on one another; nothing for none."""
    every = tuple(estimates)
    return Estimate(
        sum(one.low_minor for one in every),
        sum(one.likely_minor for one in every),
        sum(one.high_minor for one in every),
    )


def spanning(low_minor: int, likely_minor: int, high_minor: int) -> Estimate:
    """The same three amounts, put in order; the likely one stays where it is."""
    return Estimate(
        min(low_minor, likely_minor, high_minor),
        likely_minor,
        max(low_minor, likely_minor, high_minor),
    )


def scaled(estimate: Estimate, factor: Fraction) -> Estimate:
    """Each of the three times a factor that is not negative, to the nearest minor unit.

    A half goes to the even neighbour, so that many roundings lean to neither side.
    """
    return Estimate(
        round(estimate.low_minor * factor),
        round(estimate.likely_minor * factor),
        round(estimate.high_minor * factor),
    )
