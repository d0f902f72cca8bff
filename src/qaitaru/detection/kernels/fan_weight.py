"""What a fan weighs, compiled; as ``findings/fan_evidence`` and ``findings/chance``."""

from math import log
from typing import NamedTuple

import numpy as np

from qaitaru.detection.findings.chance import LEAST
from qaitaru.detection.findings.fan_evidence import MORE
from qaitaru.detection.findings.strangers import MINUTE, QUIET
from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.lives import Flags, Lives, Reals
from qaitaru.detection.kernels.packed import Codes, Numbers
from qaitaru.detection.moves import DAY


class Fan(NamedTuple):
    """The parts of a fan's evidence; it ``has`` some where a stretch stands for it."""

    has: bool
    gathered: float
    quiet: float
    alike: float
    among: float


class Room(NamedTuple):
    """Where one thread works: a line an account, and lines of the largest scheme."""

    number: Codes  # of an account among the counterparties met; -1 where it was not
    first: Codes  # places, of each counterparty
    last: Codes
    times: Codes
    left: Codes  # numbers of the counterparties looked at
    some: Codes
    came: Numbers  # when some came, side by side: it is read for every width
    own: Codes
    best: Codes


def room_for(accounts: int, largest: int) -> Room:
    """Room for schemes of so many transfers at most."""
    first, last, times, left, some, own, best = np.empty((7, largest), dtype=np.int32)
    number, came = np.full(accounts, -1, dtype=np.int32), np.empty(largest, dtype=np.int64)
    return Room(number, first, last, times, left, some, came, own, best)


@compiled
def fan_total(fan: Fan) -> float:
    """What it weighs, its parts summed in their order."""
    return fan.gathered + fan.quiet + fan.alike + fan.among


@compiled
def fan_weight(
    lives: Lives,
    room: Room,
    own: Codes,
    is_in: bool,  # noqa: FBT001 - compiled functions call each other by position
    kept: Flags,
) -> Fan:
    """What a fan weighs, and which of its transfers are of the stretch that stands for it.

    Args:
        lives: of the ledger.
        room: to work in.
        own: the places of its transfers, ascending.
        is_in: whether one account is paid; else one pays.
        kept: to be told of each of them.
    """
    others = lives.payer if is_in else lives.payee
    of = lives.payers[lives.payee[own[0]]] if is_in else lives.payees[lives.payer[own[0]]]
    among = -log(max(lives.accounts, 1))
    count = _stretch(lives, room, others, of, _strangers(lives, room, own, others))
    if count == 0:
        _forget(room, own, others)
        kept[:] = True
        return Fan(False, 0.0, 0.0, 0.0, among)
    for place in own:
        room.own[room.number[others[place]]] = 0
    for one in room.left[:count]:
        room.own[one] = 1
    for number in range(own.size):
        kept[number] = room.own[room.number[others[own[number]]]] == 1
    _forget(room, own, others)
    found = room.left[:count]
    together = _together(lives, room, found, of)
    quiet = _quietly(lives, room, others, found)
    return Fan(True, together, quiet, _alike(lives, room, found), among)


@compiled
def _strangers(lives: Lives, room: Room, own: Codes, others: Codes) -> int:
    """Whom the account met within the scheme only, in the order in which they came: how many."""
    count = 0
    for place in own:
        other = others[place]
        number = room.number[other]
        if number < 0:
            number, room.number[other] = count, count
            room.first[number], room.times[number] = place, 0
            count += 1
        room.last[number] = place
        room.times[number] += 1
    left = 0
    for number in range(count):
        first = room.first[number]
        if lives.meetings[first] == room.times[number] and not lives.is_salary[first]:
            room.left[left] = number
            left += 1
    return left


@compiled
def _forget(room: Room, own: Codes, others: Codes) -> None:
    for place in own:
        room.number[others[place]] = -1


@compiled
def _stretch(lives: Lives, room: Room, others: Codes, of: int, count: int) -> int:
    """The stretch that stands for the strangers left; a stretch of it may be rarer still."""
    before, count = -1, _rarest(lives, room, others, of, count)
    while count != before:
        before, count = count, _rarest(lives, room, others, of, count)
    return count


