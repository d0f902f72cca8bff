"""``qaitaru trace``: claimed receipts followed through every account they reach, rule by rule."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.acts.tracing.traces import RuleTrace, Trace, exhibits_of
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    FORMS,
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    finish,
    tell,
    tell_json,
)
from qaitaru.cli.given import one_of
from qaitaru.cli.tracing.claim import named_text
from qaitaru.cli.tracing.trace_again import trace_again
from qaitaru.cli.tracing.trace_all import trace_all
from qaitaru.cli.tracing.trace_bounded import tell_bounded
from qaitaru.cli.tracing.trace_compared import compare
from qaitaru.cli.tracing.trace_file import trace_file
from qaitaru.cli.tracing.trace_large_claim import trace_large_claim
from qaitaru.cli.tracing.trace_large_file import trace_large_file
from qaitaru.cli.tracing.trace_open import asked_of_claim
from qaitaru.cli.tracing.trace_sensitivity import tell_weighed
from qaitaru.cli.tracing.trace_steps import claimed_minor, remaining_minor, tell_steps, where_of
from qaitaru.cli.use_limits import tell_limits, with_limits
from qaitaru.facts.errors import SettingFaulty
from qaitaru.tracing.answer import ALL, COMPARED
from qaitaru.tracing.order import SameDay
from qaitaru.tracing.rules.names import RULES, Between

_DETAILED: Final = 5  # accounts told booking by booking: those most claimed money goes through

_OF_LEDGER: Final = ("--same-day", "--between", "--encoding", "--opening")
_OF_ONE: Final = ("--version", "--to", "--all-steps", "--regardless", "--rule")
"""Options that say something of a ledger, and of one claim."""

_OPENINGS: Final = {
    "stated": "cli.trace.opening",
    "unknown": "cli.trace.opening_unknown",
    "between": "cli.trace.opening_least",
}


@dataclass(frozen=True, slots=True)
class _Shown:
    """Where from and how much is traced and told."""

    workspace: Path
    _: KW_ONLY
    all_steps: bool
    regardless: bool
    as_json: bool


def trace(
    claim: Annotated[str, typer.Argument(help=WORDS("cli.trace.claim"))] = "",
    *,
    version: Annotated[
        int | None, typer.Option("--version", min=1, help=WORDS("cli.trace.version"))
    ] = None,
    again: Annotated[int | None, typer.Option(min=1, help=WORDS("cli.trace.again"))] = None,
    all_claims: Annotated[bool, typer.Option(help=WORDS("cli.trace.all_claims"))] = False,
    ledger: Annotated[Path | None, typer.Option(help=WORDS("cli.trace.ledger"))] = None,
    rule: Annotated[
        str, typer.Option(help=WORDS("cli.trace.rule", choices=", ".join((*RULES, ALL))))
    ] = ALL,
    to: Annotated[Path | None, typer.Option(help=WORDS("cli.trace.to"))] = None,
    encoding: Annotated[str, typer.Option(help=WORDS("cli.ingest.encoding"))] = "",
    same_day: Annotated[
        str, typer.Option(help=WORDS("cli.trace.same_day", choices=", ".join(SameDay)))
    ] = "",
    opening: Annotated[str, typer.Option(help=WORDS("cli.trace.opening_between"))] = "",
    between: Annotated[
        Between | None, typer.Option(help=WORDS("cli.trace.between", choices=", ".join(Between)))
    ] = None,
    all_steps: Annotated[bool, typer.Option(help=WORDS("cli.trace.all_steps"))] = False,
    regardless: Annotated[bool, typer.Option(help=WORDS("cli.trace.regardless"))] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Trace a claim of a workspace, or a ledger in a file."""
    if sum((bool(claim), ledger is not None, again is not None, all_claims)) != 1:
        raise SettingFaulty("--ledger", str(ledger or ""), WORDS("cli.trace.one_input"))
    of_ledger = dict(zip(_OF_LEDGER, (same_day, between, encoding, opening), strict=True))
    if again is not None:
        _refuse({**of_ledger, "--to": str(to or "")}, "cli.trace.not_again")
        trace_again(again, workspace, as_json=as_json)
    if all_claims:
        of_one = (version, to, all_steps, regardless, "" if rule == ALL else rule)
        told = {name: str(given or "") for name, given in zip(_OF_ONE, of_one, strict=True)}
        _refuse({**of_ledger, **told}, "cli.trace.not_all")
        trace_all(workspace, as_json=as_json)
    if ledger is not None and to is not None:
        _refuse(of_ledger, "cli.trace.to_default")
        trace_large_file(ledger, rule, to, as_json=as_json)
    if ledger is not None:
        chosen = one_of("--rule", rule, (*COMPARED, ALL)) or ALL
        trace_file(
            ledger,
            chosen,
            one_of("--same-day", same_day, tuple(SameDay)) or SameDay.LEDGER.value,
            between or Between.PRO_RATA,
            opening=opening,
            encoding=encoding,
            as_json=as_json,
        )
    if claim:
        _refuse({"--encoding": encoding}, "cli.trace.encoding_of_ledger")
        desired = (same_day, between or "", opening)
        shown = _Shown(workspace, all_steps=all_steps, regardless=regardless, as_json=as_json)
        _trace_claim((claim, version), desired, rule, shown, to=to)


