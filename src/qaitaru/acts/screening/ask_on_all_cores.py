"""Put many parties to lists on every core of the machine: the same hits, in the same order."""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from typing import Final

from qaitaru.facts.designations import Designation
from qaitaru.screening.asked import Asked
from qaitaru.screening.found_hits import FoundHit, ask, asked_of
from qaitaru.screening.screener import Screener

WORTH: Final = 20_000  # parties from which further processes gain more than their start costs
_PART: Final = 5_000
_READY: list[tuple[Screener, float]] = []
"""In a further process: what it asks, made once."""


def ask_on_all_cores(
    asked: Sequence[Asked], entries: Sequence[Designation], threshold: float
) -> Sequence[FoundHit]:
    """The hits of some parties and some designations, in the order of the parties."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    if len(asked) < WORTH or not cores or cores < 2:
        return list(ask(asked, entries, threshold))
    parts = [asked[first : first + _PART] for first in range(0, len(asked), _PART)]
    with ProcessPoolExecutor(
        max_workers=min(cores, len(parts)),
        mp_context=get_context("spawn"),
        initializer=_make_ready,
        initargs=(tuple(entries), threshold),
    ) as pool:
        return list(chain.from_iterable(pool.map(_ask_part, parts)))


def _make_ready(entries: Sequence[Designation], threshold: float) -> None:
    _READY[:] = [(Screener(entries), threshold)]


def _ask_part(asked: Sequence[Asked]) -> list[FoundHit]:
    ((screener, threshold),) = _READY
    return list(asked_of(screener, asked, threshold))
