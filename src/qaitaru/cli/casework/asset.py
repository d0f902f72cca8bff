"""``qaitaru asset add|show|list|move``: what was found, and where it stands."""

from typing import Annotated

import typer

from qaitaru.acts.casework.add_asset import SORTS, add_asset
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.casework.look_at_rates import look_at_day_rates
from qaitaru.acts.casework.move_asset import move_asset
from qaitaru.casework.bodies.assets import Asset, Owner, Particular
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.ownership import BELIEF, RECORD
from qaitaru.casework.phases import Phase
from qaitaru.casework.tally import tally
from qaitaru.casework.values import ladder
from qaitaru.cli.casework.case_given import (
    AssetArgument,
    AtOption,
    ExhibitOption,
    InvestigationArgument,
    RemarkOption,
    pair_given,
)
from qaitaru.cli.casework.case_json import asset_json
from qaitaru.cli.casework.case_told import tell_assets
from qaitaru.cli.casework.entry_told import told
from qaitaru.cli.casework.tally_told import tell_tally
from qaitaru.cli.desk import at_desk, desk_at
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
from qaitaru.cli.given import instant_given


def add(
    number: InvestigationArgument,
    name: Annotated[str, typer.Argument(help=WORDS("cli.case.asset_name"))],
    *,
    sort: Annotated[str, typer.Option(help=WORDS("cli.case.asset_sort", all=", ".join(SORTS)))],
    owner: Annotated[str, typer.Option(help=WORDS("cli.case.owner_of_record"))] = "",
    believed: Annotated[str, typer.Option(help=WORDS("cli.case.owner_believed"))] = "",
    particular: Annotated[list[str] | None, typer.Option(help=WORDS("cli.case.particular"))] = None,
    country: Annotated[str, typer.Option(help=WORDS("cli.case.country"))] = "",
    in_place_of: Annotated[int, typer.Option(min=0, help=WORDS("cli.case.in_place_of"))] = 0,
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell of an asset; it is suspected until it is moved on."""
    pairs = [pair_given("--particular", one) for one in particular or ()]
    asset = Asset(
        sort=sort,
        name=name.strip(),
        particulars=tuple(Particular(name=key, value=value) for key, value in pairs),
        country=country.strip().upper(),
        in_place_of=in_place_of,
        remark=remark,
        exhibit=exhibit,
    )
    sides = ((RECORD, owner), (BELIEF, believed))
    owners = [
        Owner(name=one.strip(), by=side, exhibit=exhibit) for side, one in sides if one.strip()
    ]
    entry = at_desk(
        workspace, add_asset, number, asset, owners=owners, at=instant_given("--at", at)
    )
    told(entry, as_json=as_json)


def list_assets(
    number: InvestigationArgument,
    *,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The assets of an investigation; leaves with 1 where one is held no more."""
    asked = instant_of(as_of)
    with desk_at(workspace) as desk:
        view = look_at_investigation(desk, number, as_of=asked)
        rates = look_at_day_rates(desk, as_of=asked)
    if as_json:
        tell_json([asset_json(one) for one in view.assets])
    else:
        tell_assets(view.assets)
        tell_tally(tally(ladder(view.case).parts, rates))
    finish(problems=any(one.has_lapsed for one in view.assets))


def move(
    asset: AssetArgument,
    to: Annotated[str, typer.Argument(help=WORDS("cli.case.to", all=", ".join(Phase)))],
    *,
    basis: Annotated[str, typer.Option(help=WORDS("cli.case.basis"))] = "",
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Move an asset to another phase; what may not be is refused, with what is missing."""
    body = PhaseMove(to=to, basis=basis, remark=remark, exhibit=exhibit)
    told(at_desk(workspace, move_asset, asset, body, instant_given("--at", at)), as_json=as_json)
