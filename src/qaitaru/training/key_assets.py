"""The answer key's claim and assets: what came in tainted, and what it bought."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from qaitaru.training.answer_key import (
    KeyAsset,
    KeyPart,
    KeyReceipt,
    KeyTraced,
)
from qaitaru.training.handed_over import Evidence, number_of
from qaitaru.training.oracle import (
    Entry,
    claim_after,
    exposed_in,
    fifo_into,
    lifo_into,
    lowest_balance_into,
    rolling_into,
    share_of_caps_into,
    share_of_contributions_into,
    tainted_first_into,
)
from qaitaru.training.tables import table
from qaitaru.training.world import Movement, World

_NOMINEE: Final = "nominee"
ASSETS: Final = ("flat", "car")


def receipts(evidence: Evidence) -> Iterator[KeyReceipt]:
    """The receipts of proceeds on the nominee's account, in the order they came."""
    account = evidence.world.cast.accounts[_NOMINEE]
    for booking in evidence.world.bookings[_NOMINEE]:
        if booking.movement.tainted:
            yield KeyReceipt(
                reference=booking.movement.reference,
                file=evidence.file_of(_NOMINEE, booking.movement.reference),
                account=number_of(account),
                booked_on=booking.at.date(),
                amount_minor=booking.amount_minor,
                currency=account.currency,
            )


def asset(evidence: Evidence, kind: str) -> KeyAsset:
    """A purchase, and the proceeds in it under each rule."""
    cast, movement = evidence.world.cast, evidence.world.by_line(kind)[0]
    seller = cast.accounts[movement.payee]
    return KeyAsset(
        kind=kind,
        price_minor=movement.paid_minor,
        currency=movement.paid_currency,
        bought_on=movement.left_at.date(),
        seller=seller.party.code,
        seller_account=number_of(seller),
        buyer=cast.accounts[_NOMINEE].party.code,
        buyer_account=number_of(cast.accounts[_NOMINEE]),
        reference=movement.reference,
        file=evidence.file_of(_NOMINEE, movement.reference),
        register_number=table("reports.toml")["registered"][kind],
        traced=tuple(_traced(evidence.world, movement)),
    )


def _traced(world: World, purchase: Movement) -> Iterator[KeyTraced]:
    rows = world.bookings[_NOMINEE]
    opening = world.cast.accounts[_NOMINEE].opening_minor
    bought = [movement for kind in ASSETS for movement in world.by_line(kind)]
    entries = [
        Entry(
            row.movement.reference,
            row.amount_minor,
            claimed=row.movement.tainted,
            moves=row.movement in bought,
        )
        for row in rows
    ]
    at = next(i for i, row in enumerate(rows) if row.movement == purchase)
    parts = fifo_into(opening, entries, at)
    yield KeyTraced(rule="fifo", amount_minor=sum(parts.values()), parts=_parts(parts))
    before, after = (claim_after(opening, entries, n) for n in (at, at + 1))
    claims = _parts({"claim_before": before, "claim_after": -after})
    traced = lowest_balance_into(opening, entries, at)
    yield KeyTraced(rule="own-first", amount_minor=traced, parts=claims)
    yield KeyTraced(rule="libr", amount_minor=traced, parts=claims)  # there is one claimant
    others: dict[str, Fraction | int] = {
        "lifo": lifo_into(opening, entries, at),
        "rolling": rolling_into(opening, entries, at),
        "tainted-first": tainted_first_into(entries, at),
        "pari-passu": share_of_contributions_into(opening, entries, at),
        "static-cap": share_of_caps_into(opening, entries, at),
        "poison": exposed_in(opening, entries, at),
    }
    for rule, minor in others.items():
        yield KeyTraced(rule=rule, amount_minor=round(minor))


def _parts(parts: dict[str, int]) -> tuple[KeyPart, ...]:
    return tuple(KeyPart(reference=name, amount_minor=minor) for name, minor in parts.items())
