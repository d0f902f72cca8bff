"""Temporal cycles, chains and scatters over a ledger whose accounts' sizes follow a power law.

The account of rank r takes part in proportion to 1 / r, as payer and as payee, in two orders of
ranks of which a third is the same: the greatest has a fourteenth of all transfers. A thousand round
trips are planted, of two to eight hops between quiet accounts. Time is thirty days, so a tenth of
all lies within the 72 hours.
"""

import os
import sys
import time
from collections.abc import Callable

import numpy as np

from bench.timing import run
from qaitaru.detection.kernels.cycle import cycles, searched
from qaitaru.detection.kernels.layering_chain import layering_chains
from qaitaru.detection.kernels.packed import Numbers, Packed, pack, packed
from qaitaru.detection.kernels.scatter_gather import scatter_gathers
from qaitaru.detection.moves import DAY, HOUR, Move
from qaitaru.detection.rules import cycle, scatter_gather
from qaitaru.detection.rules.cycle import CycleParameters
from qaitaru.detection.rules.layering_chain import LayeringChainParameters
from qaitaru.detection.rules.scatter_gather import ScatterGatherParameters
from qaitaru.detection.scheme import Scheme

ROWS = (1_000_000, 2_000_000, 5_000_000)
PLANTED = 1_000
SEED = 20_261_122


def measure() -> dict[str, object]:
    """Each size in a process of its own."""
    before = os.getloadavg()[0]
    return {"load_before": round(before, 1), **{str(rows): _measured(rows) for rows in ROWS}}


def _measured(rows: int) -> dict[str, float]:
    cost = run("bench.detection_cycles", str(rows))
    return {"peak_mib": round(cost.peak_mib), "wall_seconds": round(cost.wall_seconds, 1)}


def work(rows: str) -> None:
    """Draw a ledger and tell what each kernel took, on standard error."""
    moves, planted = draw(int(rows))
    warm = pack([Move(at, at, at % 3, (at + 1) % 3, 100) for at in range(9)])
    kernels: dict[str, Callable[[Packed], list[Scheme]]] = {
        "cycle": lambda one: list(cycles("cycle", one, CycleParameters())),
        "slow_cycle": lambda one: list(cycles("slow_cycle", one, cycle.SLOW)),
        "open_cycle": lambda one: list(cycles("open_cycle", one, cycle.OPEN)),
        "scatter_gather": lambda one: list(
            scatter_gathers("scatter_gather", one, ScatterGatherParameters())
        ),
        "open_scatter_gather": lambda one: list(
            scatter_gathers("open_scatter_gather", one, scatter_gather.OPEN)
        ),
        "layering_chain": lambda one: list(
            layering_chains("layering_chain", one, LayeringChainParameters())
        ),
    }
    for name, kernel in kernels.items():
        kernel(warm)
        busy, start = time.process_time(), time.perf_counter()
        found = kernel(moves)
        wall, spent = time.perf_counter() - start, time.process_time() - busy
        sizes = sorted(len(one.rows) for one in found)[-3:]
        told = f"{name} {rows}: {wall:.2f} s wall, {spent:.2f} s process, {len(found)} schemes"
        print(told, f"largest {sizes}", file=sys.stderr)
        if name == "cycle":
            whole = {one.rows for one in found}
            kept = sum(trip in whole for trip in planted)
            _, unfollowed, unfinished = searched(moves, CycleParameters())
            told = f"  planted {len(planted)}, alone and whole {kept}, unfollowed {unfollowed}"
            print(told, f"unfinished {unfinished}", file=sys.stderr)


def draw(rows: int) -> tuple[Packed, list[tuple[int, ...]]]:
    """A ledger, and the rows of each planted round trip."""
    dice = np.random.default_rng(SEED)
    accounts = rows // 10
    ranks = np.cumsum(1 / np.arange(1, accounts + 1))
    order = np.arange(accounts)
    order[accounts // 3 :] = dice.permutation(order[accounts // 3 :])
    payer = np.searchsorted(ranks, dice.random(rows) * ranks[-1])
    payee = order[np.searchsorted(ranks, dice.random(rows) * ranks[-1])]
    at = dice.integers(0, 30 * DAY, rows)
    amount = np.exp(dice.normal(13, 1.6, rows)).astype(np.int64) + 1
    return _planted(dice, (payer, payee, at, amount))


def _planted(
    dice: np.random.Generator, columns: tuple[Numbers, Numbers, Numbers, Numbers]
) -> tuple[Packed, list[tuple[int, ...]]]:
    """Put round trips in place of the last transfers drawn."""
    payer, payee, at, amount = columns
    accounts, last, trips = int(payer.max()) + 1, payer.size, list[range]()
    for number in range(PLANTED):
        hops = 2 + number % 7
        trip = range(last - hops, last)
        ring = dice.choice(np.arange(accounts // 2, accounts), hops, replace=False)
        payer[trip], payee[trip] = ring, np.roll(ring, -1)
        begins = dice.integers(0, 27 * DAY)
        at[trip] = np.sort(begins + dice.integers(0, 72 * HOUR, hops))
        amount[trip] = (10**6 * 0.95 ** np.arange(hops)).astype(np.int64)
        last -= hops
        trips.append(trip)
    order = np.argsort(at, kind="stable")
    row = np.empty(payer.size, dtype=np.int64)
    row[order] = np.arange(payer.size)
    none = np.zeros_like(row)
    moves = packed(row[order], at[order], payer[order], payee[order], amount[order], none)
    return moves, [tuple(row[list(trip)].tolist()) for trip in trips]
