"""The statement of one account over all the evidence: each booking once, with both balances."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from qaitaru.facts.bookings import Booking
from qaitaru.ledger.entries import Entry
from qaitaru.ledger.reconciliation import Reconciliation


@dataclass(frozen=True, slots=True)
class Line:
    """One booking in its place.

    ``computed_minor`` is the opening balance of its own statement and all that stands before it
    there; None where that statement gives no opening balance. ``booking.balance_minor`` is what
    the bank states.
    """

    place: int  # in the account's statement, from 1
    import_no: int
    booking: Booking
    computed_minor: int | None

    @property
    def entry_id(self) -> str:
        """The number all rooms cite the booking by."""
        return Entry(self.import_no, self.booking).entry_id


@dataclass(frozen=True, slots=True)
class StatementPage:
    """Some lines of an account's statement, and how many there are in all."""

    lines: tuple[Line, ...]
    total: int


def account_statement(
    entries: Iterable[Entry],
    statements: Iterable[Reconciliation],
    duplicated: Collection[tuple[int, int]],
    *,
    offset: int,
    limit: int,
) -> StatementPage:
    """A page of one account, in order of day, then import, statement and the order of booking.

    Args:
        entries: all bookings of the account, in one currency.
        statements: the statements they stand on, judged.
        duplicated: import and row of bookings that an earlier import already brought; they count
            in their own statement's balance and are not shown.
        offset: how many lines to pass over.
        limit: how many lines to show.
    """
    judged = {one.number: one for one in statements}
    ordered = sorted(entries, key=lambda entry: (*_statement(entry), _order(entry, judged)))
    computed = _computed(ordered, judged)
    kept = [entry for entry in ordered if (entry.import_no, entry.booking.seq) not in duplicated]
    kept.sort(key=lambda entry: entry.booking.booked_on)
    lines = (
        Line(place, entry.import_no, entry.booking, computed[entry.import_no, entry.booking.seq])
        for place, entry in enumerate(kept, start=1)
        if offset < place <= offset + limit
    )
    return StatementPage(tuple(lines), len(kept))


def _statement(entry: Entry) -> tuple[int, int]:
    return entry.import_no, entry.booking.statement_no


def _order(entry: Entry, judged: Mapping[tuple[int, int], Reconciliation]) -> int:
    return -entry.booking.seq if judged[_statement(entry)].newest_first else entry.booking.seq


def _computed(
    ordered: Iterable[Entry], judged: Mapping[tuple[int, int], Reconciliation]
) -> dict[tuple[int, int], int | None]:
    """The balance after each booking of each statement; the entries in order of statement."""
    by_statement: dict[tuple[int, int], list[Booking]] = {}
    for entry in ordered:
        by_statement.setdefault(_statement(entry), []).append(entry.booking)
    found: dict[tuple[int, int], int | None] = {}
    for number, bookings in by_statement.items():
        opening = judged[number].opening_minor
        sums = accumulate(booking.amount_minor for booking in bookings)
        found |= {
            (number[0], booking.seq): None if opening is None else opening + before
            for booking, before in zip(bookings, sums, strict=True)
        }
    return found
