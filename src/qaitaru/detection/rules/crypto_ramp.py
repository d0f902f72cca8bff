"""Crypto ramps: money of many into crypto at once, or out of crypto to many cards at once.

On: every stretch in which an account had at least so many distinct payers within the window, and at
least so many percent of what they paid went to crypto by the time after it. Off: every stretch in
which an account paid cards of at least so many distinct payees within the window, and at least so
many percent of it had come from crypto since the time before it.

Source: FATF, "Virtual Assets Red Flag Indicators" (2020).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import DAY, Mark, Move
from qaitaru.detection.rules.counterflow import Counterflow
from qaitaru.detection.rules.crowds import crowds
from qaitaru.detection.scheme import NONE, Scheme


@dataclass(frozen=True, slots=True)
class CryptoRampParameters:
    """Counterparties within seconds; percent by way of crypto, within seconds beyond them."""

    counterparties: int = 10
    seconds: int = DAY
    percent: int = 50
    beyond_seconds: int = DAY


def crypto_on_ramp(moves: Sequence[Move], asked: CryptoRampParameters) -> Iterator[Scheme]:
    """The accounts that many pay and that buy crypto."""
    bought = [one for one in moves if one.marks & Mark.CRYPTO]
    paid = [one for one in moves if not one.marks & Mark.CRYPTO]
    flow = Counterflow(asked.seconds, asked.percent, after_seconds=asked.beyond_seconds)
    for account, begins, rows in crowds(("payee", paid), bought, asked.counterparties, flow):
        yield Scheme("crypto_on_ramp", (account, NONE), begins, rows)


def crypto_off_ramp(moves: Sequence[Move], asked: CryptoRampParameters) -> Iterator[Scheme]:
    """The accounts that sell crypto and pay many cards."""
    sold = [one for one in moves if one.marks & Mark.CRYPTO]
    cards = [one for one in moves if one.marks & (Mark.CARD | Mark.CRYPTO) == Mark.CARD]
    flow = Counterflow(asked.seconds, asked.percent, before_seconds=asked.beyond_seconds)
    for account, begins, rows in crowds(("payer", cards), sold, asked.counterparties, flow):
        yield Scheme("crypto_off_ramp", (account, NONE), begins, rows)
