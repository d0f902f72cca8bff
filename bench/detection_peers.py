"""The house beside snapml's GraphFeaturePreprocessor and rustworkx, on the same patterns.

They live in an environment of their own: ``QAITARU_BENCH_PEER`` names its interpreter, else one is
made on demand in a temporary folder; where it cannot be, the reason is printed and they are left
out.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from bench.detection_ledger import Columns, drawn
from qaitaru.detection.kernels.cycle import cycles
from qaitaru.detection.kernels.fan import fans
from qaitaru.detection.kernels.packed import Packed, packed
from qaitaru.detection.kernels.scatter_gather import scatter_gathers
from qaitaru.detection.moves import DAY, HOUR
from qaitaru.detection.rules.cycle import CycleParameters
from qaitaru.detection.rules.fan import FanParameters
from qaitaru.detection.rules.scatter_gather import ScatterGatherParameters

_NEEDS: Final = ("snapml==1.17.2", "rustworkx==0.18.1")
_INSTALL_SECONDS: Final = 900
_PEER_SECONDS: Final = 60
"""Of search; a batch that is begun is waited for as long again."""
_CYCLES: Final = {"mild": (30_000, 3 * DAY), "skewed": (30_000, 6 * HOUR)}
_RATES: Final = (("mild", 3 * DAY), ("skewed", HOUR), ("skewed", 6 * HOUR), ("skewed", 3 * DAY))
_ROWS: Final = 500_000
_LONGEST: Final = 40  # of cycles compared; there are no longer ones
_ENDLESS: Final = 2**31 - 2

Row = dict[str, Any]


def same_cycles(most: int = _ROWS) -> list[Row]:
    """Whether the transfers on temporal cycles are the same, amounts and bounds left out."""
    asked = [(degrees, min(rows, most), seconds) for degrees, (rows, seconds) in _CYCLES.items()]
    return [_same(*one) for one in asked] if peer() else []


def rates(most: int = _ROWS) -> list[Row]:
    """Edges a CPU second on fans, degrees, scatter-gather and cycles within a window."""
    rows = min(_ROWS, most)
    return [_rates(degrees, rows, seconds) for degrees, seconds in _RATES] if peer() else []


def _same(degrees: str, rows: int, seconds: int) -> Row:
    columns = drawn(degrees, rows)
    order = np.arange(rows)
    columns["at_s"] = np.maximum.accumulate(columns["at_s"] - order) + order  # no two at once
    columns["amount"] = np.full(rows, 100)
    asked = CycleParameters(_LONGEST, seconds, 0, rows, _ENDLESS, rows)
    ours = sorted(row for one in cycles("cycle", _packed(columns), asked) for row in one.rows)
    bins = list(range(2, _LONGEST + 1))
    told = _asked("snapml_cycles", columns, {"tw": seconds, "bins": bins}, _PEER_SECONDS * 5)
    if told is None:
        return {"degrees": degrees, "snapml": "not in time"}
    lengths = {length: count for length, count in told["lengths"].items() if count}
    return {
        "degrees": degrees,
        "transfers": rows,
        "window_s": seconds,
        "on_cycles": len(ours),
        "snapml_on_cycles": len(told["edges"]),
        "equal": ours == told["edges"],
        "cycles_by_length": lengths,
    }


def _rates(degrees: str, rows: int, seconds: int) -> Row:
    columns = drawn(degrees, rows)
    row: Row = {"degrees": degrees, "transfers": rows, "window_s": seconds}
    row["qaitaru"] = _rate(columns, seconds)
    for name in ("snapml", "rustworkx"):
        order = {"tw": seconds, "seconds": _PEER_SECONDS}
        told = _asked(f"{name}_rate", columns, order, 2 * _PEER_SECONDS)
        row[name] = round(told["edges"] / told["cpu_seconds"]) if told else 0
        row[f"over_{name}"] = round(row["qaitaru"] / row[name], 1) if row[name] else "not in time"
    return row


def _rate(columns: Columns, seconds: int) -> int:
    moves = _packed(columns)
    _patterns(_packed(drawn("mild", 1_000)), seconds)  # compiles
    busy = time.process_time()
    _patterns(moves, seconds)
    return round(moves.row.size / (time.process_time() - busy))


def _patterns(moves: Packed, seconds: int) -> None:
    list(fans("fan_in", "payee", moves, FanParameters(seconds=seconds)))
    list(fans("fan_out", "payer", moves, FanParameters(seconds=seconds)))
    list(scatter_gathers("scatter_gather", moves, ScatterGatherParameters(seconds=seconds)))
    list(cycles("cycle", moves, CycleParameters(seconds=seconds)))


def _packed(columns: Columns) -> Packed:
    row = np.arange(columns["at_s"].size)
    at, payer, payee, amount = (columns[name] for name in ("at_s", "payer", "payee", "amount"))
    return packed(row, at, payer, payee, amount, np.zeros_like(row))


def _asked(task: str, columns: Columns, order: dict[str, Any], seconds: int) -> Any:
    """What a peer answers; None where it does not in time."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ledger.npz"
        np.savez(file, **columns)  # type: ignore[arg-type]  # columns by their names
        told = json.dumps({"task": task, "file": str(file), **order})
        command = [str(peer()), "bench/peer_graph_features.py"]
        try:
            done = subprocess.run(
                command, input=told, capture_output=True, text=True, check=True, timeout=seconds
            )
        except subprocess.TimeoutExpired:
            print(f"{task}: no answer in {seconds} s", file=sys.stderr)
            return None
    return json.loads(done.stdout)


@cache
def peer() -> str | None:
    """The interpreter of the peers' environment; None, and why, where there is none."""
    named = os.environ.get("QAITARU_BENCH_PEER")
    folder = Path(tempfile.gettempdir()) / "qaitaru-bench-graph-peer"
    python = named or str(folder / "bin" / "python")
    try:
        if not named and not folder.exists():
            subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
        asked = [python, "-c", "import snapml, rustworkx"]
        if subprocess.run(asked, check=False, capture_output=True).returncode:
            install = [python, "-m", "pip", "install", "-q", *_NEEDS]
            subprocess.run(
                install, check=True, capture_output=True, text=True, timeout=_INSTALL_SECONDS
            )
    except (subprocess.SubprocessError, OSError) as fault:
        print(f"snapml and rustworkx are left out: {fault}", file=sys.stderr)
        return None
    return python
