"""Freeze assets: what was frozen, what came onto it after, and what was tried and refused."""

from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.duty_desk import OnDuty, on_duty, refuse
from qaitaru.duty.bodies import Attempt, Credited, FrozenAsset
from qaitaru.duty.record import Entry
from qaitaru.facts.money import exponent
from qaitaru.facts.refusals import Refusal

SORTS = ("account", "securities", "cash", "virtual_asset", "other")
HOLDINGS = ("whole", "joint")
LINKS = ("direct", "indirect")
DIRECTIONS = ("debit", "credit", "other")


def freeze_asset(desk: Desk, duty: int, asset: FrozenAsset, at: datetime | None = None) -> Entry:
    """Tell that an asset was frozen, and when.

    Raises: DutyMissing; DutyRefused; CurrencyUnknown.
    """
    exponent(asset.currency)
    with on_duty(desk, "freeze_asset", duty) as on:
        for value, allowed in (
            (asset.sort, SORTS),
            (asset.holding, HOLDINGS),
            (asset.link, LINKS),
        ):
            if value not in allowed:
                refuse(Refusal("value_unknown", value, ", ".join(allowed)))
        if asset.amount_minor < 0 or not asset.name.strip() or not asset.owner.strip():
            refuse(Refusal("asset_incomplete", asset.name, "name, owner, ≥ 0"))
        if asset.link == "indirect" and not asset.link_text.strip():
            refuse(Refusal("link_wanting", asset.name))
        _refuse_twice(on, asset)
        return on.tell(asset, at)


def credit_asset(desk: Desk, duty: int, credit: Credited, at: datetime | None = None) -> Entry:
    """Tell that money came onto a frozen asset: it may, and is frozen with it.

    Raises: DutyMissing; DutyRefused.
    """
    with on_duty(desk, "credit_asset", duty) as on:
        on.must_be_frozen(credit.asset)
        _must_be_more_than_nothing(credit.amount_minor)
        return on.tell(credit, at)


def note_attempt(desk: Desk, duty: int, attempt: Attempt, at: datetime | None = None) -> Entry:
    """Tell of a transaction that was tried and refused.

    Raises: DutyMissing; DutyRefused; CurrencyUnknown.
    """
    exponent(attempt.currency)
    with on_duty(desk, "note_attempt", duty) as on:
        if attempt.asset:
            on.must_be_frozen(attempt.asset)
        if attempt.direction not in DIRECTIONS:
            refuse(Refusal("value_unknown", attempt.direction, ", ".join(DIRECTIONS)))
        _must_be_more_than_nothing(attempt.amount_minor)
        return on.tell(attempt, at)


def _must_be_more_than_nothing(amount_minor: int) -> None:
    if amount_minor <= 0:
        refuse(Refusal("amount_wanting", str(amount_minor), "> 0"))


def _refuse_twice(on: OnDuty, asset: FrozenAsset) -> None:
    """One asset of one owner is frozen once as long as it is not let go."""
    gone = on.record.released()
    for entry, body in on.record.of(FrozenAsset):
        same = (body.name, body.owner, body.currency) == (asset.name, asset.owner, asset.currency)
        if same and entry.number not in gone:
            refuse(Refusal("asset_stands", f"{asset.name} · {asset.owner}", str(entry.number)))
