"""A part of a claim as its form says it: values that a claim takes, or what is wrong, by field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Final

from qaitaru.acts.tracing.build_claim import Side
from qaitaru.facts.accounts import account_key
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.money import plain, to_minor
from qaitaru.tracing.claim_stanzas import Value
from qaitaru.tracing.network import Row
from qaitaru.tracing.parts import OWN, UNKNOWN, is_claimant
from qaitaru.web import values
from qaitaru.web.claim_part_together import together
from qaitaru.web.claim_parts import KINDS, Field, Sort, Wrong

Fields = Mapping[str, str]
_PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class Read:
    """What a form says of a part; with a fault it is not put into the claim."""

    told: Mapping[str, Value | None]
    faults: Mapping[str, Wrong]
    rows: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class Among:
    """What a form's values are judged by: the rows it names, and what the claim has."""

    rows: Mapping[str, Row] = field(default_factory=dict)
    claimants: Sequence[str] = ()
    assets: Sequence[str] = ()
    currency: str = ""  # of the claim


def entries_of(text: str) -> list[str]:
    """Entries as a field holds them: parted by commas, each once."""
    return list(dict.fromkeys(one for one in text.replace(",", " ").split() if one))


def named_entries(kind: str, fields: Fields) -> list[str]:
    """The rows that a form of a part names."""
    taking = [one.name for one in KINDS[kind] if one.takes_rows]
    return entries_of(",".join(fields.get(name, "") for name in taking))


def read(kind: str, fields: Fields, among: Among) -> Read:
    """What the form of a part says, and what is wrong with it."""
    rows = [among.rows[one] for one in named_entries(kind, fields) if one in among.rows]
    currency = _currency(fields, rows, among)
    told: dict[str, Value | None] = {}
    faults: dict[str, Wrong] = {}
    for one in KINDS[kind]:
        text = fields.get(one.name, "").strip()
        found = _value(one, text, currency, among)
        if isinstance(found, Wrong):
            faults[one.name] = found
        else:
            told[one.name] = found
    told |= _of_rows(kind, told, rows, currency)
    for name, wrong in together(kind, told, among.rows):
        faults.setdefault(name, wrong)
    return Read(told, faults, rows)


def _currency(fields: Fields, rows: Sequence[Row], among: Among) -> str:
    """That of the rows; else the one stated, else the claim's."""
    stated = fields.get("currency", "").strip().upper() or among.currency
    return rows[0].currency if rows else stated


def _value(one: Field, text: str, currency: str, among: Among) -> Value | Wrong | None:
    if not text:
        return Wrong("needed") if one.needed else None
    if one.takes_rows:
        return _rows(one, text, among.rows)
    if one.sort in {Sort.AMOUNT, Sort.BALANCE}:
        return _amount(text, currency, above_nought=one.sort is Sort.AMOUNT)
    if one.sort in {Sort.ASSET, Sort.ONE_CLAIMANT}:
        known = among.assets if one.sort is Sort.ASSET else among.claimants
        return text if text in known else Wrong(one.sort, text)
    reader = _READERS.get(one.sort)
    return text if reader is None else reader(text)


def _rows(one: Field, text: str, rows: Mapping[str, Row]) -> Value | Wrong:
    entries = entries_of(text)
    for entry in entries:
        row = rows.get(entry)
        if row is None:
            return Wrong("row", entry)
        if row.key and not _on_side(row, one.side):
            return Wrong(f"row_{one.side}", entry)
    return entries if one.sort is Sort.ROWS else entries[0]


def _on_side(row: Row, side: Side) -> bool:
    return side is Side.BOTH or (row.amount_minor > 0) == (side is Side.RECEIPTS)


def _amount(text: str, currency: str, *, above_nought: bool) -> str | Wrong:
    if not currency:
        return Wrong("no_currency", text)
    try:
        minor = to_minor(Decimal("".join(text.split()).replace(",", ".")), currency)
    except InvalidOperation:
        minor = None
    if minor is None or (above_nought and minor <= 0):
        return Wrong("amount", text)
    return plain(minor, currency)


def _day(text: str) -> Value | Wrong:
    return values.day(text) or Wrong("day", text)


def _part(text: str) -> Value | Wrong:
    """``1/2``, ``0,25`` or ``25 %``."""
    bare = "".join(text.split()).replace(",", ".")
    try:
        part = Fraction(bare.removesuffix("%")) / (_PERCENT if bare.endswith("%") else 1)
    except (ValueError, ZeroDivisionError):
        return Wrong("part", text)
    return str(part) if 0 < part <= 1 else Wrong("part", text)


def _count(text: str) -> Value | Wrong:
    number = values.number(text)
    return Wrong("count", text) if number is None else number


def _claimant(text: str) -> Value | Wrong:
    return (
        text
        if is_claimant(text) and text not in {"overdraft", "shortfall"}
        else Wrong("claimant", text)
    )


def _known_currency(text: str) -> Value | Wrong:
    return text.upper() if text.upper() in CURRENCIES else Wrong("currency", text)


def _source(text: str) -> Value | Wrong:
    return text if text in {OWN, UNKNOWN} else Wrong("source", text)


_READERS: Final[Mapping[Sort, Callable[[str], Value | Wrong]]] = {
    Sort.DAY: _day,
    Sort.PART: _part,
    Sort.COUNT: _count,
    Sort.CLAIMANT: _claimant,
    Sort.ACCOUNT: account_key,
    Sort.CURRENCY: _known_currency,
    Sort.SOURCE: _source,
}


def _of_rows(
    kind: str, told: Mapping[str, Value | None], rows: Sequence[Row], currency: str
) -> dict[str, Value | None]:
    """What the chosen rows say by themselves: of which account and currency they are."""
    if kind == "receipt" and rows:
        return {"account": rows[0].key, "currency": rows[0].currency}
    if kind == "asset":
        references = told.get("references")
        listed = entries_of(references) if isinstance(references, str) else None
        return {"references": listed, "currency": currency or None}
    return {}
