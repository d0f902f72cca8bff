"""All typologies as ``qaitaru detect`` asks them, beside snapml and rustworkx.

``QAITARU_BENCH_ROWS`` names other numbers of transfers than five million, with commas between them;
``QAITARU_BENCH_PART`` one part of the measures. The peers are asked of half a million at most: one
run measures all three. ``python -m bench.detection_growth`` draws the whole runs of its answer.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from bench.detection_ledger import DEGREES, drawn, write
from bench.detection_peers import rates, same_cycles
from bench.timing import run

_ROWS: Final = "5000000"


def measure() -> dict[str, Any]:
    """Whole runs, each typology by itself, then the peers."""
    wanted = os.environ.get("QAITARU_BENCH_PART", "")
    told = {name: part() for name, part in _PARTS.items() if wanted in name}
    return {"load_before": round(os.getloadavg()[0], 1), **told}


def _whole() -> list[dict[str, Any]]:
    return [_run("bench.detection_whole", degrees, rows) for rows in _rows() for degrees in DEGREES]


def _each() -> list[dict[str, Any]]:
    return [_run("bench.detection_each", degrees, max(_rows())) for degrees in DEGREES]


def _rows() -> list[int]:
    return [int(rows) for rows in os.environ.get("QAITARU_BENCH_ROWS", _ROWS).split(",")]


def _run(module: str, degrees: str, rows: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(dir=os.environ.get("QAITARU_BENCH_FOLDER")) as folder:
        file, told = Path(folder) / f"{degrees}.parquet", Path(folder) / "told.json"
        write(drawn(degrees, rows), file)
        load = os.getloadavg()[0]
        cost = run(module, str(file), str(told))
        stages = json.loads(told.read_text(encoding="utf-8"))
    whole = {"wall_s": cost.wall_seconds, "cpu_s": cost.cpu_seconds, "peak_mib": cost.peak_mib}
    rounded = {name: round(value, 1) for name, value in whole.items()}
    print(degrees, rows, rounded, file=sys.stderr, flush=True)
    return {"degrees": degrees, "transfers": rows, "load": round(load, 1), **rounded, **stages}


_PARTS: Final[dict[str, Callable[[], Any]]] = {
    "whole": _whole,
    "each": _each,
    "same_cycles": lambda: same_cycles(max(_rows())),
    "rates": lambda: rates(max(_rows())),
}
