"""The account, period, balances and turnover of one camt statement, report or notification.

Source: ISO 20022, Bank-to-Customer Cash Management (camt.052, 053, 054), versions 001.01-001.12;
external code set ExternalBalanceType1Code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.facts.accounts import account_key
from qaitaru.facts.bookings import Statement
from qaitaru.facts.claims import Claim
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.money import plain
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.text.values import date_of, plain_minor_of
from qaitaru.ingest.xml.records import Record

ACCOUNT_ID: Final = ("Id/IBAN", "Id/Othr/Id", "Id/PrtryAcct/Id", "Id/BBAN", "Id/UPIC")
AGENT: Final = ("BICFI", "BIC", "ClrSysMmbId/MmbId", "CmbndId/BIC", "Othr/Id", "PrtryId/Id")
AGENT_NAME: Final = ("Nm", "NmAndAdr/Nm", "CmbndId/Nm")
PARTY_CODE: Final = (
    "Id/OrgId/Othr/Id",
    "Id/PrvtId/Othr/Id",
    "Id/OrgId/PrtryId/Id",
    "Id/PrvtId/OthrId/Id",
    "Id/OrgId/LEI",
    "Id/OrgId/AnyBIC",
    "Id/OrgId/BICOrBEI",
)
_OPENING: Final = ("OPBD", "PRCD")  # opening booked; else the period before closed so
_CLOSING: Final = ("CLBD",)
_BOOKED: Final = frozenset({*_OPENING, *_CLOSING})


@dataclass(frozen=True, slots=True)
class Balance:
    """One balance of a statement, as printed and as read."""

    place: str
    kind: str
    text: str
    currency: str
    amount_minor: int | None  # None: unreadable, or its sign is not stated
    day: date | None

    def problem(self, code: str, expected: str = "") -> Problem:
        """The balance as something doubtful."""
        return Problem(code, Severity.DOUBTFUL, self.place, self.text, expected)

    def claim(self, subject: str) -> Claim:
        """The balance as something said: its plain amount, or its text where that is not read."""
        known = self.amount_minor is not None
        value = plain(self.amount_minor or 0, self.currency) if known else self.text
        field = f"balance.{self.kind}"
        return Claim(
            subject=subject, field=field, value=value, original=self.text, place=self.place
        )


def statement_of(record: Record, numbers: Iterator[int]) -> Statement | Problem:
    """The statement, or why nothing in it can be booked: no account, no currency."""
    account = record.first(*(f"Acct/{route}" for route in ACCOUNT_ID))
    if not account_key(account):
        return Problem("message_without_account", Severity.SKIPPED, record.place, record.take("Id"))
    currency = _currency(record)
    if currency not in CURRENCIES:
        found = currency or account
        return Problem("message_without_currency", Severity.SKIPPED, record.place, found)
    opening, closing = (_balance(record, currency, kinds) for kinds in (_OPENING, _CLOSING))
    return Statement(
        statement_no=next(numbers),
        account=account_key(account),
        account_text=account,
        currency=currency,
        holder_name=record.first("Acct/Ownr/Nm", "Acct/Ownr/Pty/Nm"),
        holder_code=record.first(
            *(f"Acct/Ownr/{way}{route}" for way in ("", "Pty/") for route in PARTY_CODE)
        ),
        bank_name=record.first(*(f"Acct/Svcr/FinInstnId/{route}" for route in AGENT_NAME)),
        bank_code=record.first(*(f"Acct/Svcr/FinInstnId/{route}" for route in AGENT)),
        from_on=day_of(record.first("FrToDt/FrDtTm", "FrToDt/FrDt")) or _day(opening),
        to_on=day_of(record.first("FrToDt/ToDtTm", "FrToDt/ToDt")) or _day(closing),
        opening_minor=opening.amount_minor if opening else None,
        closing_minor=closing.amount_minor if closing else None,
        credits_minor=_sum(record, "TtlCdtNtries", currency),
        debits_minor=_sum(record, "TtlDbtNtries", currency),
        reference=record.take("Id"),
        place=record.place,
    )


def balance_facts(record: Record, statement: Statement) -> Iterator[Claim | Problem]:
    """Every balance that is not the opening or closing one, as a claim; and what is wrong."""
    used = [_balance(record, statement.currency, kinds) for kinds in (_OPENING, _CLOSING)]
    for balance in _balances(record):
        if balance.kind in _BOOKED and balance.currency != statement.currency:
            yield balance.problem("currency_differs", statement.currency)
        elif balance.amount_minor is None:
            yield balance.problem("balance_unreadable")
        if balance not in used:
            yield balance.claim(f"statement:{statement.statement_no}")


def day_of(text: str) -> date | None:
    """The day of a date or of a date with time, as it is in the bank's own zone."""
    return date_of(text[:10], ("%Y-%m-%d",))


def signed(record: Record, currency: str) -> int | None:
    """``Amt`` in minor units by ``CdtDbtInd``; None where either is not readable."""
    amount = plain_minor_of(record.take("Amt"), currency) if currency in CURRENCIES else None
    sign = {"CRDT": 1, "DBIT": -1}.get(record.take("CdtDbtInd"))
    return None if amount is None or amount < 0 or sign is None else amount * sign


def _currency(record: Record) -> str:
    """The account's currency as stated, else its first balance's, else its first entry's."""
    return record.first("Acct/Ccy") or record.take("Bal/Amt/@Ccy") or record.take("Ntry/Amt/@Ccy")


def _balances(record: Record) -> Iterator[Balance]:
    for balance in record.children("Bal"):
        currency, days = balance.take("Amt/@Ccy"), balance.first("Dt/Dt", "Dt/DtTm")
        text = " ".join((balance.take("Amt"), currency, balance.take("CdtDbtInd"), days))
        kind = balance.first("Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry", "Tp/Cd", "Tp/Prtry")
        amount = signed(balance, currency)
        yield Balance(balance.place, kind, text, currency, amount, day_of(days))


def _balance(record: Record, currency: str, kinds: tuple[str, ...]) -> Balance | None:
    """The first balance of the first kind that stands in the statement's currency."""
    found = [balance for balance in _balances(record) if balance.currency == currency]
    chosen = (balance for kind in kinds for balance in found if balance.kind == kind)
    return next(chosen, None)


def _day(balance: Balance | None) -> date | None:
    return balance.day if balance else None


def _sum(record: Record, kind: str, currency: str) -> int | None:
    text = record.take(f"TxsSummry/{kind}/Sum")
    return plain_minor_of(text, currency) if text else None
