"""Where an asset stands at an instant: what was moved lawfully, and what still holds it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from qaitaru.casework.bodies.assets import Asset
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.in_force import MeasureStanding, holding
from qaitaru.casework.moves import WAYS, Need, Way, onward, way
from qaitaru.casework.needs import SORTS, Situation, wanting
from qaitaru.casework.phases import HELD, Phase
from qaitaru.casework.record import CaseEntry
from qaitaru.facts.moments import instant_text
from qaitaru.facts.refusals import Refusal

_KNOWN: Final = frozenset(one.value for one in Phase)
_OF_TWO: Final = frozenset(one.to.value for one in WAYS if Need.SECOND_MEMBER in one.needs)
_RANKS: Final = {phase: rank for rank, phase in enumerate(Phase)}
_STRONGEST: Final = (
    (Need.ARREST, Phase.ARRESTED),
    (Need.RESTRICTION, Phase.RESTRICTED),
    (Need.SUSPENSION, Phase.SUSPENDED),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetStanding:
    """An asset as of an instant.

    ``moved_to`` is where it was last moved lawfully, at ``since``; ``phase`` is where it stands:
    what nothing holds any more stands where it stood before it was held.
    """

    entry: CaseEntry
    asset: Asset
    phase: Phase
    moved_to: Phase
    since: datetime
    held_by: tuple[MeasureStanding, ...]

    @property
    def has_lapsed(self) -> bool:
        """Whether it was moved into safety and is not in safety."""
        return self.moved_to in HELD and self.phase not in HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class _Went:
    """How far the moves have brought an asset."""

    moved_to: Phase = Phase.SUSPECTED
    before_held: Phase = Phase.SUSPECTED
    since: datetime
    made: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A move that took effect at an instant, and when the record came to know of it."""

    known: datetime
    number: int
    at: datetime
    move: PhaseMove
    is_decided: bool


def assets(case: CaseAt) -> tuple[AssetStanding, ...]:
    """Every asset told of by an instant, as it stands."""
    told = [entry.number for entry, _ in case.record.of(Asset) if entry.at <= case.at]
    return tuple(found for one in told if (found := asset_of(case, one)))


def asset_of(case: CaseAt, number: int) -> AssetStanding | None:
    """One asset as it stands at an instant; None where there is none of that number."""
    found = case.record.find(number, Asset)
    if found is None or found[0].at > case.at:
        return None
    went = _went(case, number, found[0].at)
    return AssetStanding(
        entry=found[0],
        asset=found[1],
        phase=_stands(case, number, went),
        moved_to=went.moved_to,
        since=went.since,
        held_by=holding(case, number),
    )


def moves_made(case: CaseAt, asset: int) -> tuple[int, ...]:
    """The moves of an asset that were lawful and took effect by an instant, by entry."""
    found = case.record.find(asset, Asset)
    return _went(case, asset, found[0].at).made if found else ()


def refuse_move(case: CaseAt, asset: int, move: PhaseMove, *, is_decided: bool) -> Refusal | None:
    """Why an asset may not be moved at the case's instant; None where it may.

    Args:
        is_decided: whether a second member says yes; a move that needs one is refused without.
    """
    stood = asset_of(case, asset)
    if stood is None:
        return Refusal("asset_unknown", str(asset))
    last = max((one.at for one in _told_moves(case, asset)), default=case.at)
    if last > case.at:
        return Refusal("move_before_last", instant_text(case.at), f">= {instant_text(last)}")
    made = Situation(case=case, asset=asset, move=move, is_decided=is_decided)
    return refuse_from(stood.phase, made)


def refuse_from(origin: Phase, made: Situation) -> Refusal | None:
    """Why a move from a phase is unlawful: there is no such way, or it names what is missing."""
    found = way_to(origin, made.move)
    if found is None:
        known = ", ".join(one.to.value for one in onward(origin))
        return Refusal("no_way", f"{origin.value} → {made.move.to}", known)
    missing = wanting(found.needs, made)
    if missing:
        return Refusal("move_needs", f"{origin.value} → {made.move.to}", ", ".join(missing))
    return None


def way_to(origin: Phase, move: PhaseMove) -> Way | None:
    """The way a move would take; None where there is none."""
    return way(origin, Phase(move.to)) if move.to in _KNOWN else None


def needs_second(move: PhaseMove) -> bool:
    """Whether a move waits for a second member, from wherever it starts."""
    return move.to in _OF_TWO


def _went(case: CaseAt, asset: int, begins: datetime) -> _Went:
    """Walk the moves as they became known; an unlawful one, or a late told one, goes nowhere."""
    went = _Went(since=begins)
    for told in _told_moves(case, asset):
        if not went.since <= told.at <= case.at:
            continue
        then = case.when(told.at)
        stood = _stands(then, asset, went)
        made = Situation(case=then, asset=asset, move=told.move, is_decided=told.is_decided)
        if refuse_from(stood, made) is None:
            went = _Went(
                moved_to=Phase(told.move.to),
                before_held=stood if stood not in HELD else went.before_held,
                since=told.at,
                made=(*went.made, told.number),
            )
    return went


def _told_moves(case: CaseAt, asset: int) -> list[_Told]:
    """The moves that took effect, in the order they did in the record: of two when decided."""
    found = []
    for entry, move in case.record.about(asset, PhaseMove):
        granted = case.record.granted_at(entry.number)
        told = _Told(
            known=max(entry.made_at, granted or entry.made_at),
            number=entry.number,
            at=granted if granted and needs_second(move) else entry.at,
            move=move,
            is_decided=granted is not None,
        )
        if granted is not None or not needs_second(move):
            found.append(told)
    return sorted(found, key=lambda one: (one.known, one.number))


def _stands(case: CaseAt, asset: int, went: _Went) -> Phase:
    """Where an asset stands: held no more firmly than by the strongest measure in force."""
    if went.moved_to not in HELD:
        return went.moved_to
    sorts = {one.kind.sort for one in holding(case, asset)}
    for need, phase in _STRONGEST:
        if sorts & SORTS[need]:
            firm = went.moved_to is Phase.MANAGED and phase is Phase.ARRESTED
            return went.moved_to if firm or _RANKS[went.moved_to] < _RANKS[phase] else phase
    return went.before_held
