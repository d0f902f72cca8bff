"""``qaitaru duty freeze|credit|attempt``: what is frozen, what comes onto it, what was tried."""

from typing import Annotated

import typer

from qaitaru.acts.duty.freeze_assets import (
    DIRECTIONS,
    HOLDINGS,
    LINKS,
    SORTS,
    credit_asset,
    freeze_asset,
    note_attempt,
)
from qaitaru.cli.desk import desk_at
from qaitaru.cli.duty.duty_given import (
    AtOption,
    DutyArgument,
    ExhibitOption,
    RemarkOption,
    currency_of_asset,
    tell_entry,
)
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption
from qaitaru.cli.given import CurrencyOption, instant_given, money_given
from qaitaru.duty.bodies import Attempt, Credited, FrozenAsset

AssetArgument = Annotated[int, typer.Argument(help=WORDS("cli.duty.asset"))]
AmountArgument = Annotated[str, typer.Argument(help=WORDS("cli.duty.amount"))]
AmountOption = Annotated[str, typer.Option(help=WORDS("cli.duty.amount"))]


def freeze(
    duty: DutyArgument,
    name: Annotated[str, typer.Argument(help=WORDS("cli.duty.asset_name"))],
    *,
    amount: AmountOption,
    currency: CurrencyOption,
    owner: Annotated[str, typer.Option(help=WORDS("cli.duty.owner"))],
    sort: Annotated[
        str, typer.Option(help=WORDS("cli.duty.sort", all=", ".join(SORTS)))
    ] = "account",
    holding: Annotated[
        str, typer.Option(help=WORDS("cli.duty.holding", all=", ".join(HOLDINGS)))
    ] = "whole",
    link: Annotated[
        str, typer.Option(help=WORDS("cli.duty.link", all=", ".join(LINKS)))
    ] = "direct",
    link_text: Annotated[str, typer.Option(help=WORDS("cli.duty.link_text"))] = "",
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell that an asset was frozen."""
    asset = FrozenAsset(
        sort=sort,
        name=name.strip(),
        amount_minor=money_given("--amount", amount, currency),
        currency=currency.strip().upper(),
        holding=holding,
        link=link,
        owner=owner.strip(),
        link_text=link_text,
        remark=remark,
        exhibit=exhibit,
    )
    with desk_at(workspace) as desk:
        entry = freeze_asset(desk, duty, asset, instant_given("--at", at))
    tell_entry(entry, as_json=as_json)


def credit(
    duty: DutyArgument,
    asset: AssetArgument,
    amount: AmountArgument,
    *,
    at: AtOption = "",
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell that money came onto a frozen asset."""
    with desk_at(workspace) as desk:
        minor = money_given("AMOUNT", amount, currency_of_asset(desk, duty, asset))
        told = Credited(asset=asset, amount_minor=minor, remark=remark)
        entry = credit_asset(desk, duty, told, instant_given("--at", at))
    tell_entry(entry, as_json=as_json)


def attempt(
    duty: DutyArgument,
    *,
    amount: AmountOption,
    currency: CurrencyOption,
    direction: Annotated[
        str, typer.Option(help=WORDS("cli.duty.direction", all=", ".join(DIRECTIONS)))
    ] = "debit",
    asset: Annotated[int, typer.Option(min=0, help=WORDS("cli.duty.asset"))] = 0,
    counterparty: Annotated[str, typer.Option(help=WORDS("cli.duty.counterparty"))] = "",
    at: AtOption = "",
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell of a transaction that was tried and refused."""
    told = Attempt(
        asset=asset,
        direction=direction,
        amount_minor=money_given("--amount", amount, currency),
        currency=currency.strip().upper(),
        counterparty=counterparty,
        remark=remark,
    )
    with desk_at(workspace) as desk:
        entry = note_attempt(desk, duty, told, instant_given("--at", at))
    tell_entry(entry, as_json=as_json)
