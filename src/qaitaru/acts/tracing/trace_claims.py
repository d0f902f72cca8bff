"""Trace every claim of an investigation, as it stands, under each rule: on the cluster, if any."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.engine_of import engine_of
from qaitaru.acts.on_workers import each_on_workers, received, said, sent
from qaitaru.acts.tracing.trace_funds import keep_trace, rules_for
from qaitaru.acts.tracing.trace_results import KeptResult, analysis_of, result_of
from qaitaru.acts.tracing.trace_work import Work, work_of
from qaitaru.tracing import claim_store
from qaitaru.tracing.claim_store import SavedClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedClaim:
    """One claim under one rule, and the number and hash by which its result is kept."""

    name: str
    version: int
    rule: str
    analysis: int
    result_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One claim laid on the ledger, to be walked by one rule."""

    claim: SavedClaim
    work: Work
    rule: str


def trace_claims(desk: Desk) -> list[TracedClaim]:
    """Trace the newest version of every claim under all its rules, and keep the results.

    A result is that of ``trace_funds``, to the byte; what moves a claim most is not weighed.

    Raises: what trace_funds raises of any claim; what the engine raises.
    """
    newest = _newest(desk)
    with reckoned_ledger_at(desk, "trace_claims", claims=[one.name for one in newest]) as view:
        works = [(one, work_of(view, one.text)) for one in newest]
    asked = [
        _Asked(claim=one, work=work, rule=rule)
        for one, work in works
        for rule in rules_for(work.claim)
    ]
    results = zip(asked, _results(desk, asked), strict=True)
    return [_kept(desk, one, result) for one, result in results]


def trace_part(_common: bytes, part: bytes) -> bytes:
    """On a worker: what one rule says of one claim."""
    work, rule = received(part)
    return said(result_of(work, rule))


def _results(desk: Desk, asked: Sequence[_Asked]) -> Iterator[KeptResult]:
    own = desk.workspace.settings
    if own.engine == "duckdb":
        yield from (result_of(one.work, one.rule) for one in asked)
        return
    parts = [sent((one.work, one.rule)) for one in asked]
    with engine_of(own) as engine:
        yield from each_on_workers(engine, trace_part, b"", parts, answer=KeptResult)


def _newest(desk: Desk) -> list[SavedClaim]:
    with consult(desk, "look_at_claims") as connection:
        versions = claim_store.every_version(connection)
        return list({one.name: one for one in sorted(versions, key=_place)}.values())


def _place(one: SavedClaim) -> tuple[str, int]:
    return one.name, one.version


def _kept(desk: Desk, one: _Asked, result: KeptResult) -> TracedClaim:
    head = keep_trace(desk, analysis_of(one.work, one.rule, result))
    return TracedClaim(
        name=one.claim.name,
        version=one.claim.version,
        rule=one.rule,
        analysis=head.number,
        result_sha256=head.result_sha256,
    )
