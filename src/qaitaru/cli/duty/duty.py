"""``qaitaru duty open|show|list|event``: the duty to freeze, against the clocks of the law."""

from typing import Annotated

import typer

from qaitaru.acts.duty.look_at_duties import look_at_duties, look_at_duty
from qaitaru.acts.duty.open_duty import DutyOffer, open_duty, open_duty_of_hit
from qaitaru.acts.duty.state_event import state_event
from qaitaru.cli.desk import desk_at
from qaitaru.cli.duty.duty_given import (
    AtOption,
    DutyArgument,
    ExhibitOption,
    RemarkOption,
    tell_entry,
)
from qaitaru.cli.duty.duty_json import duty_json
from qaitaru.cli.duty.duty_told import tell_duties, tell_duty
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, finish, tell_json
from qaitaru.cli.given import instant_given
from qaitaru.duty.bodies import Happened
from qaitaru.duty.events import STATED
from qaitaru.duty.exemptions import OUTCOMES
from qaitaru.facts.errors import SettingFaulty


def open_(
    reference: Annotated[str, typer.Argument(help=WORDS("cli.duty.reference"))] = "",
    *,
    party: Annotated[str, typer.Option(help=WORDS("cli.duty.party"))] = "",
    hit: Annotated[int, typer.Option(min=0, help=WORDS("cli.duty.hit"))] = 0,
    publisher: Annotated[str, typer.Option(help=WORDS("cli.lists.publisher"))] = "",
    jurisdiction: Annotated[str, typer.Option(help=WORDS("cli.duty.jurisdiction"))] = "kz",
    regime: Annotated[str, typer.Option(help=WORDS("cli.duty.regime"))] = "",
    published: Annotated[str, typer.Option(help=WORDS("cli.duty.published"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Open a duty from a confirmed match, or from a reference and a party."""
    if bool(reference) is bool(hit):
        raise SettingFaulty("REFERENCE", reference, "REFERENCE --party … | --hit N")
    offer = DutyOffer(
        reference=reference,
        party=party,
        publisher=publisher,
        jurisdiction=jurisdiction,
        regime=regime,
        published=instant_given("--published", published),
    )
    with desk_at(workspace) as desk:
        record = open_duty_of_hit(desk, hit, offer) if hit else open_duty(desk, offer)
        view = look_at_duty(desk, record.head.number)
    if as_json:
        tell_json(duty_json(view))
    else:
        tell_duty(view)


def event(
    duty: DutyArgument,
    event_name: Annotated[
        str,
        typer.Argument(metavar="EVENT", help=WORDS("cli.duty.event_name", all=", ".join(STATED))),
    ],
    *,
    at: AtOption = "",
    about: Annotated[int, typer.Option(min=0, help=WORDS("cli.duty.about"))] = 0,
    outcome: Annotated[
        str, typer.Option(help=WORDS("cli.duty.outcome", all=", ".join(OUTCOMES)))
    ] = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell that something happened that a clock runs from or is stopped by."""
    told = Happened(event=event_name, about=about, outcome=outcome, remark=remark, exhibit=exhibit)
    with desk_at(workspace) as desk:
        entry = state_event(desk, duty, told, instant_given("--at", at))
    tell_entry(entry, as_json=as_json)


def show(
    duty: DutyArgument, *, workspace: WorkspaceOption = HERE, as_json: JsonOption = False
) -> None:
    """One duty with its clocks; leaves with 1 where something is overdue."""
    with desk_at(workspace) as desk:
        view = look_at_duty(desk, duty)
    if as_json:
        tell_json(duty_json(view))
    else:
        tell_duty(view)
    finish(problems=any(one.late for one in view.next_steps))


def list_duties(
    *,
    late: Annotated[bool, typer.Option("--late", help=WORDS("cli.duty.late"))] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Every duty, the most pressing first; leaves with 1 where something is overdue."""
    with desk_at(workspace) as desk:
        every = look_at_duties(desk)
    views = tuple(one for one in every if not late or any(step.late for step in one.next_steps))
    if as_json:
        tell_json([duty_json(one) for one in views])
    else:
        tell_duties(views)
    finish(problems=any(step.late for one in views for step in one.next_steps))
