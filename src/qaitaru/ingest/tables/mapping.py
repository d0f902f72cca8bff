"""A mapping: how one layout of table is read into bookings or transfers; kept as a TOML file.

A mapping is data that a member confirms, so that no reading of a table is a guess. Header names are
compared without regard to case and punctuation; a name ending in ``*`` fits any header that begins
so, and one ending in `` *`` any that begins with these words. Line patterns are regular expressions
in which ``{amount}``, ``{date}``, ``{number}`` and ``{code}`` stand for what they say; each has one
group, and ``period`` has two.
"""

import re
import tomllib
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, fields
from typing import Any, Final, Literal

from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.errors import MappingFaulty
from qaitaru.ingest.tables.mapping_terms import (
    CHOICES,
    LINE_FIELDS,
    REQUIRED,
    STATEMENT_FIELDS,
    TRANSFER_FIELDS,
    pattern_of,
)

Kind = Literal["statement", "transfers"]
FOUND: Final = "found"  # the decimal mark is read off the file's own amounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """One layout of table."""

    name: str
    kind: Kind
    columns: dict[str, tuple[str, ...]]  # field -> header names, in order of preference
    constants: dict[str, str] = field(default_factory=dict)  # field -> its value on every row
    claims: dict[str, tuple[str, ...]] = field(default_factory=dict)  # kept as claims of a transfer
    ignored: tuple[str, ...] = ()  # headers knowingly left aside
    date_formats: tuple[str, ...] = ("%d.%m.%Y", "%Y-%m-%d")
    decimal_mark: str = FOUND
    amounts: str = "plain"  # scientific: 5.6E7 is an exact decimal too
    round: str = "refused"  # an amount finer than its currency: refused, or half_even_noted
    negative: str = "refused"  # where a column already tells the direction: or reverse, absolute
    debit_marks: tuple[str, ...] = ()  # what the indicator column says of a debit
    credit_marks: tuple[str, ...] = ()
    time_zone: str = ""  # an IANA name, only where the source states it
    sheet: str = ""  # a pattern of sheet names; empty: every sheet with this header
    delimiter: str = ""  # empty: found from the header line
    header_rows: int = 1
    totals: tuple[str, ...] = ()  # patterns of the first words of a totals row
    skipped: tuple[str, ...] = ()  # patterns of rows knowingly left aside
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)  # above and below the table

    def allowed_fields(self) -> tuple[str, ...]:
        """The fields that a column or constant of this kind of table may fill."""
        return STATEMENT_FIELDS if self.kind == "statement" else TRANSFER_FIELDS


def parse_mapping(name: str, text: str) -> Mapping:
    """A mapping from its TOML text.

    Raises: MappingFaulty, naming the key and what it may say.
    """
    try:
        stated = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise MappingFaulty(name, "", str(broken), "TOML") from broken
    known = {one.name for one in fields(Mapping)} - {"name"}
    for key in stated:
        if key not in known:
            raise MappingFaulty(name, key, key, ", ".join(sorted(known)))
    for key in ("kind", "columns"):
        if key not in stated:
            raise MappingFaulty(name, key, "", key)
    mapping = Mapping(name=name, **{key: _value(name, key, stated[key]) for key in stated})
    check(mapping)
    return mapping


def print_mapping(mapping: Mapping) -> str:
    """A mapping as TOML text; ``parse_mapping`` gives the same mapping back."""
    plain, tables = [], []
    for one in fields(Mapping):
        value = getattr(mapping, one.name)
        if one.name == "name" or value in ("", (), {}):
            continue
        if isinstance(value, dict):
            rows = [f"{_key(key)} = {_printed(value[key])}" for key in value]
            tables.append("\n".join([f"\n[{one.name}]", *rows]))
        else:
            plain.append(f"{one.name} = {_printed(value)}")
    return "\n".join([*plain, *tables]) + "\n"


