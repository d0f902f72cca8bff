"""``qaitaru measure take|step|list``: what holds an asset, until when, and what is to be done."""

from typing import Annotated, Final

import typer

from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.casework.take_measure import take_measure, tell_step
from qaitaru.casework.bodies.measures import Held, Measure, MeasureStep
from qaitaru.casework.taking import OUTCOMES
from qaitaru.cli.casework.case_given import (
    AtOption,
    DocumentOption,
    ExhibitOption,
    InvestigationArgument,
    MeasureArgument,
    RemarkOption,
)
from qaitaru.cli.casework.case_json import case_clock_json, measure_json
from qaitaru.cli.casework.case_told import tell_case_clocks, tell_measures
from qaitaru.cli.casework.entry_told import told_next
from qaitaru.cli.desk import at_desk
from qaitaru.cli.face import (
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    finish,
    instant_of,
    tell_json,
)
from qaitaru.cli.given import instant_given, money_given
from qaitaru.facts.errors import SettingFaulty

_HELD: Final = "5, 5=497.12 KZT"
GroundOption = Annotated[str, typer.Option(help=WORDS("cli.case.ground"))]
AuthorityOption = Annotated[str, typer.Option(help=WORDS("cli.case.authority"))]


def take(
    number: InvestigationArgument,
    kind: Annotated[str, typer.Argument(help=WORDS("cli.case.measure_kind"))],
    *,
    asset: Annotated[list[str], typer.Option(help=WORDS("cli.case.held"))],
    ground: GroundOption,
    authority: AuthorityOption,
    document: DocumentOption,
    office: Annotated[str, typer.Option(help=WORDS("cli.case.office"))] = "",
    follows: Annotated[int, typer.Option(min=0, help=WORDS("cli.case.follows"))] = 0,
    others_ground: Annotated[str, typer.Option(help=WORDS("cli.case.others_ground"))] = "",
    others_why: Annotated[str, typer.Option(help=WORDS("cli.case.others_why"))] = "",
    established: Annotated[str, typer.Option(help=WORDS("cli.case.established"))] = "",
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Take a measure on assets; its clocks run from then."""
    body = Measure(
        measure=kind,
        ground=ground,
        authority=authority,
        office=office,
        document=document,
        holds=tuple(_held(one) for one in asset),
        follows=follows,
        others_ground=others_ground,
        others_why=others_why.strip(),
        remark=remark,
        exhibit=exhibit,
    )
    began, found = instant_given("--at", at), instant_given("--established", established)
    entry = at_desk(workspace, take_measure, number, body, at=began, established=found)
    told_next(workspace, entry, entry.number, as_json=as_json)


def step(
    measure: MeasureArgument,
    event: Annotated[str, typer.Argument(help=WORDS("cli.case.event"))],
    *,
    outcome: Annotated[
        str, typer.Option(help=WORDS("cli.case.outcome", all=", ".join(OUTCOMES)))
    ] = "",
    ground: GroundOption = "",
    document: DocumentOption = "",
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell what happened to a measure: a consent, a notice, a petition, a decision, a lifting."""
    body = MeasureStep(
        event=event,
        outcome=outcome,
        ground=ground,
        document=document,
        remark=remark,
        exhibit=exhibit,
    )
    entry = at_desk(workspace, tell_step, measure, body, instant_given("--at", at))
    told_next(workspace, entry, measure, as_json=as_json)


def list_measures(
    number: InvestigationArgument,
    *,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The measures of an investigation with all their clocks; leaves with 1 where one is late."""
    view = at_desk(workspace, look_at_investigation, number, as_of=instant_of(as_of))
    if as_json:
        clocks = [case_clock_json(one) for one in view.clocks]
        tell_json({"measures": [measure_json(one) for one in view.measures], "clocks": clocks})
    else:
        tell_measures(view.measures)
        tell_case_clocks(view.clocks)
    finish(problems=view.is_late)


def _held(text: str) -> Held:
    """An asset by its number, and the sum where not the whole of it is held.

    Raises: SettingFaulty; CurrencyUnknown.
    """
    number, sign, amount = text.partition("=")
    sum_, _, currency = amount.strip().partition(" ")
    if not number.strip().isdecimal() or bool(sign) is not bool(currency.strip()):
        raise SettingFaulty("--asset", text, _HELD)
    if not sign:
        return Held(asset=int(number))
    code = currency.strip().upper()
    return Held(asset=int(number), amount_minor=money_given("--asset", sum_, code), currency=code)
