"""``qaitaru duty exempt|decide|pay|permit``: money out of what is frozen, as the law lets it."""

from datetime import date
from typing import Annotated

import typer

from qaitaru.acts.duty.decide_request import decide_request
from qaitaru.acts.duty.exempt_funds import pay_exempted, pay_permitted, request_exemption
from qaitaru.acts.duty.look_at_duties import look_at_duty
from qaitaru.cli.desk import desk_at
from qaitaru.cli.duty.duty_freeze import AmountArgument, AssetArgument
from qaitaru.cli.duty.duty_given import (
    AtOption,
    DutyArgument,
    ExhibitOption,
    RemarkOption,
    currency_of_asset,
    tell_entry,
)
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, tell, tell_json
from qaitaru.cli.given import day_of, instant_given, money_given, one_of
from qaitaru.duty.bodies import ExemptionRequest, Payment, PermittedPayment
from qaitaru.duty.exemptions import PERIODS
from qaitaru.facts.errors import SettingFaulty

_YES, _NO = "yes", "no"
OnOption = Annotated[str, typer.Option("--on", help=WORDS("cli.duty.on"))]
PayeeOption = Annotated[str, typer.Option(help=WORDS("cli.duty.payee"))]


def exempt(
    duty: DutyArgument,
    asset: AssetArgument,
    *,
    kind: Annotated[str, typer.Option(help=WORDS("cli.duty.exemption"))] = "basic",
    purpose: Annotated[list[str], typer.Option(help=WORDS("cli.duty.purpose"))],
    limit: Annotated[str, typer.Option(help=WORDS("cli.duty.limit"))],
    period: Annotated[
        str, typer.Option(help=WORDS("cli.duty.period", all=", ".join(PERIODS)))
    ] = "month",
    first_day: Annotated[str, typer.Option("--from", help=WORDS("cli.duty.first_day"))],
    last_day: Annotated[str, typer.Option("--until", help=WORDS("cli.duty.last_day"))],
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Ask for money out of a frozen asset."""
    with desk_at(workspace) as desk:
        request = ExemptionRequest(
            exemption=kind,
            asset=asset,
            purposes=tuple(purpose),
            limit_minor=money_given("--limit", limit, currency_of_asset(desk, duty, asset)),
            period=period,
            first_day=day_must("--from", first_day),
            last_day=day_must("--until", last_day),
            remark=remark,
            exhibit=exhibit,
        )
        entry = request_exemption(desk, duty, request, instant_given("--at", at))
    tell_entry(entry, as_json=as_json)


def decide(
    entry: Annotated[int, typer.Argument(help=WORDS("cli.duty.entry"))],
    answer: Annotated[str, typer.Argument(metavar="yes|no", help=WORDS("cli.duty.answer"))],
    *,
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Grant or refuse what another member asked for."""
    granted = one_of("yes|no", answer or "?", (_YES, _NO)) == _YES
    with desk_at(workspace) as desk:
        decision = decide_request(desk, entry, granted=granted, remark=remark)
    if as_json:
        tell_json(decision)
    else:
        tell("cli.duty.granted" if granted else "cli.duty.refused", entry=entry)


def pay(
    duty: DutyArgument,
    request: Annotated[int, typer.Argument(help=WORDS("cli.duty.request"))],
    amount: AmountArgument,
    *,
    on: OnOption,
    purpose: Annotated[str, typer.Option(help=WORDS("cli.duty.purpose"))],
    payee: PayeeOption,
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell of a payment under a granted request."""
    with desk_at(workspace) as desk:
        views = look_at_duty(desk, duty).requests
        code = next((one.currency for one in views if one.entry.number == request), "")
        payment = Payment(
            request=request,
            amount_minor=money_given("AMOUNT", amount, code or "KZT"),
            on=day_must("--on", on),
            purpose=purpose,
            payee=payee,
            remark=remark,
            exhibit=exhibit,
        )
        entry = pay_exempted(desk, duty, payment)
    tell_entry(entry, as_json=as_json)


def permit(
    duty: DutyArgument,
    asset: AssetArgument,
    amount: AmountArgument,
    *,
    kind: Annotated[str, typer.Option(help=WORDS("cli.duty.permitted"))],
    on: OnOption,
    payee: PayeeOption,
    minimum: Annotated[str, typer.Option(help=WORDS("cli.duty.minimum"))] = "0",
    members: Annotated[int, typer.Option(min=0, help=WORDS("cli.duty.members"))] = 0,
    source: Annotated[str, typer.Option(help=WORDS("cli.duty.minimum_source"))] = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell of a payment that the law permits without a request."""
    with desk_at(workspace) as desk:
        code = currency_of_asset(desk, duty, asset)
        payment = PermittedPayment(
            permitted=kind,
            asset=asset,
            amount_minor=money_given("AMOUNT", amount, code),
            on=day_must("--on", on),
            payee=payee,
            minimum_minor=money_given("--minimum", minimum, code),
            members=members,
            source=source,
            remark=remark,
            exhibit=exhibit,
        )
        entry = pay_permitted(desk, duty, payment)
    tell_entry(entry, as_json=as_json)


def day_must(option: str, text: str) -> date:
    """A day that must be given.

    Raises: SettingFaulty.
    """
    day = day_of(option, text)
    if day is None:
        raise SettingFaulty(option, text, "2026-03-06")
    return day
