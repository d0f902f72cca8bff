"""Accounts with many distinct counterparties of one kind, and what went the other way."""

from collections.abc import Iterator, Sequence

from qaitaru.detection.moves import Move
from qaitaru.detection.rules.counterflow import Counterflow, answered
from qaitaru.detection.rules.grouping import Side, by_account
from qaitaru.detection.rules.windows import stretches

Crowd = tuple[int, int, tuple[int, ...]]  # the account, the second it begins, the rows


def crowds(
    full: tuple[Side, Sequence[Move]],
    other: Sequence[Move],
    counterparties: int,
    asked: Counterflow,
) -> Iterator[Crowd]:
    """Stretches with enough distinct counterparties, of which enough went the other way.

    Args:
        full: the account's side in the moves that many must make, and those moves.
        other: the moves that count the other way.
        counterparties: how many distinct ones within the window.
        asked: the window, the times before and after it, the percent.
    """
    side, many = full
    account, counterparty = _SIDES[side]

    def is_full(window: Sequence[Move]) -> bool:
        return len({getattr(one, counterparty) for one in window}) >= counterparties

    back = by_account(other, counterparty)
    for number, own in by_account(many, account).items():
        times = stretches(own, asked.seconds, is_full)
        for begins, rows in answered(times, own, back.get(number, ()), asked):
            yield number, begins, rows


_SIDES: dict[Side, tuple[Side, Side]] = {"payer": ("payer", "payee"), "payee": ("payee", "payer")}
