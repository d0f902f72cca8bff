"""A report of a night: each analysis on every engine, whether the answers are equal, and the times.

Tests tell it what they asked (where ``QAITARU_ENGINES_REPORT`` names a folder); run as a module it
writes ``engines.md`` and ``engines.json`` there, and leaves with 1 where answers are not equal or
an engine was not asked.
"""

import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import Any

FOLDER = "QAITARU_ENGINES_REPORT"
ENGINES = ("duckdb", "sail", "spark")


@dataclass
class Asked:
    """One analysis on one engine: what it answered, and how long it took on the clock."""

    analysis: str
    engine: str
    rows: int = 0
    seconds: float = 0.0
    sha256: str = field(default_factory=lambda: sha256().hexdigest())

    def answers(self, rows: Any) -> None:
        """Take in what came, in its order."""
        self.rows += len(rows)
        said = f"{self.sha256}{rows!r}".encode("utf-8", "surrogatepass")
        self.sha256 = sha256(said).hexdigest()


@contextmanager
def timed(analysis: str, engine: str) -> Iterator[Asked]:
    """Ask within, and tell it the answers."""
    asked, began = Asked(analysis, engine), monotonic()
    yield asked
    asked.seconds = monotonic() - began
    if place := os.environ.get(FOLDER):
        Path(place).mkdir(parents=True, exist_ok=True)
        with (Path(place) / "asked.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(asked)) + "\n")


def engine_at(address: str) -> str:
    """Which engine stands at an address of the tests' own."""
    return "spark" if address == os.environ.get("QAITARU_SPARK") else "sail"


def is_equal(on: Mapping[str, Asked]) -> bool:
    """Whether every engine was asked and all said the same."""
    return set(on) == set(ENGINES) and len({(one.rows, one.sha256) for one in on.values()}) == 1


def _table(told: Mapping[str, Mapping[str, Asked]]) -> Iterator[str]:
    yield "| analysis | rows | SHA-256 of the rows | DuckDB, s | Sail, s | Spark, s | equal |"
    yield "|---|---:|---|---:|---:|---:|---|"
    for analysis, on in sorted(told.items()):
        first = next(iter(on.values()))
        times = (f"{on[name].seconds:.2f}" if name in on else "—" for name in ENGINES)
        cells = (analysis, str(first.rows), first.sha256[:12], *times, _said(equal=is_equal(on)))
        yield f"| {' | '.join(cells)} |"
    totals = (
        f"{sum(on[name].seconds for on in told.values() if name in on):.2f}" for name in ENGINES
    )
    equal = _said(equal=all(map(is_equal, told.values())))
    yield f"| {len(told)} together | | | {' | '.join(totals)} | {equal} |"


def _said(*, equal: bool) -> str:
    return "yes" if equal else "NO"


def main() -> int:
    """Write the report."""
    place = Path(os.environ[FOLDER])
    told: dict[str, dict[str, Asked]] = defaultdict(dict)
    for line in (place / "asked.jsonl").read_text(encoding="utf-8").splitlines():
        one = Asked(**json.loads(line))
        told[one.analysis][one.engine] = one
    table = "\n".join(_table(told))
    head = (
        "# Engines beside each other\n\nSeconds on the clock, sessions and first starts included.\n"
    )
    (place / "engines.md").write_text(f"{head}\n{table}\n", encoding="utf-8")
    plain = {name: {at: asdict(one) for at, one in on.items()} for name, on in told.items()}
    (place / "engines.json").write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{table}\n{place / 'engines.md'}\n")
    return 0 if told and all(map(is_equal, told.values())) else 1


if __name__ == "__main__":
    sys.exit(main())
