"""What is frozen: each asset's balance, from what came and what the law let out.

Nothing is created or lost: frozen + credited = held + paid out + released, in minor units.
"""

from dataclasses import dataclass

from qaitaru.duty.bodies import Credited, ExemptionRequest, FrozenAsset, Payment, PermittedPayment
from qaitaru.duty.record import DutyRecord, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One frozen asset and what became of its amount."""

    entry: Entry
    asset: FrozenAsset
    credited_minor: int
    paid_minor: int  # under exemptions and as permitted
    released_minor: int

    @property
    def held_minor(self) -> int:
        """What is frozen still."""
        came = self.asset.amount_minor + self.credited_minor
        return came - self.paid_minor - self.released_minor


def holdings(record: DutyRecord) -> tuple[Holding, ...]:
    """Every asset that was ever frozen, in order."""
    released = record.released()
    return tuple(
        _holding(record, entry, asset, is_released=entry.number in released)
        for entry, asset in record.of(FrozenAsset)
    )


def holding_of(record: DutyRecord, asset: int) -> Holding | None:
    """One asset by its entry number."""
    return next((one for one in holdings(record) if one.entry.number == asset), None)


def held_in(record: DutyRecord) -> dict[str, int]:
    """What is frozen still, by currency."""
    sums: dict[str, int] = {}
    for one in holdings(record):
        sums[one.asset.currency] = sums.get(one.asset.currency, 0) + one.held_minor
    return dict(sorted(sums.items()))


def _holding(record: DutyRecord, entry: Entry, asset: FrozenAsset, *, is_released: bool) -> Holding:
    number = entry.number
    credited = sum(one.amount_minor for _, one in record.of(Credited) if one.asset == number)
    requests = {one.number for one, body in record.of(ExemptionRequest) if body.asset == number}
    paid = sum(one.amount_minor for _, one in record.of(Payment) if one.request in requests)
    paid += sum(one.amount_minor for _, one in record.of(PermittedPayment) if one.asset == number)
    left = asset.amount_minor + credited - paid
    return Holding(
        entry=entry,
        asset=asset,
        credited_minor=credited,
        paid_minor=paid,
        released_minor=left if is_released else 0,
    )
