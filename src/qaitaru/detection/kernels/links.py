"""Which transfers may carry on the money of one before, compiled; equal to ``rules/links.py``.

Each account's payments lie by size of amount, those of a size in the order of time: what fits a
receipt is found in two or three sizes, from the receipt on, and the search ends with one more than
is followed. So a busy account costs no more than another. Where almost any amount fits, or there
are few payments at all, they are looked through in the order of time first. Receipts are taken
payee by payee, so that what is looked at lies near.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import Final, NamedTuple
from weakref import ref

import numpy as np

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.kept import Kept
from qaitaru.detection.kernels.own import own_of
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.links import Following

THREADS: Final = 2


def _sizes() -> Numbers:
    """Where each size of amount begins: the next is by a quarter more, and never the same."""
    bounds, most = [0, 1], 2**63 - 1
    while bounds[-1] * 5 // 4 + 1 < most:
        bounds.append(bounds[-1] * 5 // 4 + 1)
    return np.array(bounds, dtype=np.int64)


_SIZES: Final = _sizes()
_SHIFT: Final = 40  # a place in the ledger needs no more bits
_DAY_ONLY: Final = int(Mark.DAY_ONLY)
_ANY: Final = 100  # percent from which on most amounts fit
_LOOKED: Final = 6  # times as many payments as are followed are looked at in the order of time
_MANY: Final = -1
_PARTS: Final = 4  # for each thread, since accounts are not alike


class Links(NamedTuple):
    """Of the move at a place, ``onward[begins[place]:begins[place + 1]]`` may carry it on."""

    begins: Numbers
    onward: Codes
    unfollowed: int  # moves that more would carry on than are followed


class _Paid(NamedTuple):
    """Payments by payer, size and time: of an account ``code[begins[it]:begins[it + 1]]``.

    In the order of time alone they are ``places[begins[it]:begins[it + 1]]``.
    """

    begins: Numbers
    code: Numbers  # the size, and in the lower bits the place
    places: Codes
    has_days: bool  # whether a move of the ledger has no hour


_Terms = tuple[int, int, int]
_KEPT: Final[dict[_Terms, tuple[ref[Numbers], Links]]] = {}
"""The last that were asked, as long as their ledger lives: typologies ask alike one by one."""

_SIZED: Final = Kept[tuple[Numbers, Numbers]]()


def links(moves: Packed, asked: Following) -> Links:
    """What may carry on the money of each move."""
    terms = (asked.seconds, asked.percent, asked.fitting)
    kept = _KEPT.get(terms)
    if kept and kept[0]() is moves.row:
        return kept[1]
    _KEPT.clear()
    found = _links(moves, terms)
    _KEPT[terms] = (ref(moves.row, lambda _: _KEPT.clear()), found)
    return found


def _links(moves: Packed, terms: _Terms) -> Links:
    has_days = bool((moves.marks & _DAY_ONLY).any())
    sized = _SIZED.of(moves, None, lambda: _paid(moves, _SIZES))
    paid = _Paid(*sized, own_of(moves, moves.payer).places, has_days)
    received = np.array_split(own_of(moves, moves.payee).places, _PARTS * THREADS)
    counts = np.zeros(moves.row.size + 1, dtype=np.int64)
    with ThreadPoolExecutor(THREADS) as pool:
        parts = list(
            pool.map(lambda own: _search(moves, paid, _SIZES, terms, own, counts), received)
        )
    begins = np.cumsum(counts, out=counts)
    onward = np.empty(begins[-1], dtype=np.int32)
    for own, (found, _) in zip(received, parts, strict=True):
        _lay(own, found, begins, onward)
    return Links(begins, onward, sum(more for _, more in parts))


@compiled
def _paid(moves: Packed, sizes: Numbers) -> tuple[Numbers, Numbers]:
    """Sorted by counting, twice: first by size, then by payer; moves to oneself are left out."""
    rows, accounts = moves.row.size, moves.accounts.size
    size = np.empty(rows, dtype=np.int16)
    sized, begins = np.zeros(sizes.size + 1, dtype=np.int64), np.zeros(accounts + 2, dtype=np.int64)
    for place in range(rows):
        if moves.payer[place] != moves.payee[place] and moves.amount[place] >= 0:
            size[place] = np.searchsorted(sizes, moves.amount[place], side="right") - 1
            sized[size[place] + 1] += 1
            begins[moves.payer[place] + 2] += 1
        else:
            size[place] = -1
    for one in range(sizes.size):
        sized[one + 1] += sized[one]
    for account in range(accounts):
        begins[account + 2] += begins[account + 1]
    by_size = np.empty(sized[-1], dtype=np.int32)
    for place in range(rows):
        if size[place] >= 0:
            by_size[sized[size[place]]] = place
            sized[size[place]] += 1
    code = np.empty(by_size.size, dtype=np.int64)
    for place in by_size:
        payer = moves.payer[place]
        code[begins[payer + 1]] = (np.int64(size[place]) << _SHIFT) | np.int64(place)
        begins[payer + 1] += 1
    return begins[:-1], code


@compiled
def _search(
    moves: Packed,
    paid: _Paid,
    sizes: Numbers,
    terms: _Terms,
    received: Codes,
    counts: Numbers,
) -> tuple[Codes, int]:
    """What carries on the moves at places, which lie by payee; how many, one after each place."""
    fitting = terms[2]
    found, used, unfollowed = np.empty(2 * received.size + 1, dtype=np.int32), 0, 0
    room = np.empty(fitting + 1, dtype=np.int32)
    for place in received:
        fit = _fitting(moves, paid, sizes, terms, place, room)
        if fit > fitting:
            unfollowed += 1
            continue
        if used + fit > found.size:
            more = np.empty(2 * found.size + fit, dtype=np.int32)
            more[:used] = found[:used]
            found = more
        for number in range(fit):  # in the order of time
            at = used + number
            while at > used and found[at - 1] > room[number]:
                found[at] = found[at - 1]
                at -= 1
            found[at] = room[number]
        used += fit
        counts[place + 1] = fit
    return found[:used].copy(), unfollowed


@compiled
def _lay(received: Codes, found: Codes, begins: Numbers, onward: Codes) -> None:
    """Lay what was found by payee where it belongs in the order of time."""
    used = 0
    for place in received:
        for at in range(begins[place], begins[place + 1]):
            onward[at] = found[used]
            used += 1


@compiled
def _fitting(
    moves: Packed,
    paid: _Paid,
    sizes: Numbers,
    terms: _Terms,
    place: int,
    room: Codes,
) -> int:
    """How many payments of the payee carry a move on, up to one more than are followed."""
    first, end = paid.begins[moves.payee[place]], paid.begins[moves.payee[place] + 1]
    amount, until = moves.amount[place], moves.at[place] + terms[0]
    if first == end or amount < 0:
        return 0
    since = np.searchsorted(moves.at, moves.at[place], side="left") if paid.has_days else place
    slack = amount // 100 * terms[1] + amount % 100 * terms[1] // 100
    fit = _in_time(moves, paid.places[first:end], (place, since, until, slack), terms[1], room)
    if fit != _MANY:
        return fit
    fit = 0
    low = np.searchsorted(sizes, max(amount - slack, 0), side="right") - 1
    high = np.searchsorted(sizes, amount + slack, side="right") - 1
    for size in range(low, high + 1):
        wanted = (np.int64(size) << _SHIFT) | np.int64(since)
        first += np.searchsorted(paid.code[first:end], wanted, side="left")
        for at in range(first, end):
            code = paid.code[at]
            onward = code & ((np.int64(1) << _SHIFT) - 1)
            if code >> _SHIFT != size or moves.at[onward] > until:
                break
            is_later = onward > place or _is_of_the_day(moves, place, onward)
            if is_later and abs(moves.amount[onward] - amount) <= slack:
                room[fit] = onward
                fit += 1
                if fit == room.size:
                    return fit
    return fit


@compiled
def _is_of_the_day(moves: Packed, place: int, onward: int) -> bool:
    """Whether either of two moves of a second has no hour."""
    return bool((moves.marks[place] | moves.marks[onward]) & _DAY_ONLY != 0)


@compiled
def _in_time(
    moves: Packed, places: Codes, asked: tuple[int, int, int, int], percent: int, room: Codes
) -> int:
    """The same by looking at payments in the order of time; ``_MANY`` where that takes long."""
    place, since, until, slack = asked
    first: int = np.searchsorted(places, since, side="left")  # type: ignore[assignment]
    fit = 0
    most = _LOOKED * room.size if percent >= _ANY else _LOOKED * _LOOKED
    if percent < _ANY and places.size - first > most:
        return _MANY
    for at in range(first, min(places.size, first + most)):
        onward = places[at]
        if moves.at[onward] > until:
            return fit
        is_later = onward > place or _is_of_the_day(moves, place, onward)
        if is_later and abs(moves.amount[onward] - moves.amount[place]) <= slack:
            room[fit] = onward
            fit += 1
            if fit == room.size:
                return fit
    return fit if first + most >= places.size else _MANY
