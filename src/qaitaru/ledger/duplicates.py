"""The same bookings in overlapping statements: counted once, and told where the two differ.

Two statements that cover the same days of an account print the same payments. The k-th payment
of a kind in one is the k-th of that kind in the other, so that two equal payments inside one
statement stay two. What is compared is the strongest that all of a day's rows state: the balance
after the booking or the reference, whichever pairs more rows; the amount alone where neither is
stated throughout.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, permutations

from qaitaru.facts.bookings import Booking
from qaitaru.ledger.entries import Entry
from qaitaru.ledger.reconciliation import Reconciliation


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Overlap:
    """The days of one statement that another one of the same account covers too."""

    import_no: int
    statement_no: int
    other_import_no: int
    other_statement_no: int
    from_on: date
    to_on: date  # included


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Duplicate:
    """A booking that an earlier import already brought; only the earlier one counts."""

    import_no: int
    seq: int
    kept_import_no: int
    kept_seq: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Unpaired:
    """A booking of one statement that another statement of the same day does not show."""

    account: str
    currency: str
    booked_on: date
    import_no: int
    statement_no: int
    seq: int
    other_import_no: int
    other_statement_no: int


@dataclass(frozen=True, slots=True)
class _Placed:
    entry: Entry
    token: str  # what the day compares, with the amount
    nth: int  # among the equal rows of its statement, from 1

    @property
    def statement(self) -> tuple[int, int]:
        return self.entry.import_no, self.entry.booking.statement_no


def overlaps(statements: Iterable[Reconciliation]) -> list[Overlap]:
    """Each pair of statements that share days, once from either side, in order."""
    by_account = defaultdict(list)
    for one in statements:
        if one.from_on is not None and one.to_on is not None:
            by_account[one.account, one.currency].append((one.number, one.from_on, one.to_on))
    return sorted(
        Overlap(
            import_no=number[0],
            statement_no=number[1],
            other_import_no=other[0],
            other_statement_no=other[1],
            from_on=max(starts, other_starts),
            to_on=min(ends, other_ends),
        )
        for spans in by_account.values()
        for (number, starts, ends), (other, other_starts, other_ends) in permutations(spans, 2)
        if starts <= other_ends and other_starts <= ends
    )


def duplicates(
    entries: Iterable[Entry], shared: Sequence[Overlap]
) -> tuple[list[Duplicate], list[Unpaired]]:
    """The bookings not to be counted again, and those on which two statements differ.

    Each duplicate names the booking of the earliest import that stands for it. Both lists are
    ordered.
    """
    spans = defaultdict(list)
    for overlap in shared:
        spans[overlap.import_no, overlap.statement_no].append(overlap)
    days = defaultdict(list)
    for entry in entries:
        booking = entry.booking
        covering = spans.get((entry.import_no, booking.statement_no), ())
        if any(span.from_on <= booking.booked_on <= span.to_on for span in covering):
            days[booking.account, booking.currency, booking.booked_on].append(entry)
    doubled: list[Duplicate] = []
    differing: list[Unpaired] = []
    for day in days.values():
        for placed, *others in _groups(_compared(day)):
            doubled += [_duplicate(one.entry, placed.entry) for one in others]
            differing += _missing_twins((placed, *others), spans)
    return sorted(doubled), sorted(differing)


def _compared(day: Sequence[Entry]) -> list[_Placed]:
    """The day's rows under the token that pairs most of them."""
    bookings = [entry.booking for entry in day]
    tokens = []
    if all(booking.balance_minor is not None for booking in bookings):
        tokens.append([str(booking.balance_minor) for booking in bookings])
    if all(booking.reference for booking in bookings):
        tokens.append([booking.reference for booking in bookings])
    options = [_placed(day, token) for token in tokens or [[""] * len(day)]]
    return max(options, key=_paired)


def _placed(day: Sequence[Entry], tokens: Sequence[str]) -> list[_Placed]:
    seen: Counter[tuple[int, int, int, str]] = Counter()
    found = []
    rows = zip(day, tokens, strict=True)
    for entry, token in sorted(rows, key=lambda row: (row[0].import_no, row[0].booking.seq)):
        booking: Booking = entry.booking
        key = (entry.import_no, booking.statement_no, booking.amount_minor, token)
        seen[key] += 1
        found.append(_Placed(entry, token, seen[key]))
    return found


def _groups(placed: Iterable[_Placed]) -> list[list[_Placed]]:
    """The rows that are one payment, the earliest statement's first."""
    ordered = sorted(placed, key=lambda one: (*_kind(one), one.statement))
    return [list(group) for _, group in groupby(ordered, key=_kind)]


def _kind(one: _Placed) -> tuple[int, str, int]:
    return one.entry.booking.amount_minor, one.token, one.nth


def _paired(placed: Iterable[_Placed]) -> int:
    return sum(len(group) for group in _groups(placed) if len(group) > 1)


def _duplicate(entry: Entry, kept: Entry) -> Duplicate:
    return Duplicate(
        import_no=entry.import_no,
        seq=entry.booking.seq,
        kept_import_no=kept.import_no,
        kept_seq=kept.booking.seq,
    )


def _missing_twins(
    group: Sequence[_Placed], spans: dict[tuple[int, int], list[Overlap]]
) -> Iterable[Unpaired]:
    """For each row, the statements that cover its day and do not show it."""
    shown = {one.statement for one in group}
    for one in group:
        booking = one.entry.booking
        for span in spans[one.statement]:
            other = (span.other_import_no, span.other_statement_no)
            if span.from_on <= booking.booked_on <= span.to_on and other not in shown:
                yield Unpaired(
                    account=booking.account,
                    currency=booking.currency,
                    booked_on=booking.booked_on,
                    import_no=one.entry.import_no,
                    statement_no=booking.statement_no,
                    seq=booking.seq,
                    other_import_no=other[0],
                    other_statement_no=other[1],
                )
