"""Gambling: stakes that come back nearly whole, and cards topped up by many to stake it.

Gambling return: every stretch in which an account made at least so many payments to gambling within
the window, and at least so many percent of them came back from gambling by the time after; with all
of these. Who plays loses; who only passes money through has winnings to show for it. Who is paid
stakes by more than so many players runs the game, and is left out.

Gambling collection: every stretch in which at least so many distinct payers topped an account up
from cards within the window, and at least so many percent of that went to gambling by the time
after it; with these credits and debits. So do acceptors of payments of casinos without a licence.

Source: FATF/APG, "Vulnerabilities of Casinos and Gaming Sector" (2009); Eurasian Group (EAG),
typologies of illegal online gambling and of the cards of third persons.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import DAY, Mark, Move
from qaitaru.detection.rules.counterflow import Counterflow, answered
from qaitaru.detection.rules.crowds import crowds
from qaitaru.detection.rules.grouping import by_account
from qaitaru.detection.rules.windows import stretches
from qaitaru.detection.scheme import NONE, Scheme


@dataclass(frozen=True, slots=True)
class GamblingReturnParameters:
    """Payments to gambling within seconds; percent that comes back, until when; whose players."""

    payments: int = 3
    seconds: int = 7 * DAY
    percent: int = 80
    after_seconds: int = 7 * DAY
    players: int = 20

    @property
    def winning(self) -> Counterflow:
        """How much comes back, and until when."""
        return Counterflow(self.seconds, self.percent, after_seconds=self.after_seconds)


@dataclass(frozen=True, slots=True)
class GamblingCollectionParameters:
    """Payers within seconds; percent that goes to gambling, until so long after."""

    payers: int = 10
    seconds: int = DAY
    percent: int = 50
    after_seconds: int = DAY

    @property
    def staking(self) -> Counterflow:
        """How much goes on, and until when."""
        return Counterflow(self.seconds, self.percent, after_seconds=self.after_seconds)


def gambling_return(moves: Sequence[Move], asked: GamblingReturnParameters) -> Iterator[Scheme]:
    """The accounts whose stakes come back."""
    played = [one for one in moves if one.marks & Mark.GAMBLING]
    won = by_account(played, "payee")
    for account, own in by_account(played, "payer").items():
        if len({one.payer for one in won.get(account, ())}) > asked.players:
            continue
        times = stretches(own, asked.seconds, lambda window: len(window) >= asked.payments)
        for begins, rows in answered(times, own, won.get(account, ()), asked.winning):
            yield Scheme("gambling_return", (account, NONE), begins, rows)


def gambling_collection(
    moves: Sequence[Move], asked: GamblingCollectionParameters
) -> Iterator[Scheme]:
    """The accounts that many top up and that pay gambling."""
    staked = [one for one in moves if one.marks & Mark.GAMBLING]
    cards = [one for one in moves if one.marks & (Mark.CARD | Mark.GAMBLING) == Mark.CARD]
    for account, begins, rows in crowds(("payee", cards), staked, asked.payers, asked.staking):
        yield Scheme("gambling_collection", (account, NONE), begins, rows)
