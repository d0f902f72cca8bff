"""A claim as a small TOML file that a member writes or a finding makes.

All that may stand in it::

account = "KZ..."                # for all receipts that name none; may be left out
currency = "KZT"
claimant = "proceeds"
unclaimed = "own"                # or "unknown": whose all other receipts are
same_day = "ledger"              # or "credits-first", "debits-first"
between = "pro_rata"             # or "fifo"

[[receipt]]
entry = "12-b345"                # a booking by its number in the ledger, or by what it says:
reference = "..."
booked_on = 2025-03-05
amount = "150000.00"             # of the booking; ``claimed`` may be less

[[query]]                        # every credit that answers
counterparty = "Alpha"
first_on = 2025-01-01

[[asset]]
name = "flat"
entries = ["12-b400"]            # the outflows that paid for it; or ``references``
value = "90000000.00"            # what it is worth; left out: its cost

[[election]]
entry = "12-b400"
claimant = "proceeds"
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final, TypeVar

from qaitaru.facts.accounts import account_key
from qaitaru.facts.errors import ClaimFaulty
from qaitaru.facts.money import exponent, to_minor
from qaitaru.tracing.claim import Bought, Election, Receipt, ReceiptQuery, TraceClaim
from qaitaru.tracing.ledger_file import SHORTFALL
from qaitaru.tracing.order import SameDay
from qaitaru.tracing.parts import OVERDRAFT, OWN, UNKNOWN
from qaitaru.tracing.rules.names import Between

_TABLES: Final = {"receipt", "query", "asset", "election"}
_CLAIM: Final = {"account", "currency", "claimant", "unclaimed", "same_day", "between"} | _TABLES
_WHERE: Final = {"account", "currency", "claimant"}
_RECEIPT: Final = _WHERE | {"entry", "reference", "booked_on", "amount", "claimed", "file"}
_QUERY: Final = _WHERE | {"counterparty", "purpose", "first_on", "last_on"}
_ASSET: Final = {"name", "entries", "references", "value", "currency"}
_ELECTION: Final = {"entry", "claimant"}
_Choice = TypeVar("_Choice", bound=StrEnum)
_Table = Mapping[str, Any]


def parse_claim(text: str) -> TraceClaim:
    """A claim from its TOML.

    Raises: ClaimFaulty, naming the entry or key and what is wrong; CurrencyUnknown.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ClaimFaulty("TOML", str(fault)) from fault
    _refuse_unknown(told, _CLAIM)
    receipts, queries = _tables(told, "receipt"), _tables(told, "query")
    if not receipts and not queries:
        raise ClaimFaulty("receipt", "[[receipt]] | [[query]]")
    return TraceClaim(
        receipts=tuple(_receipt(one, told) for one in receipts),
        queries=tuple(_query(one, told) for one in queries),
        assets=tuple(_asset(one, told) for one in _tables(told, "asset")),
        elections=tuple(_election(one, told) for one in _tables(told, "election")),
        unclaimed=_unclaimed(told),
        same_day=_choice(told, "same_day", SameDay.LEDGER),
        between=_choice(told, "between", Between.PRO_RATA),
        account=_account(told, {}),
        currency=_currency(told, {}),
    )


def _receipt(told: _Table, claim: _Table) -> Receipt:
    _refuse_unknown(told, _RECEIPT)
    if not told.keys() & {"entry", "reference", "booked_on", "amount"}:
        raise ClaimFaulty("receipt", "entry | reference | booked_on | amount")
    currency = _currency(told, claim)
    return Receipt(
        claimant=_claimant(told, claim),
        account=_account(told, claim),
        currency=currency,
        entry=_text(told, "entry", ""),
        reference=_text(told, "reference", ""),
        booked_on=_day(told, "booked_on"),
        amount_minor=_minor(told, "amount", currency),
        claimed_minor=_minor(told, "claimed", currency),
        file=_text(told, "file", ""),
    )


def _query(told: _Table, claim: _Table) -> ReceiptQuery:
    _refuse_unknown(told, _QUERY)
    if not told.keys() & {"account", "counterparty", "purpose"}:
        raise ClaimFaulty("query", "account | counterparty | purpose")
    return ReceiptQuery(
        claimant=_claimant(told, claim),
        account=_account(told, claim),
        currency=_currency(told, claim),
        counterparty=_text(told, "counterparty", ""),
        purpose=_text(told, "purpose", ""),
        first_on=_day(told, "first_on"),
        last_on=_day(told, "last_on"),
    )


def _asset(told: _Table, claim: _Table) -> Bought:
    _refuse_unknown(told, _ASSET)
    entries, references = _texts(told, "entries"), _texts(told, "references")
    if not entries and not references:
        raise ClaimFaulty("asset", "entries | references")
    currency = _currency(told, claim)
    return Bought(
        name=_text(told, "name"),
        entries=entries,
        references=references,
        value_minor=_minor(told, "value", currency),
        currency=currency,
    )


def _election(told: _Table, claim: _Table) -> Election:
    _refuse_unknown(told, _ELECTION)
    return Election(entry=_text(told, "entry"), claimant=_claimant(told, claim))


def _tables(told: _Table, name: str) -> list[_Table]:
    tables = told.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise ClaimFaulty(name, f"[[{name}]]")
    return tables


def _texts(told: _Table, key: str) -> tuple[str, ...]:
    texts = told.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(one, str) for one in texts):
        raise ClaimFaulty(key, '["..."]')
    return tuple(texts)


def _unclaimed(told: _Table) -> str:
    source = _text(told, "unclaimed", OWN)
    if source not in {OWN, UNKNOWN}:
        raise ClaimFaulty("unclaimed", f"{OWN} | {UNKNOWN}")
    return source


def _choice(told: _Table, key: str, default: _Choice) -> _Choice:
    kind = type(default)
    value = _text(told, key, default.value)
    if value not in list(kind):
        raise ClaimFaulty(key, " | ".join(kind))
    return kind(value)


def _claimant(told: _Table, claim: _Table) -> str:
    claimant = _text(told if "claimant" in told else claim, "claimant")
    if claimant in {"", OWN, UNKNOWN, OVERDRAFT, SHORTFALL}:
        raise ClaimFaulty("claimant", claimant)
    return claimant


def _account(told: _Table, claim: _Table) -> str:
    text = _text(told, "account", "") or _text(claim, "account", "")
    return account_key(text) if text else ""


def _currency(told: _Table, claim: _Table) -> str:
    """Raises CurrencyUnknown."""
    currency = _text(told, "currency", "") or _text(claim, "currency", "")
    if currency:
        exponent(currency)
    return currency


def _minor(told: _Table, key: str, currency: str) -> int | None:
    if key not in told:
        return None
    text = _text(told, key)
    if not currency:
        raise ClaimFaulty(key, "currency")
    try:
        minor = to_minor(Decimal(text), currency)
    except InvalidOperation:
        raise ClaimFaulty(key, text) from None
    if minor is None or minor <= 0:
        raise ClaimFaulty(key, text)
    return minor


def _day(told: _Table, key: str) -> date | None:
    day = told.get(key)
    if day is not None and type(day) is not date:
        raise ClaimFaulty(key, str(day))
    return day


def _text(told: _Table, key: str, default: str | None = None) -> str:
    value = told.get(key, default)
    if not isinstance(value, str):
        raise ClaimFaulty(key, "" if value is None else str(value))
    return value


def _refuse_unknown(told: _Table, known: set[str]) -> None:
    for key in told:
        if key not in known:
            raise ClaimFaulty(key, ", ".join(sorted(known)))
