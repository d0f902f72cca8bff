"""What weighing needs to know of a ledger and its accounts as columns; as ``Weighing``."""

from math import lgamma
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.detection.findings.weighing import Weighing
from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.own import Own, own_of
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.kernels.pairs import quietness
from qaitaru.detection.moves import Mark

Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Lives(NamedTuple):
    """A line a transfer where its place is asked, a line an account where its number is."""

    at: Numbers
    payer: Codes
    payee: Codes
    amount: Numbers
    is_salary: Flags
    meetings: Codes  # how often the payer of a transfer paid its payee
    unit: Codes  # of the amount; nothing where all are of one
    spread: Reals  # of each unit's amounts
    quiet: Reals  # of an account: the share of transfers whose end is as quiet
    paid: Codes  # transfers out
    received: Codes
    payees: Codes  # distinct
    payers: Codes
    log_gamma: Reals  # of whole numbers
    seconds: int  # of the whole ledger
    transfers: int
    accounts: int


def ledger_lives(moves: Packed, units: Codes, weighing: Weighing, largest: int) -> Lives:
    """The lives of a ledger's accounts.

    Args:
        moves: all transfers, with amounts as they are compared.
        units: of their amounts; nothing where all are of one.
        weighing: the same ledger.
        largest: transfers of a scheme, at most.
    """
    outs, ins = own_of(moves, moves.payer), own_of(moves, moves.payee)
    meetings, payees = _meetings(outs, moves.payee, moves.row.size)
    _, payers = _meetings(ins, moves.payer, moves.row.size)
    paid, received = (np.diff(one.begins).astype(np.int32) for one in (outs, ins))
    ledger = weighing.background.ledger
    most = max(largest, int(payees.max(initial=0)), int(payers.max(initial=0)))
    return Lives(
        at=moves.at,
        payer=moves.payer,
        payee=moves.payee,
        amount=moves.amount,
        is_salary=moves.marks & Mark.SALARY != 0,
        meetings=meetings,
        unit=units,
        spread=np.array([weighing.spread(unit) for unit in _every(units)]),
        quiet=quietness(paid.astype(np.int64) + received),
        paid=paid,
        received=received,
        payees=payees,
        payers=payers,
        log_gamma=np.array([0.0, *(lgamma(one) for one in range(1, most + 3))]),
        seconds=weighing.seconds,
        transfers=ledger.transfers,
        accounts=ledger.accounts,
    )


def _every(units: Codes) -> range:
    return range(int(units.max()) + 1) if units.size else range(-1, 0)


@compiled
def _meetings(own: Own, other: Codes, rows: int) -> tuple[Codes, Codes]:
    """Of each transfer how often its two ends met so; of each account how many it met."""
    meetings = np.ones(rows, dtype=np.int32)
    met = np.zeros(own.begins.size - 1, dtype=np.int32)
    within = np.zeros(own.begins.size - 1, dtype=np.int32)
    for account in range(met.size):
        places = own.places[own.begins[account] : own.begins[account + 1]]
        for place in places:
            within[other[place]] += 1
            met[account] += within[other[place]] == 1
        for place in places:
            meetings[place] = within[other[place]]
        for place in places:
            within[other[place]] = 0
    return meetings, met
