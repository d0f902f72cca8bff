"""The operation of an FM-1: its claims, its goods, and the transfer where it can be told.

Source: order No. 13 of 22 February 2022, appendix 2, sections 1 and 3 of the form.
"""

from collections.abc import Iterator
from typing import Final

from qaitaru.facts.money import plain
from qaitaru.facts.problems import Problem, Severity
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.readers.fm1.forms import (
    DAYS,
    Spread,
    currency_by_number,
    spellings,
    text_at,
)
from qaitaru.ingest.readers.fm1.parties import NO_LIST, side_of
from qaitaru.ingest.reports.forms import minor
from qaitaru.ingest.reports.shapes import claimed, texts
from qaitaru.ingest.reports.sides import between
from qaitaru.ingest.reports.subjects import Said, Subjects, derived
from qaitaru.ingest.text.values import date_of
from qaitaru.ingest.xml.records import Record

TENGE: Final = "KZT"
UNVERIFIED_ROLES: Final = {"1": "payer", "2": "payee"}
"""MemberId -> end of the transfer. The list (form FM-1, 4.1) was not found as a text: unverified,
and every transfer that leans on it is doubtful and says so."""

_GOODS: Final = {"1": "vehicle", "2": "flat", "3": "land", "4": "other"}
_INDICATORS: Final = ("SuspicionFirst", "SuspicionSecond", "SuspicionThird")


def goods_said(message: Record, transfer: str, subjects: Subjects) -> Said:
    """The property the operation is about: its kind and registration number."""
    if not (message.take("MerchTypes") or text_at(message, "MerchRegInfo")):
        return
    asset = subjects.number("asset", message)
    for text, where in texts(message, "MerchTypes"):
        if text not in _GOODS:
            yield Problem("fm1_code_unknown", Severity.DOUBTFUL, where, text, "1, 2, 3, 4")
        yield claimed(asset, "type", _GOODS.get(text, text), text, where=where)
    for way in spellings("MerchRegInfo"):
        for text, where in texts(message, way):
            yield claimed(asset, "registration_number", text, text, where=where)
    yield derived(asset, "involved_in", transfer, message)


def indicators_said(message: Record, subjects: Subjects) -> Said:
    """The codes of suspicion, the leading one first."""
    for tag in _INDICATORS:
        for found in message.children(tag):
            if code := found.take():
                indicator = subjects.number("indicator", found)
                yield claimed(indicator, "code", code, code, where=found.place)
                yield derived(indicator, "code.state", NO_LIST, found)


def transfer_said(message: Spread, participants: list[Record]) -> Iterator[Transfer | Problem]:
    """The transfer between the one payer and the one payee, if the form has just these."""
    payers, payees = (_in_role(participants, role) for role in ("payer", "payee"))
    roles = ", ".join(participant.take("MemberId") for participant in participants)
    bare = _dated(message)
    if len(payers) != 1 or len(payees) != 1:
        yield Problem("fm1_payer_undecided", Severity.SKIPPED, message.place, roles)
    elif isinstance(bare, Problem):
        yield bare
    else:
        yield from _tenge_checked(message, bare)
        yield between(side_of(payers[0]), side_of(payees[0]), bare)
        state = message.take("OperationStatusId")
        found = f"MemberId {roles}; OperationStatusId {state}"
        yield Problem("fm1_roles_unverified", Severity.DOUBTFUL, message.place, found)


def _in_role(participants: list[Record], role: str) -> list[Record]:
    return [one for one in participants if UNVERIFIED_ROLES.get(one.take("MemberId")) == role]


def _dated(message: Spread) -> Transfer | Problem:
    """The transfer with neither end named, or what it lacks to be one."""
    when, number = message.take("TransactionDate"), message.take("CurrencyCodeId")
    day, currency = date_of(when, DAYS), currency_by_number(number) or ""
    amount = minor(message.take("AmountCurrency"), currency)
    if day is None:
        return Problem("report_transfer_undated", Severity.SKIPPED, message.place, when)
    if amount is None:
        found = message.take("AmountCurrency")
        return Problem("report_amount_unusable", Severity.SKIPPED, message.place, found, number)
    local = minor(message.take("AmountCurrencyTenge"), TENGE) if currency != TENGE else None
    return Transfer(
        seq=1,
        booked_on=day,
        clock_time=when.partition(" ")[2].strip(),
        amount_minor=amount,
        currency=currency,
        local_minor=local,
        local_currency=TENGE if local is not None else "",
        purpose_code=message.take("EknpId"),
        reference=message.take("OperationNumber"),
        place=message.place,
    )


def _tenge_checked(message: Spread, transfer: Transfer) -> Iterator[Problem]:
    """An operation in tenge states its amount twice; the two must be one."""
    stated_tenge = message.take("AmountCurrencyTenge")
    if transfer.currency != TENGE or not stated_tenge:
        return
    if minor(stated_tenge, TENGE) != transfer.amount_minor:
        expected, where = plain(transfer.amount_minor, TENGE), message.where("AmountCurrencyTenge")
        yield Problem("fm1_tenge_disagrees", Severity.DOUBTFUL, where, stated_tenge, expected)
