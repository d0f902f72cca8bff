"""Reading a profile's tables key by key: what is wrong, or left over, is a Problem."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, Final, TypeVar

from qaitaru.facts import places
from qaitaru.facts.problems import Problem, Severity
from qaitaru.wealth.estimate import Estimate

_HEADER: Final = re.compile(r"^\s*\[\[\s*(?P<table>[a-z_]+)\s*\]\]")
_ENDS: Final = ("low", "likely", "high")
_NUMBER: Final = "123.45"
_LARGEST_POWER: Final = 18  # of ten, up or down; what is beyond is no amount of anything
Value = TypeVar("Value")


@dataclass(slots=True)
class Table:
    """One table of the file; every key is taken once, and ``close`` names those nobody took."""

    told: dict[str, Any]
    problems: list[Problem]
    name: str = ""
    line: int | None = None  # where it begins in the file

    def place(self, key: str = "") -> str:
        """Where a key of it stands."""
        return places.place(line=self.line, table=self.name or None, field=key or None)

    def fault(
        self,
        problem: Callable[..., Problem],
        key: str,
        found: object = "",
        expected: str = "",
    ) -> None:
        """Tell of something wrong with a key."""
        self.problems.append(problem(self.place(key), str(found), expected))

    def take(self, key: str) -> Any:
        """A key's value, whatever it is; None where it is not given."""
        return self.told.pop(key, None)

    def text(self, key: str, *, default: str | None = None) -> str:
        """A text; without a default it must be given, and not be empty."""
        value = self.take(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or (default is None and not value.strip()):
            self.fault(key_missing if value is None else value_faulty, key, value, '"…"')
            return default or ""
        return value.strip()

    def choice(self, key: str, allowed: tuple[str, ...], *, default: str = "") -> str:
        """One of the words a key may have; without a default it must be given."""
        if key not in self.told and default:
            return default
        value = self.text(key)
        if value and value not in allowed:
            self.fault(value_faulty, key, value, ", ".join(allowed))
        return value if value in allowed else allowed[0]

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self.take(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.fault(value_faulty, key, value, "true, false")
            return default
        return value

    def day(self, key: str) -> date | None:
        """A date; it must be given."""
        value = self.take(key)
        if type(value) is date:
            return value
        self.fault(key_missing if value is None else value_faulty, key, value, "2025-12-31")
        return None

    def tables(self, key: str) -> Iterator["Table"]:
        """The tables in a list of them."""
        value = self.take(key)
        every = value if isinstance(value, list) else [] if value is None else [None]
        for one in every:
            if not isinstance(one, dict):
                self.fault(value_faulty, key, one, f"[[{key}]]")
                continue
            yield Table(dict(one), self.problems, key, one.get("_line"))

    def part(self, key: str) -> "Table":
        """A table within; empty where it is not given."""
        value = self.take(key)
        if value is not None and not isinstance(value, dict):
            self.fault(value_faulty, key, value, f"{key}.… = …")
        told = dict(value) if isinstance(value, dict) else {}
        return Table(told, self.problems, ".".join(filter(None, (self.name, key))), self.line)

    def close(self, known: str = "") -> None:
        """Name every key that nobody took."""
        self.told.pop("_line", None)
        for key in self.told:
            self.fault(key_unknown, key, key, known)


def key_missing(place: str, found: str, expected: str) -> Problem:
    """A key that must be given is not."""
    return Problem("profile_key_missing", Severity.REFUSED, place, found, expected)


def key_unknown(place: str, found: str, expected: str) -> Problem:
    """A key that means nothing here."""
    return Problem("profile_key_unknown", Severity.REFUSED, place, found, expected)


def value_faulty(place: str, found: str, expected: str) -> Problem:
    """A value that is not of its key's kind."""
    return Problem("profile_value_faulty", Severity.REFUSED, place, found, expected)


def with_lines(told: dict[str, Any], text: str) -> dict[str, Any]:
    """The file's tables, each of a list told the line that it begins at."""
    begins: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if found := _HEADER.match(line):
            begins.setdefault(found["table"], []).append(number)
    for name, lines in begins.items():
        every = told.get(name)
        if isinstance(every, list) and len(every) == len(lines):
            for one, begin in zip(every, lines, strict=True):
                one["_line"] = begin
    return told


def three(table: Table, key: str, value: object) -> tuple[Fraction, Fraction, Fraction] | None:
    """A number not below zero, or its low, likely and high; None where it is no such thing."""
    if not isinstance(value, dict):
        number = _number(value)
        if number is None:
            table.fault(value_faulty, key, value, _NUMBER)
            return None
        return number, number, number
    if set(value) != set(_ENDS):
        table.fault(value_faulty, key, ", ".join(value), ", ".join(_ENDS))
        return None
    low, likely, high = (_number(value[end]) for end in _ENDS)
    if low is None or likely is None or high is None or not low <= likely <= high:
        found = " · ".join(str(value[end]) for end in _ENDS)
        table.fault(value_faulty, key, found, "low ≤ likely ≤ high")
        return None
    return low, likely, high


def _number(value: object) -> Fraction | None:
    """A whole number, or a decimal in quotes; a bare decimal would be a binary fraction."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    if not number.is_finite() or number < 0 or abs(number.adjusted()) > _LARGEST_POWER:
        return None
    return Fraction(number)


@dataclass(frozen=True, slots=True)
class Scale:
    """How a line's amounts become minor units of the profile's currency."""

    minor_per_unit: Fraction  # of the profile's currency, for one unit of the line's
    is_exact: bool = True  # whether a finer amount than the currency has is refused
    currency: str = field(default="")

    def estimate(self, table: Table, key: str, value: object) -> Estimate | None:
        """An amount of money; None, and a Problem, where it is none."""
        numbers = three(table, key, value)
        if numbers is None:
            return None
        scaled = [number * self.minor_per_unit for number in numbers]
        if self.is_exact and any(one.denominator != 1 for one in scaled):
            table.fault(value_faulty, key, value, f"{_NUMBER} {self.currency}".strip())
            return None
        low, likely, high = map(round, scaled)
        return Estimate(low, likely, high)