@compiled
def _rarest(lives: Lives, room: Room, others: Codes, of: int, count: int) -> int:
    """Leave of those who are left the rarest stretch; how many they are."""
    found, most = 0, -np.inf
    for below in (np.inf, QUIET):
        some = 0
        for one in room.left[:count]:
            if lives.quiet[others[room.first[one]]] < below:
                room.some[some], room.came[some] = one, lives.at[room.first[one]]
                some += 1
        width = min(2, some)
        while width > 1:
            own = room.own[: _shortest(lives, room, room.some[:some], width)]
            if own.size > 1:
                nats = _together(lives, room, own, of) + _quietly(lives, room, others, own)
                if nats >= most:
                    found, most = own.size, nats + MORE
                    room.best[:found] = own
            if width == some:
                break
            width = min(width + max(1, width // 8), some)
    room.left[:found] = room.best[:found]
    return found


@compiled
def _shortest(lives: Lives, room: Room, some: Codes, width: int) -> int:
    """Of so many who came within the shortest time, those not met for more than half of it."""
    first, length = 0, room.came[width - 1] - room.came[0]
    for one in range(1, some.size - width + 1):
        span = room.came[one + width - 1] - room.came[one]
        if span < length:
            first, length = one, span
    count = 0
    for one in some[first : first + width]:
        if 2 * (lives.at[room.last[one]] - lives.at[room.first[one]]) <= length:
            room.own[count] = one
            count += 1
    return count


@compiled
def _together(lives: Lives, room: Room, found: Codes, of: int) -> float:
    first, last = lives.at[room.first[found[0]]], lives.at[room.first[found[-1]]]
    share = max(last - first, MINUTE if first % DAY else DAY) / lives.seconds
    return gathered(lives.log_gamma, max(of, found.size), found.size, share)


@compiled
def _quietly(lives: Lives, room: Room, others: Codes, found: Codes) -> float:
    summed = 0.0
    for one in found:
        summed += -log(lives.quiet[others[room.first[one]]])
    return joined(lives.log_gamma, summed, found.size)


@compiled
def _alike(lives: Lives, room: Room, found: Codes) -> float:
    """Nothing where the amounts are of several currencies."""
    place = room.first[found[0]]
    unit = lives.unit[place] if lives.unit.size else 0
    least = most = lives.amount[place]
    for one in found:
        place = room.first[one]
        if lives.unit.size and lives.unit[place] != unit:
            return 0.0
        least, most = min(least, lives.amount[place]), max(most, lives.amount[place])
    share = within_factor(log(max(most, 1) / max(least, 1)), lives.spread[unit])
    return max(gathered(lives.log_gamma, found.size, found.size, share), 0.0)


@compiled
def gathered(log_gamma: Reals, points: int, within: int, share: float) -> float:
    """As ``chance.gathered``."""
    if within < 2:
        return 0.0
    share = min(max(share, LEAST), 1.0)
    sets = log_gamma[points + 1] - log_gamma[within + 1] - log_gamma[points - within + 1]
    near = (within - 1) * log(share) + log(within - (within - 1) * share)
    return float(0.0 - sets - near)


@compiled
def joined(log_gamma: Reals, summed: float, tests: int) -> float:
    """As ``chance.joined``, of nats that sum to so much."""
    if summed <= tests:
        return 0.0
    term, tail = 1.0, 1.0
    for number in range(tests - 1, 0, -1):
        term *= number / summed
        tail += term
        if term < 1e-18 * tail:  # what would follow is lost in it
            break
    largest = (tests - 1) * log(summed) - log_gamma[tests]
    return float(max(summed - largest - log(tail), 0.0))


@compiled
def within_factor(ratio: float, spread: float) -> float:
    """As ``chance.within_factor``."""
    return min(1.0, max(ratio, 0.005) / (2.5066 * max(spread, 0.1)))
