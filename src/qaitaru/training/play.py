"""Playing a year: lines become movements, in the order of the clock, and none overdraws."""

import heapq
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from decimal import ROUND_DOWN, Decimal
from itertools import count
from typing import Final

from qaitaru.facts.money import exponent
from qaitaru.training.cast import NO_BANK, Account, Cast
from qaitaru.training.dice import dice
from qaitaru.training.lines import Line, plot_lines, rates
from qaitaru.training.sums import exact_minor
from qaitaru.training.timetable import LAST_DAY, moments_of
from qaitaru.training.world import Books, Movement, World

_CUT_OFF: Final = time(16, 30)  # a payment to another bank after this arrives in the morning
_MORNING: Final = time(9, 5)


@dataclass(order=True, slots=True)
class _Event:
    """Something that happens to the books: a line's turn, or money on its way arriving."""

    at: datetime
    number: int
    line: Line = field(compare=False)
    draw: random.Random = field(compare=False)
    arriving: Movement | None = field(compare=False, default=None)


def played(cast: Cast, seed: int) -> World:
    """The year of a seed.

    A line that must be paid and cannot be is a fault of the tables, and stops.
    """
    return _Year(cast, seed).world()


class _Year:
    """One run through the calendar."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self._cast = cast
        self._books = Books(cast)
        self._numbers = count(1)
        self._references: dict[str, Iterator[int]] = defaultdict(lambda: count(1))
        self._rates = rates()
        self._movements: list[Movement] = []
        self._events = [
            _Event(at, next(self._numbers), line, draw)
            for line in plot_lines(cast)
            for draw in [dice(seed, line.line_id)]
            for at in moments_of(_settled(line, draw), draw)
        ]
        heapq.heapify(self._events)

    def world(self) -> World:
        while self._events:
            event = heapq.heappop(self._events)
            if event.arriving is None:
                self._play(event)
            else:
                self._books.credit(event.arriving)
        return World(self._cast, tuple(self._movements), self._books.closed())

    def _play(self, event: _Event) -> None:
        line, draw = event.line, event.draw
        payer = self._cast.accounts[draw.choice(line.payers)]
        payee = self._cast.accounts[draw.choice(line.payees)]
        currency = payer.currency if payer.held else payee.currency
        paid_minor = self._amount(line, draw, payer, currency)
        if paid_minor <= 0 or (payer.held and paid_minor > self._books.balance(payer.key)):
            if line.must:
                raise ValueError(line.line_id, event.at)
            return
        movement = self._movement(event, payer, payee, paid_minor)
        self._movements.append(movement)
        self._books.debit(movement)
        if movement.came_at == movement.left_at:
            self._books.credit(movement)
        else:
            arrival = _Event(movement.came_at, next(self._numbers), line, draw, movement)
            heapq.heappush(self._events, arrival)

    def _amount(self, line: Line, draw: random.Random, payer: Account, currency: str) -> int:
        step = exact_minor(line.step, currency)
        if not line.percent:
            least, most = (exact_minor(Decimal(amount), currency) for amount in line.amount)
            return least + step * draw.randint(0, (most - least) // step)
        above = self._books.balance(payer.key) - exact_minor(Decimal(line.keep), currency)
        return max(above, 0) * line.percent // 100 // step * step

    def _movement(self, event: _Event, payer: Account, payee: Account, paid_minor: int) -> Movement:
        line = event.line
        currency = payer.currency if payer.held else payee.currency
        rate = self._rates[line.rate][event.at.month - 1] if line.rate else None
        got = _converted(paid_minor, currency, rate, payee.currency)
        return Movement(
            number=len(self._movements) + 1,
            line_id=line.line_id,
            payer=payer.key,
            payee=payee.key,
            left_at=event.at,
            came_at=_arrival(event.at, payer, payee),
            paid_minor=paid_minor,
            paid_currency=currency,
            got_minor=got,
            got_currency=payee.currency if rate else currency,
            phrase=line.phrase,
            paper=event.draw.randint(11, 989),
            rate=str(rate) if rate else "",
            reference=self._reference(payer, payee),
            tainted=line.tainted,
        )

    def _reference(self, payer: Account, payee: Account) -> str:
        """The number the payer's bank gives, or the payee's where the payer has none."""
        bank = payee.bank if payer.bank == NO_BANK else payer.bank
        return f"{bank.mark}25{next(self._references[bank.key]):06}"


def _settled(line: Line, draw: random.Random) -> Line:
    """A steady line draws its amount once, for all its payments."""
    if not line.steady:
        return line
    units = draw.randint(0, int((line.amount[1] - line.amount[0]) / line.step))
    amount = line.amount[0] + int(units * line.step)
    return replace(line, amount=(amount, amount))


def _converted(paid_minor: int, currency: str, rate: Decimal | None, into: str) -> int:
    """What a conversion brings, rounded down: the remainder is the bank's."""
    if rate is None:
        return paid_minor
    paid = Decimal(paid_minor).scaleb(-exponent(currency))
    places = Decimal(1).scaleb(-exponent(into))
    return exact_minor((paid / rate).quantize(places, ROUND_DOWN), into)


def _arrival(left_at: datetime, payer: Account, payee: Account) -> datetime:
    """At once inside a bank; in the morning for another bank after the cut-off."""
    if payer.bank == payee.bank or left_at.time() < _CUT_OFF or left_at.date() >= LAST_DAY:
        return left_at
    between_banks = payer.held and payee.held
    morning = datetime.combine(left_at.date() + timedelta(days=1), _MORNING)
    return morning.replace(second=left_at.second) if between_banks else left_at
