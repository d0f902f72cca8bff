"""A claim through one group of 10 million bookings and 100,000 accounts, to the stored result.

From the workspace's derived ledger: the bookings in reach, what is claimed of them, their order,
the postings, a rule (or all), Parquet, and the analysis kept. Beside it the plain way on a group of
a size it can take.
"""

import tempfile
from pathlib import Path

from bench.connected_ledger import CLAIM, write_connected
from bench.timing import Cost, run
from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.tracing.trace_claim_large import trace_claim_large
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.acts.tracing.trace_large import large_rules
from qaitaru.acts.workspace import open_workspace

ROWS, ACCOUNTS = 10_000_000, 100_000
PLAIN_ROWS, PLAIN_ACCOUNTS = 50_000, 500
ASKED = ("fifo", "rolling", "libr", "all")


def measure() -> dict[str, object]:
    """Write the ledgers, derive each once, then trace; each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        large, small = Path(folder) / "large", Path(folder) / "small"
        write_connected(large, ROWS, ACCOUNTS).workspace.close()
        write_connected(small, PLAIN_ROWS, PLAIN_ACCOUNTS).workspace.close()
        derived = run("bench.tracing_workspace", str(large), "derive", "")
        run("bench.tracing_workspace", str(small), "derive", "")
        run("bench.tracing_workspace", str(small), "all", f"{folder}/compiled")  # loads the kernels
        costs = {
            rules: run("bench.tracing_workspace", str(large), rules, f"{folder}/{rules}")
            for rules in ASKED
        }
        plain = run("bench.tracing_workspace", str(small), "plain", "")
    return {
        "bookings": ROWS,
        "derive_once": derived,
        "million_a_second": {name: _rate(ROWS, one.wall_seconds) for name, one in costs.items()},
        "million_a_cpu_second": {name: _rate(ROWS, one.cpu_seconds) for name, one in costs.items()},
        "cost": costs,
        "plain_fifo_million_a_cpu_second": _rate(PLAIN_ROWS, plain.cpu_seconds),
        "times_the_plain_cpu": round(_each(plain, PLAIN_ROWS) / _each(costs["fifo"], ROWS), 1),
    }


def _rate(rows: int, seconds: float) -> float:
    return round(rows / seconds / 1e6, 3)


def _each(cost: Cost, rows: int) -> float:
    return cost.cpu_seconds / rows


def work(place: str, rules: str, folder: str) -> None:
    """Derive the ledger, or trace it by compiled rules, or one by one."""
    desk = Desk(open_workspace(Path(place)))
    if rules == "derive":
        with reckoned_ledger_at(desk, "bench"):
            pass
    elif rules == "plain":
        trace_funds(desk, CLAIM, ["fifo"], regardless=True)
    else:
        asked = large_rules() if rules == "all" else (rules,)
        trace_claim_large(desk, CLAIM, asked, Path(folder))
    desk.workspace.close()
