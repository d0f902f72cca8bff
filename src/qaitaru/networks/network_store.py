"""Networks asked of the engine: links summed where the transfers lie, columns for the searches."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Final, NamedTuple, cast

import duckdb

from qaitaru.engine.running import fetch
from qaitaru.networks import network_steps as steps
from qaitaru.networks.columns import Columns, packed
from qaitaru.networks.links import Link, Rest
from qaitaru.networks.passages import sink, spring
from qaitaru.networks.rules.searches import PLAIN
from qaitaru.networks.surroundings import Surroundings
from qaitaru.networks.ways import Searches

Connection = duckdb.DuckDBPyConnection


class Sides(NamedTuple):
    """How a query over the ledger's transfers ``t`` tells who pays and who is paid."""

    payer: str
    payee: str
    beside: str = ""  # tables joined to the transfers


BY_PARTY: Final = Sides("payer_no", "payee_no")
BY_ACCOUNT: Final = Sides("payer_account_no", "payee_account_no")
BY_JOINED: Final = Sides(
    "COALESCE(p.chief_no, t.payer_no)", "COALESCE(q.chief_no, t.payee_no)", steps.BESIDE_JOINED
)
"""Parties that are one by the number of their chief; see ``join_parties``."""

_FOREVER_S: Final = 400_000_000_000  # past the year 9999


@dataclass(frozen=True, slots=True)
class Window:
    """The time a network is asked of: when transfers left, in seconds, the end not counted."""

    since: int = -_FOREVER_S
    until: int = _FOREVER_S


ALWAYS: Final = Window()


@dataclass(frozen=True, slots=True)
class CurrencyCount:
    """How many transfers are in a currency."""

    currency: str
    currency_no: int
    transfers: int


@dataclass(frozen=True, slots=True)
class MonthOfLink:
    """What one end paid another in one month."""

    payer: int
    payee: int
    month: date
    amount: int
    payments: int


def join_parties(connection: Connection, chief_of: Mapping[int, int]) -> None:
    """Keep for this connection which parties are one, by the number of their chief.

    Args:
        chief_of: of each party that is one with others; a chief has itself.
    """
    asked = {"parties": [*chief_of], "chiefs": [*chief_of.values()]}
    connection.execute(steps.JOINED, asked)


def passages_of_ledger(connection: Connection, sides: Sides) -> None:
    """Make the ledger's transfers what networks read, by one kind of ends."""
    connection.execute(steps.CURRENCY_TABLE)
    connection.execute(steps.OF_LEDGER.format(**sides._asdict()))


def passages_of_file(connection: Connection) -> None:
    """Make the transfers read from a table in a file what networks read."""
    connection.execute(steps.CURRENCY_TABLE)
    connection.execute(steps.OF_FILE)


def rows_drawn(
    connection: Connection, found: Surroundings, currency: str, window: Window
) -> set[int]:
    """The transfers behind what is drawn: those its links and its rests are sums of."""
    asked = {"shown": sorted(found.shown), "opened": sorted(found.opened)} | {
        "currency_no": steps.CURRENCY_NUMBERS[currency],
        "since": window.since,
        "until": window.until,
    }
    return {int(row) for (row,) in connection.execute(steps.DRAWN, asked).fetchall()}


def currencies(connection: Connection) -> list[CurrencyCount]:
    """The currencies of the transfers, the busiest first."""
    return fetch(connection, CurrencyCount, steps.BUSIEST)


def columns_of(
    connection: Connection,
    window: Window = ALWAYS,
    currency_no: int | None = None,
    *,
    source: int = 0,
    target: int = 0,
) -> Columns:
    """The transfers between ends that are known, as searches read them.

    Args:
        source: who may have paid from any account, known or not.
        target: who may have been paid in any.
    """
    asked = {"since": window.since, "until": window.until, "currency_no": currency_no}
    asked |= {"source": source, "spring": spring(source), "target": target, "sink": sink(target)}
    found = connection.execute(steps.COLUMNS, asked).fetchnumpy()
    names = ("row_no", "left_s", "came_s", "from_end", "to_end", "amount", "currency_no")
    return packed(*(found[name].astype("int64") for name in names))


def searches() -> Searches:
    """The compiled searches; the plain ones where the compiler is not installed."""
    if not find_spec("numba"):
        return PLAIN
    kernels = import_module("qaitaru.networks.kernels.searches")  # numba is heavy: only here
    return cast("Searches", kernels.COMPILED)


class StoreBook:
    """The links of one currency and one time, summed once, asked as ``book.Book`` is."""

    def __init__(self, connection: Connection, currency_no: int, window: Window = ALWAYS) -> None:
        """Sum the transfers."""
        self._connection = connection
        self._asked = {"currency_no": currency_no, "since": window.since, "until": window.until}
        connection.execute(steps.LINKS, self._asked)

    def largest(self, limit: int) -> list[Link]:
        """As ``PlainBook.largest``."""
        return fetch(self._connection, Link, steps.LARGEST, {"limit": limit})

    def partners(self, end: int, apart: Collection[int], limit: int) -> list[int]:
        """As ``PlainBook.partners``."""
        asked = {"end": end, "apart": sorted(apart), "limit": limit}
        found = self._connection.execute(steps.PARTNERS, asked).fetchall()
        return [other for (other,) in found]

    def among(self, ends: Collection[int]) -> list[Link]:
        """As ``PlainBook.among``."""
        return fetch(self._connection, Link, steps.AMONG, {"ends": sorted(ends)})

    def rests(self, opened: Collection[int], shown: Collection[int]) -> list[Rest]:
        """As ``PlainBook.rests``."""
        asked = {"opened": sorted(opened), "shown": sorted(shown)}
        return fetch(self._connection, Rest, steps.RESTS, asked)

    def degrees(self, ends: Collection[int]) -> dict[int, int]:
        """As ``PlainBook.degrees``."""
        asked = {"ends": sorted(ends)}
        found = dict(self._connection.execute(steps.DEGREES, asked).fetchall())
        return {end: found.get(end, 0) for end in ends}

    def months(self, ends: Collection[int]) -> list[MonthOfLink]:
        """What was paid between ends month by month."""
        return fetch(self._connection, MonthOfLink, steps.MONTHS, self._asked | {"ends": [*ends]})
