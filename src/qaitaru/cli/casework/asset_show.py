"""``qaitaru asset show``: one asset whole, with the ways that lead on from where it stands."""

from typing import Any

from qaitaru.acts.casework.look_at_asset import AssetView, look_at_asset
from qaitaru.cli.casework.case_given import AssetArgument
from qaitaru.cli.casework.case_json import asset_json
from qaitaru.cli.casework.case_told import tell_assets, tell_measures
from qaitaru.cli.desk import at_desk
from qaitaru.cli.face import (
    FORMS,
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    finish,
    instant_of,
    table,
    tell,
    tell_json,
)
from qaitaru.facts.money import plain


def show(
    asset: AssetArgument,
    *,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """One asset; leaves with 1 where what held it has lapsed."""
    view = at_desk(workspace, look_at_asset, asset, as_of=instant_of(as_of))
    if as_json:
        tell_json(_json(view))
    else:
        _tell(view)
    finish(problems=view.standing.has_lapsed)


def _json(view: AssetView) -> dict[str, Any]:
    worth = view.worth
    return {
        **asset_json(view.standing),
        "investigation": view.case.record.head.number,
        "owners": [{"entry": entry.number, "owner": body} for entry, body in view.owners],
        "worth": plain(worth.amount_minor, worth.currency) if worth else None,
        "currency": worth.currency if worth else None,
        "costs": {code: plain(minor, code) for code, minor in view.costs.items()},
        "told": [
            {"entry": one.number, "kind": one.kind, "at": one.at, "body": one.body}
            for one in view.told
        ],
        "rights": [
            {
                "entry": entry.number,
                "claimed": body,
                "outcome": outcome or None,
                "good_faith": {"for": faith[0], "against": faith[1], "unknown": faith[2]},
            }
            for entry, body, outcome, faith in view.rights
        ],
        "principles": [
            {"principle": one.point.key, "text": one.point.text, "told": one.told}
            for one in view.principles
        ],
        "ways": [{"to": one.to, "wanting": missing} for one, missing in view.ways],
    }


def _tell(view: AssetView) -> None:
    tell_assets([view.standing])
    for one in view.standing.asset.particulars:
        tell("cli.case.particular_told", name=one.name, value=one.value)
    for _, owner in view.owners:
        share = f"{owner.part}/{owner.parts}"
        side = WORDS(f"casework.side.{owner.by}")
        tell("cli.case.owner_told", name=owner.name, share=share, side=side)
    if view.worth:
        money = FORMS.money(view.worth.amount_minor, view.worth.currency)
        tell("cli.case.worth_told", sum=money)
    for entry, body, outcome, faith in view.rights:
        told = WORDS(f"casework.right.{outcome or 'open'}")
        tell(
            "cli.case.right_told",
            entry=entry.number,
            claimant=body.claimant,
            outcome=told,
            good=faith[0],
            bad=faith[1],
            unknown=faith[2],
        )
    if view.standing.held_by:
        tell_measures(view.standing.held_by)
    rows = [
        (
            WORDS(f"casework.phase.{one.to.value}"),
            "\n".join(WORDS(f"casework.need.{each.value}") for each in missing),
        )
        for one, missing in view.ways
    ]
    table(WORDS("cli.case.ways"), ("cli.column.phase", "cli.column.case_wanting"), rows)
