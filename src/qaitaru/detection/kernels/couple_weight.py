"""What links two fans, compiled; as ``findings/coupling``."""

from math import log
from typing import Final

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.fan_weight import Room
from qaitaru.detection.kernels.lives import Lives
from qaitaru.detection.kernels.packed import Codes

_SEEN: Final = -2
_LEAST_SECONDS: Final = 60


@compiled
def is_weaker(nats: float, rows: Codes, other_nats: float, other_rows: Codes) -> bool:
    """Whether one weighs less; of two that weigh the same, whose rows come first."""
    if nats != other_nats:
        return nats < other_nats
    for number in range(min(rows.size, other_rows.size)):
        if rows[number] != other_rows[number]:
            return bool(rows[number] < other_rows[number])
    return rows.size < other_rows.size


@compiled
def turned(seconds: int, of: int) -> float:
    """How near in time the two halves of an account's scheme are."""
    return max(-log(max(seconds, _LEAST_SECONDS) / of), 0.0)


@compiled
def passed(
    lives: Lives, room: Room, halves: tuple[Codes, Codes], has: tuple[bool, bool]
) -> tuple[bool, float]:
    """Whether half of what one account scattered another gathered, and how rare that is.

    Args:
        lives: of the ledger.
        room: to work in.
        halves: the places of the fan out, and of the fan in.
        has: whether a stretch stands for either.
    """
    out, into = halves
    if not (has[0] and has[1]):
        return False, 0.0
    came = went = shared = paid = 0
    for place in into:
        came += room.number[lives.payer[place]] < 0
        room.number[lives.payer[place]] = place  # the last of each
    for place in out:
        payee = lives.payee[place]
        last = room.number[payee]
        if last != _SEEN:
            went += 1
            paid += lives.paid[payee]
            shared += last >= 0 and lives.at[place] <= lives.at[last]
            room.number[payee] = _SEEN
    for place in into:
        room.number[lives.payer[place]] = -1
    for place in out:
        room.number[lives.payee[place]] = -1
    if shared < 2 or 2 * shared < min(came, went):
        return False, 0.0
    transfers = max(lives.transfers, 1)
    expected = came * max(paid / transfers, 1 / transfers)
    nats = 0.0
    if expected < shared:
        nats = lives.log_gamma[shared + 1] - shared * log(expected) + expected
    return True, nats - log(max(lives.accounts, 1))
