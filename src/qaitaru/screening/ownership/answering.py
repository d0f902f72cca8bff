"""Which parties the designated own or control: proved, possible or not proved, with the paths."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from qaitaru.facts.problems import Problem
from qaitaru.screening.ownership.bound import NOTHING, Bound
from qaitaru.screening.ownership.circles import behind_circles, circles
from qaitaru.screening.ownership.closure import Closure, closure
from qaitaru.screening.ownership.holdings import Holdings, holdings_on
from qaitaru.screening.ownership.interests import Interest, InterestKind
from qaitaru.screening.ownership.paths import Path, Ways, paths_to
from qaitaru.screening.ownership.reading import Reading, Together


class Answer(StrEnum):
    """How far the evidence goes."""

    PROVED = "proved"
    POSSIBLE = "possible"
    NOT_PROVED = "not_proved"


_RANK: Final = (Answer.PROVED, Answer.POSSIBLE, Answer.NOT_PROVED)


class Ground(StrEnum):
    """By what a party is held."""

    OWNERSHIP = "ownership"
    CONTROL = "control"


@dataclass(frozen=True, slots=True)
class Designated:
    """A party of the graph that is on a list; ``proved`` where somebody decided that it is."""

    party: str
    reference: str = ""
    proved: bool = True


@dataclass(frozen=True, slots=True)
class HeldShare:
    """The share of a party that the designated hold by one measure, as the reading counts it."""

    kind: InterestKind
    low: Bound
    high: Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldParty:
    """One party, and how far it is held.

    ``grounds`` are those of the answer; none where nothing is proved or possible. ``more_paths``
    says that paths were left out; ``in_circle`` that a circle of holdings lies on the way, whose
    shares no list of paths adds up to.
    """

    party: str
    answer: Answer
    grounds: tuple[Ground, ...]
    shares: tuple[HeldShare, ...]
    holders: tuple[str, ...]
    paths: tuple[Path, ...]
    more_paths: bool
    in_circle: bool


@dataclass(frozen=True, slots=True)
class Ownership:
    """What the designated hold on a day under a reading, and what of the evidence disagrees."""

    reading: Reading
    as_of: date
    designated: tuple[Designated, ...]
    parties: tuple[HeldParty, ...]
    problems: tuple[Problem, ...]


def ownership(
    interests: Iterable[Interest], designated: Sequence[Designated], reading: Reading, day: date
) -> Ownership:
    """Every party in which the designated may hold something, the surest answers first.

    A relative is no holding: what a relative holds is told, with the kinship in its path, and the
    relative is not.
    """
    holdings = holdings_on(interests, day)
    circling = behind_circles(holdings, circles(holdings))
    named = {one.party for one in designated}
    best: dict[str, HeldParty] = {}
    for group in _groups(holdings, designated, reading):
        at_least = closure(holdings, reading, group.least, most=False)
        at_most = closure(holdings, reading, group.most, most=True)
        ways = Ways(holdings, reading, group.designated, at_most.whole)
        for party in sorted(_touched(at_most) - named):
            found = _held(party, (at_least, at_most), ways, circling)
            if _is_only_kin(found):
                continue
            if party not in best or _order(found) < _order(best[party]):
                best[party] = found
    parties = tuple(sorted(best.values(), key=lambda one: (*_order(one), one.party)))
    return Ownership(reading, day, tuple(designated), parties, holdings.problems)


class _Group(NamedTuple):
    """Whose holdings are added up: those surely counted, and all that may be."""

    designated: set[str]
    least: set[str]
    most: set[str]


def _groups(
    holdings: Holdings, designated: Sequence[Designated], reading: Reading
) -> Iterator[_Group]:
    if reading.together is Together.ALL:
        everyone = {one.party for one in designated}
        yield _Group(everyone, {one.party for one in designated if one.proved}, everyone)
        return
    for one in designated:
        joint = holdings.held_by(one.party, InterestKind.TOGETHER)
        sure = {one.party, *(stake.owned for stake in joint if stake.sure)}
        partners = {stake.owned for stake in joint}
        least = sure if one.proved else set[str]()
        yield _Group({one.party}, least, {one.party, *partners})


def _touched(most: Closure) -> set[str]:
    """The parties held, and those in which there is at least a share."""
    some = {
        party
        for shares in most.shares.values()
        for party, share in shares.items()
        if share > NOTHING
    }
    return some | most.held


def _held(
    party: str, sides: tuple[Closure, Closure], ways: Ways, circling: frozenset[str]
) -> HeldParty:
    least, most = sides
    answer, side = Answer.NOT_PROVED, None
    if party in most.held:
        proved = party in least.held
        answer, side = (Answer.PROVED, least) if proved else (Answer.POSSIBLE, most)
    found = paths_to(party, ways)
    return HeldParty(
        party=party,
        answer=answer,
        grounds=_grounds(party, side) if side else (),
        shares=_shares(party, least, most),
        holders=tuple(sorted({path.holder for path in found.paths})),
        paths=found.paths,
        more_paths=found.more,
        in_circle=party in circling,
    )


def _is_only_kin(one: HeldParty) -> bool:
    """Whether nothing but kinship leads to a party."""
    return bool(one.paths) and all(
        path.stakes[-1].kind is InterestKind.FAMILY for path in one.paths
    )


def _grounds(party: str, side: Closure) -> tuple[Ground, ...]:
    by = ((Ground.OWNERSHIP, side.owned), (Ground.CONTROL, side.controlled))
    return tuple(ground for ground, parties in by if party in parties)


def _shares(party: str, least: Closure, most: Closure) -> tuple[HeldShare, ...]:
    """By each measure; none where the designated have nothing by it."""
    return tuple(
        HeldShare(kind, least.shares[kind].get(party, NOTHING), shares[party])
        for kind, shares in sorted(most.shares.items())
        if shares.get(party, NOTHING) > NOTHING
    )


def _order(one: HeldParty) -> tuple[int, Bound, Bound]:
    lows = [NOTHING - share.low for share in one.shares]
    highs = [NOTHING - share.high for share in one.shares]
    return _RANK.index(one.answer), min(lows, default=NOTHING), min(highs, default=NOTHING)
