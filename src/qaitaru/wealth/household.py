"""One household as one purse: what its persons give one another cancels, no thing counts twice."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.facts.problems import Problem, Severity
from qaitaru.wealth.profile import Line, Profile, Reliability, Section

_TRANSFER: Final = "transfer"
_ORDER: Final = tuple(Reliability)  # from what is leant on most


@dataclass(frozen=True, slots=True)
class Household:
    """The lines of one purse, and what was left out of it."""

    profile: Profile
    cancelled: tuple[str, ...]  # keys of transfers with both ends inside
    counted_once: tuple[
        tuple[str, str], ...
    ]  # key of the line that counts, of the one that does not
    problems: tuple[Problem, ...]


def consolidated(profile: Profile, persons: Iterable[str] = ()) -> Household:
    """The lines of some persons of a profile as those of one.

    A transfer to somebody outside is spending, one from outside a source that is not taxed.

    Args:
        persons: their keys; empty for all.
    Source: IRM 9.5.9.5 (joint net worth of husband and wife; assets held by nominees).
    """
    inside = frozenset(persons) or frozenset(one.key for one in profile.persons)
    kept: list[Line] = []
    cancelled: list[str] = []
    for line in profile.lines:
        if line.section is not Section.TRANSFER:
            kept += [line] if line.owner in inside else []
        elif {line.owner, line.recipient} <= inside:
            cancelled.append(line.key)
        elif line.owner in inside:
            kept.append(replace(line, section=Section.EXPENSE, kind=_TRANSFER))
        elif line.recipient in inside:
            kept.append(replace(line, section=Section.SOURCE, kind=_TRANSFER))
    once = _counted_once(kept)
    dropped = {second.key for _, second in once}
    lines = tuple(line for line in kept if line.key not in dropped)
    return Household(
        profile=replace(profile, lines=lines),
        cancelled=tuple(cancelled),
        counted_once=tuple((first.key, second.key) for first, second in once),
        problems=tuple(_twice(first, second) for first, second in once),
    )


def _counted_once(lines: list[Line]) -> list[tuple[Line, Line]]:
    """Pairs of lines of one thing: the one more leant on, then the earlier, counts."""
    kept: dict[tuple[Section, str], Line] = {}
    pairs = []
    for line in sorted(lines, key=lambda one: _ORDER.index(one.reliability)):
        if line.thing:
            first = kept.setdefault((line.section, line.thing), line)
            pairs += [(first, line)] if first is not line else []
    return pairs


def _twice(first: Line, second: Line) -> Problem:
    """One thing told by two lines; where they tell different sums, that is in doubt."""
    agree = (first.at, first.during, first.sold_for) == (second.at, second.during, second.sold_for)
    severity = Severity.NOTED if agree else Severity.DOUBTFUL
    return Problem("profile_thing_twice", severity, second.place, second.what, first.what)
