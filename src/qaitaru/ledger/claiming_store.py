"""Which of millions of bookings a claim names, and whose they are; see walking_store.py."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date

import duckdb
import numpy as np
from numpy.typing import NDArray

from qaitaru.ledger import claiming_steps as steps
from qaitaru.ledger.walking_store import Columns, entry_of

Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Wanted:
    """A receipt that is asked for by what it says; None and empty: not asked."""

    nth: int
    number: int | None  # of its row
    account: str
    currency: str
    reference: str
    booked_on: date | None
    amount_minor: int | None
    imports: Sequence[int]  # that it may have been read from


@dataclass(frozen=True, slots=True)
class Answering:
    """A row that answers to what is wanted."""

    nth: int
    place: int
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Asked:
    """Receipts that are asked for by what they say; None and empty: not asked."""

    account: str
    currency: str
    counterparty: str  # contained in it, in small letters
    purpose: str
    first_on: date | None
    last_on: date | None  # included


@dataclass(frozen=True, slots=True)
class Unsure:
    """A row that may answer to a query: its texts are to be compared by the plain rule."""

    place: int
    amount_minor: int
    counterparty: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """A part of a row that is somebody's; the parts of one row stand in their order."""

    place: int
    part: int
    source: str
    amount_minor: int


def begin(connection: Connection) -> None:
    """Nothing is claimed yet."""
    for step in steps.TABLES:
        connection.execute(step)


def answering(connection: Connection, wanted: Sequence[Wanted]) -> list[Answering]:
    """The rows that answer: none, one or several for each, in order of what is wanted."""
    connection.execute(steps.WANTED)
    if wanted:
        connection.executemany(steps.WANT, [astuple(one) for one in wanted])
    return [Answering(*row) for row in connection.execute(steps.ANSWERING).fetchall()]


def claim_asked(connection: Connection, asked: Asked, part: int, source: str) -> list[Unsure]:
    """Claim, whole, every receipt that answers; those that may answer are returned instead."""
    connection.execute("DELETE FROM walk_found")
    told = {name: getattr(asked, name) for name in Asked.__slots__}
    connection.execute(steps.FIND, told)
    connection.execute(steps.CLAIM_SURE, {"part": part, "source": source})
    return [Unsure(*row) for row in connection.execute(steps.UNSURE).fetchall()]


def claim(connection: Connection, claimed: Sequence[Claimed]) -> None:
    """Claim these parts of rows."""
    columns = zip(*map(astuple, claimed), strict=True) if claimed else ((), (), (), ())
    names = ("places", "parts", "sources", "amounts")
    told = {name: list(column) for name, column in zip(names, columns, strict=True)}
    connection.execute(steps.CLAIM, told)


def has_part(connection: Connection, part: int) -> bool:
    """Whether anything is claimed as this part."""
    asked = "SELECT COUNT(*) FROM walk_claimed WHERE part = ?"
    ((found,),) = connection.execute(asked, [part]).fetchall()
    return bool(found)


def claimed_places(connection: Connection) -> NDArray[np.int64]:
    """The rows of which anything is claimed, in order."""
    asked = "SELECT DISTINCT place FROM walk_claimed ORDER BY place"
    found: NDArray[np.int64] = connection.execute(asked).fetchnumpy()["place"]
    return found


def overclaimed(connection: Connection) -> str:
    """The entry of the first row of which more is claimed than it brought; empty: none."""
    found = connection.execute(steps.OVERCLAIMED).fetchone()
    return entry_of(found[0]) if found else ""


def parts(connection: Connection, sources: Sequence[str]) -> Columns:
    """All that is claimed, by row: ``place``, ``source`` (its place in the list), its amount."""
    return dict(connection.execute(steps.PARTS, {"sources": list(sources)}).fetchnumpy())
