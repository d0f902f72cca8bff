"""From a ledger's Parquet to stored answers: each rule alone, then all over the same columns.

10 million postings of 100,000 accounts (``tracing_ledger``). The floor of the way in is the
engine's bare pass over the same columns.
"""

import os
import tempfile
from pathlib import Path

from bench.timing import Cost, run
from bench.tracing_ledger import write_postings
from qaitaru.engine.duck import connect
from qaitaru.tracing.kernels.volume import RULES
from qaitaru.tracing.kernels.volume_store import pack, trace_all_stored

ROWS = 10_000_000
MEMORY_MB = 1500


def measure() -> dict[str, object]:
    """Each in a process of its own, so that its memory is its own."""
    with tempfile.TemporaryDirectory() as place:
        ledger = Path(place) / "postings.parquet"
        write_postings(ledger, ROWS)
        asked = {"bare read": "read", **{rule: rule for rule in RULES}, "all": ",".join(RULES)}
        before = os.getloadavg()[0]
        costs = {
            name: run("bench.tracing_whole", rules, str(ledger), f"{place}/{number}")
            for number, (name, rules) in enumerate(asked.items())
        }
    slowest = max(costs[rule].wall_seconds for rule in RULES)
    return {
        "postings": ROWS,
        "load_before": round(before, 1),
        "million_a_second": {name: _rate(cost) for name, cost in costs.items()},
        "cpu_seconds": {name: round(cost.cpu_seconds, 1) for name, cost in costs.items()},
        "peak_mib": {name: round(cost.peak_mib) for name, cost in costs.items()},
        "all_to_the_slowest_cpu": round(costs["all"].cpu_seconds / _slowest_cpu(costs), 2),
        "all_to_the_slowest": round(costs["all"].wall_seconds / slowest, 2),
    }


def _slowest_cpu(costs: dict[str, Cost]) -> float:
    return max(costs[rule].cpu_seconds for rule in RULES)


def _rate(cost: Cost) -> float:
    return round(ROWS / cost.wall_seconds / 1e6, 2)


def work(rules: str, ledger: str, folder: str) -> None:
    """Trace a ledger under rules separated by commas, or only read it."""
    connection = connect(memory_mb=MEMORY_MB)
    if rules == "read":
        connection.execute(
            f"SELECT sum(seq), sum(amount_minor), max(account), "
            f"max(to_account), count(source) FROM '{ledger}'"
        ).fetchall()
        return
    Path(folder).mkdir()
    trace_all_stored(connection, pack(connection, f"'{ledger}'"), rules.split(","), Path(folder))
