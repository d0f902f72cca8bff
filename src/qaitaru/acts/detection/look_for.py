"""Typologies looked for in a workspace's ledger, on the engine that the workspace names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256

import duckdb

from qaitaru.acts.act import Desk
from qaitaru.acts.detection.moves_at import MovesView, moves_at
from qaitaru.acts.detection.thresholds_in_force import editions_of
from qaitaru.acts.detection.weigh_found import Behind, Found, weigh_found
from qaitaru.acts.engine_of import engine_of
from qaitaru.detection import ledger_moves_store as store
from qaitaru.detection.asking import Asking, NotAsked, Reading, askings, not_asked
from qaitaru.detection.currency_units import Units
from qaitaru.detection.desk.seeing import LedgerBehind, sighting_of
from qaitaru.detection.desk.sighting import Sighting, Sum
from qaitaru.detection.detection_store import detection_run
from qaitaru.detection.editions import InForce, Span, in_force, not_in_force
from qaitaru.detection.findings.bound import NOTHING, USUAL, Bound, Bounded
from qaitaru.detection.findings.finding import Finding
from qaitaru.detection.grounds import Grounds, NotTaken
from qaitaru.detection.kernels.packed_schemes import PackedSchemes, as_whole
from qaitaru.detection.known_store import put_known, write_known
from qaitaru.detection.lacking import answerable
from qaitaru.detection.ledger_moves_store import LedgerSize, MoveCounts, Unrated
from qaitaru.detection.typology import Typology
from qaitaru.engine.analysis_engine import AnalysisEngine
from qaitaru.engine.running import run
from qaitaru.engine.staging import staging
from qaitaru.law.packs_shipped import shipped_law

_AS_THEY_ARE = Units()
"""What no rate of its day turned is compared in its own currency: ``store.units_present``."""

_NO_TIME = Span(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedFor:
    """What typologies found, and of what: ``unknown`` lack the facts beside transfers they need."""

    findings: tuple[Sighting, ...]  # best first
    below: Mapping[str, int]  # such as chance explains, by the typology that tells them best
    ledgers: tuple[LedgerSize, ...]
    counts: MoveCounts
    not_asked: tuple[NotAsked, ...]
    unrated: tuple[Unrated, ...]
    without_threshold: tuple[Span, ...]  # where none surely stood and one is asked for
    unknown: tuple[str, ...]
    not_taken: tuple[NotTaken, ...]  # of what is said beside the rows
    bound: Bound  # the least that is told
    data_version: str
    rates_version: str
    known_version: str  # of what is known beside the ledger's rows; empty where nothing is


def look_for(
    desk: Desk,
    typologies: Sequence[Typology],
    *,
    as_of: datetime | None = None,
    bound: Bound = USUAL,
) -> LookedFor:
    """Every finding of the typologies in the ledger as of an instant (None: now).

    Raises: EngineUnreachable, ExtraMissing, StepRefused, StepUnsupported.
    """
    named = [one.name for one in typologies]
    with moves_at(desk, "look_for", as_of=as_of, typologies=named) as view:
        return look_in(desk, view, typologies, bound)


def look_in(
    desk: Desk, view: MovesView, typologies: Sequence[Typology], bound: Bound = USUAL
) -> LookedFor:
    """The same in moves that are at hand.

    Raises: as ``look_for``.
    """
    ledgers = store.ledger_sizes(view.connection)
    currencies = [one.currency for one in ledgers]
    known = answerable(typologies, view.grounds.known.kinds)
    editions = editions_of(shipped_law())
    span = store.ledger_span(view.connection) if ledgers else _NO_TIME
    asked = in_force(known, editions, span)
    found = _found(desk, (view, asked, bound), currencies) if ledgers else NOTHING
    return LookedFor(
        findings=_seen(view, found.findings, typologies),
        below=found.below,
        ledgers=ledgers,
        counts=store.move_counts(view.connection),
        not_asked=not_asked(asked, store.units_present(view.connection), _AS_THEY_ARE),
        unrated=store.unrated(view.connection),
        without_threshold=not_in_force(editions, span) if any(one.by_law for one in known) else (),
        unknown=tuple(one.name for one in typologies if one not in known),
        not_taken=view.grounds.not_taken,
        bound=bound,
        data_version=view.data_version,
        rates_version=view.rates_version,
        known_version=_version(view.grounds),
    )


def _version(grounds: Grounds) -> str:
    told = repr((grounds.behind, grounds.not_taken))
    return sha256(told.encode()).hexdigest()[:12] if grounds != Grounds() else ""


def _found(
    desk: Desk, asked_of: tuple[MovesView, Sequence[InForce], Bound], currencies: Sequence[str]
) -> Bounded:
    view, typologies, bound = asked_of
    own = desk.workspace.settings
    units = store.units_present(view.connection)
    asked = askings(typologies, currencies, _AS_THEY_ARE, units)
    plainest = Reading.ALL if len(units) == 1 else Reading.TOGETHER
    ends = store.end_count(view.connection)
    put_known(view.connection, view.grounds.known)
    with (
        staging(desk.workspace.ledger) as spill,
        engine_of(own, spill=spill) as engine,
    ):
        engine.register(store.MOVES, [view.file], summed=("amount",))
        for name, file in write_known(view.connection, spill).items():
            engine.register(name, [file])
        schemes = [part for asking in asked for part in _schemes(engine, asking, ends)]
        behind = partial(_behind, view.connection, engine, Asking(plainest), ends)
        return weigh_found(view.connection, Found(typologies, schemes, behind), bound)


def _schemes(engine: AnalysisEngine, asking: Asking, ends: int) -> Iterator[PackedSchemes]:
    engine.run([store.reading_step(asking, ends)])
    is_apart = asking.reading in {Reading.APART, Reading.STATED}
    with detection_run(engine, asking.typologies) as asked:
        for found in asked.every():
            yield as_whole(found, ends) if is_apart else found


def _behind(
    connection: duckdb.DuckDBPyConnection, engine: AnalysisEngine, plainest: Asking, ends: int
) -> Behind:
    """All transfers, amounts left out where they are of several currencies and then told apart."""
    step = store.reading_step(plainest, ends)
    engine.run([step])
    with detection_run(engine, ()) as asked:
        packed = asked.packed
    run(connection, [step])
    is_one = plainest.reading is Reading.ALL
    return Behind(packed, None if is_one else store.stated_amounts(connection))


def _seen(
    view: MovesView, findings: Sequence[Finding], typologies: Sequence[Typology]
) -> tuple[Sighting, ...]:
    rows = {row for one in findings for row in one.rows}
    moves = store.moves_of(view.connection, rows)
    rates = store.rates_of(view.connection, (one.rate_no for one in moves.values()))
    rated = {row: one for row, one in moves.items() if one.rate_no}
    behind = LedgerBehind(
        {row: one.as_stated for row, one in moves.items()},
        {row: one.currency for row, one in moves.items()},
        store.entries_of(view.connection, rows),
        store.ends_of(view.connection, (at for one in findings for at in one.accounts)),
        view.grounds,
        {one.name: one.reads for one in typologies},
        {row: Sum(one.unit, one.move.amount) for row, one in rated.items()},
        {row: rates[one.rate_no] for row, one in rated.items()},
    )
    return tuple(sighting_of(one, behind) for one in findings)
