"""Small random ledgers whose days leave many orders open; a seed names each."""

import random
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from qaitaru.tracing.parts import Part, Parts
from qaitaru.tracing.walk import Kind, Posting

SOURCES = ("own", "own", "unknown", "V", "V", "W")
AMOUNTS = (1, 2, 3, 4, 5, 6, 7, 10)
FLAT = "flat"
"""The account that is an asset."""


def day_ledger(seed: int, accounts: str = "ABC", most: int = 6) -> list[Posting]:
    """The ledger of this seed: everything in it that makes bounds hard."""
    dice = random.Random(seed)  # noqa: S311 - a ledger to test with, repeatable by its seed
    making = _Making(dice, accounts)
    for number in range(dice.randint(1, most)):
        making.book(f"e{number}")
    return making.postings


@dataclass
class _Making:
    dice: random.Random
    accounts: str
    postings: list[Posting] = field(default_factory=list)
    number_of_day: int = 1

    def book(self, entry_id: str) -> None:
        dice = self.dice
        self.number_of_day += dice.random() < 0.3
        day = date(2025, 3, self.number_of_day) if dice.random() > 0.06 else None
        blank = Posting(
            entry_id=entry_id,
            account=dice.choice(self.accounts),
            kind=Kind.IN,
            amount=dice.choice(AMOUNTS),
            day=day,
        )
        kinds = (self._receipt, self._receipt, self._outflow, self._outflow, self._rare)
        self.postings.append(dice.choice(kinds)(blank))

    def _receipt(self, blank: Posting) -> Posting:
        return replace(blank, parts=self._parts(int(blank.amount)))

    def _outflow(self, blank: Posting) -> Posting:
        dice = self.dice
        out = replace(blank, kind=Kind.OUT, elected=dice.choice(("", "", "V", "W")))
        if len(self.accounts) == 1 or dice.random() < 0.5:
            return out
        received = dice.choice((None, None, 2 * blank.amount, 1, Fraction(blank.amount, 3)))
        return replace(
            out,
            to_account=dice.choice((*self.accounts, FLAT)),
            received=received,
            converted=received is not None and dice.random() < 0.5,
        )

    def _rare(self, blank: Posting) -> Posting:
        kinds = [self._answer, self._fruit, self._opening, self._opening, self._outflow]
        if len(self.accounts) > 1:
            kinds += [self._sale, self._spent]
        return self.dice.choice(kinds)(blank)

    def _answer(self, blank: Posting) -> Posting:
        outs = [p.entry_id for p in self.postings if p.kind is Kind.OUT and not p.to_account]
        answers = self.dice.choice(outs) if outs else ""
        return replace(blank, answers=answers, converted=self.dice.random() < 0.3)

    def _fruit(self, blank: Posting) -> Posting:
        return replace(self._receipt(blank), fruit=True)

    def _opening(self, blank: Posting) -> Posting:
        amount = self.dice.choice((-6, -2, 0, 5, 8))
        return replace(blank, kind=Kind.OPENING, amount=amount, parts=self._parts(max(amount, 0)))

    def _sale(self, blank: Posting) -> Posting:
        return replace(
            blank,
            account=FLAT,
            kind=Kind.OUT,
            amount=0,
            sold=self.dice.choice((Fraction(1), Fraction(1, 2))),
            to_account=self.dice.choice(self.accounts),
            received=self.dice.choice(AMOUNTS),
            converted=self.dice.random() < 0.5,
        )

    def _spent(self, blank: Posting) -> Posting:
        """An asset cannot pay; a ledger may say so all the same."""
        return replace(self._outflow(blank), account=FLAT)

    def _parts(self, amount: int) -> Parts:
        if not amount:
            return ()
        if self.dice.random() < 0.7:
            return (Part(self.dice.choice(SOURCES), amount),)
        first = self.dice.randint(0, amount)
        second = self.dice.randint(0, amount - first)
        return Part(self.dice.choice(SOURCES), first), Part(self.dice.choice(SOURCES), second)
