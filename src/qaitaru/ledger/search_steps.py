"""The search of transfers as queries over ``ledger_transfers``, equal to search.py.

A clause stands in a query only where its choice is made; every value is a bound parameter.
"""

from dataclasses import fields
from typing import Any, Final

from qaitaru.ledger.legs import PER_IMPORT
from qaitaru.ledger.search import FACET_VALUES, TransferFilter, without

_MONTH: Final = "CAST(DATE_TRUNC('month', booked_on) AS DATE)"

_SAYING: Final = (
    f"SELECT import_no * {PER_IMPORT} + seq FROM {{table}} "
    "WHERE CONTAINS(LOWER(purpose), LOWER($text)) OR LOWER(reference) = LOWER($text)"
)
_ANY_OF: Final = "(SELECT unnest(${}::BIGINT[]))"
_NAMED: Final = "SELECT party_no FROM parties WHERE CONTAINS(LOWER(name), LOWER($text))"

_CLAUSES: Final = {
    "currency": "currency = $currency",
    "month": f"{_MONTH} = $month",
    "confidence": "confidence = $confidence",
    "payer": f"payer_no IN {_ANY_OF.format('payer')}",
    "payee": f"payee_no IN {_ANY_OF.format('payee')}",
    "party": f"(payer_no IN {_ANY_OF.format('party')} OR payee_no IN {_ANY_OF.format('party')})",
    "account_no": "(payer_account_no = $account_no OR payee_account_no = $account_no)",
    "break_kind": "break_kind = $break_kind",
    "from_on": "booked_on >= $from_on",
    "until_on": "booked_on <= $until_on",
    "least_minor": "amount_minor >= $least_minor",
    "most_minor": "amount_minor <= $most_minor",
    "counted": "(corroborates_no = 0) = $counted",
    "text": f"""(debit_no IN ({_SAYING.format(table="bookings")}) OR credit_no IN ({_SAYING.format(table="bookings")})
      OR claim_no IN ({_SAYING.format(table="transfers")}) OR payer_no IN ({_NAMED}) OR payee_no IN ({_NAMED}))""",
}

PARTIES: Final = "SELECT * FROM parties WHERE party_no IN (SELECT unnest($numbers::BIGINT[]))"

PURPOSES: Final = f"""
SELECT import_no * {PER_IMPORT} + seq AS transfer_no, purpose FROM bookings
WHERE booked_on >= $first_on AND booked_on <= $last_on
  AND import_no * {PER_IMPORT} + seq IN (SELECT unnest($numbers::BIGINT[]))
UNION ALL
SELECT -(import_no * {PER_IMPORT} + seq), purpose FROM transfers
WHERE booked_on >= $first_on AND booked_on <= $last_on
  AND -(import_no * {PER_IMPORT} + seq) IN (SELECT unnest($numbers::BIGINT[]))
"""

_FACETS: Final = {
    "currency": "currency",
    "month": _MONTH,
    "confidence": "confidence",
    "payer": "payer_no",
    "payee": "payee_no",
}


def search_query(wanted: TransferFilter) -> tuple[str, dict[str, Any]]:
    """A page of transfers by day; needs ``offset`` and ``limit`` besides."""
    where, chosen = _where(wanted)
    return (
        f"SELECT * FROM ledger_transfers {where} ORDER BY booked_on, transfer_no LIMIT $limit OFFSET $offset",
        chosen,
    )


def total_query(wanted: TransferFilter) -> tuple[str, dict[str, Any]]:
    """How many transfers the filter admits."""
    where, chosen = _where(wanted)
    return f"SELECT COUNT(*) FROM ledger_transfers {where}", chosen


def facet_query(wanted: TransferFilter, facet: str) -> tuple[str, dict[str, Any]]:
    """The commonest values of a facet under all other choices."""
    where, chosen = _where(without(wanted, facet))
    return (
        f"SELECT {_FACETS[facet]} AS value, COUNT(*) AS transfers FROM ledger_transfers {where} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {FACET_VALUES}",
        chosen,
    )


def _where(wanted: TransferFilter) -> tuple[str, dict[str, Any]]:
    choices = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    chosen = {name: value for name, value in choices.items() if value is not None}
    clauses = " AND ".join(_CLAUSES[name] for name in chosen)
    return (f"WHERE {clauses}" if clauses else ""), chosen
