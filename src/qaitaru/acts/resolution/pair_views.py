"""A pair as people see it: both parties, how they came to their bits, and what was said of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qaitaru.acts.resolution.look_at_resolution import SeenResolution
from qaitaru.acts.resolution.party_marks import MarkedRecord, PartyPair
from qaitaru.resolution.judgement_store import KeptJudgement, keys_of
from qaitaru.resolution.outcome import Asking, Outcome, ToldPair
from qaitaru.resolution.records import in_conflict, state_numbers
from qaitaru.resolution.weighing import Waterfall, waterfall

_THOUSANDTHS: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """Two parties side by side.

    ``waterfall`` is None where they were never compared: nothing by which records are looked up is
    equal in them. ``numbers_conflict`` tells that they can never be one.
    """

    first: MarkedRecord
    second: MarkedRecord
    told: ToldPair
    waterfall: Waterfall | None
    numbers: tuple[str, ...]  # of the state, those both have
    numbers_conflict: bool
    judgement: KeptJudgement | None
    asking: Asking | None = None
    worth: int = 0

    @property
    def bits(self) -> float:
        """For (above nothing) or against the two being one."""
        return self.told.thousandths / _THOUSANDTHS


def pair_view(
    seen: SeenResolution, told: ToldPair, *, asking: Asking | None = None, worth: int = 0
) -> PairView | None:
    """A pair of a resolution; None where one of the two is no longer in sight."""
    known = seen.parties.by_key
    if told.first not in known or told.second not in known:
        return None
    first, second = known[told.first], known[told.second]
    numbers = [state_numbers(one.record) for one in (first, second)]
    return PairView(
        first=first,
        second=second,
        told=told,
        waterfall=_waterfall(seen, told, PartyPair(first, second)),
        numbers=tuple(sorted(numbers[0] & numbers[1])),
        numbers_conflict=in_conflict(*numbers),
        judgement=seen.standing.get(keys_of(told.first, told.second)),
        asking=asking,
        worth=worth,
    )


def doubts_seen(seen: SeenResolution) -> list[PairView]:
    """The pairs to judge, the most worthy first; those judged since are left out."""
    outcome = seen.kept.outcome if seen.kept else None
    views = (
        pair_view(seen, one.pair, asking=one.asking, worth=one.worth)
        for one in (outcome.doubts if outcome else ())
    )
    return [one for one in views if one is not None and one.judgement is None]


def alike_seen(seen: SeenResolution) -> list[PairView]:
    """The pairs that agree in nearly all but have different numbers, the likest first."""
    outcome = seen.kept.outcome if seen.kept else None
    views = (pair_view(seen, one) for one in (outcome.alike if outcome else ()))
    return [one for one in views if one is not None]


def pair_seen(seen: SeenResolution, pair: PartyPair) -> PairView:
    """Two parties as a member names them."""
    keys = keys_of(pair.first.key, pair.second.key)
    outcome = seen.kept.outcome if seen.kept else None
    for doubt in outcome.doubts if outcome else ():
        if (doubt.pair.first, doubt.pair.second) == keys:
            return _in_sight(pair_view(seen, doubt.pair, asking=doubt.asking, worth=doubt.worth))
    known = (one for one in _told(outcome) if (one.first, one.second) == keys)
    return _in_sight(pair_view(seen, next(known, ToldPair(first=keys[0], second=keys[1]))))


def _told(outcome: Outcome | None) -> Iterator[ToldPair]:
    if outcome is not None:
        yield from outcome.pairs
        yield from outcome.judged
        yield from (one.pair for one in outcome.kept_apart)
        yield from outcome.alike


def _in_sight(view: PairView | None) -> PairView:
    assert view is not None  # noqa: S101  # the member was asked for two that are
    return view


def _waterfall(seen: SeenResolution, told: ToldPair, pair: PartyPair) -> Waterfall | None:
    if seen.kept is None or not told.levels:
        return None
    outcome = seen.kept.outcome
    scale = outcome.companies if told.of_companies else outcome.persons
    return waterfall(pair.first.record, pair.second.record, told.levels, scale.weights())
