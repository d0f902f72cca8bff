"""Small random ledgers with everything in them that makes tracing hard; a seed names each."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tests.tracing.oracle_history import Amount, Entry, is_claimant

SOURCES = ("own", "own", "unknown", "V", "V", "W", "X")
AMOUNTS = (1, 1, 2, 2, 3, 4, 5, 6, 7, 9, 10, 12)
OPENED = (-9, -4, 0, 3, 8)
SIZES = (1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 8, 12)
"""Mostly few bookings: a hundred thousand ledgers are compared under every rule."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A generated ledger, with the outflows that claimants elect."""

    seed: int
    entries: tuple[Entry, ...]
    elections: Mapping[str, str]

    def told(self) -> str:
        """The seed, and the ledger one booking a line, for whoever must look at a failure."""
        return "\n".join([f"seed {self.seed}, elections {dict(self.elections)}", *self._lines()])

    def _lines(self) -> list[str]:
        return [
            f"{e.entry_id} day {e.day} {e.account} {e.direction} {e.source} {e.amount}"
            + (f" -> {e.to_account}" if e.to_account else "")
            + (f" as {e.received}" if e.received is not None else "")
            + (f" parts {[(s, str(a)) for s, a in e.parts]}" if e.parts else "")
            for e in self.entries
        ]


def ledger(seed: int, size: int | None = None) -> Ledger:
    """The ledger of this seed: 1 to 4 accounts, 1 to 12 bookings (or as many as asked)."""
    dice = random.Random(seed)  # noqa: S311 - a ledger to test with, repeatable by its seed
    accounts = "ABCD"[: dice.randint(1, 4)]
    count = size or dice.choice(SIZES)
    entries = _openings(dice, accounts)[:count]
    day = 1
    while len(entries) < count:
        day += dice.choice((0, 0, 1))
        entries.append(_booking(dice, accounts, len(entries), day))
    return Ledger(seed, tuple(entries), _elections(dice, entries))


def _openings(dice: random.Random, accounts: str) -> list[Entry]:
    opened = [account for account in accounts if dice.random() < 0.3]
    return [
        Entry(f"e{n}", account, "opening", dice.choice(SOURCES), dice.choice(OPENED), day=1)
        for n, account in enumerate(opened)
    ]


def _booking(dice: random.Random, accounts: str, number: int, day: int) -> Entry:
    entry_id, account, amount = f"e{number}", dice.choice(accounts), dice.choice(AMOUNTS)
    dated = None if dice.random() < 0.05 else day
    kind = dice.random()
    if kind < 0.4:
        return Entry(entry_id, account, "in", dice.choice(SOURCES), amount, day=dated)
    if kind < 0.45:
        parts = _parts(dice)
        whole = sum(a for _, a in parts)
        return Entry(entry_id, account, "in", "", whole, parts=parts, day=dated)
    if kind < 0.7:
        return Entry(entry_id, account, "out", "shop", amount, day=dated)
    to_account, received = dice.choice(accounts), _received(dice, amount)
    return Entry(entry_id, account, "out", "", amount, to_account, received, day=dated)


def _parts(dice: random.Random) -> tuple[tuple[str, int], ...]:
    return tuple((dice.choice(SOURCES), dice.choice(AMOUNTS)) for _ in range(dice.randint(2, 3)))


def _received(dice: random.Random, amount: int) -> Amount | None:
    if dice.random() < 0.75:
        return None
    return dice.choice((2 * amount, 1, 7, amount, Fraction(amount, 3)))


def _elections(dice: random.Random, entries: list[Entry]) -> dict[str, str]:
    named = [s for e in entries for s, _ in e.brings() if e.direction != "out" and is_claimant(s)]
    outs = [e.entry_id for e in entries if e.direction == "out"]
    return {out: dice.choice([*named, "W"]) for out in outs if dice.random() < 0.3}
