"""Layering chains of the Laundromat beside those that chance makes of the same accounts.

Each account's payments keep their days and payees, and its amounts change places among them. What
chains are still there tell nothing of where money went. Through which two accounts in a row they
lead, at how many times, is told beside how often they do after a shuffle: whether chains through
the same two may be added up. docs/real-ledgers.md tells the outcome.
"""

import csv
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
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
from qaitaru.detection.scheme import Scheme

Pair = tuple[int, int]

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
        moves, names = _moves(laundromat(Path(folder)))
    dice = random.Random(SEED)
    shuffled = [_shuffled(dice, moves) for _ in range(TIMES)]
    told: dict[str, Any] = {}
    for name, asked in ASKED.items():
        chains, by_chance = _chains(moves, asked), [_chains(one, asked) for one in shuffled]
        told[name] = _told(len(chains), list(map(len, by_chance))) | _by_pair(
            _times(moves, chains), list(map(_times, shuffled, by_chance)), names
        )
    return told


def _told(found: int, by_chance: list[int]) -> dict[str, Any]:
    most = max(by_chance)
    return {"seed": SEED, "found": found, "shuffled_median": median(by_chance), "most": most}


def _by_pair(
    found: Counter[Pair], by_chance: list[Counter[Pair]], names: Sequence[str]
) -> dict[str, Any]:
    """Of two accounts in a row at how many times, and on average after a shuffle.

    Beside it, in how many shuffles some two are met at as many times, whichever they are.
    """
    most = [max(one.values(), default=0) for one in by_chance]
    return {
        "through": [
            {
                "accounts": [names[account] for account in pair],
                "times": times,
                "shuffled_mean": sum(one[pair] for one in by_chance) / TIMES,
                "shuffles_with_as_many": sum(one >= times for one in most),
            }
            for pair, times in found.most_common()
        ]
    }


def _chains(moves: Sequence[Move], asked: LayeringChainParameters) -> list[Scheme]:
    return list(short_layering_chain_kernel(pack(moves), asked))


def _times(moves: Sequence[Move], chains: Sequence[Scheme]) -> Counter[Pair]:
    """By two accounts in a row, the times at which chains lead through them.

    What is no further apart than money may rest is one time.
    """
    last, times = dict[Pair, int](), Counter[Pair]()
    for one in sorted(_between(moves, chains), key=lambda one: one.at):
        pair = one.payer, one.payee
        if pair not in last or one.at - last[pair] > SHORT.seconds:
            last[pair] = one.at
            times[pair] += 1
    return times


def _between(moves: Sequence[Move], chains: Sequence[Scheme]) -> Iterator[Move]:
    """What goes from one to the next of the accounts that chains lead through."""
    for chain in chains:
        own = [moves[row] for row in chain.rows]
        through = {one.payee for one in own} & {one.payer for one in own}
        yield from (one for one in own if {one.payer, one.payee} <= through)


def _moves(table: Path) -> tuple[list[Move], list[str]]:
    """In cents of dollars, by the rates of ``real_ledgers``; and the names of the accounts."""
    rates = {told.partition("/")[0]: Decimal(told.partition("=")[2]) for told in RATES}
    numbers: dict[str, int] = {}
    with table.open(encoding="utf-8") as told:
        rows = sorted(csv.DictReader(told), key=lambda one: one["booked_at"])
    moves = [
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
    return moves, list(numbers)


def _shuffled(dice: random.Random, moves: Sequence[Move]) -> list[Move]:
    amounts: dict[int, list[int]] = defaultdict(list)
    for one in moves:
        amounts[one.payer].append(one.amount)
    for own in amounts.values():
        dice.shuffle(own)
    return [replace(one, amount=amounts[one.payer].pop()) for one in moves]
