"""The moves of each account on one side, in the order of time, compiled."""

from typing import Final, NamedTuple

import numpy as np

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.kept import Kept
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.moves import Mark

_DAY_ONLY: Final = int(Mark.DAY_ONLY)


class Own(NamedTuple):
    """Of an account at a place, ``places[begins[it]:begins[it + 1]]`` are its moves' places."""

    begins: Numbers
    places: Codes


_KEPT: Final = Kept[Own]()


def own_of(moves: Packed, side: Codes, least: int = 0) -> Own:
    """The moves in which each account is on a side; moves to oneself are none.

    Args:
        moves: of the ledger.
        side: ``moves.payer`` or ``moves.payee``.
        least: amounts below it are left out.
    """
    key = (side is moves.payer, side is moves.payee, least)
    return _KEPT.of(moves, key, lambda: Own(*_own(moves, side, least)))


@compiled
def _own(moves: Packed, side: Codes, least: int) -> tuple[Numbers, Codes]:
    begins = np.zeros(moves.accounts.size + 2, dtype=np.int64)
    for place in range(moves.row.size):
        if moves.payer[place] != moves.payee[place] and moves.amount[place] >= least:
            begins[side[place] + 2] += 1
    for account in range(moves.accounts.size):
        begins[account + 2] += begins[account + 1]
    places = np.empty(begins[-1], dtype=np.int32)
    for place in range(moves.row.size):
        if moves.payer[place] != moves.payee[place] and moves.amount[place] >= least:
            places[begins[side[place] + 1]] = place
            begins[side[place] + 1] += 1
    return begins[:-1], places


def as_booked(moves: Packed, own: Own) -> Own:
    """The same moves of each account, in the order in which its balance is kept.

    Args:
        moves: of the ledger.
        own: those of each account, in the order of time.
    """
    if not (moves.marks & _DAY_ONLY).any():
        return own
    return Own(own.begins, _booked(moves, own))


@compiled
def _booked(moves: Packed, own: Own) -> Codes:
    """Of each second, debits of which no hour is known come last."""
    places, slot = np.empty(own.places.size, dtype=np.int32), 0
    for account in range(own.begins.size - 1):
        first, last = own.begins[account], own.begins[account + 1]
        while first < last:
            end = first + 1
            while end < last and moves.at[own.places[end]] == moves.at[own.places[first]]:
                end += 1
            for late in (False, True):
                for one in own.places[first:end]:
                    if waits(moves, account, one) == late:
                        places[slot] = one
                        slot += 1
            first = end
    return places


@compiled
def waits(moves: Packed, account: int, place: int) -> bool:
    """Whether a move is a debit of the account without an hour."""
    return bool(moves.payer[place] == account and moves.marks[place] & _DAY_ONLY != 0)


def lives_of(moves: Packed, least: int = 0) -> Own:
    """The moves in which each account is on either side; moves to oneself are none.

    Args:
        moves: of the ledger.
        least: amounts below it are left out.
    """
    return Own(*_lives(moves, least))


@compiled
def _lives(moves: Packed, least: int) -> tuple[Numbers, Codes]:
    begins = np.zeros(moves.accounts.size + 2, dtype=np.int64)
    for place in range(moves.row.size):
        if moves.payer[place] != moves.payee[place] and moves.amount[place] >= least:
            begins[moves.payer[place] + 2] += 1
            begins[moves.payee[place] + 2] += 1
    for account in range(moves.accounts.size):
        begins[account + 2] += begins[account + 1]
    places = np.empty(begins[-1], dtype=np.int32)
    for place in range(moves.row.size):
        if moves.payer[place] != moves.payee[place] and moves.amount[place] >= least:
            for account in (moves.payer[place], moves.payee[place]):
                places[begins[account + 1]] = place
                begins[account + 1] += 1
    return begins[:-1], places
