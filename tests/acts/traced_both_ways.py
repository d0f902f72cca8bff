"""A claim of a workspace traced one by one and compiled, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.tracing.trace_claim_large import VolumeTrace, trace_claim_large
from qaitaru.acts.tracing.trace_large import large_rules
from qaitaru.acts.tracing.trace_work import Work, work_of
from qaitaru.tracing.parts import Amount

Sums = Mapping[tuple[str, str], Amount]
"""By account or entry, and source."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the two are apart at most, and how far the compiled one says it may be."""

    held: Fraction
    attributed: Fraction
    told_at_most: int
    figures: int  # that were compared


def rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    """Of the Parquet in a folder; ``@`` stands for its path."""
    return duckdb.connect().execute(query.replace("@", str(folder))).fetchall()


def distances(desk: Desk, claim: str, folder: Path) -> tuple[dict[str, Distance], VolumeTrace]:
    """Of each compiled rule."""
    told = trace_claim_large(desk, claim, large_rules(), folder)
    with reckoned_ledger_at(desk, "test") as view:
        work = work_of(view, claim)
    found = {}
    for one in told.rules:
        held, taken = _plain(work, one.rule)
        at = folder / one.rule
        found[one.rule] = Distance(
            held=_apart(held, _compiled_held(at)),
            attributed=_apart(taken, _compiled_taken(at, folder)),
            told_at_most=one.result.deviation_minor_at_most,
            figures=len(held) + len(taken),
        )
    return found, told


def _plain(work: Work, rule: str) -> tuple[Sums, Sums]:
    walked = work.walked(rule)
    held = {
        (account, source): amount
        for account, sums in walked.balances().items()
        for source, amount in sums.items()
        if amount
    }
    taken: dict[tuple[str, str], Amount] = {}
    for entry, paid in walked.outflows().items():
        for source, amount in paid.attributed:
            taken[entry, source] = taken.get((entry, source), 0) + amount
        if paid.shortfall:
            taken[entry, "shortfall"] = paid.shortfall
    return held, {key: amount for key, amount in taken.items() if amount}


def _compiled_held(at: Path) -> Sums:
    found = rows(at, "SELECT account, source, amount_minor FROM '@/held.parquet'")
    return {(account, source): minor for account, source, minor in found}


def _compiled_taken(at: Path, folder: Path) -> Sums:
    query = (
        f"SELECT e.entry_id, a.source, a.amount_minor FROM '{at}/attributed-*.parquet' AS a "
        "JOIN '@/entries.parquet' AS e USING (seq) WHERE NOT starts_with(e.entry_id, 'opening:')"
    )
    found = rows(folder, query)
    taken = {(entry, source): minor for entry, source, minor in found}
    assert len(taken) == len(found)
    return taken


def _apart(exact: Sums, rounded: Sums) -> Fraction:
    every = exact.keys() | rounded.keys()
    apart = (abs(Fraction(exact.get(key, 0)) - rounded.get(key, 0)) for key in every)
    return max(apart, default=Fraction())
