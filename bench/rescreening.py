"""100,000 parties after a list has changed: a small change, and five years of the UN list.

The full screening beside it is of a tenth of the parties; there both must come to the same.
"""

import csv
import random
import resource
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qaitaru.acts.screening.ask_on_all_cores import ask_on_all_cores
from qaitaru.facts.designations import Designation
from qaitaru.lists.list_files import read_list
from qaitaru.screening.asked import Asked
from qaitaru.screening.found_hits import Before, key_of, mark_of, rescreened, screened
from qaitaru.screening.screener import ALERT

SHARED = Path(__file__).parents[2] / "shared"
PARTIES, TENTH, SMALL = 100_000, 10_000, 20


def measure() -> dict[str, object]:
    if not SHARED.is_dir():
        return {"skipped": f"no folder {SHARED.name} beside the checkout"}
    lists = SHARED / "data" / "lists" / "un"
    old = read_list([lists / "UN_consolidated_2020-11-24.xml"]).designations
    new = read_list([lists / "UN_consolidated_2025-04-19.xml"]).designations
    touched = [replace(one, content_sha256=f"old {one.content_sha256}") for one in new[:SMALL]]
    asked = parties()
    return {
        "parties": len(asked),
        "small": one_change(asked, [*touched, *new[SMALL:]], new),
        "five_years": one_change(asked, old, new),
    }


def one_change(
    asked: Sequence[Asked], old: Sequence[Designation], new: Sequence[Designation]
) -> dict[str, object]:
    marks = {one.query_id: mark_of(one) for one in asked}
    entries = frozenset(map(key_of, old))
    nothing = screened([], old, ALERT)
    before = Before(screened=replace(nothing, parties=marks), entries=entries)
    start, spent = time.perf_counter(), _cpu_seconds()
    rescreened(asked, new, ALERT, before, ask=ask_on_all_cores)
    seconds, spent = time.perf_counter() - start, _cpu_seconds() - spent
    tenth = asked[:TENTH]
    first = Before(screened=screened(tenth, old, ALERT), entries=entries)
    start = time.perf_counter()
    full = screened(tenth, new, ALERT)
    full_seconds = (time.perf_counter() - start) * len(asked) / TENTH
    return {
        "changed": sum(key_of(one) not in entries for one in new),
        "rescreened_seconds": round(seconds, 1),
        "rescreened_cpu_seconds": round(spent, 1),
        "full_on_one_core_seconds": round(full_seconds, 1),
        "hits_of_a_tenth": len(full.hits),
        "equal": rescreened(tenth, new, ALERT, first) == full,
    }


def parties() -> list[Asked]:
    """People whose first and last names were drawn apart, and a few listed ones among them."""
    draw = random.Random(20)
    names = SHARED / "cases" / "names"
    told = [row["full_name"].split() for row in _rows(names / "yente_negatives_us.csv")]
    first = [words[0] for words in told]
    last = [words[-1] for words in told]
    listed = [row["full_name"] for row in _rows(names / "yente_positives_un_untreated.csv")]
    made = (f"{draw.choice(first)} {draw.choice(last)}" for _ in range(PARTIES))
    return [
        Asked(f"name:{number}", (draw.choice(listed) if number % 500 == 0 else name,))
        for number, name in enumerate(made)
    ]


def _cpu_seconds() -> float:
    """What this process and those it waited for have worked: other programs are not in it."""
    told = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in told)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
