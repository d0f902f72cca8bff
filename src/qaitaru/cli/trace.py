"""``qaitaru trace``: claimed receipts followed through their account, rule by rule."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.trace_funds import RULES, Trace, trace_funds
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    FORMS,
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    finish,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.given import one_of, text_of
from qaitaru.cli.trace_steps import claimed_minor, remaining_minor, tell_steps, where_of

_ALL = "all"
_COMPARED = (
    "cli.column.rule",
    *(f"cli.column.{name}" for name in ("claimed", "left", "remains", "currency", "analysis")),
)


def trace(
    claim: Annotated[Path, typer.Argument(help=WORDS("cli.trace.claim"))],
    *,
    rule: Annotated[
        str, typer.Option(help=WORDS("cli.trace.rule", choices=", ".join((*RULES, _ALL))))
    ] = _ALL,
    all_steps: Annotated[bool, typer.Option(help=WORDS("cli.trace.all_steps"))] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Trace a claim."""
    chosen = one_of("--rule", rule, (*RULES, _ALL))
    text = text_of(claim)
    with desk_at(workspace) as desk:
        traces = trace_funds(desk, text, tuple(RULES) if chosen in {None, _ALL} else (rule,))
    if as_json:
        tell_json(traces)
    else:
        for one in traces:
            _tell(one, all_steps=all_steps)
        _compare(traces)
    finish(problems=any(not row.follows for one in traces for row in one.rows))


def _tell(trace: Trace, *, all_steps: bool) -> None:
    tell("cli.trace.title", rule=_named(trace), account=trace.account)
    known = trace.parameters["opening"] == "stated"
    opening = FORMS.money(trace.opening_minor, trace.currency)
    tell("cli.trace.opening" if known else "cli.trace.opening_unknown", sum=opening)
    tell_steps(trace, all_steps=all_steps)
    for claimant in trace.lowest:
        _tell_lowest(trace, claimant)
    tell("cli.trace.remains", sum=FORMS.money(remaining_minor(trace), trace.currency))
    tell("cli.trace.kept", number=trace.analysis, sha256=trace.result_sha256)
    tell("cli.trace.made_from", data=trace.data_version, code=trace.code_version)
    typer.echo()


def _tell_lowest(trace: Trace, claimant: str) -> None:
    balance_minor, entry_id = trace.lowest[claimant]
    row = next(row for row in trace.rows if row.entry_id == entry_id)
    tell(
        "cli.trace.lowest",
        claimant=claimant,
        sum=FORMS.money(balance_minor, trace.currency),
        day=FORMS.day(row.booked_on),
        where=where_of(row),
    )


def _compare(traces: list[Trace]) -> None:
    if len(traces) < 2:
        return
    rows = [
        (
            _named(one),
            FORMS.amount(claimed_minor(one), one.currency),
            FORMS.amount(claimed_minor(one) - remaining_minor(one), one.currency),
            FORMS.amount(remaining_minor(one), one.currency),
            one.currency,
            one.analysis,
        )
        for one in traces
    ]
    table(WORDS("cli.trace.compared"), _COMPARED, rows, right=(1, 2, 3))


def _named(trace: Trace) -> str:
    return WORDS(f"report.rule.{trace.rule.removeprefix('tracing.')}")
