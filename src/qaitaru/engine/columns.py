"""The ledger's columns, read off the facts: a fact's field is a column of the same name."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any, get_type_hints

from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem
from qaitaru.facts.transfers import Transfer

TABLES: dict[str, type] = {
    "statements": Statement,
    "bookings": Booking,
    "transfers": Transfer,
    "claims": Claim,
    "problems": Problem,
}
"""Each kind of fact and the Parquet file an import keeps it in."""

SORTED_BY: dict[str, str] = {
    "statements": "statement_no",
    "bookings": "account, booked_on, seq",
    "transfers": "booked_on, seq",
    "claims": "",
    "problems": "",
}
"""The order rows lie in, so that one account's page touches few row groups; empty: as read."""

_TYPES: tuple[tuple[type, str], ...] = (
    (datetime, "TIMESTAMP"),
    (date, "DATE"),
    (bool, "BOOLEAN"),
    (int, "BIGINT"),
    (str, "VARCHAR"),
)


def columns(fact: type) -> dict[str, str]:
    """Column names and SQL types of a fact, in the order of its fields."""
    hints = get_type_hints(fact)
    return {field.name: _sql_type(hints[field.name]) for field in fields(fact)}


def _sql_type(hint: Any) -> str:
    options = set(getattr(hint, "__args__", ())) or {hint}
    for python, sql in _TYPES:
        if any(isinstance(option, type) and issubclass(option, python) for option in options):
            return sql
    raise TypeError(hint)
