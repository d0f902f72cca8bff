"""``qaitaru confiscation order|step|penalty|values``: what courts ordered, and what it comes to."""

from typing import Annotated

import typer

from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.casework.look_at_rates import look_at_day_rates
from qaitaru.acts.casework.order_confiscation import (
    PENALTIES,
    tell_order,
    tell_order_step,
    tell_penalty,
)
from qaitaru.casework.bodies.orders import Confiscation, MoneyPenalty, OrderStep
from qaitaru.casework.orders import STEPS
from qaitaru.casework.values import ladder
from qaitaru.cli.casework.case_given import (
    AmountArgument,
    AmountOption,
    AtOption,
    CurrencyArgument,
    CurrencyGiven,
    DocumentOption,
    EntryArgument,
    ExhibitOption,
    InvestigationArgument,
    RemarkOption,
    sum_given,
)
from qaitaru.cli.casework.entry_told import told
from qaitaru.cli.casework.values_told import ladder_json, tell_ladder
from qaitaru.cli.desk import at_desk, desk_at
from qaitaru.cli.face import (
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    instant_of,
    tell_json,
)
from qaitaru.cli.given import instant_given


def order(
    number: InvestigationArgument,
    model: Annotated[str, typer.Argument(help=WORDS("cli.case.model"))],
    *,
    asset: Annotated[list[int], typer.Option(help=WORDS("cli.case.asset"))],
    court: Annotated[str, typer.Option(help=WORDS("cli.case.court"))],
    document: DocumentOption,
    amount: AmountOption = "",
    currency: CurrencyGiven = "",
    others: Annotated[str, typer.Option(help=WORDS("cli.case.others_order"))] = "",
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """A court ordered confiscation; two members then move the assets."""
    minor, code = sum_given("--amount", amount, currency)
    body = Confiscation(
        model=model,
        court=court.strip(),
        document=document,
        assets=tuple(asset),
        amount_minor=minor,
        currency=code,
        others_ground=others.strip(),
        remark=remark,
        exhibit=exhibit,
    )
    told(at_desk(workspace, tell_order, number, body, instant_given("--at", at)), as_json=as_json)


def step(
    order_number: EntryArgument,
    event: Annotated[str, typer.Argument(help=WORDS("cli.case.order_event", all=", ".join(STEPS)))],
    *,
    document: DocumentOption,
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """What became of an order: appealed, upheld, set aside, final, enforced."""
    body = OrderStep(event=event, document=document, remark=remark, exhibit=exhibit)
    entry = at_desk(workspace, tell_order_step, order_number, body, instant_given("--at", at))
    told(entry, as_json=as_json)


def penalty(
    number: InvestigationArgument,
    amount: AmountArgument,
    currency: CurrencyArgument,
    *,
    sort: Annotated[
        str, typer.Option(help=WORDS("cli.case.penalty_sort", all=", ".join(PENALTIES)))
    ],
    document: DocumentOption,
    at: AtOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """A fine or an administrative penalty: told, and never counted as confiscated."""
    minor, code = sum_given("AMOUNT", amount, currency)
    body = MoneyPenalty(
        sort=sort, amount_minor=minor, currency=code, document=document, exhibit=exhibit
    )
    told(at_desk(workspace, tell_penalty, number, body, instant_given("--at", at)), as_json=as_json)


def values(
    number: InvestigationArgument,
    *,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The value ladder: identified, restrained, ordered, final, returned."""
    asked = instant_of(as_of)
    with desk_at(workspace) as desk:
        view = look_at_investigation(desk, number, as_of=asked)
        rates = look_at_day_rates(desk, as_of=asked)
    if as_json:
        tell_json(ladder_json(ladder(view.case), rates))
    else:
        tell_ladder(ladder(view.case), rates)
