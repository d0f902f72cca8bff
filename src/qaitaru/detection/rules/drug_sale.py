"""Drug-sale signature: many persons pay one account the same few prices, mostly by night.

A credit is of a price where its amount came to the account at least so often within the window
before and after it. A scheme is every stretch in which at least so many distinct payers paid prices
within the window, at least so many percent of these credits from evening until morning, and so many
percent of their sum went out within the time after; with these credits and debits. Where only the
day of a credit is known, it is not of the night.

Source: UNODC, "World Drug Report" (2023), online sale of synthetic drugs; Eurasian Group (EAG),
typologies of the laundering of proceeds of drugs sold without contact.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import DAY, HOUR, Mark, Move
from qaitaru.detection.rules.counterflow import Counterflow, answered
from qaitaru.detection.rules.grouping import by_account
from qaitaru.detection.rules.windows import stretches
from qaitaru.detection.scheme import NONE, Scheme


@dataclass(frozen=True, slots=True)
class DrugSaleParameters:
    """Persons within seconds; how often a price is paid; percent by night; percent out after it.

    The night is from one second of the day on and before another, in the zone's time, which is so
    many seconds ahead of UTC.
    """

    persons: int = 30
    seconds: int = 7 * DAY
    same: int = 4
    night_percent: int = 50
    evening_seconds: int = 18 * HOUR
    morning_seconds: int = 6 * HOUR
    zone_seconds: int = 5 * HOUR
    percent: int = 50
    after_seconds: int = 3 * DAY

    @property
    def emptying(self) -> Counterflow:
        """How much goes out, and until when."""
        return Counterflow(self.seconds, self.percent, after_seconds=self.after_seconds)


def drug_sale(moves: Sequence[Move], asked: DrugSaleParameters) -> Iterator[Scheme]:
    """The accounts that sell by a price list in the dark."""

    def is_full(window: Sequence[Move]) -> bool:
        nights = sum(_is_night(one, asked) for one in window)
        is_dark = nights * 100 >= len(window) * asked.night_percent
        return is_dark and len({one.payer for one in window}) >= asked.persons

    debits = by_account(moves, "payer")
    for account, own in by_account(moves, "payee").items():
        priced = _priced(own, asked)
        times = stretches(priced, asked.seconds, is_full)
        out = debits.get(account, ())
        for begins, rows in answered(times, priced, out, asked.emptying):
            yield Scheme("drug_sale", (account, NONE), begins, rows)


def _priced(own: Sequence[Move], asked: DrugSaleParameters) -> list[Move]:
    times: dict[int, list[int]] = {}
    for one in own:
        times.setdefault(one.amount, []).append(one.at)
    return [one for one in own if _near(times[one.amount], one.at, asked.seconds) >= asked.same]


def _near(times: Sequence[int], at: int, seconds: int) -> int:
    return bisect_left(times, at + seconds) - bisect_right(times, at - seconds)


def _is_night(one: Move, asked: DrugSaleParameters) -> bool:
    second = (one.at + asked.zone_seconds) % DAY
    is_dark = second >= asked.evening_seconds or second < asked.morning_seconds
    return is_dark and not one.marks & Mark.DAY_ONLY
