"""Where a network is read from: a workspace's ledger, or a table of transfers in a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Final, Protocol

import duckdb

from qaitaru.facts.errors import SettingFaulty
from qaitaru.facts.moments import Period
from qaitaru.networks.network_store import ALWAYS, CurrencyCount, Window

DAY_S: Final = 86_400
_EPOCH: Final = date(1970, 1, 1)


class By(StrEnum):
    """What the ends of a network are."""

    PARTY = "party"  # as the register has them, by spelling and number
    RESOLVED = "resolved"  # parties of several records are one
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """One record of a party that was resolved; ``code`` is its number of the state, if any."""

    mark: str
    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class ToldEnd:
    """A party or an account of a network, told by name.

    ``mark`` is how an address asks for it again; ``account`` is empty where ends are parties.
    ``records`` are all of a party of several, its chief first; ``said`` is which of them stands
    in the one transfer that is told.
    """

    mark: str
    name: str
    account: str = ""
    code: str = ""
    records: tuple[ToldRecord, ...] = ()
    said: str = ""

    @property
    def marks(self) -> tuple[str, ...]:
        """By which its transfers are asked for: those of all its records."""
        return tuple(one.mark for one in self.records) or (self.mark,)


NOBODY: Final = ToldEnd("", "")


@dataclass(frozen=True, slots=True)
class ToldTransfer:
    """One transfer of a network; ``entries`` are the rows that show it, ``at`` day or instant."""

    transfer: str
    entries: tuple[str, ...]
    at: str
    payer: ToldEnd
    payee: ToldEnd
    payer_account: str
    payee_account: str
    amount_minor: int
    currency: str
    purpose: str = ""


class Source(Protocol):
    """Transfers as ``passages`` in a connection, and the names of what stands in them."""

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """Where ``passages`` lie."""

    def end(self, text: str) -> int:
        """The number of the one end that a mark, number or name means; else PartyMissing."""

    def ends(self, numbers: Iterable[int]) -> dict[int, ToldEnd]:
        """The ends of these numbers."""

    def row(self, text: str) -> int:
        """The number of a transfer by its own name or by a row that shows it, else EntryMissing."""

    def transfers(self, rows: Iterable[int]) -> dict[int, ToldTransfer]:
        """The transfers of these numbers."""


def currency_asked(every: Sequence[CurrencyCount], code: str) -> CurrencyCount | None:
    """The currency of a code; None where none is asked for.

    Raises: SettingFaulty where no transfer is in it; told are those there are.
    """
    if not code:
        return None
    for one in every:
        if one.currency == code:
            return one
    raise SettingFaulty("currency", code, ", ".join(one.currency for one in every))


def window_of(period: Period | None) -> Window:
    """The days of a period in seconds."""
    return ALWAYS if period is None else Window(_seconds(period.start), _seconds(period.end))


def day_of(seconds: int) -> date:
    """The day of a moment, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).date()


def _seconds(day: date) -> int:
    return (day - _EPOCH).days * DAY_S
