"""Schemes of eight kinds planted into the noise of a power-law ledger, each with its true rows.

The noise: accounts whose share of transfers falls as a power of their rank, pairs that repeat,
shops with many payers, salaries on two days a month, rents, day and night. A scheme's accounts are
new ones or the noise's own; its money is kept or not; its span is from two hours to so many days.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Final

from qaitaru.detection.moves import DAY, HOUR, Mark, Move

START: Final = 1_700_006_400  # a midnight
HOURS: Final = (2, 1, 1, 1, 1, 2, 4, 8, 14, 18, 20, 20, 20, 20, 18, 18, 18, 18, 18, 16, 14, 9, 6, 3)
"""How often transfers are made in each hour of a day."""

Leg = tuple[int, int, int]  # payer and payee within the scheme, and which step of it this is


@dataclass(frozen=True, slots=True)
class World:
    """How the noise and the schemes are made.

    Attributes:
        days: of the whole ledger.
        each: transfers for one account of the noise, about.
        power: how fast an account's share falls with its rank; 1.3 makes hubs that meet everybody.
        repeats: of a hundred transfers those that go where one went before.
        shops: of a hundred transfers those to a shop.
        rents: of a hundred transfers those of a standing order, one a month.
        unit: seconds that times are told in: a second, a minute, a day.
        longest: days of the longest scheme.
        new: of a hundred schemes those between accounts that have no other life.
        kept: of a hundred schemes those through which money goes on nearly whole.
        foreign: of a hundred transfers those written in another currency.
    """

    days: int = 30
    each: int = 8
    power: float = 0.9
    repeats: int = 30
    shops: int = 15
    rents: int = 0
    unit: int = 1
    longest: int = 10
    new: int = 50
    kept: int = 60
    foreign: int = 0


PLAIN: Final = World()


@dataclass(frozen=True, slots=True)
class Planted:
    """One scheme as it was planted."""

    kind: str
    rows: tuple[int, ...]
    is_new: bool  # its accounts have no other life
    seconds: int


@dataclass(frozen=True, slots=True)
class PlantedLedger:
    """All moves in the order of time, and what was planted among them."""

    moves: tuple[Move, ...]
    planted: tuple[Planted, ...]


def planted_ledger(seed: int, noise: int, each: int, world: World = PLAIN) -> PlantedLedger:
    """So many transfers of noise, with so many schemes of each kind."""
    dice = random.Random(seed)  # noqa: S311  # cases, from a printed seed
    accounts = max(noise // world.each, 200)
    marked = [(move, -1) for move in _noise(dice, noise, accounts, world)]
    told: list[tuple[str, bool, int]] = []
    fresh = accounts
    for kind, legs_of in KINDS.items():
        for _ in range(each):
            legs = legs_of(dice)
            size = 1 + max(max(payer, payee) for payer, payee, _ in legs)
            is_new = dice.random() < world.new / 100
            cast = range(fresh, fresh + size) if is_new else dice.sample(range(accounts), size)
            fresh += size * is_new
            moves = _acted(dice, legs, cast, world)
            marked.extend((move, len(told)) for move in moves)
            told.append((kind, is_new, moves[-1].at - moves[0].at))
    return _numbered(dice, _told_in(marked, world.unit), told, fresh)


def _told_in(marked: list[tuple[Move, int]], unit: int) -> list[tuple[Move, int]]:
    """Times as a ledger tells them that knows no smaller unit."""
    mark = Mark.DAY_ONLY if unit == DAY else Mark(0)
    return [
        (replace(move, at=move.at // unit * unit, marks=move.marks | mark), number)
        for move, number in marked
    ]


def _numbered(
    dice: random.Random,
    marked: list[tuple[Move, int]],
    told: list[tuple[str, bool, int]],
    accounts: int,
) -> PlantedLedger:
    marked.sort(key=lambda one: one[0].at)
    names = list(range(accounts))
    dice.shuffle(names)
    rows: list[list[int]] = [[] for _ in told]
    for row, (_, number) in enumerate(marked):
        if number >= 0:
            rows[number].append(row)
    moves = tuple(
        replace(move, row=row, payer=names[move.payer], payee=names[move.payee])
        for row, (move, _) in enumerate(marked)
    )
    planted = (
        Planted(kind, tuple(own), is_new, seconds)
        for own, (kind, is_new, seconds) in zip(rows, told, strict=True)
    )
    return PlantedLedger(moves, tuple(planted))


def _noise(dice: random.Random, size: int, accounts: int, world: World) -> Iterator[Move]:
    names = list(range(accounts))
    payers = list(accumulate((rank + 20) ** -world.power for rank in names))
    dice.shuffle(names)
    shops = names[: max(accounts // 500, 3)]
    regular = [*_salaries(dice, size // 30, names, world), *_rents(dice, size, names, world)]
    left = size - len(regular)
    pays, takes = (dice.choices(range(accounts), cum_weights=payers, k=left) for _ in range(2))
    met: list[Move] = []
    for payer, rank in zip(pays, takes, strict=True):
        move = Move(0, _time(dice, world.days), payer, names[rank], _amount(dice, 10.5))
        what = dice.random() * 100
        if what < world.repeats and met:
            old = dice.choice(met)
            move = replace(old, at=move.at, amount=int(old.amount * dice.uniform(0.7, 1.4)))
        elif what < world.repeats + world.shops:
            move = replace(move, payee=dice.choice(shops), amount=_amount(dice, 8.5))
        if move.payer != move.payee:
            met.append(move)
            yield move
    yield from regular


def _salaries(dice: random.Random, size: int, names: Sequence[int], world: World) -> Iterator[Move]:
    paid, days = 0, [day for day in range(world.days) if day % 30 in (9, 24)]
    while paid < size and days:
        employer, *staff = dice.sample(names, min(dice.randrange(4, 80), len(names) // 4))
        for day in days:
            at = START + day * DAY + dice.randrange(9, 17) * HOUR
            for payee in staff:
                amount = _amount(dice, 12.3)
                yield Move(0, at + dice.randrange(HOUR), employer, payee, amount, Mark.SALARY)
        paid += len(days) * len(staff)


def _rents(dice: random.Random, size: int, names: Sequence[int], world: World) -> Iterator[Move]:
    """Landlords with few tenants, who pay the same sum each month within three days."""
    paid = 0
    while paid < size * world.rents // 100:
        landlord, *tenants = dice.sample(names, dice.randrange(2, 12))
        for tenant in tenants:
            amount = _amount(dice, 11.5)
            for month in range(dice.randrange(30), world.days, 30):
                at = START + month * DAY + dice.randrange(3 * DAY)
                yield Move(0, at, tenant, landlord, amount)
                paid += 1


def _time(dice: random.Random, days: int) -> int:
    hour = dice.choices(range(24), HOURS)[0]
    return START + dice.randrange(days) * DAY + hour * HOUR + dice.randrange(HOUR)


def _amount(dice: random.Random, middle: float) -> int:
    amount = max(int(dice.lognormvariate(middle, 1.3)), 1)
    return amount * 100 if dice.random() < 0.5 else amount * 100 // 50_000 * 50_000 + 50_000


def _acted(
    dice: random.Random, legs: Sequence[Leg], cast: Sequence[int], world: World
) -> list[Move]:
    """The legs of a scheme at their times, a later step never before an earlier one."""
    span = int(2 * HOUR * (world.longest * DAY / (2 * HOUR)) ** dice.random())
    begins = START + dice.randrange(world.days * DAY - span)
    times = sorted(begins + dice.randrange(span) for _ in legs)
    legs = sorted(legs, key=lambda leg: (leg[2], dice.random()))
    amounts = (
        _kept(dice, legs)
        if dice.random() < world.kept / 100
        else [_amount(dice, 10.5) for _ in legs]
    )
    return [
        Move(0, at, cast[payer], cast[payee], amount)
        for at, (payer, payee, _), amount in zip(times, legs, amounts, strict=True)
    ]


def _kept(dice: random.Random, legs: Sequence[Leg]) -> list[int]:
    """What an account was paid it pays on, less up to three in a hundred."""
    held: dict[int, int] = {}
    left = {payer: sum(one == payer for one, *_ in legs) for payer, *_ in legs}
    amounts = []
    whole = _amount(dice, 10.5)
    for payer, payee, _ in legs:
        of = held.get(payer, 0)
        amount = int(of / left[payer] * dice.uniform(0.97, 1)) if of else whole
        amount = max(amount if of else int(amount * dice.uniform(0.8, 1.25)), 1)
        left[payer] -= 1
        held[payer] = max(of - amount, 0)
        held[payee] = held.get(payee, 0) + amount
        amounts.append(amount)
    return amounts


def _fan_in(dice: random.Random) -> list[Leg]:
    return [(at + 1, 0, 0) for at in range(dice.randint(2, 16))]


def _fan_out(dice: random.Random) -> list[Leg]:
    return [(0, at + 1, 0) for at in range(dice.randint(2, 16))]


def _cycle(dice: random.Random) -> list[Leg]:
    hops = dice.randint(2, 10)
    return [(at, (at + 1) % hops, at) for at in range(hops)]


def _scatter_gather(dice: random.Random) -> list[Leg]:
    middle = range(2, 2 + dice.randint(2, 16))
    return [(0, at, 0) for at in middle] + [(at, 1, 1) for at in middle]


def _gather_scatter(dice: random.Random) -> list[Leg]:
    payers, payees = dice.randint(2, 16), dice.randint(2, 16)
    into = [(at + 1, 0, 0) for at in range(payers)]
    return into + [(0, payers + at + 1, 1) for at in range(payees)]


def _bipartite(dice: random.Random) -> list[Leg]:
    payers, payees = dice.randint(2, 8), dice.randint(2, 8)
    return _between(dice, range(payers), range(payers, payers + payees), 0)


def _stack(dice: random.Random) -> list[Leg]:
    first, second, third = (dice.randint(2, 6) for _ in range(3))
    middle = range(first, first + second)
    above = _between(dice, range(first), middle, 0)
    paid = sorted({payee for _, payee, _ in above})
    return above + _between(dice, paid, range(middle.stop, middle.stop + third), 1)


def _between(
    dice: random.Random, payers: Sequence[int], payees: Sequence[int], step: int
) -> list[Leg]:
    return sorted({(payer, dice.choice(payees), step) for payer in payers for _ in range(2)})


def _random(dice: random.Random) -> list[Leg]:
    accounts = dice.randint(3, 12)
    visited = [dice.randrange(accounts)]
    for _ in range(dice.randint(2, 16)):
        visited.append(dice.choice([at for at in range(accounts) if at != visited[-1]]))
    return [(*leg, step) for step, leg in enumerate(pairwise(visited))]


KINDS: Final[dict[str, Callable[[random.Random], list[Leg]]]] = {
    "fan_in": _fan_in,
    "fan_out": _fan_out,
    "cycle": _cycle,
    "scatter_gather": _scatter_gather,
    "gather_scatter": _gather_scatter,
    "bipartite": _bipartite,
    "stack": _stack,
    "random": _random,
}
