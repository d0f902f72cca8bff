"""One device: several accounts pay from one device or network address within minutes.

A scheme is every stretch in which at least so many accounts paid from one device, or from one
network address, within the window, where no more than so many ever did: a terminal of a bank and
the address of an operator serve everybody. A transfer of which only the day is known says nothing.

Source: FATF/Egmont/Interpol, "Illicit Financial Flows from Cyber-enabled Fraud" (2023), several
accounts accessed from one device.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.known import NOTHING, Known, Needs, RowKind
from qaitaru.detection.moves import Mark, Move
from qaitaru.detection.rules.union import Group, united
from qaitaru.detection.rules.windows import during, rows_of, stretches
from qaitaru.detection.scheme import NONE, Scheme

SEATS: Final = (RowKind.DEVICE, RowKind.IP)
NEEDS: Final[Needs] = (frozenset(SEATS),)


@dataclass(frozen=True, slots=True)
class OneDeviceParameters:
    """From how many accounts on, within seconds; how many may use it in all at most."""

    accounts: int = 3
    seconds: int = 10 * 60
    holders: int = 20


def one_device(
    moves: Sequence[Move], asked: OneDeviceParameters, known: Known = NOTHING
) -> Iterator[Scheme]:
    """The devices from which several accounts pay at once."""
    return united("one_device", _groups(moves, asked, known))


def _groups(moves: Sequence[Move], asked: OneDeviceParameters, known: Known) -> Iterator[Group]:
    def is_full(window: Sequence[Move]) -> bool:
        return len({one.payer for one in window}) >= asked.accounts

    for own in _by_seat(moves, known).values():
        if len({one.payer for one in own}) <= asked.holders:
            for first, last in stretches(own, asked.seconds, is_full):
                within = during(own, first - asked.seconds, last)
                yield min(one.payer for one in within), NONE, first, rows_of(within)


def _by_seat(moves: Sequence[Move], known: Known) -> dict[tuple[RowKind, int], list[Move]]:
    found: dict[tuple[RowKind, int], list[Move]] = {}
    for kind in SEATS:
        seats = known.of_rows(kind)
        for one in sorted(moves, key=lambda one: (one.at, one.row)):
            if one.row in seats and one.payer != one.payee and not one.marks & Mark.DAY_ONLY:
                found.setdefault((kind, seats[one.row]), []).append(one)
    return found
