"""``qaitaru hits``: the queue of hits, one of them with both sides, and its decision by two."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.screening.decide_hit import (
    Decision,
    confirm_hit,
    propose_decision,
    refuse_hit,
    withdraw_proposal,
)
from qaitaru.acts.screening.hit_views import HitView, Queue
from qaitaru.acts.screening.look_at_hit_payments import PAGE, look_at_hit_payments
from qaitaru.acts.screening.look_at_hits import look_at_hit, look_at_hits
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import FORMS, HERE, WORDS, JsonOption, WorkspaceOption, table, tell, tell_json
from qaitaru.cli.given import LimitOption, OffsetOption, day_of, one_of
from qaitaru.cli.screening.hit_payments import sides_json, tell_payments_behind
from qaitaru.cli.screening.hit_sides import hit_json, hit_name, tell_sides
from qaitaru.screening.deciding import Disposition, Verdict
from qaitaru.screening.hits import HitKind

_COLUMNS = tuple(
    f"cli.column.{name}"
    for name in (
        "hit",
        "hit_score",
        "name",
        "matched_name",
        "publisher",
        "reference",
        "hit_standing",
    )
)
NumberArgument = Annotated[int, typer.Argument(help=WORDS("cli.hits.number"))]
RemarkOption = Annotated[str, typer.Option(help=WORDS("cli.hits.remark"))]
StateOption = Annotated[str, typer.Option("--state", help=WORDS("cli.hits.state"))]
OfOption = Annotated[str, typer.Option("--of", help=WORDS("cli.hits.of"))]


def hits(
    context: typer.Context,
    *,
    state: StateOption = Queue.OPEN.value,
    of: OfOption = "",
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The hits that wait."""
    if not context.invoked_subcommand:
        _list(workspace, (state, of), slice(offset, offset + limit), as_json=as_json)


def list_hits(
    *,
    state: StateOption = Queue.OPEN.value,
    of: OfOption = "",
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The hits of one state, or all."""
    _list(workspace, (state, of), slice(offset, offset + limit), as_json=as_json)


def show(
    number: NumberArgument,
    *,
    limit: LimitOption = PAGE,
    offset: OffsetOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """One hit: what was asked, what the list says, the payments behind, and what was decided."""
    with desk_at(workspace) as desk:
        sides = look_at_hit(desk, number)
        behind = look_at_hit_payments(desk, number, offset=offset, limit=limit)
    if as_json:
        tell_json(sides_json(sides, behind))
    else:
        tell_sides(sides)
        tell_payments_behind(sides.view, behind)


def decide(
    number: NumberArgument,
    verdict: Annotated[Verdict, typer.Argument(help=WORDS("cli.hits.verdict"))],
    *,
    ground: Annotated[str, typer.Option(help=WORDS("cli.hits.ground"))],
    by: Annotated[list[str], typer.Option("--by", help=WORDS("cli.hits.by"))],
    remark: RemarkOption = "",
    until: Annotated[str, typer.Option(help=WORDS("cli.hits.until"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Propose what a hit is; a second member confirms."""
    decision = Decision(
        verdict=verdict,
        ground=ground,
        discriminators=tuple(dict.fromkeys(by)),
        remark=remark.strip(),
        expires_on=day_of("--until", until),
    )
    with desk_at(workspace) as desk:
        step = propose_decision(desk, number, decision)
    _tell_step(step, as_json=as_json)


def confirm(
    number: NumberArgument,
    *,
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Confirm the decision that waits, as the second member."""
    with desk_at(workspace) as desk:
        step = confirm_hit(desk, number, remark.strip())
    _tell_step(step, as_json=as_json)


def refuse(
    number: NumberArgument,
    *,
    remark: Annotated[str, typer.Option(help=WORDS("cli.hits.refusal"))],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Refuse the decision that waits: the hit is open again."""
    with desk_at(workspace) as desk:
        step = refuse_hit(desk, number, remark.strip())
    _tell_step(step, as_json=as_json)


def withdraw(
    number: NumberArgument,
    *,
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Take back one's own proposal."""
    with desk_at(workspace) as desk:
        step = withdraw_proposal(desk, number, remark.strip())
    _tell_step(step, as_json=as_json)


def _list(workspace: Path, asked: tuple[str, str], wanted: slice, *, as_json: bool) -> None:
    state, of = asked
    queue = Queue(one_of("--state", state, [one.value for one in Queue]) or Queue.OPEN)
    kind = one_of("--of", of, [one.value for one in HitKind])
    with desk_at(workspace) as desk:
        found = look_at_hits(desk, queue, HitKind(kind) if kind else None)
    page = found.hits[wanted]
    if as_json:
        tell_json([hit_json(one) for one in page])
        return
    title = WORDS("cli.hits.title", shown=len(page), count=len(found.hits))
    table(f"{title} {WORDS(f'hit.queue.{queue.value}')}", _COLUMNS, map(_row, page), right=(0, 1))
    told = (
        f"{WORDS(f'hit.queue.{one.value}')}: {FORMS.number(n)}" for one, n in found.counts.items()
    )
    typer.echo(" · ".join(told))
    if found.screening is None and found.payments is None:
        tell("cli.hits.unscreened")


def _row(one: HitView) -> tuple[object, ...]:
    found = one.kept.found
    name = hit_name(one)
    if one.kept.kind is HitKind.PAYMENT:
        name += f"\n{WORDS('web.hits.in_payments', count=one.payments)}"
    waits = one.stands.waiting
    told = WORDS(f"hit.state.{one.stands.state.value}")
    if waits:
        told += f"\n{WORDS(f'hit.verdict.{waits.verdict.value}')}? {waits.member}"
    if one.through:
        told += f"\n{WORDS('hit.through', number=one.through)}"
    return (
        one.kept.number,
        FORMS.score(found.score),
        name,
        found.matched_name,
        found.publisher,
        found.reference,
        told,
    )


def _tell_step(step: Disposition, *, as_json: bool) -> None:
    if as_json:
        tell_json(step)
        return
    verdict = WORDS(f"hit.verdict.{step.verdict.value}")
    tell(f"cli.hits.{step.move.value}", number=step.hit, verdict=verdict, member=step.member)
