"""The details of one transaction in a camt entry: the other side, purpose, references, original.

The sides are those of the original payment: of a credit the other side is the debtor, of a debit
the creditor; of a reversal the other way round.
Source: ISO 20022 EntryTransaction (TxDtls).
"""

from dataclasses import dataclass
from typing import Final

from qaitaru.facts.accounts import account_key
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.ingest.readers.camt.statement import ACCOUNT_ID, AGENT, AGENT_NAME, PARTY_CODE
from qaitaru.ingest.text.values import plain_minor_of
from qaitaru.ingest.xml.records import Record

_NAME: Final = ("Nm", "Pty/Nm", "Agt/FinInstnId/Nm")
_NO_REFERENCE: Final = frozenset({"NOTPROVIDED", "NONREF", ""})
_REFERENCES: Final = ("EndToEndId", "UETR", "AcctSvcrRef", "TxId", "InstrId")


@dataclass(frozen=True, slots=True)
class Transaction:
    """What a transaction's details give a booking."""

    counterparty_name: str = ""
    counterparty_account: str = ""  # key
    counterparty_code: str = ""
    counterparty_bank: str = ""
    purpose: str = ""
    purpose_code: str = ""
    reference: str = ""
    original_minor: int | None = None
    original_currency: str = ""


def transaction_of(record: Record, *, debtor: bool, currency: str) -> Transaction:
    """The details as a booking needs them.

    Args:
        record: one TxDtls; what is used is taken from it.
        debtor: whether the other side is the debtor.
        currency: of the booking; an instructed amount in another one is the original.
    """
    side = "Dbtr" if debtor else "Cdtr"
    original_minor, original_currency = _original(record, currency)
    return Transaction(
        counterparty_name=_name(record, side),
        counterparty_account=account_key(
            record.first(*(f"RltdPties/{side}Acct/{route}" for route in ACCOUNT_ID))
        ),
        counterparty_code=_code(record, side),
        counterparty_bank=record.first(
            *(f"RltdAgts/{side}Agt/FinInstnId/{route}" for route in (*AGENT, *AGENT_NAME))
        ),
        purpose=_purpose(record),
        purpose_code=record.first("Purp/Cd", "Purp/Prtry") or bank_code(record),
        reference=_reference(record),
        original_minor=original_minor,
        original_currency=original_currency,
    )


def bank_code(record: Record) -> str:
    """The bank's transaction code of an entry or transaction: ``PMNT/RCDT/DMCT``, or its own."""
    parts = (record.take(f"BkTxCd/Domn/{r}") for r in ("Cd", "Fmly/Cd", "Fmly/SubFmlyCd"))
    return "/".join(part for part in parts if part) or record.take("BkTxCd/Prtry/Cd")


def stated(reference: str) -> str:
    """A reference, or nothing where the bank writes that there is none."""
    return "" if reference in _NO_REFERENCE else reference


def _name(record: Record, side: str) -> str:
    """The party's name; that of the ultimate party where the bank names no other."""
    routes = [f"RltdPties/{party}/{route}" for party in (side, f"Ultmt{side}") for route in _NAME]
    return record.first(*routes)


def _code(record: Record, side: str) -> str:
    ways = [f"RltdPties/{side}/{way}{route}" for way in ("", "Pty/") for route in PARTY_CODE]
    return record.first(*ways)


def _purpose(record: Record) -> str:
    """Free remittance text, then structured references and texts, then the bank's own words."""
    free = [line.take() for line in record.children("RmtInf/Ustrd")]
    structured = [_structured(one) for one in record.children("RmtInf/Strd")]
    return " ".join(text for text in (*free, *structured, record.take("AddtlTxInf")) if text)


def _structured(record: Record) -> str:
    reference = record.first("CdtrRefInf/Ref", "CdtrRefInf/CdtrRef")
    more = [line.take() for line in record.children("AddtlRmtInf")]
    return " ".join(text for text in (reference, *more) if text)


def _reference(record: Record) -> str:
    """The reference both sides share, else the bank's own; the others are left for the claims."""
    for route in _REFERENCES:
        text = stated(record.take(f"Refs/{route}"))
        if text:
            return text
    return ""


def _original(record: Record, currency: str) -> tuple[int | None, str]:
    """The instructed amount, where it was in another currency than the booking."""
    instructed = record.child("AmtDtls/InstdAmt")
    code = instructed.peek("Amt/@Ccy") if instructed else ""
    if instructed is None or code == currency or code not in CURRENCIES:
        return None, ""
    amount = plain_minor_of(instructed.peek("Amt"), code)
    if amount is None:
        return None, ""
    instructed.take("Amt")
    return amount, instructed.take("Amt/@Ccy")
