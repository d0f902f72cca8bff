"""What money that goes on weighs, compiled; as ``findings/flow_evidence``."""

from math import expm1, log
from typing import NamedTuple

import numpy as np

from qaitaru.detection.findings.chance import LEAST
from qaitaru.detection.findings.strangers import MINUTE
from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.fan_weight import Room, joined, within_factor
from qaitaru.detection.kernels.lives import Lives
from qaitaru.detection.kernels.packed import Codes, Numbers
from qaitaru.detection.moves import DAY

_NEVER = np.iinfo(np.int64).min


class _Walk(NamedTuple):
    """When the scheme was last at each of its accounts, and in which part; else never."""

    payer: Codes  # of each transfer, the number of its payer in the scheme
    payee: Codes
    met_at: Numbers
    paid_at: Numbers
    received_at: Numbers


@compiled
def flow_weight(lives: Lives, room: Room, own: Codes) -> float:
    """What a scheme weighs, transfer by transfer in the order of time."""
    walk = _walk(lives, room, own)
    habits = _habits(lives, walk, own)
    summed, more = 0.0, 0.0
    for number in range(own.size):
        if number:
            expected = _expected(lives, walk, own[number], number, habits[number])
            summed += -log(max(-expm1(-expected), LEAST))
            more += log(expected) if expected > 1 else 0.0
        at = lives.at[own[number]]
        for account in (walk.payer[number], walk.payee[number]):
            walk.met_at[account] = at
        walk.paid_at[walk.payer[number]] = walk.received_at[walk.payee[number]] = at
    followed = joined(lives.log_gamma, summed, own.size - 1) - more
    return float(followed + _conserved(lives, walk, own) - log(max(lives.transfers, 1)))


@compiled
def _walk(lives: Lives, room: Room, own: Codes) -> _Walk:
    """The accounts numbered as they are met, and nothing walked."""
    payer, payee = np.empty(own.size, dtype=np.int32), np.empty(own.size, dtype=np.int32)
    count = 0
    for number in range(own.size):
        for account in (lives.payer[own[number]], lives.payee[own[number]]):
            if room.number[account] < 0:
                room.number[account] = count
                count += 1
        payer[number] = room.number[lives.payer[own[number]]]
        payee[number] = room.number[lives.payee[own[number]]]
    for place in own:
        room.number[lives.payer[place]] = room.number[lives.payee[place]] = -1
    met_at, paid_at = np.full(count, _NEVER), np.full(count, _NEVER)
    return _Walk(payer, payee, met_at, paid_at, np.full(count, _NEVER))


@compiled
def _habits(lives: Lives, walk: _Walk, own: Codes) -> Codes:
    """Of each transfer how often its two meet beside the scheme; once they met in it, at all."""
    key = walk.payer.astype(np.int64) * walk.met_at.size + walk.payee
    order = np.argsort(key, kind="mergesort")
    habits, first = np.empty(own.size, dtype=np.int32), 0
    for number in range(own.size):
        if key[order[number]] != key[order[first]]:
            first = number
        habits[order[number]] = lives.meetings[own[order[number]]]
        habits[order[first]] = lives.meetings[own[order[first]]] - (number + 1 - first)
    return habits


@compiled
def _expected(lives: Lives, walk: _Walk, place: int, number: int, habit: int) -> float:
    """How many like it are expected, by the accounts' numbers of transfers and by the habit."""
    at, payer, payee = lives.at[place], walk.payer[number], walk.payee[number]
    share = max(at - _since(walk, payer, payee), MINUTE if at % DAY else DAY) / lives.seconds
    transfers = max(lives.transfers, 1)
    by_payer, by_payee = float(transfers), 1.0
    if walk.met_at[payer] != _NEVER:
        by_payer = float(max(lives.paid[lives.payer[place]], 1))
    if walk.met_at[payee] != _NEVER:
        by_payee = max(lives.received[lives.payee[place]], 1) / transfers
    return float(max(by_payer * by_payee, float(habit)) * share)


@compiled
def _since(walk: _Walk, payer: int, payee: int) -> int:
    """The second from which a transfer was waited for."""
    same = max(walk.paid_at[payer], walk.received_at[payee])
    if same != _NEVER:
        return int(same)
    met = max(walk.met_at[payer], walk.met_at[payee])
    if met != _NEVER:
        return int(met)
    began = np.iinfo(np.int64).max
    for at in walk.met_at:
        if at != _NEVER:
            began = min(began, at)
    return int(began)


@compiled
def _conserved(lives: Lives, walk: _Walk, own: Codes) -> float:
    """How much of what came went on; nothing where the amounts are of several currencies."""
    unit = lives.unit[own[0]] if lives.unit.size else 0
    paid, received = np.zeros_like(walk.met_at), np.zeros_like(walk.met_at)
    for number in range(own.size):
        if lives.unit.size and lives.unit[own[number]] != unit:
            return 0.0
        paid[walk.payer[number]] += lives.amount[own[number]]
        received[walk.payee[number]] += lives.amount[own[number]]
    summed, through = 0.0, 0
    for account in walk.payee:  # in the order in which they were first paid
        if paid[account] > 0 and received[account] > 0:
            ratio = 2 * abs(log(paid[account] / received[account]))
            summed += -log(within_factor(ratio, lives.spread[unit]))
            through += 1
        received[account] = 0
    return joined(lives.log_gamma, summed, through)
