"""Schemes planted in power laws of 500,000 transfers: what the command finds, and at what price.

The whole way: a table of transfers is written, ``qaitaru detect`` is run on it with nothing but its
defaults and all typologies, and its lines are read. The seeds are not those that the evidence was
weighed on. Of two transfers alone it often cannot tell a scheme from chance, which the recall from
three on shows.
"""

import resource
import tempfile
from pathlib import Path
from typing import Any, Final

from tests.detection.planted import Planted, PlantedLedger, World, planted_ledger
from tests.detection.planted_csv import found_by_command, write
from tests.detection.recall import measure as recalled

from qaitaru.detection.moves import DAY

SEEDS: Final = (101, 102)
NOISE, EACH, FIRST = 500_000, 30, 500
WORLDS: Final = {
    "power law": World(),
    "hubs": World(power=1.3),
    "mild": World(each=20, power=0.6),
    "ten days": World(days=10, longest=9, unit=60),
    "a year": World(days=365, longest=14, unit=60),
    "as AMLworld": World(longest=14, unit=60, new=100, kept=0, foreign=20),
    "rents and habits": World(days=90, longest=14, repeats=60, rents=10, shops=20),
    "days only": World(days=60, longest=14, unit=DAY),
}


def measure_one(seed: int, world: World, each: int = EACH) -> dict[str, Any]:
    """Recall by kind and false findings for each true one, of one ledger."""
    ledger = planted_ledger(seed, NOISE, each, world)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "transfers.csv"
        write(ledger, file, world.foreign)
        before = _cpu_seconds()
        findings = found_by_command(file)
        seconds = _cpu_seconds() - before
    found = recalled(ledger, findings, FIRST)
    missed = [ledger.planted[number] for number in found.missed]
    ruled = tuple(found.planted)[:5]  # the others have no rule of their own
    return {
        "transfers": len(ledger.moves),
        "findings": len(findings),
        "cpu_seconds": round(seconds, 1),
        "recall_of_first_five": round(found.recall(*ruled), 3) if each else None,
        "false_per_true": round(found.false_per_true, 2) if each else None,
        "recall": {kind: round(found.recall(kind), 3) for kind in found.planted},
        "recall_from_three": _from_three(ledger, missed),
        "false": dict(found.false.most_common()),
        "missed": [_told(one) for one in missed if one.kind in ruled],
    }


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _from_three(ledger: PlantedLedger, missed: list[Planted]) -> dict[str, float]:
    """The same of schemes of three transfers and more."""
    kinds = dict.fromkeys(one.kind for one in ledger.planted)
    return {
        kind: round(1 - _many(missed, kind) / max(_many(ledger.planted, kind), 1), 3)
        for kind in kinds
    }


def _many(planted: tuple[Planted, ...] | list[Planted], kind: str) -> int:
    return sum(one.kind == kind and len(one.rows) > 2 for one in planted)  # more than two


def _told(one: Planted) -> str:
    accounts = "new" if one.is_new else "old"
    return f"{one.kind}, {len(one.rows)} transfers, {accounts} accounts, {one.seconds // 3600} h"


def measure() -> dict[str, Any]:
    """All worlds and seeds; and noise alone."""
    told = {
        f"{name}, seed {seed}": measure_one(seed, world)
        for name, world in WORLDS.items()
        for seed in SEEDS
    }
    return {**told, "noise alone": measure_one(SEEDS[0], World(), each=0)}
