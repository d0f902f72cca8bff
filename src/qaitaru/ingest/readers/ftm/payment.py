"""A FollowTheMoney Payment as a transfer.

Source: FollowTheMoney model, schemata Payment, Value and Interval.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from qaitaru.facts.accounts import account_key
from qaitaru.facts.moments import Moment, Precision
from qaitaru.facts.problems import Problem, Severity
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.readers.ftm.entities import Entity, Known
from qaitaru.ingest.text.values import currency_of, date_of, plain_minor_of

_DAY: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?:T(.*))?")
_REFERENCES: Final = ("transactionNumber", "recordId", "sequenceNumber")
_USED: Final = ("amount", "currency", "date", "startDate", "endDate", "purpose")


def transfer_of(entity: Entity, known: dict[str, Known], seq: int) -> Transfer | Problem:
    """The transfer, or why it cannot be one: its amount, currency or date."""
    amounts = entity.properties.get("amount", ())
    currency = currency_of(entity.first("currency")) or ""
    amount = plain_minor_of(amounts[0], currency) if len(amounts) == 1 and currency else None
    if amount is None or amount < 0:
        found = " ".join((*amounts, entity.first("currency")))
        return Problem("amount_unreadable", Severity.SKIPPED, entity.place, found)
    days = _days(entity)
    if days is None:
        found = entity.first("date", "startDate", "endDate")
        return Problem("date_unreadable", Severity.SKIPPED, entity.place, found)
    payer, payee = (_side(entity, side, known) for side in ("payer", "beneficiary"))
    return Transfer(
        seq=seq,
        booked_on=days[0],
        until_on=days[1],
        clock_time=days[2],
        amount_minor=amount,
        currency=currency,
        payer_name=payer.name,
        payer_account=account_key(payer.account),
        payer_code=payer.number,
        payer_bank=payer.bank,
        payer_country=payer.country,
        payee_name=payee.name,
        payee_account=account_key(payee.account),
        payee_code=payee.number,
        payee_bank=payee.bank,
        payee_country=payee.country,
        purpose=entity.first("purpose"),
        reference=entity.first(*_REFERENCES),
        place=entity.place,
    )


def left_of(entity: Entity) -> dict[str, tuple[str, ...]]:
    """The properties of a payment with the texts taken out that its transfer holds as written."""
    spent = dict.fromkeys(_USED, 1)
    held = next((name for name in _REFERENCES if entity.first(name)), "")
    spent[held] = 1
    kept = {name: texts[spent.get(name, 0) :] for name, texts in entity.properties.items()}
    return {name: texts for name, texts in kept.items() if texts}


def _side(entity: Entity, side: str, known: dict[str, Known]) -> Known:
    """What the file knows of one side: the party as named, with the account it paid through."""
    party = known.get(entity.first(side), Known())
    account = known.get(entity.first(f"{side}Account"), Known())
    return replace(party, account=account.account, bank=account.bank)


def _days(entity: Entity) -> tuple[date, date | None, str] | None:
    """First day, last day where the date is a stretch of days, and the time as written."""
    end = entity.first("endDate") if not entity.first("date") else ""
    first = _stretch(entity.first("date", "startDate"))
    last = _stretch(end) if end else first
    if first is None or last is None:
        return None
    until = last[1]
    return first[0], until if until != first[0] else None, first[2]


def _stretch(text: str) -> tuple[date, date, str] | None:
    """The days that a date of any precision may mean, and its time."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day, clock = found.groups()
    start = date_of(f"{year}-{month or '01'}-{day or '01'}", ("%Y-%m-%d",))
    if start is None:
        return None
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return start, Moment(start, precision).period().end - timedelta(days=1), clock or ""
