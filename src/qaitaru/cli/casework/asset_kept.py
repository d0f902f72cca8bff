"""``qaitaru asset manage|cost|sell|claim|decide-claim|return|principle``: held, claimed, given."""

from typing import Annotated

import typer

from qaitaru.acts.casework.claim_right import claim_right, decide_right
from qaitaru.acts.casework.keep_asset import SALE_GROUNDS, keep_asset
from qaitaru.acts.casework.return_asset import return_asset, weigh_principle
from qaitaru.casework.bodies.keeping import (
    Cost,
    Manager,
    PrincipleWeighed,
    Returned,
    RightClaimed,
    RightDecided,
    Sale,
    Weighed,
)
from qaitaru.casework.needs import DISPOSALS
from qaitaru.casework.rights_claimed import INDICATORS, OUTCOMES, SORTS
from qaitaru.cli.casework.asset_details import OnOption
from qaitaru.cli.casework.case_given import (
    AmountArgument,
    AmountOption,
    AssetArgument,
    AtOption,
    CurrencyArgument,
    CurrencyGiven,
    DocumentOption,
    EntryArgument,
    ExhibitOption,
    RemarkOption,
    day_needed,
    pair_given,
    sum_given,
)
from qaitaru.cli.casework.entry_told import told
from qaitaru.cli.desk import at_desk
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption
from qaitaru.cli.given import instant_given, one_of

_SIDES = {"for": True, "against": False, "unknown": None}


def manage(
    asset: AssetArgument,
    manager: Annotated[str, typer.Argument(help=WORDS("cli.case.manager"))],
    *,
    terms: Annotated[str, typer.Option(help=WORDS("cli.case.terms"))] = "",
    at: AtOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Who keeps an asset that is held."""
    body = Manager(manager=manager.strip(), terms=terms, exhibit=exhibit)
    told(at_desk(workspace, keep_asset, asset, body, instant_given("--at", at)), as_json=as_json)


def cost(
    asset: AssetArgument,
    amount: AmountArgument,
    currency: CurrencyArgument,
    text: Annotated[str, typer.Argument(help=WORDS("cli.case.cost_for"))],
    *,
    on: OnOption,
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """What the keeping of an asset cost."""
    minor, code = sum_given("AMOUNT", amount, currency)
    day = day_needed("--on", on)
    body = Cost(on=day, amount_minor=minor, currency=code, text=text, exhibit=exhibit)
    told(at_desk(workspace, keep_asset, asset, body), as_json=as_json)


def sell(
    asset: AssetArgument,
    amount: AmountArgument,
    currency: CurrencyArgument,
    *,
    on: OnOption,
    buyer: Annotated[str, typer.Option(help=WORDS("cli.case.buyer"))],
    ground: Annotated[
        str, typer.Option(help=WORDS("cli.case.sale_ground", all=", ".join(SALE_GROUNDS)))
    ],
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """An arrested asset was sold: its proceeds stand in its place once two members move it."""
    minor, code = sum_given("AMOUNT", amount, currency)
    body = Sale(
        on=day_needed("--on", on),
        amount_minor=minor,
        currency=code,
        buyer=buyer.strip(),
        ground=ground,
        remark=remark,
        exhibit=exhibit,
    )
    told(at_desk(workspace, keep_asset, asset, body), as_json=as_json)


def claim(
    asset: AssetArgument,
    claimant: Annotated[str, typer.Argument(help=WORDS("cli.case.claimant"))],
    *,
    sort: Annotated[str, typer.Option(help=WORDS("cli.case.claim_sort", all=", ".join(SORTS)))],
    amount: AmountOption = "",
    currency: CurrencyGiven = "",
    indicator: Annotated[
        list[str] | None,
        typer.Option(help=WORDS("cli.case.indicator", all=", ".join(INDICATORS))),
    ] = None,
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Somebody claims an asset; what speaks for their good faith is weighed."""
    minor, code = sum_given("--amount", amount, currency)
    body = RightClaimed(
        sort=sort,
        claimant=claimant.strip(),
        amount_minor=minor,
        currency=code,
        weighed=tuple(_weighed(one) for one in indicator or ()),
        remark=remark,
        exhibit=exhibit,
    )
    told(at_desk(workspace, claim_right, asset, body, instant_given("--at", at)), as_json=as_json)


def decide_claim(
    right: EntryArgument,
    outcome: Annotated[
        str, typer.Argument(help=WORDS("cli.case.claim_outcome", all=", ".join(OUTCOMES)))
    ],
    *,
    authority: Annotated[str, typer.Option(help=WORDS("cli.case.deciding"))],
    document: DocumentOption,
    at: AtOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """What was decided on a claimed right."""
    body = RightDecided(outcome=outcome, authority=authority, document=document, exhibit=exhibit)
    told(at_desk(workspace, decide_right, right, body, instant_given("--at", at)), as_json=as_json)


def give_back(
    asset: AssetArgument,
    amount: AmountArgument,
    currency: CurrencyArgument,
    *,
    to: Annotated[
        str, typer.Option(help=WORDS("cli.case.return_to", all=", ".join(DISPOSALS.values())))
    ],
    recipient: Annotated[str, typer.Option(help=WORDS("cli.case.recipient"))],
    document: DocumentOption,
    rung: Annotated[str, typer.Option(help=WORDS("cli.case.rung"))] = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """To whom an enforced asset goes, how much, by which document and rung of the ladder."""
    minor, code = sum_given("AMOUNT", amount, currency)
    body = Returned(
        to=to,
        recipient=recipient.strip(),
        amount_minor=minor,
        currency=code,
        rung=rung,
        document=document,
        remark=remark,
        exhibit=exhibit,
    )
    told(at_desk(workspace, return_asset, asset, body), as_json=as_json)


def principle(
    asset: AssetArgument,
    key: Annotated[str, typer.Argument(metavar="PRINCIPLE", help=WORDS("cli.case.principle"))],
    side: Annotated[str, typer.Argument(help=WORDS("cli.case.principle_side"))],
    *,
    text: Annotated[str, typer.Option(help=WORDS("cli.case.text"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Whether a principle of the return of assets was kept."""
    one_of("SIDE", side, _SIDES)
    body = PrincipleWeighed(principle=key, is_kept=_SIDES[side], text=text)
    told(at_desk(workspace, weigh_principle, asset, body), as_json=as_json)


def _weighed(text: str) -> Weighed:
    """An indicator and its side: ``price=against``, ``costs=for: pays the heating``.

    Raises: SettingFaulty.
    """
    name, said = pair_given("--indicator", text)
    side, _, why = said.partition(":")
    one_of("--indicator", side.strip(), _SIDES)
    return Weighed(indicator=name, is_for=_SIDES[side.strip()], text=why.strip())
