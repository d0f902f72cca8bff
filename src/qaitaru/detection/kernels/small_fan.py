"""Small fans, compiled; equal to ``rules/small_fan.py``.

The strangers of each account lie together in the order in which they came.
"""

from collections.abc import Iterator
from math import lgamma, log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.detection.findings.fan_evidence import MORE
from qaitaru.detection.findings.strangers import MINUTE, QUIET
from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.kernels.pairs import Pairs, quietness, strangers, transfers
from qaitaru.detection.moves import DAY
from qaitaru.detection.rules.grouping import Side
from qaitaru.detection.rules.small_fan import SmallFanParameters
from qaitaru.detection.scheme import NONE, Scheme

Reals = NDArray[np.float64]


class Came(NamedTuple):
    """The strangers of all accounts: first and last second, and how quiet they are."""

    at: Numbers
    last: Numbers
    quiet: Reals


_Terms = tuple[float, float, int, int, int]  # seconds of the ledger, least nats, and what is asked
_Best = tuple[float, int, int, float]  # nats; first and end among those left as quiet as that


def small_fans(name: str, side: Side, moves: Packed, asked: SmallFanParameters) -> Iterator[Scheme]:
    """The strangers of each account that came too close together to be chance."""
    met, counts = strangers(moves, side), transfers(moves)
    if not met.account.size:
        return
    times = moves.at[moves.payer != moves.payee]
    least = log(np.count_nonzero(counts)) - log(asked.chance)
    seconds = float(max(times[-1] - times[0], 1))
    others = moves.payer if side == "payee" else moves.payee
    quiet = quietness(counts)[others[met.first]]
    terms = (seconds, least, asked.counterparties, asked.seconds, asked.times)
    came = Came(moves.at[met.first], moves.at[met.last], quiet)
    fan = _search(met.begins, met.of, came, terms)
    yield from _told(name, moves, met, fan)


def _told(name: str, moves: Packed, met: Pairs, fan: Codes) -> Iterator[Scheme]:
    found = np.flatnonzero(fan)
    found = found[np.argsort(fan[found], kind="stable")]
    begins = np.flatnonzero(np.diff(fan[found], prepend=0))
    told: dict[tuple[int, int], list[int]] = {}
    for own in np.split(found, begins[1:]) if found.size else ():
        account, at = met.account[own[0]], moves.at[met.first[own[0]]]
        rows = told.setdefault((int(moves.accounts[account]), int(at)), [])
        for first, count in zip(met.starts[own].tolist(), met.times[own].tolist(), strict=True):
            rows.extend(moves.row[met.places[first : first + count]].tolist())
    for (account, at), rows in told.items():
        yield Scheme(name, (account, NONE), at, tuple(sorted(rows)))


@compiled
def _search(begins: Numbers, of: Numbers, came: Came, terms: _Terms) -> Codes:
    """Of each stranger the number of the fan it is of, from one on; else zero."""
    fan = np.zeros(came.at.size, dtype=np.int32)
    room = np.empty(max(np.diff(begins).max(), 1), dtype=np.int32)
    count = 0
    for account in range(of.size):
        span = (begins[account], begins[account + 1])
        for _ in range(terms[4] if span[1] - span[0] >= terms[2] else 0):
            rarest = (terms[1], 0, 0, 1.0)
            for below in (np.inf, QUIET):
                left = room[: _left(fan, came, span, below, room)]
                rarest = _rarest(left, of[account], came, terms, rarest, below)
            if rarest[2] == 0:
                break
            count += 1
            left = room[: _left(fan, came, span, rarest[3], room)]
            own = left[rarest[1] : rarest[2]]
            length = came.at[own[-1]] - came.at[own[0]]
            for one in own:
                if 2 * (came.last[one] - came.at[one]) <= length:
                    fan[one] = count
    return fan


@compiled
def _left(fan: Codes, came: Came, span: tuple[int, int], below: float, room: Codes) -> int:
    """Those of an account that are of no fan yet and quieter than so much; how many."""
    count = 0
    for one in range(span[0], span[1]):
        if fan[one] == 0 and came.quiet[one] < below:
            room[count] = one
            count += 1
    return count


@compiled
def _rarest(left: Codes, of: int, came: Came, terms: _Terms, rarest: _Best, below: float) -> _Best:
    """The rarest stretch, if rarer than one before."""
    width = min(2, left.size)
    while width > 1:
        first, length = 0, came.at[left[width - 1]] - came.at[left[0]]
        for one in range(1, left.size - width + 1):
            own = came.at[left[one + width - 1]] - came.at[left[one]]
            if own < length:
                first, length = one, own
        if length > terms[3]:
            break
        nats = _nats(left[first : first + width], of, came, terms, length)
        if nats >= rarest[0]:
            rarest = (nats + MORE, first, first + width, below)
        if width == left.size:
            break
        width = min(width + max(1, width // 8), left.size)
    return rarest


@compiled
def _nats(own: Codes, of: int, came: Came, terms: _Terms, length: int) -> float:
    count, summed, first, latest = 0, 0.0, 0, 0
    for one in own:
        if 2 * (came.last[one] - came.at[one]) <= length:
            first = first if count else came.at[one]
            latest = came.at[one]
            count += 1
            summed -= log(came.quiet[one])
    if count < max(terms[2], 2):
        return -np.inf
    seconds = max(latest - first, MINUTE if first % DAY else DAY)
    return _gathered(max(of, count), count, seconds / terms[0]) + _joined(summed, count)


@compiled
def _gathered(points: int, within: int, share: float) -> float:
    """As ``chance.gathered``."""
    share = min(share, 1.0)
    sets = lgamma(points + 1) - lgamma(within + 1) - lgamma(points - within + 1)
    near = (within - 1) * log(share) + log(within - (within - 1) * share)
    return -sets - near


@compiled
def _joined(summed: float, tests: int) -> float:
    """As ``chance.joined``."""
    if summed <= tests:
        return 0.0
    term, tail = 1.0, 1.0
    for number in range(tests - 1, 0, -1):
        term *= number / summed
        tail += term
        if term < 1e-18 * tail:
            break
    largest = (tests - 1) * log(summed) - lgamma(tests)
    return max(summed - largest - log(tail), 0.0)