def _refuse(options: Mapping[str, str | None], why: str) -> None:
    """Options that are answered otherwise are not passed over in silence."""
    for option, given in options.items():
        if given:
            raise SettingFaulty(option, given, WORDS(why))


def _trace_claim(
    asked: tuple[str, int | None],
    desired: tuple[str, str, str],
    rule: str,
    shown: _Shown,
    *,
    to: Path | None,
) -> None:
    if to is not None:
        _trace_claim_to(asked, desired, rule, shown, to=to)
    chosen = one_of("--rule", rule, (*RULES, ALL))
    all_steps = shown.all_steps
    with desk_at(shown.workspace) as desk:
        text = asked_of_claim(named_text(desk, *asked), *desired)
        rules = () if chosen in {None, ALL} else (rule,)
        traces = trace_funds(desk, text, rules, regardless=shown.regardless)
        marks = look_at_use_marks(desk)
    if shown.as_json:
        tell_json([with_limits(one, marks.of(exhibits_of([one]))) for one in traces])
    else:
        for one in traces:
            _tell(one, all_steps=all_steps)
        compare(traces, all_steps=all_steps)
        tell_bounded(traces, all_steps=all_steps)
        tell_weighed(traces[0].sensitivity)
        tell_limits(marks.of(exhibits_of(traces)))
    rows = (row for one in traces for at in one.accounts for row in at.rows)
    finish(problems=any(not row.follows for row in rows))


def _trace_claim_to(
    asked: tuple[str, int | None],
    desired: tuple[str, str, str],
    rule: str,
    shown: _Shown,
    *,
    to: Path,
) -> None:
    one_by_one = {"--all-steps": shown.all_steps, "--regardless": shown.regardless}
    _refuse({name: "yes" for name, on in one_by_one.items() if on}, "cli.trace.to_all")
    with desk_at(shown.workspace) as desk:
        text = asked_of_claim(named_text(desk, *asked), *desired)
        trace_large_claim(desk, text, rule, to, as_json=shown.as_json)


def _tell(trace: RuleTrace, *, all_steps: bool) -> None:
    through = [one for one in trace.accounts if one.tainted_outflows()] or trace.accounts
    largest = sorted(through, key=lambda one: -claimed_minor(one))
    for one in trace.accounts if all_steps else largest[:_DETAILED]:
        _tell_account(one, all_steps=all_steps)
    tell("cli.trace.kept", number=trace.analysis, sha256=trace.result_sha256)
    tell("cli.trace.made_from", data=trace.data_version, code=trace.code_version)
    typer.echo()


def _tell_account(trace: Trace, *, all_steps: bool) -> None:
    tell("cli.trace.title", rule=WORDS(f"tracing.rule.{trace.rule}"), account=trace.account)
    opening = FORMS.money(trace.opening_minor, trace.currency)
    tell(_OPENINGS[trace.parameters["opening"]], sum=opening)
    tell_steps(trace, all_steps=all_steps)
    for claimant in trace.lowest:
        _tell_lowest(trace, claimant)
    remains = "cli.trace.partly_seen" if trace.partly_seen else "cli.trace.remains"
    tell(remains, sum=FORMS.money(remaining_minor(trace), trace.currency))


def _tell_lowest(trace: Trace, claimant: str) -> None:
    balance_minor, entry_id = trace.lowest[claimant]
    row = next((row for row in trace.rows if row.entry_id == entry_id), None)
    if row is None:
        return
    tell(
        "cli.trace.lowest",
        claimant=claimant,
        sum=FORMS.money(balance_minor, trace.currency),
        day=FORMS.day(row.booked_on),
        where=where_of(row),
    )
