"""Layering chains of the Laundromat beside those that chance makes of the same accounts.

Each account's payments keep their days and payees, and its amounts change places among them. What
chains are still there tell nothing of where money went. docs/real-ledgers.md tells the outcome.
"""

import csv
import random
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.real_ledgers import LAUNDROMAT, RATES, laundromat
from qaitaru.detection.kernels.doors import short_layering_chain_kernel
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.moves import Mark, Move
from qaitaru.detection.rules.layering_chain import SHORT, LayeringChainParameters

SEED, TIMES = 20_261_122, 100
ASKED: Final = {
    "accounts that keep a tenth at most": SHORT,
    "whatever accounts keep": replace(SHORT, passed=0),
}


def measure() -> dict[str, Any]:
    """How many chains there are, and how many after each of so many shuffles."""
    if not LAUNDROMAT.is_file():
        return {"skipped": f"{LAUNDROMAT} is not here"}
    with tempfile.TemporaryDirectory(prefix="qaitaru-real-") as folder:
        moves = _moves(laundromat(Path(folder)))
    dice = random.Random(SEED)
    shuffled = [_shuffled(dice, moves) for _ in range(TIMES)]
    return {
        name: _told(_chains(moves, asked), [_chains(one, asked) for one in shuffled])
        for name, asked in ASKED.items()
    }


def _told(found: int, by_chance: list[int]) -> dict[str, int | float]:
    most = max(by_chance)
    return {"seed": SEED, "found": found, "shuffled_median": median(by_chance), "most": most}


def _chains(moves: Sequence[Move], asked: LayeringChainParameters) -> int:
    return len(list(short_layering_chain_kernel(pack(moves), asked)))


def _moves(table: Path) -> list[Move]:
    """In cents of dollars, by the rates of ``real_ledgers``."""
    rates = {told.partition("/")[0]: Decimal(told.partition("=")[2]) for told in RATES}
    numbers: dict[str, int] = {}
    with table.open(encoding="utf-8") as told:
        rows = sorted(csv.DictReader(told), key=lambda one: one["booked_at"])
    return [
        Move(
            row,
            int(datetime.fromisoformat(one["booked_at"]).replace(tzinfo=UTC).timestamp()),
            numbers.setdefault(one["payer_account"], len(numbers)),
            numbers.setdefault(one["payee_account"], len(numbers)),
            int(Decimal(one["amount"]) * rates.get(one["currency"], Decimal(1)) * 100),
            int(Mark.DAY_ONLY),
        )
        for row, one in enumerate(rows)
    ]


def _shuffled(dice: random.Random, moves: Sequence[Move]) -> list[Move]:
    amounts: dict[int, list[int]] = defaultdict(list)
    for one in moves:
        amounts[one.payer].append(one.amount)
    for own in amounts.values():
        dice.shuffle(own)
    return [replace(one, amount=amounts[one.payer].pop()) for one in moves]
