"""``qaitaru asset show``: one asset whole, with the ways that lead on from where it stands."""

from typing import Any

from qaitaru.acts.casework.look_at_asset import AssetView, look_at_asset
from qaitaru.acts.casework.look_at_rates import look_at_day_rates
from qaitaru.casework.shares import Divided
from qaitaru.casework.tally import tally
from qaitaru.casework.values import parts_of
from qaitaru.cli.casework.case_given import AssetArgument
from qaitaru.cli.casework.case_json import asset_json
from qaitaru.cli.casework.case_told import tell_assets, tell_measures
from qaitaru.cli.casework.tally_told import tally_json, tell_tally
from qaitaru.cli.desk import desk_at
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
    asked = instant_of(as_of)
    with desk_at(workspace) as desk:
        view = look_at_asset(desk, asset, as_of=asked)
        worth = tally(parts_of(view.case, view.standing), look_at_day_rates(desk, as_of=asked))
    if as_json:
        tell_json({**_json(view), "in_currency": tally_json(worth)})
    else:
        _tell(view)
        tell_tally(worth)
    finish(problems=view.standing.has_lapsed)


def _json(view: AssetView) -> dict[str, Any]:
    worth = view.worth
    return {
        **asset_json(view.standing),
        "investigation": view.case.record.head.number,
        "owners": [{"entry": entry.number, "owner": body} for entry, body in view.owners],
        "worth": plain(worth.amount_minor, worth.currency) if worth else None,
        "currency": worth.currency if worth else None,
        "reached": _part(view.divided, view.divided.own.amount_minor) if view.divided else None,
        "others": _part(view.divided, view.divided.others_minor) if view.divided else None,
        "owners_of_record": [
            {
                "name": one.owner.name,
                "share": f"{one.owner.part}/{one.owner.parts}",
                "is_reached": one.is_reached,
            }
            for one in view.owned
        ],
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


def _part(divided: Divided, minor: int) -> str:
    return plain(minor, divided.own.currency)


def _tell_shares(view: AssetView) -> None:
    """What of its worth is another's, who keeps it, and on what ground a measure reaches it."""
    divided = view.divided
    if divided is not None and divided.others_minor:
        code = divided.own.currency
        own = FORMS.money(divided.own.amount_minor, code)
        tell("cli.case.share_told", own=own, others=FORMS.money(divided.others_minor, code))
    grounds = [one for one in view.standing.held_by if one.measure.others_ground]
    for one in view.owned:
        if not one.is_reached and not grounds:
            share = f"{one.owner.part}/{one.owner.parts}"
            tell("cli.case.owner_kept", name=one.owner.name, share=share)
    for held in grounds:
        points = held.edition.others_property
        ground = next(p for p in points if p.key == held.measure.others_ground)
        text = ground.text.words(WORDS.language)
        tell("cli.case.others_told", ground=text, why=held.measure.others_why)


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
    _tell_shares(view)
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
