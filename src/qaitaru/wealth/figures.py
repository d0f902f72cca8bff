"""What a rule answers: figures, each with the lines that make it, so that every one opens."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from qaitaru.wealth.estimate import NOTHING, Estimate, spanning
from qaitaru.wealth.profile import Profile
from qaitaru.wealth.sheet import End, Flowed, Leaning, Sheet, Stretch, sheet


@dataclass(frozen=True, slots=True)
class Worked:
    """A figure on one sheet; its parts, signed as they enter it, sum to it unless it is a limit."""

    name: str
    amount_minor: int
    parts: tuple[tuple[str, int], ...]  # (key of the line, amount)


@dataclass(frozen=True, slots=True)
class Part:
    """What one line brings to a figure."""

    line: str
    amount: Estimate


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure within its bounds."""

    name: str
    amount: Estimate
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rule's figures over one stretch, in the order they are worked; the last is the answer."""

    period: str  # empty for the whole
    figures: tuple[Figure, ...]

    @property
    def answer(self) -> Estimate:
        """What the rule was asked for."""
        return self.figures[-1].amount

    def amount(self, name: str) -> Estimate:
        """A figure by its name.

        Raises: KeyError.
        """
        return {figure.name: figure.amount for figure in self.figures}[name]


Rule: TypeAlias = Callable[[Sheet], tuple[Worked, ...]]


def summed(name: str, parts: Iterable[tuple[str, int]]) -> Worked:
    """A figure as the sum of its parts; parts of nothing are left out."""
    kept = tuple((key, minor) for key, minor in parts if minor)
    return Worked(name, sum(minor for _, minor in kept), kept)


def flows(name: str, flowed: Iterable[Flowed]) -> Worked:
    """A figure as the sum of what came, went or was said."""
    return summed(name, ((one.line.key, one.amount_minor) for one in flowed))


def plus(name: str, *figures: Worked) -> Worked:
    """The sum of figures, with the parts of all."""
    return summed(name, (part for figure in figures for part in figure.parts))


def less(name: str, whole: Worked, *taken: Worked) -> Worked:
    """A figure less others, with the parts of all."""
    away = ((key, -minor) for figure in taken for key, minor in figure.parts)
    return summed(name, (*whole.parts, *away))


def worked(rule: Rule, profile: Profile, stretch: Stretch, *, period: str = "") -> Schedule:
    """A rule over a stretch within its bounds.

    Args:
        period: the name under which the schedule is told; empty for the whole.
    """
    low, likely, high = (
        rule(sheet(profile, stretch, Leaning(end))) for end in (End.LOW, End.LIKELY, End.HIGH)
    )
    return Schedule(
        period,
        tuple(_bounded(three) for three in zip(low, likely, high, strict=True)),
    )


def answer_minor(rule: Rule, profile: Profile, stretch: Stretch, leaning: Leaning) -> int:
    """The answer alone, with the lines at the ends they lean to."""
    return rule(sheet(profile, stretch, leaning))[-1].amount_minor


def _bounded(three: tuple[Worked, Worked, Worked]) -> Figure:
    by_line = [_by_line(one) for one in three]
    keys = dict.fromkeys(key for one in three for key, _ in one.parts)
    every = (Part(key, spanning(*(one.get(key, 0) for one in by_line))) for key in keys)
    parts = tuple(part for part in every if part.amount != NOTHING)
    return Figure(three[0].name, spanning(*(one.amount_minor for one in three)), parts)


def _by_line(figure: Worked) -> dict[str, int]:
    sums: dict[str, int] = {}
    for key, minor in figure.parts:
        sums[key] = sums.get(key, 0) + minor
    return sums
