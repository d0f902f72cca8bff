"""Collection for terrorism: small gifts of many persons, sent on abroad.

A scheme is every stretch in which at least so many distinct payers sent an account small sums with
words of charity in their purpose, and at least so many percent of these sums then went abroad; with
these credits and the debits abroad. Whether who got it in the end is listed, screening tells.

Source: FATF, "Emerging Terrorist Financing Risks" (2015); FATF, "Crowdfunding for Terrorism
Financing" (2023).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import DAY, Mark, Move
from qaitaru.detection.rules.counterflow import Counterflow
from qaitaru.detection.rules.crowds import crowds
from qaitaru.detection.scheme import NONE, Scheme


@dataclass(frozen=True, slots=True)
class TfCollectionParameters:
    """Persons within seconds; the largest gift in minor units; percent sent abroad, how late."""

    persons: int = 20
    seconds: int = 30 * DAY
    largest: int = 50_000_00
    percent: int = 50
    after_seconds: int = 30 * DAY

    @property
    def sending(self) -> Counterflow:
        """How much goes on, and until when."""
        return Counterflow(self.seconds, self.percent, after_seconds=self.after_seconds)


def tf_collection(moves: Sequence[Move], asked: TfCollectionParameters) -> Iterator[Scheme]:
    """The accounts that collect small gifts and send them abroad."""
    gifts = [one for one in moves if one.marks & Mark.CHARITY and one.amount <= asked.largest]
    abroad = [one for one in moves if one.marks & Mark.ABROAD]
    for account, begins, rows in crowds(("payee", gifts), abroad, asked.persons, asked.sending):
        yield Scheme("tf_collection", (account, NONE), begins, rows)
