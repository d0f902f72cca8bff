"""The true world: every movement of money, and what it does to every account."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from qaitaru.training.cast import Cast


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Money leaving one account and reaching another; converted where the currencies differ."""

    number: int
    line_id: str
    payer: str
    payee: str
    left_at: datetime
    came_at: datetime
    paid_minor: int
    paid_currency: str
    got_minor: int
    got_currency: str
    phrase: str
    paper: int  # the running paper number its purpose quotes
    rate: str
    reference: str
    tainted: bool


@dataclass(frozen=True, slots=True)
class TrueBooking:
    """One side of a movement as it stood on the account; credits are positive."""

    account: str
    at: datetime
    amount_minor: int
    balance_minor: int
    movement: Movement

    @property
    def other(self) -> str:
        """The account on the other side."""
        return self.movement.payee if self.amount_minor < 0 else self.movement.payer


@dataclass(frozen=True, slots=True)
class World:
    """A year as it truly was."""

    cast: Cast
    movements: tuple[Movement, ...]  # in the order they left
    bookings: dict[str, tuple[TrueBooking, ...]]  # by account, held or not, in booking order

    def by_line(self, line_id: str) -> list[Movement]:
        """The movements of one line of the plot, of all the accounts it was played for."""
        return [m for m in self.movements if m.line_id.partition(":")[0] == line_id]

    def balance(self, account: str) -> int:
        """The closing balance, in minor units."""
        rows = self.bookings.get(account, ())
        return rows[-1].balance_minor if rows else self.cast.accounts[account].opening_minor


class Books:
    """The open books of a year being played: balances, and the bookings made so far."""

    def __init__(self, cast: Cast) -> None:
        self._balances = {key: account.opening_minor for key, account in cast.accounts.items()}
        self._rows: dict[str, list[TrueBooking]] = defaultdict(list)

    def balance(self, account: str) -> int:
        """What the account holds at this moment."""
        return self._balances[account]

    def debit(self, movement: Movement) -> None:
        """Take what is paid from the payer."""
        self._book(movement.payer, movement.left_at, -movement.paid_minor, movement)

    def credit(self, movement: Movement) -> None:
        """Give what arrives to the payee."""
        self._book(movement.payee, movement.came_at, movement.got_minor, movement)

    def closed(self) -> dict[str, tuple[TrueBooking, ...]]:
        """All bookings, by account."""
        return {account: tuple(rows) for account, rows in self._rows.items()}

    def _book(self, account: str, at: datetime, amount_minor: int, movement: Movement) -> None:
        self._balances[account] += amount_minor
        row = TrueBooking(account, at, amount_minor, self._balances[account], movement)
        self._rows[account].append(row)