def check(mapping: Mapping) -> None:
    """Raise MappingFaulty where the mapping says something impossible."""
    for key, allowed in CHOICES.items():
        _one_of(mapping, key, str(getattr(mapping, key)), allowed)
    for key in ("columns", "constants"):
        for term in getattr(mapping, key):
            _one_of(mapping, f"{key}.{term}", term, mapping.allowed_fields())
    for term in mapping.lines:
        _one_of(mapping, f"lines.{term}", term, LINE_FIELDS)
    currency = mapping.constants.get("currency", "KZT")
    if currency and currency not in CURRENCIES:  # an empty one is a place to fill in
        raise MappingFaulty(mapping.name, "constants.currency", currency, "ISO 4217")
    _check_patterns(mapping)
    _check_needs(mapping)


def _check_patterns(mapping: Mapping) -> None:
    groups = {f"lines.{key}": texts for key, texts in mapping.lines.items()}
    groups |= {"totals": mapping.totals, "skipped": mapping.skipped, "sheet": (mapping.sheet,)}
    for key, texts in groups.items():
        needed = (2 if key == "lines.period" else 1) if key.startswith("lines.") else 0
        for text in texts:
            _check_pattern(mapping.name, key, text, needed)


def _check_pattern(name: str, key: str, text: str, groups: int) -> None:
    try:
        pattern = pattern_of(text)
    except re.error as broken:
        raise MappingFaulty(name, key, text, str(broken)) from broken
    if pattern.groups < groups:
        raise MappingFaulty(name, key, text, "(" + "…)(" * (groups - 1) + "…)")


def _check_needs(mapping: Mapping) -> None:
    stated = {*mapping.columns, *mapping.constants}
    for choices in REQUIRED[mapping.kind]:
        if not any(stated.issuperset(choice) for choice in choices):
            expected = ", ".join("+".join(choice) for choice in choices)
            raise MappingFaulty(mapping.name, "columns", ", ".join(sorted(stated)), expected)
    if "indicator" in mapping.columns and not (mapping.debit_marks and mapping.credit_marks):
        raise MappingFaulty(mapping.name, "debit_marks", "", "debit_marks, credit_marks")
    if mapping.claims and mapping.kind == "statement":
        raise MappingFaulty(mapping.name, "claims", ", ".join(mapping.claims), "transfers")


def _one_of(mapping: Mapping, key: str, found: str, allowed: tuple[str, ...]) -> None:
    if found not in allowed:
        raise MappingFaulty(mapping.name, key, found, ", ".join(filter(None, allowed)))


def _value(name: str, key: str, stated: Any) -> Any:
    """A TOML value as the field's type; lists become tuples, one text may stand for a list."""
    if key in ("columns", "claims", "lines"):
        return {term: _texts(name, f"{key}.{term}", v) for term, v in _table(name, key, stated)}
    if key == "constants":
        return {term: _text(name, f"{key}.{term}", v) for term, v in _table(name, key, stated)}
    if key == "header_rows":
        if stated not in (1, 2, 3) or isinstance(stated, bool):
            raise MappingFaulty(name, key, str(stated), "1, 2, 3")
        return stated
    lists = ("ignored", "date_formats", "debit_marks", "credit_marks", "totals", "skipped")
    return _texts(name, key, stated) if key in lists else _text(name, key, stated)


def _table(name: str, key: str, stated: Any) -> list[tuple[str, Any]]:
    if not isinstance(stated, Dictionary):
        raise MappingFaulty(name, key, str(stated), f"[{key}]")
    return list(stated.items())


def _texts(name: str, key: str, stated: Any) -> tuple[str, ...]:
    listed = stated if isinstance(stated, list) else [stated]
    return tuple(_text(name, key, one) for one in listed)


def _text(name: str, key: str, stated: Any) -> str:
    if not isinstance(stated, str):
        raise MappingFaulty(name, key, str(stated), '"…"')
    return stated


def _printed(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_quoted(one) for one in value) + "]"
    return _quoted(value) if isinstance(value, str) else str(value)


def _key(name: str) -> str:
    return name if re.fullmatch("[A-Za-z0-9_-]+", name) else _quoted(name)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(_escaped(letter) for letter in escaped) + '"'


def _escaped(letter: str) -> str:
    return letter if letter >= " " and letter != "\x7f" else f"\\u{ord(letter):04x}"
