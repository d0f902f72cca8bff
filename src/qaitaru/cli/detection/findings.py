"""``qaitaru findings``: the queue, one finding whole, and what members decide of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Final

import msgspec
import typer

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.detection.decide_finding import (
    Closing,
    confirm_closing,
    note_looked,
    propose_closing,
    refuse_closing,
    take_finding,
    withdraw_closing,
)
from qaitaru.acts.detection.finding_views import FindingQueue
from qaitaru.acts.detection.look_at_findings import (
    PAGE,
    FindingsWanted,
    look_at_finding,
    look_at_findings,
)
from qaitaru.acts.detection.look_at_typologies import typologies_named
from qaitaru.cli.desk import desk_at
from qaitaru.cli.detection.findings_told import finding_json, tell_queue, tell_whole
from qaitaru.cli.face import FORMS, HERE, WORDS, JsonOption, WorkspaceOption, tell, tell_json
from qaitaru.cli.given import LimitOption, OffsetOption, day_of, one_of
from qaitaru.cli.use_limits import tell_limits, with_limits
from qaitaru.detection.desk.deciding import Step, Verdict

NumberArgument = Annotated[int, typer.Argument(help=WORDS("cli.findings.number"))]
RemarkOption = Annotated[str, typer.Option(help=WORDS("cli.findings.remark"))]
StateOption = Annotated[str, typer.Option("--state", help=WORDS("cli.findings.state"))]
TypologyOption = Annotated[str, typer.Option(help=WORDS("cli.findings.typology"))]
AccountOption = Annotated[str, typer.Option(help=WORDS("cli.findings.account"))]
GroundOption = Annotated[str, typer.Option(help=WORDS("cli.findings.ground"))]

_TOLD: Final = "cli.findings.told"


def findings(
    context: typer.Context,
    *,
    state: StateOption = FindingQueue.OPEN.value,
    typology: TypologyOption = "",
    account: AccountOption = "",
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The findings that wait."""
    if not context.invoked_subcommand:
        wanted = _wanted(state, typology, account)
        _list(workspace, wanted, slice(offset, offset + limit), as_json=as_json)


def list_findings(
    *,
    state: StateOption = FindingQueue.OPEN.value,
    typology: TypologyOption = "",
    account: AccountOption = "",
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The findings of one state, or all."""
    wanted = _wanted(state, typology, account)
    _list(workspace, wanted, slice(offset, offset + limit), as_json=as_json)


def show(
    number: NumberArgument,
    *,
    limit: LimitOption = PAGE,
    offset: OffsetOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """One finding: what was found, what speaks for it, the rows behind, what was decided."""
    with desk_at(workspace) as desk:
        whole = look_at_finding(desk, number, offset=offset, limit=limit)
        marks = look_at_use_marks(desk)
    shown = whole.view.seen.sighting.transfers
    limits = marks.of_entries(entry for rows in shown for entry in rows)
    if not as_json:
        tell_whole(whole)
        tell_limits(limits)
        return
    told = {"rows": whole.transfers, "steps": whole.steps, "run": whole.run.number}
    tell_json(with_limits({**finding_json(whole.view), **msgspec.to_builtins(told)}, limits))


def look(
    number: NumberArgument,
    *,
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Note to have looked at a finding."""
    _do(workspace, partial(note_looked, number=number, remark=remark.strip()), as_json=as_json)


def take(
    number: NumberArgument,
    *,
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Take a finding into the case."""
    _do(workspace, partial(take_finding, number=number, remark=remark.strip()), as_json=as_json)


def dismiss(
    number: NumberArgument,
    *,
    ground: GroundOption,
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Propose to dismiss a finding; a second member confirms."""
    closing = Closing(verdict=Verdict.DISMISSED, ground=ground, remark=remark.strip())
    _do(workspace, partial(propose_closing, number=number, closing=closing), as_json=as_json)


def suppress(
    number: NumberArgument,
    *,
    until: Annotated[str, typer.Option(help=WORDS("cli.findings.until"))],
    ground: GroundOption,
    remark: RemarkOption = "",
    typology: Annotated[str, typer.Option(help=WORDS("cli.findings.scope_typology"))] = "",
    account: Annotated[
        list[str] | None, typer.Option(help=WORDS("cli.findings.scope_account"))
    ] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Propose to hold a finding back until a day, with what is like it."""
    closing = Closing(
        verdict=Verdict.SUPPRESSED,
        ground=ground,
        remark=remark.strip(),
        expires_on=day_of("--until", until),
        typology=typology,
        accounts=tuple(account or ()),
    )
    _do(workspace, partial(propose_closing, number=number, closing=closing), as_json=as_json)


def confirm(
    number: NumberArgument,
    *,
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Confirm what waits, as the second member."""
    _do(workspace, partial(confirm_closing, number=number, remark=remark.strip()), as_json=as_json)


def refuse(
    number: NumberArgument,
    *,
    remark: Annotated[str, typer.Option(help=WORDS("cli.findings.refusal"))],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Refuse what waits: the finding is open again."""
    _do(workspace, partial(refuse_closing, number=number, remark=remark.strip()), as_json=as_json)


def withdraw(
    number: NumberArgument,
    *,
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Take back one's own proposal."""
    _do(workspace, partial(withdraw_closing, number=number, remark=remark.strip()), as_json=as_json)


def _wanted(state: str, typology: str, account: str) -> FindingsWanted:
    queue = one_of("--state", state, [one.value for one in FindingQueue])
    if typology:
        typologies_named((typology,))
    return FindingsWanted(
        queue=FindingQueue(queue or FindingQueue.OPEN), typology=typology, account=account
    )


def _list(workspace: Path, wanted: FindingsWanted, page: slice, *, as_json: bool) -> None:
    with desk_at(workspace) as desk:
        found = look_at_findings(desk, wanted)
    shown = found.findings[page]
    if as_json:
        tell_json([finding_json(one) for one in shown])
        return
    title = WORDS("cli.findings.title", shown=len(shown), count=len(found.findings))
    tell_queue(f"{title} {WORDS(f'finding.queue.{wanted.queue.value}')}", shown)
    told = (
        f"{WORDS(f'finding.queue.{one.value}')}: {FORMS.number(n)}"
        for one, n in found.counts.items()
    )
    typer.echo(" · ".join(told))
    tell("cli.findings.next" if found.run else "cli.findings.not_run")


def _do(workspace: Path, decide: Callable[[Desk], Step], *, as_json: bool) -> None:
    """Do what a member decides, and tell the step as it is kept."""
    with desk_at(workspace) as desk:
        step = decide(desk)
    if as_json:
        tell_json(step)
        return
    verdict = WORDS(f"finding.verdict.{step.verdict.value}")
    tell(f"{_TOLD}.{step.move.value}", number=step.finding, verdict=verdict, member=step.member)
