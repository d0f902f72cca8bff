"""How the balance of a frozen asset came to be: each row that changed it, and what it left."""

from collections.abc import Iterator
from dataclasses import dataclass

from qaitaru.duty.bodies import (
    Credited,
    ExemptionRequest,
    FrozenAsset,
    Payment,
    PermittedPayment,
    Release,
)
from qaitaru.duty.record import DutyRecord, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One entry of the record as the balance of an asset saw it."""

    entry: Entry
    change_minor: int
    after_minor: int


def movements(record: DutyRecord, asset: int) -> tuple[Movement, ...]:
    """The rows behind one asset's balance, in order; a release that was granted stands last."""
    found: list[Movement] = []
    held = 0
    for entry, change in _changes(record, asset):
        held += change
        found.append(Movement(entry=entry, change_minor=change, after_minor=held))
    release = _release_of(record, asset)
    if found and release is not None:
        found.append(Movement(entry=release, change_minor=-held, after_minor=0))
    return tuple(found)


def _changes(record: DutyRecord, asset: int) -> Iterator[tuple[Entry, int]]:
    requests = {one.number for one, body in record.of(ExemptionRequest) if body.asset == asset}
    for entry in record.entries:
        match entry.body:
            case FrozenAsset() as body if entry.number == asset:
                yield entry, body.amount_minor
            case Credited() as body if body.asset == asset:
                yield entry, body.amount_minor
            case PermittedPayment() as body if body.asset == asset:
                yield entry, -body.amount_minor
            case Payment() as body if body.request in requests:
                yield entry, -body.amount_minor
            case _:
                pass


def _release_of(record: DutyRecord, asset: int) -> Entry | None:
    """The first granted release that let an asset go."""
    if asset not in record.released():
        return None
    granted = (
        (entry, body) for entry, body in record.of(Release) if record.is_granted(entry.number)
    )
    return next(entry for entry, body in granted if not body.assets or asset in body.assets)
