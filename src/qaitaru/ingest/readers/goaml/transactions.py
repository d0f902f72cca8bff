"""A goAML transaction: its claims, and the transfer it shows where who paid whom is beyond doubt.

Source: goAML schema 5.0.2, element transaction; field guide 3.0.0 on bi-party and multi-party ones.
"""

from collections.abc import Iterator
from typing import Final

from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem, Severity
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.readers.goaml.amounts import Moved, moved
from qaitaru.ingest.readers.goaml.forms import CODE, DAY, MOMENT, When, when_of
from qaitaru.ingest.readers.goaml.parts import ADDRESS
from qaitaru.ingest.readers.goaml.sides import (
    BYSTANDER_ROLES,
    PAYEE_ROLES,
    PAYER_ROLES,
    end_said,
    ends,
    side_of,
)
from qaitaru.ingest.readers.goaml.subjects import goods_said
from qaitaru.ingest.reports.forms import AMOUNT, FLAG
from qaitaru.ingest.reports.shapes import Field, Group, Shape, said
from qaitaru.ingest.reports.sides import between
from qaitaru.ingest.reports.subjects import Subjects
from qaitaru.ingest.xml.records import Record

_ROUTE: Final[Shape] = {
    "reporting_point": Field("reporting_point", FLAG),
    "transport_mode": Field("mode", CODE),
    "transport_type": Field("type", CODE),
    "carrier_name": Field("carrier"),
    "carrier_number": Field("carrier_number"),
    "step_number": Field("step"),
    "step_code": Field("step_code", CODE),
    "step_date": Field("date", DAY),
    "step_status": Field("status", CODE),
    "place": Field("place"),
    "country_code": Field("country", CODE),
    "comments": Field("comments"),
}
_TRANSACTION: Final[Shape] = {
    "transactionnumber": Field("reference"),
    "transaction_is_suspicious": Field("suspicious", FLAG),
    "internal_ref_number": Field("internal_reference"),
    "agent_name": Field("agent"),
    "transaction_location": Field("location"),
    "transaction_address": Group("address", ADDRESS),
    "transaction_description": Field("purpose"),
    "date_transaction": Field("date", MOMENT),
    "teller": Field("teller"),
    "authorized": Field("authorised_by"),
    "late_deposit": Field("late_deposit", FLAG),
    "date_posting": Field("entry_date", DAY),
    "value_date": Field("value_date", DAY),
    "transaction_type_code": Field("type", CODE),
    "transmode_code": Field("channel", CODE),
    "transmode_comment": Field("channel_comment"),
    "amount_local": Field("amount_local", AMOUNT),
    "transaction_status": Field("status", CODE),
    "means_of_transport/routing": Group("route", _ROUTE),
    "comments": Field("comments"),
}
_PAYER_ENDS: Final = ("t_from", "t_from_my_client")
_PAYEE_ENDS: Final = ("t_to", "t_to_my_client")
_TAKING_PART: Final = (
    *((name, "from_", "payer") for name in _PAYER_ENDS),
    *((name, "to_", "payee") for name in _PAYEE_ENDS),
    ("involved_parties/party", "", "involved_party"),
)
Facts = Iterator[Transfer | Claim | Problem]
Paid = tuple[Record, str]  # one end, and the prefix of its elements' names


def transaction_said(record: Record, seq: int, currency: str, subjects: Subjects) -> Facts:
    """One transaction.

    Args:
        record: its element.
        seq: its number in the report from 1; a transfer keeps it, so numbers of transactions
            that show none are passed over.
        currency: the report's local currency; empty where unknown.
        subjects: the report's numbering.
    """
    subject = subjects.number("transfer", record)
    yield from said(record, _TRANSACTION, subject)
    yield from goods_said(record, subjects, subject)
    for name, prefix, kind in _TAKING_PART:
        for end in record.children(name):
            yield from end_said(end, prefix, kind, target=subject, subjects=subjects)
    yield from _transfer(record, seq, currency)


def _children(record: Record, names: tuple[str, ...]) -> list[Record]:
    return [found for name in names for found in record.children(name)]


def _transfer(record: Record, seq: int, currency: str) -> Iterator[Transfer | Problem]:
    pair = _bi_party(record) or _multi_party(record)
    if pair is None:
        yield _not_made("goaml_payer_undecided", record, _cast(record))
        return
    said_when = record.take("date_transaction")
    when = when_of(said_when)
    blocks = [b for end, prefix in pair for b in end.children(f"{prefix}foreign_currency")]
    amount, problems = moved(record, currency, blocks)
    yield from problems
    if when is None:
        yield _not_made("report_transfer_undated", record, said_when)
    elif amount is not None:
        payer, payee = (side_of(end, prefix) for end, prefix in pair)
        yield between(payer, payee, _bare(record, seq, when, amount))


def _bare(record: Record, seq: int, when: When, amount: Moved) -> Transfer:
    """The transfer, its ends not yet named."""
    return Transfer(
        seq=seq,
        booked_on=when.day,
        clock_time=when.clock_time,
        booked_utc=when.instant_utc,
        amount_minor=amount.amount_minor,
        currency=amount.currency,
        local_minor=amount.local_minor,
        local_currency=amount.local_currency,
        purpose=record.take("transaction_description"),
        purpose_code=record.take("transaction_type_code"),
        reference=record.take("transactionnumber"),
        channel=record.take("transmode_code"),
        place=record.place,
    )


def _not_made(code: str, record: Record, found: str) -> Problem:
    return Problem(code, Severity.SKIPPED, record.place, found)


def _bi_party(record: Record) -> tuple[Paid, Paid] | None:
    """The two ends of a bi-party transaction, if each is one element with one subject."""
    payers, payees = _children(record, _PAYER_ENDS), _children(record, _PAYEE_ENDS)
    if len(payers) != 1 or len(payees) != 1 or record.children("involved_parties/party"):
        return None
    pair = (payers[0], "from_"), (payees[0], "to_")
    return pair if all(len(ends(*end)) == 1 for end in pair) else None


def _multi_party(record: Record) -> tuple[Paid, Paid] | None:
    """The payer and the payee of a multi-party transaction, if the roles leave no third reading.

    With two payers or two payees the report does not say how much each paid or got; a role of
    neither table may hide one more.
    """
    if _children(record, _PAYER_ENDS + _PAYEE_ENDS):
        return None
    parties = record.children("involved_parties/party")
    roles = {party.take("role") for party in parties}
    payers = [party for party in parties if party.take("role") in PAYER_ROLES]
    payees = [party for party in parties if party.take("role") in PAYEE_ROLES]
    known = roles <= PAYER_ROLES | PAYEE_ROLES | BYSTANDER_ROLES
    if not known or len(payers) != 1 or len(payees) != 1:
        return None
    pair = (payers[0], ""), (payees[0], "")
    return pair if all(len(ends(*end)) == 1 for end in pair) else None


def _cast(record: Record) -> str:
    """Who takes part, by the report's own names and roles: what a member would decide by."""
    sides = [side.name for side in _children(record, _PAYER_ENDS + _PAYEE_ENDS)]
    roles = [party.take("role") for party in record.children("involved_parties/party")]
    return ", ".join(sides + roles)
