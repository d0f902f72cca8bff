"""Who is measured: the house, rapidfuzz's token_sort, and nomenklatura's logic-v2 as a peer.

The peer lives in an environment of its own: ``QAITARU_BENCH_PEER`` names its interpreter, else one
is made on demand in a temporary folder; where it cannot be, the reason is printed and it is left
out.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from rapidfuzz import fuzz, process, utils

from bench.screening_cases import Case
from qaitaru.facts.designations import Designation
from qaitaru.screening.screener import Screener

Answers = list[list[tuple[str, float]]]
"""For each case the references with their scores, the best first."""

_WIDE: Final = 0.2
_MOST: Final = 20
_PEER_NEEDS: Final = ("nomenklatura==4.17.4", "sanctions-screening-benchmark==0.1.0")
_PEER_SECONDS: Final = 900
_CANDIDATES: Final = 50


class Engine(Protocol):
    """Answers cases over a list."""

    name: str

    def answer(self, entries: Sequence[Designation], cases: Sequence[Case]) -> Answers:
        """The likeliest references of each case."""


@dataclass
class House:
    """What the house answers, fully explained."""

    name: str = "qaitaru"

    def answer(self, entries: Sequence[Designation], cases: Sequence[Case]) -> Answers:
        """Scores from far below the default threshold up."""
        screener = Screener(entries)
        return [
            [
                (hit.designation.reference, hit.score)
                for hit in screener.screen(case.asked, threshold=_WIDE, limit=_MOST)
            ]
            for case in cases
        ]


@dataclass
class TokenSort:
    """rapidfuzz's token_sort_ratio over all names, by brute force."""

    name: str = "token_sort"

    def answer(self, entries: Sequence[Designation], cases: Sequence[Case]) -> Answers:
        """The best name of each designation counts."""
        listed = [
            (one.reference, utils.default_process(name.text))
            for one in entries
            for name in one.names
        ]
        asked = [utils.default_process(case.asked.names[0]) for case in cases]
        texts = [text for _, text in listed]
        found: Answers = []
        for first in range(0, len(asked), 500):
            part = asked[first : first + 500]
            scores = process.cdist(part, texts, scorer=fuzz.token_sort_ratio, dtype=np.uint8)
            found += [self._best(row, listed) for row in scores]
        return found

    @staticmethod
    def _best(row: Any, listed: Sequence[tuple[str, str]]) -> list[tuple[str, float]]:
        best: dict[str, float] = {}
        for at in np.argsort(-row.astype(int), kind="stable")[: 3 * _MOST]:
            best.setdefault(listed[at][0], float(row[at]) / 100)
        return list(best.items())


@dataclass
class LogicV2:
    """nomenklatura's logic-v2 over the candidates that rapidfuzz finds: an upper bound of it."""

    name: str = "logic-v2"

    def answer(self, entries: Sequence[Designation], cases: Sequence[Case]) -> Answers:
        """Each candidate of each case as the peer scores it."""
        near = TokenSort().answer(entries, cases)
        order = {
            "entities": [_told(one) for one in entries],
            "queries": [
                {
                    "name": case.asked.names[0],
                    "births": [birth.original[:10] for birth in case.asked.births],
                    "candidates": [reference for reference, _ in found[:_CANDIDATES]],
                }
                for case, found in zip(cases, near, strict=True)
            ],
        }
        told = run_peer("bench/peer_logic_v2.py", order)
        return [[(reference, score) for reference, score in found] for found in told]


def _told(one: Designation) -> dict[str, Any]:
    return {
        "id": one.reference,
        "names": [name.text for name in one.names],
        "births": [birth.original[:10] for birth in one.births],
        "schema": "Person" if one.kind.value == "person" else "LegalEntity",
    }


def run_peer(script: str, order: object) -> Any:
    """What a script answers in the peer's environment."""
    python = peer()
    if python is None:
        raise LookupError(script)
    done = subprocess.run(
        [python, script],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        check=True,
        timeout=_PEER_SECONDS,
        cwd=Path(__file__).parents[1],
    )
    return json.loads(done.stdout)


@cache
def peer() -> str | None:
    """The interpreter of the peer's environment, made on demand; None, and why, where it cannot."""
    if named := os.environ.get("QAITARU_BENCH_PEER"):
        return named
    folder = Path(tempfile.gettempdir()) / "qaitaru-bench-peer"
    python = folder / "bin" / "python"
    if python.exists():
        return str(python)
    print(f"making the peer's environment in {folder}", file=sys.stderr)
    try:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
        install = [str(python), "-m", "pip", "install", "-q", *_PEER_NEEDS]
        subprocess.run(install, check=True, capture_output=True, text=True, timeout=_PEER_SECONDS)
    except (subprocess.SubprocessError, OSError) as fault:
        print(f"the peer is left out: {fault}", file=sys.stderr)
        return None
    return str(python)


def timed(entries: Sequence[Designation], cases: Sequence[Case]) -> dict[str, float]:
    """Queries a CPU second at the default threshold, and the slowest of a hundred, in ms."""
    begin = time.process_time()
    screener = Screener(entries)
    built = time.process_time() - begin
    took = []
    for case in cases:
        start = time.process_time()
        screener.screen(case.asked)
        took.append(time.process_time() - start)
    took.sort()
    return {
        "index_seconds": round(built, 2),
        "queries_a_second": round(len(took) / sum(took)),
        "p50_ms": round(1000 * took[len(took) // 2], 2),
        "p99_ms": round(1000 * took[int(len(took) * 0.99)], 2),
    }
