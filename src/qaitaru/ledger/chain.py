"""What the rows of one statement add up to, and where its running balance breaks.

Each stated balance less all that was booked up to it gives the balance the statement must have
opened with. Where two rows in turn give two answers, the later of them breaks the chain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from qaitaru.facts.bookings import Booking, Statement

NAMED_BREAKS = 100  # a statement whose every row breaks is told by their number


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBreak:
    """A row whose stated balance does not follow from the balance stated before it."""

    import_no: int
    statement_no: int
    nth: int  # among the rows that state a balance, in the order of the chain, from 1
    seq: int
    expected_minor: int
    found_minor: int

    @property
    def difference_minor(self) -> int:
        """How much more the row states than follows."""
        return self.found_minor - self.expected_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """The sums of one statement's rows; ``debits_minor`` is not negative."""

    import_no: int
    statement_no: int
    rows: int
    credits_minor: int
    debits_minor: int
    first_on: date
    last_on: date
    foreign_rows: int  # in another currency than the statement's
    newest_first: bool  # printed from the last booking to the first
    stated_balances: int
    broken_rows: int
    opening_minor: int | None  # as the earliest stated balance gives it
    closing_minor: int | None  # as the latest stated balance gives it


@dataclass(frozen=True, slots=True)
class _Link:
    booking: Booking
    opening_minor: int  # the opening balance this row's stated balance asks for
    before_minor: int  # booked up to and with this row


def measure(import_no: int, statement: Statement, bookings: Sequence[Booking]) -> Measure | None:
    """What the rows add up to, in the order that breaks the chain less; None for no rows.

    A statement is taken as printed newest first where that order breaks fewer rows, or as many
    but the dates fall more often than they rise.
    """
    if not bookings:
        return None
    printed = sorted(bookings, key=lambda booking: booking.seq)
    newest_first = is_newest_first(statement, printed)
    links = _links(printed[::-1] if newest_first else printed)
    amounts = [booking.amount_minor for booking in printed]
    return Measure(
        import_no=import_no,
        statement_no=statement.statement_no,
        rows=len(printed),
        credits_minor=sum(amount for amount in amounts if amount > 0),
        debits_minor=-sum(amount for amount in amounts if amount < 0),
        first_on=min(booking.booked_on for booking in printed),
        last_on=max(booking.booked_on for booking in printed),
        foreign_rows=sum(booking.currency != statement.currency for booking in printed),
        newest_first=newest_first,
        stated_balances=len(links),
        broken_rows=len(_broken(statement, links)),
        opening_minor=links[0].opening_minor if links else None,
        closing_minor=links[-1].opening_minor + sum(amounts) if links else None,
    )


def row_breaks(import_no: int, statement: Statement, bookings: Sequence[Booking]) -> list[RowBreak]:
    """The rows that break the running balance, in the chain's order; no more than NAMED_BREAKS."""
    printed = sorted(bookings, key=lambda booking: booking.seq)
    links = _links(printed[::-1] if is_newest_first(statement, printed) else printed)
    return [
        RowBreak(
            import_no=import_no,
            statement_no=statement.statement_no,
            nth=nth,
            seq=link.booking.seq,
            expected_minor=opening + link.before_minor,
            found_minor=link.opening_minor + link.before_minor,
        )
        for nth, opening, link in _broken(statement, links)[:NAMED_BREAKS]
    ]


def is_newest_first(statement: Statement, printed: Sequence[Booking]) -> bool:
    """Whether the rows, in printed order, run from the last booking to the first."""
    forward = len(_broken(statement, _links(printed)))
    backward = len(_broken(statement, _links(printed[::-1])))
    if forward != backward:
        return backward < forward
    turns = list(pairwise(booking.booked_on for booking in printed))
    return sum(later < day for day, later in turns) > sum(later > day for day, later in turns)


def _links(ordered: Sequence[Booking]) -> list[_Link]:
    sums = accumulate(booking.amount_minor for booking in ordered)
    return [
        _Link(booking, booking.balance_minor - before, before)
        for booking, before in zip(ordered, sums, strict=True)
        if booking.balance_minor is not None
    ]


def _broken(statement: Statement, links: Sequence[_Link]) -> list[tuple[int, int, _Link]]:
    """The place, the opening balance that held until then, and the link that breaks with it."""
    openings = [link.opening_minor for link in links]
    stated = statement.opening_minor
    before = [stated if stated is not None else openings[0], *openings] if openings else []
    return [
        (nth, opening, link)
        for nth, (opening, link) in enumerate(zip(before, links, strict=False), start=1)
        if opening != link.opening_minor
    ]
