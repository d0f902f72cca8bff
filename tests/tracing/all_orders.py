"""Every order that the bookings of each day could have had, tried one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, permutations, product
from typing import TypeVar

from tests.tracing.oracle import PLAIN, Amount, Entry, Options, Traced, trace

Range = tuple[Amount, Amount]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest over all orders; what is 0 in every order is left out."""

    balances: dict[tuple[str, str], Range]
    """(account, source)."""
    outflows: dict[tuple[str, str], Range]
    """(entry id, source)."""
    shortfalls: dict[str, Range]


def bounds(entries: Sequence[Entry], rule: str, options: Options = PLAIN) -> Bounds:
    """What the rule can say at least and at most, over all orders of each day."""
    said = [trace(order, rule, options) for order in all_orders(entries)]
    return Bounds(
        _ranges([_balances(traced) for traced in said]),
        _ranges([_outflows(traced) for traced in said]),
        _ranges([{out: short for out, (_, short) in traced.outflows.items()} for traced in said]),
    )


def all_orders(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Each order once: the runs of one date are permuted, openings stay first of their run.

    A booking without a date keeps its place, and none is moved past it.
    """
    runs = [_orders_of_run(list(run)) for _, run in groupby(enumerate(entries), key=_run_of)]
    for chosen in product(*runs):
        yield list(chain.from_iterable(chosen))


def in_day_order(entries: Sequence[Entry], mode: str) -> list[Entry]:
    """The bookings as `ledger`, `credits-first` or `debits-first` would have them."""
    if mode == "ledger":
        return list(entries)
    runs = [[e for _, e in run] for _, run in groupby(enumerate(entries), key=_run_of)]
    return [e for run in runs for group in GROUPS[mode] for e in run if kind(e) == group]


GROUPS = {
    "credits-first": ("opening", "in", "transfer", "out"),
    "debits-first": ("opening", "out", "transfer", "in"),
}


def kind(entry: Entry) -> str:
    """Opening, in, transfer or out."""
    return "transfer" if entry.to_account is not None else entry.direction


def _run_of(placed: tuple[int, Entry]) -> tuple[str, int]:
    place, entry = placed
    return ("undated", place) if entry.day is None else ("day", entry.day)


def _orders_of_run(run: list[tuple[int, Entry]]) -> list[list[Entry]]:
    opened = [entry for _, entry in run if entry.direction == "opening"]
    others = [entry for _, entry in run if entry.direction != "opening"]
    return [opened + list(order) for order in permutations(others)]


def _balances(traced: Traced) -> dict[tuple[str, str], Amount]:
    held = traced.balances
    return {
        (account, source): held[account][source] for account in held for source in held[account]
    }


def _outflows(traced: Traced) -> dict[tuple[str, str], Amount]:
    return _flat({out: parts for out, (parts, _) in traced.outflows.items()})


def _flat(table: Mapping[str, Mapping[str, Amount]]) -> dict[tuple[str, str], Amount]:
    return {(row, source): table[row][source] for row in table for source in table[row]}


K = TypeVar("K")


def _ranges(said: Sequence[dict[K, Amount]]) -> dict[K, Range]:
    places = dict.fromkeys(key for one in said for key in one)
    return {key: _range([one.get(key, 0) for one in said]) for key in places}


def _range(amounts: Sequence[Amount]) -> Range:
    return min(amounts), max(amounts)
