"""Ways of money over millions of transfers: ``python -m bench.network_ways [transfers]``.

A ledger of one year with hubs (both ends of a transfer drawn by a cubed uniform number), from a
printed seed; seconds of one core, each search warm.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import numpy as np

from qaitaru.networks.columns import FOREVER, Columns, packed
from qaitaru.networks.kernels.searches import COMPILED
from qaitaru.networks.ways import Best, Ends, arrivals, best_way, gates, ways_between

SEED, DAY = 7, 86_400
Found = TypeVar("Found")


def ledger(transfers: int, accounts: int) -> Columns:
    dice = np.random.default_rng(SEED)
    payer, payee = ((accounts * dice.random(transfers) ** 3).astype(np.int64) for _ in range(2))
    left, amount = dice.integers(0, 365, transfers) * DAY, dice.integers(1, 10**8, transfers)
    row, currency = np.arange(transfers), np.zeros(transfers, dtype=np.int64)
    return timed("packed", lambda: packed(row, left, left, payer, payee, amount, currency))


def timed(name: str, work: Callable[[], Found]) -> Found:
    begun = time.process_time()
    found = work()
    print(f"{name:32} {time.process_time() - begun:6.2f} s")
    return found


def measure(columns: Columns, accounts: int) -> None:
    timed("by payer", lambda: columns.onward)
    timed("mirrored", lambda: columns.mirrored.onward)
    for days in (None, 3):
        print(f"\nmoney may lie for {days or 'any number of'} days")
        measure_within(columns, accounts, FOREVER if days is None else days * DAY)


def measure_within(columns: Columns, accounts: int, within: int) -> None:
    ends = Ends(int(accounts * 0.9), int(accounts * 0.95), within)
    for best in Best:
        way = timed(best, partial(best_way, columns, ends, best, COMPILED))
        print(f"  transfers on it: {len(way)}")
    stands = timed("who stands on every way", lambda: gates(columns, ends, COMPILED))
    print(f"  {len(stands)}")
    places, _ = timed("all between", lambda: ways_between(columns, ends, COMPILED))
    print(f"  {places.size}")
    starts = np.flatnonzero(columns.payer == columns.end(ends.source))
    asked = partial(arrivals, columns, starts, COMPILED, within=within, most=50)
    print(f"  {timed('all reached', asked)[1]}")


def main() -> None:
    transfers = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000
    accounts = max(transfers * 3 // 50, 10)
    measure(ledger(1_000, 60), 60)
    print(f"\n{transfers} transfers, {accounts} accounts, seed {SEED}")
    measure(ledger(transfers, accounts), accounts)


if __name__ == "__main__":
    main()
