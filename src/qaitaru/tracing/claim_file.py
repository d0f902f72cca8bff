"""A claim as a small TOML file that a member writes or a finding makes.

All that may stand in it::

account = "KZ..."                # for all receipts that name none; may be left out
currency = "KZT"
claimant = "proceeds"
unclaimed = "own"                # or "unknown": whose all other receipts are
same_day = "ledger"              # or "credits-first", "debits-first", "bounds": all orders
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

[[opening]]                      # of an account of which no statement gives it
account = "KZ..."
currency = "KZT"
low = "0"
high = "250000.00"
source = "own"                   # or "unknown"
"""

import tomllib
from typing import Final

from qaitaru.facts.accounts import account_key
from qaitaru.facts.errors import ClaimFaulty
from qaitaru.facts.money import exponent
from qaitaru.tracing.claim import (
    Bought,
    Cash,
    Election,
    OpeningBetween,
    Receipt,
    ReceiptQuery,
    Reversal,
    Sale,
    TraceClaim,
)
from qaitaru.tracing.claim_values import (
    Table,
    balance,
    choice,
    count,
    day,
    minor,
    part,
    refuse_unknown,
    tables,
    text,
    texts,
)
from qaitaru.tracing.coordination import Coordination
from qaitaru.tracing.ledger_rows import SHORTFALL
from qaitaru.tracing.order import SameDay
from qaitaru.tracing.parts import OVERDRAFT, OWN, UNKNOWN
from qaitaru.tracing.rules.names import Between

_TABLES: Final = {"receipt", "query", "asset", "election", "sale", "reversal", "cash"}
_CLAIM: Final = (
    {"account", "currency", "claimant", "unclaimed", "same_day", "between", "interest"}
    | {"cash_days", "coordination", "opening"}
    | _TABLES
)
_WHERE: Final = {"account", "currency", "claimant"}
_RECEIPT: Final = _WHERE | {"entry", "reference", "booked_on", "amount", "claimed", "file"}
_QUERY: Final = _WHERE | {"counterparty", "purpose", "first_on", "last_on"}
_ASSET: Final = {"name", "entries", "references", "value", "currency"}
_ELECTION: Final = {"entry", "claimant"}
_SALE: Final = {"asset", "receipt", "part"}
_REVERSAL: Final = {"receipt", "outflow"}
_CASH: Final = {"holder", "entries"}
_COORDINATION: Final = {"receipt", "outflow", "evidence", "reason"}
_OPENING: Final = {"account", "currency", "low", "high", "source"}


def parse_claim(toml: str) -> TraceClaim:
    """A claim from its TOML.

    Raises: ClaimFaulty, naming the entry or key and what is wrong; CurrencyUnknown.
    """
    try:
        told = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as fault:
        raise ClaimFaulty("TOML", str(fault)) from fault
    refuse_unknown(told, _CLAIM)
    receipts, queries = tables(told, "receipt"), tables(told, "query")
    if not receipts and not queries:
        raise ClaimFaulty("receipt", "[[receipt]] | [[query]]")
    return TraceClaim(
        receipts=tuple(_receipt(one, told) for one in receipts),
        queries=tuple(_query(one, told) for one in queries),
        assets=tuple(_asset(one, told) for one in tables(told, "asset")),
        elections=tuple(_election(one, told) for one in tables(told, "election")),
        sales=tuple(_sale(one) for one in tables(told, "sale")),
        reversals=tuple(_reversal(one) for one in tables(told, "reversal")),
        interest=texts(told, "interest"),
        cash=tuple(_cash(one) for one in tables(told, "cash")),
        cash_days=count(told, "cash_days"),
        coordinations=tuple(_coordination(one) for one in tables(told, "coordination")),
        openings=_openings(told),
        unclaimed=_holders(told, "unclaimed"),
        same_day=choice(told, "same_day", SameDay.LEDGER),
        between=choice(told, "between", Between.PRO_RATA),
        account=_account(told, {}),
        currency=_currency(told, {}),
    )


