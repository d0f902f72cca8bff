"""``qaitaru asset own|encumber|value|trace|wealth|prove``: what is known of an asset."""

from typing import Annotated

import typer

from qaitaru.acts.casework.describe_asset import BASES, ENCUMBRANCES, describe_asset
from qaitaru.casework.bodies.assets import (
    Encumbrance,
    Owner,
    Proof,
    TracedInto,
    Valuation,
    WealthLine,
)
from qaitaru.casework.ownership import SIDES
from qaitaru.cli.casework.case_given import (
    AmountArgument,
    AmountOption,
    AssetArgument,
    AtOption,
    CurrencyArgument,
    CurrencyGiven,
    ExhibitOption,
    RemarkOption,
    day_needed,
    part_given,
    sum_given,
)
from qaitaru.cli.casework.entry_told import told
from qaitaru.cli.desk import at_desk
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption
from qaitaru.cli.given import day_of, instant_given

SinceOption = Annotated[str, typer.Option(help=WORDS("cli.case.since"))]
UntilOption = Annotated[str, typer.Option(help=WORDS("cli.case.until_day"))]
OnOption = Annotated[str, typer.Option(help=WORDS("cli.case.on"))]


def own(
    asset: AssetArgument,
    owner: Annotated[str, typer.Argument(help=WORDS("cli.case.owner"))],
    *,
    by: Annotated[str, typer.Option(help=WORDS("cli.case.by", all=", ".join(SIDES)))] = "record",
    part: Annotated[str, typer.Option(help=WORDS("cli.case.part"))] = "1/1",
    subject: Annotated[int, typer.Option(min=0, help=WORDS("cli.case.subject"))] = 0,
    since: SinceOption = "",
    until: UntilOption = "",
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """A share of an asset, on paper or in belief, from day to day."""
    share, whole = part_given("--part", part)
    body = Owner(
        name=owner.strip(),
        subject=subject,
        by=by,
        part=share,
        parts=whole,
        since=day_of("--since", since),
        until=day_of("--until", until),
        remark=remark,
        exhibit=exhibit,
    )
    entry = at_desk(workspace, describe_asset, asset, body, instant_given("--at", at))
    told(entry, as_json=as_json)


def encumber(
    asset: AssetArgument,
    holder: Annotated[str, typer.Argument(help=WORDS("cli.case.holder"))],
    *,
    sort: Annotated[
        str, typer.Option(help=WORDS("cli.case.encumbrance", all=", ".join(ENCUMBRANCES)))
    ],
    amount: AmountOption = "",
    currency: CurrencyGiven = "",
    since: SinceOption = "",
    until: UntilOption = "",
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """A right of somebody else on an asset: a mortgage, a pledge, a lease."""
    minor, code = sum_given("--amount", amount, currency)
    body = Encumbrance(
        sort=sort,
        holder=holder.strip(),
        amount_minor=minor,
        currency=code,
        since=day_of("--since", since),
        until=day_of("--until", until),
        remark=remark,
        exhibit=exhibit,
    )
    entry = at_desk(workspace, describe_asset, asset, body, instant_given("--at", at))
    told(entry, as_json=as_json)


def value(
    asset: AssetArgument,
    amount: AmountArgument,
    currency: CurrencyArgument,
    *,
    basis: Annotated[str, typer.Option(help=WORDS("cli.case.value_basis", all=", ".join(BASES)))],
    on: OnOption,
    haircut: Annotated[int, typer.Option(min=0, max=99, help=WORDS("cli.case.haircut"))] = 0,
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """What an asset is worth on a day, by what basis."""
    minor, code = sum_given("AMOUNT", amount, currency)
    body = Valuation(
        basis=basis,
        on=day_needed("--on", on),
        amount_minor=minor,
        currency=code,
        haircut_percent=haircut,
        remark=remark,
        exhibit=exhibit,
    )
    entry = at_desk(workspace, describe_asset, asset, body, instant_given("--at", at))
    told(entry, as_json=as_json)


def traced(
    asset: AssetArgument,
    amount: AmountArgument,
    currency: CurrencyArgument,
    *,
    rule: Annotated[str, typer.Option(help=WORDS("cli.case.rule"))],
    analysis: Annotated[int, typer.Option(min=1, help=WORDS("cli.case.analysis"))],
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """How much a kept analysis traced into an asset by one rule."""
    minor, code = sum_given("AMOUNT", amount, currency)
    body = TracedInto(
        rule=rule.strip(),
        analysis=analysis,
        amount_minor=minor,
        currency=code,
        remark=remark,
        exhibit=exhibit,
    )
    told(at_desk(workspace, describe_asset, asset, body), as_json=as_json)


def wealth(
    asset: AssetArgument,
    profile: Annotated[str, typer.Argument(help=WORDS("cli.case.profile"))],
    line: Annotated[str, typer.Argument(help=WORDS("cli.case.wealth_line"))],
    *,
    version: Annotated[int, typer.Option(min=1, help=WORDS("cli.case.profile_version"))] = 1,
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The line of a wealth profile in which an asset stands."""
    body = WealthLine(profile=profile, version=version, line=line, remark=remark)
    told(at_desk(workspace, describe_asset, asset, body), as_json=as_json)


def prove(
    asset: AssetArgument,
    shows: Annotated[str, typer.Argument(help=WORDS("cli.case.shows"))],
    *,
    exhibit: Annotated[int, typer.Option(min=1, help=WORDS("cli.case.exhibit"))],
    at: AtOption = "",
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """An evidence item that bears on an asset, and what it shows."""
    body = Proof(shows=shows.strip(), exhibit=exhibit, remark=remark)
    entry = at_desk(workspace, describe_asset, asset, body, instant_given("--at", at))
    told(entry, as_json=as_json)
