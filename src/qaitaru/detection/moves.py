"""A transfer as typologies read it: numbers only, so that every engine reads the same."""

from dataclasses import dataclass
from enum import IntFlag


class Mark(IntFlag):
    """What a transfer's channel, purpose and accounts say it is, as far as packs name the words."""

    CASH_IN = 1
    CASH_OUT = 2
    CRYPTO = 4
    LOAN = 8
    CARD = 16
    SALARY = 32
    TRADE = 64
    GAMBLING = 128
    ABROAD = 256
    CHARITY = 512
    DAY_ONLY = 1024  # no time of day is known: ``at`` is the day's midnight


@dataclass(frozen=True, slots=True)
class Move:
    """One transfer.

    ``row`` is its number in the ledger read, from 0 in the order of its time; ``at`` is in seconds
    since 1970 in UTC; ``payer`` and ``payee`` are numbers of accounts; ``amount`` is in minor units
    of the one currency that the ledger was read in; ``marks`` are flags of ``Mark``.
    """

    row: int
    at: int
    payer: int
    payee: int
    amount: int
    marks: int = 0


HOUR = 3_600
DAY = 24 * HOUR