def _receipt(told: Table, claim: Table) -> Receipt:
    refuse_unknown(told, _RECEIPT)
    if not told.keys() & {"entry", "reference", "booked_on", "amount"}:
        raise ClaimFaulty("receipt", "entry | reference | booked_on | amount")
    currency = _currency(told, claim)
    return Receipt(
        claimant=_claimant(told, claim),
        account=_account(told, claim),
        currency=currency,
        entry=text(told, "entry", ""),
        reference=text(told, "reference", ""),
        booked_on=day(told, "booked_on"),
        amount_minor=minor(told, "amount", currency),
        claimed_minor=minor(told, "claimed", currency),
        file=text(told, "file", ""),
    )


def _query(told: Table, claim: Table) -> ReceiptQuery:
    refuse_unknown(told, _QUERY)
    if not told.keys() & {"account", "counterparty", "purpose"}:
        raise ClaimFaulty("query", "account | counterparty | purpose")
    return ReceiptQuery(
        claimant=_claimant(told, claim),
        account=_account(told, claim),
        currency=_currency(told, claim),
        counterparty=text(told, "counterparty", ""),
        purpose=text(told, "purpose", ""),
        first_on=day(told, "first_on"),
        last_on=day(told, "last_on"),
    )


def _asset(told: Table, claim: Table) -> Bought:
    refuse_unknown(told, _ASSET)
    entries, references = texts(told, "entries"), texts(told, "references")
    if not entries and not references:
        raise ClaimFaulty("asset", "entries | references")
    currency = _currency(told, claim)
    return Bought(
        name=text(told, "name"),
        entries=entries,
        references=references,
        value_minor=minor(told, "value", currency),
        currency=currency,
    )


def _election(told: Table, claim: Table) -> Election:
    refuse_unknown(told, _ELECTION)
    return Election(entry=text(told, "entry"), claimant=_claimant(told, claim))


def _sale(told: Table) -> Sale:
    refuse_unknown(told, _SALE)
    return Sale(asset=text(told, "asset"), receipt=text(told, "receipt"), part=part(told, "part"))


def _reversal(told: Table) -> Reversal:
    refuse_unknown(told, _REVERSAL)
    return Reversal(receipt=text(told, "receipt"), outflow=text(told, "outflow"))


def _cash(told: Table) -> Cash:
    refuse_unknown(told, _CASH)
    return Cash(holder=text(told, "holder"), entries=texts(told, "entries"))


def _coordination(told: Table) -> Coordination:
    refuse_unknown(told, _COORDINATION)
    return Coordination(
        receipt=text(told, "receipt"),
        outflow=text(told, "outflow"),
        evidence=text(told, "evidence"),
        reason=text(told, "reason"),
    )


def _openings(told: Table) -> tuple[OpeningBetween, ...]:
    found = tuple(_opening(one, told) for one in tables(told, "opening"))
    names = [one.name for one in found]
    for name in names:
        if names.count(name) > 1:
            raise ClaimFaulty("opening_twice", name)
    return found


def _opening(told: Table, claim: Table) -> OpeningBetween:
    refuse_unknown(told, _OPENING)
    account, currency = _account(told, claim), _currency(told, claim)
    if not account:
        raise ClaimFaulty("opening", "account")
    low, high = (balance(told, key, currency) for key in ("low", "high"))
    if low > high:
        raise ClaimFaulty("opening_ends", f"{told['low']} > {told['high']}")
    source = _holders(told, "source")
    return OpeningBetween(
        account=account, currency=currency, low_minor=low, high_minor=high, source=source
    )


def _holders(told: Table, key: str) -> str:
    """Whose it is that nobody claims: the holder's, or not known."""
    source = text(told, key, OWN)
    if source not in {OWN, UNKNOWN}:
        raise ClaimFaulty(key, f"{OWN} | {UNKNOWN}")
    return source


def _claimant(told: Table, claim: Table) -> str:
    claimant = text(told if "claimant" in told else claim, "claimant")
    if claimant in {"", OWN, UNKNOWN, OVERDRAFT, SHORTFALL}:
        raise ClaimFaulty("claimant", claimant)
    return claimant


def _account(told: Table, claim: Table) -> str:
    named = text(told, "account", "") or text(claim, "account", "")
    return account_key(named) if named else ""


def _currency(told: Table, claim: Table) -> str:
    """Raises CurrencyUnknown."""
    currency = text(told, "currency", "") or text(claim, "currency", "")
    if currency:
        exponent(currency)
    return currency
