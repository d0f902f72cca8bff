"""Whether a fact fits the ledger's columns exactly: the last check before it is written."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

from qaitaru.engine.columns import TABLES, columns
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.claims import Claim
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.money import LARGEST_MINOR
from qaitaru.facts.problems import Problem, Severity
from qaitaru.facts.transfers import Transfer

Row = Statement | Booking | Transfer | Claim | Problem

_QUOTED_LETTERS: Final = 200


def fault(row: Row) -> Problem | None:
    """Why the ledger cannot hold the row exactly; None where it can.

    Readers see to all of this with better words; what is caught here would else become another
    number in the ledger without anybody's knowing.

    Raises: TypeError where a reader put a float, an instant that is not UTC or the like into a
        column: our own bug.
    """
    for name, fits in _CHECKED[type(row)]:
        value = getattr(row, name)
        if not fits(value):
            if type(value) is int:
                return _skipped("amount_too_large", row, str(value))
            raise TypeError(type(row).__name__, name)
    if isinstance(row, Statement | Booking | Transfer) and row.currency not in CURRENCIES:
        return _skipped("currency_unknown", row, row.currency)
    return None


def not_unicode(row: Row) -> Problem:
    """The Problem of a row with half of a letter in it, which no text file can keep.

    A Problem that quotes such a text stays the same Problem, the half letter written out.
    """
    if isinstance(row, Problem):
        texts = (_whole(row.place), _whole(row.found), _whole(row.expected))
        return Problem(row.code, row.severity, *texts)
    values = (getattr(row, name) for name, sql in columns(type(row)).items() if sql == "VARCHAR")
    return _skipped("text_not_unicode", row, next((t for t in values if t != _whole(t)), ""))


def _skipped(code: str, row: Row, found: str) -> Problem:
    return Problem(code, Severity.SKIPPED, _whole(row.place), _whole(found)[:_QUOTED_LETTERS])


def _whole(text: str) -> str:
    """The text, each half of a broken letter written out as an escape."""
    return text.encode("utf-8", "backslashreplace").decode()


def _is_integer(value: Any) -> bool:
    return value is None or (type(value) is int and abs(value) <= LARGEST_MINOR)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_day(value: Any) -> bool:
    return value is None or type(value) is date


def _is_instant(value: Any) -> bool:
    return value is None or (type(value) is datetime and value.utcoffset() == timedelta(0))


_FITS: Final[dict[str, Callable[[Any], bool]]] = {
    "BIGINT": _is_integer,
    "VARCHAR": _is_text,
    "DATE": _is_day,
    "TIMESTAMP": _is_instant,
}
_CHECKED: Final = {
    kind: [(name, _FITS[sql]) for name, sql in columns(kind).items()] for kind in TABLES.values()
}
