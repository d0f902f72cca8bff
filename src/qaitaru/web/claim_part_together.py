"""What is wrong in a part of a claim though each of its fields by itself is right."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from qaitaru.facts.money import plain
from qaitaru.tracing.claim_stanzas import Value
from qaitaru.tracing.network import Row
from qaitaru.web import values
from qaitaru.web.claim_parts import Wrong

_Told = Mapping[str, Value | None]
_ONE_OF: Final = {
    "receipt": ("entry", "reference", "booked_on", "amount"),
    "query": ("counterparty", "purpose", "account"),
    "asset": ("entries", "references"),
}
_ORDERED: Final = {
    "query": ("first_on", "last_on", "days"),
    "opening": ("low", "high", "balances"),
}


def together(kind: str, told: _Told, rows: Mapping[str, Row]) -> Iterable[tuple[str, Wrong]]:
    """The fields at fault, each with what is wrong."""
    names = _ONE_OF.get(kind, ())
    if names and not any(told.get(name) for name in names):
        yield names[0], Wrong(f"one_of.{kind}")
    if kind in _ORDERED:
        low, high, key = _ORDERED[kind]
        if _is_after(told.get(low), told.get(high)):
            yield high, Wrong(key)
    yield from _of_a_pair(kind, told, rows)
    yield from _of_a_receipt(told, rows)
    yield from _of_several(told, rows)


def _of_a_pair(kind: str, told: _Told, rows: Mapping[str, Row]) -> Iterable[tuple[str, Wrong]]:
    """A receipt that answers an outflow comes after it; a coordinated one on the same account."""
    receipt, outflow = (rows.get(str(told.get(name))) for name in ("receipt", "outflow"))
    if receipt is None or outflow is None:
        return
    if receipt.booked_on < outflow.booked_on:
        yield "receipt", Wrong("before_outflow")
    elif kind == "coordination" and receipt.account != outflow.account:
        yield "receipt", Wrong("other_account", receipt.key)


def _of_a_receipt(told: _Told, rows: Mapping[str, Row]) -> Iterable[tuple[str, Wrong]]:
    row, claimed = rows.get(str(told.get("entry"))), told.get("claimed")
    if row is None or not isinstance(claimed, str):
        return
    if (values.minor(claimed, row.currency) or 0) > row.amount_minor:
        yield "claimed", Wrong("claimed", plain(row.amount_minor, row.currency))


def _of_several(told: _Told, rows: Mapping[str, Row]) -> Iterable[tuple[str, Wrong]]:
    """Two currencies never add."""
    currencies = {rows[one].currency for one in _listed(told) if one in rows}
    if len(currencies) > 1:
        yield "entries", Wrong("currencies", ", ".join(sorted(currencies)))


def _listed(told: _Told) -> Sequence[str]:
    found = told.get("entries")
    return found if isinstance(found, list) else ()


def _is_after(low: Value | None, high: Value | None) -> bool:
    if isinstance(low, str) and isinstance(high, str):
        return Decimal(low) > Decimal(high)
    return low is not None and high is not None and str(low) > str(high)
