"""What the banks printed: for each file its account, period, balances and rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from qaitaru.facts.moments import month_of
from qaitaru.training.cast import Account, Cast
from qaitaru.training.speech import purpose
from qaitaru.training.tables import Table, table
from qaitaru.training.timetable import FIRST_DAY
from qaitaru.training.world import TrueBooking, World

Span = tuple[int, int]  # first and last month


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a statement as printed; ``true_minor`` differs only where the row was altered."""

    at: datetime
    amount_minor: int
    true_minor: int
    balance_minor: int
    other: Account
    purpose: str
    code: str
    reference: str
    original_minor: int | None  # the other side's amount, where the bank converted it
    original_currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """One statement of one account over whole months."""

    file: str  # below the evidence folder, with forward slashes
    layout: str
    encoding: str
    account: Account
    from_on: date
    to_on: date  # included
    opening_minor: int
    closing_minor: int
    rows: tuple[Row, ...]

    @property
    def credits_minor(self) -> int:
        """The true turnover in: a forger of one row forgets the totals."""
        return sum(row.true_minor for row in self.rows if row.true_minor > 0)

    @property
    def debits_minor(self) -> int:
        """The true turnover out, not negative."""
        return -sum(row.true_minor for row in self.rows if row.true_minor < 0)


def file_table() -> list[Table]:
    """The files to be handed over, as the table says them."""
    rows: list[Table] = table("files.toml")["file"]
    return rows


def extracts(world: World, spans: dict[str, list[Span]]) -> list[Extract]:
    """Every statement handed over, with true rows, in the order of the table.

    Args:
        spans: by account, the months of each of its files.
    """
    rows = file_table()
    return [_extract(world, row, span) for row in rows for span in spans[row["account"]]]


def by_month(extract: Extract) -> Iterator[tuple[date, date, int, int, tuple[Row, ...]]]:
    """A statement cut into calendar months: first day, last day, opening, closing, rows."""
    opening, day = extract.opening_minor, extract.from_on
    while day <= extract.to_on:
        month = month_of(day)
        rows = tuple(row for row in extract.rows if row.at.date() in month)
        closing = rows[-1].balance_minor if rows else opening
        yield month.start, _last(month.end), opening, closing, rows
        opening, day = closing, month.end


def _extract(world: World, row: Table, span: Span) -> Extract:
    account = world.cast.accounts[row["account"]]
    first, last = date(FIRST_DAY.year, span[0], 1), date(FIRST_DAY.year, span[1], 1)
    end = month_of(last).end
    bookings = world.bookings[account.key]
    before = [b for b in bookings if b.at.date() < first]
    inside = [b for b in bookings if first <= b.at.date() < end]
    opening = before[-1].balance_minor if before else account.opening_minor
    name = row["name"].format(
        tail=account.number[-6:],
        number=account.number,
        first=f"{first:%Y.%m}",
        last=f"{last:%Y.%m}",
    )
    return Extract(
        file=f"{row['folder']}/{name}",
        layout=row["layout"],
        encoding=row.get("encoding", ""),
        account=account,
        from_on=first,
        to_on=_last(end),
        opening_minor=opening,
        closing_minor=inside[-1].balance_minor if inside else opening,
        rows=tuple(_row(world.cast, booking) for booking in inside),
    )


def _row(cast: Cast, booking: TrueBooking) -> Row:
    movement, received = booking.movement, booking.amount_minor > 0
    original = movement.paid_minor if received else movement.got_minor
    currency = movement.paid_currency if received else movement.got_currency
    converted = bool(movement.rate)
    text = purpose(cast, movement)
    return Row(
        at=booking.at,
        amount_minor=booking.amount_minor,
        true_minor=booking.amount_minor,
        balance_minor=booking.balance_minor,
        other=cast.seen(booking.other),
        purpose=text.words,
        code=text.code,
        reference=movement.reference,
        original_minor=original if converted else None,
        original_currency=currency if converted else "",
    )


def _last(end: date) -> date:
    return date.fromordinal(end.toordinal() - 1)
