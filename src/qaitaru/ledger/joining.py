"""The ledger's transfers: joined bookings, bookings that stand alone, and claimed transfers.

A report or a payments table claims transfers of its own. One that says again what is booked, or
what an earlier import claims, corroborates it and is not counted again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from qaitaru.ledger.breaks import Break
from qaitaru.ledger.corroboration import Telling, corroborations
from qaitaru.ledger.legs import PER_IMPORT, Leg
from qaitaru.ledger.matching import Pair

ONE_SIDED: Final = "one_sided"  # the confidence of a transfer that one booking alone shows
CLAIMED: Final = "claimed"  # of one that no booking shows


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class LedgerTransfer:
    """Value moving from payer to payee; accounts and parties by number, 0 for not known.

    ``transfer_no`` is the debit's leg number, else the credit's; a claimed transfer's is negative.
    ``corroborates_no`` names the transfer this one says again; such a one is not counted.
    """

    transfer_no: int
    booked_on: date
    received_on: date | None = None
    until_on: date | None = None
    amount_minor: int
    currency: str
    received_minor: int | None = None
    received_currency: str = ""
    payer_account_no: int
    payee_account_no: int
    payer_no: int
    payee_no: int
    debit_no: int = 0
    credit_no: int = 0
    claim_no: int = 0
    evidence: str = ""
    confidence: str
    break_kind: str = ""
    payments: int = 1
    corroborates_no: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedTransfer:
    """A transfer that a report or a payments table claims, its parties numbered."""

    claim_no: int  # import and row, as a leg's number
    booked_on: date
    until_on: date | None = None
    amount_minor: int
    currency: str
    payments: int = 1
    payer_account_no: int = 0
    payee_account_no: int = 0
    payer_no: int = 0
    payee_no: int = 0
    reference: str = ""


def ledger_transfers(
    legs: Iterable[Leg],
    pairs: Iterable[Pair],
    alone: Iterable[Break],
    claimed: Iterable[ClaimedTransfer],
) -> list[LedgerTransfer]:
    """All transfers of the ledger, in order of number; those said again name what they say."""
    by_number = {leg.leg_no: leg for leg in legs}
    claims = {one.claim_no: one for one in claimed}
    found = [_matched(pair, by_number) for pair in pairs]
    found += [_one_sided(one, by_number[one.leg_no]) for one in alone]
    found += [_claimed(one) for one in claims.values()]
    told = (_telling(one, by_number, claims) for one in found if one.payments == 1)
    said = {one.transfer_no: one.corroborates_no for one in corroborations(told)}
    return sorted(replace(one, corroborates_no=said.get(one.transfer_no, 0)) for one in found)


def _telling(
    one: LedgerTransfer, legs: Mapping[int, Leg], claims: Mapping[int, ClaimedTransfer]
) -> Telling:
    stated = claims[one.claim_no] if one.claim_no else legs[one.transfer_no]
    return Telling(
        transfer_no=one.transfer_no,
        source_no=one.claim_no // PER_IMPORT,
        booked_on=one.booked_on,
        received_on=one.received_on,
        until_on=one.until_on,
        amount_minor=one.amount_minor,
        currency=one.currency,
        payer_account_no=one.payer_account_no,
        payee_account_no=one.payee_account_no,
        payer_no=one.payer_no,
        payee_no=one.payee_no,
        reference=stated.reference,
        other_reference=legs[one.credit_no].reference if one.credit_no else "",
    )


def _matched(pair: Pair, legs: Mapping[int, Leg]) -> LedgerTransfer:
    debit, credit = legs[pair.debit_no], legs[pair.credit_no]
    return LedgerTransfer(
        transfer_no=debit.leg_no,
        booked_on=debit.booked_on,
        received_on=credit.booked_on,
        amount_minor=debit.amount_minor,
        currency=debit.currency,
        received_minor=credit.amount_minor,
        received_currency=credit.currency,
        payer_account_no=debit.account_no,
        payee_account_no=credit.account_no,
        payer_no=debit.party_no,
        payee_no=credit.party_no,
        debit_no=debit.leg_no,
        credit_no=credit.leg_no,
        evidence=pair.evidence,
        confidence=pair.confidence,
    )


def _one_sided(alone: Break, leg: Leg) -> LedgerTransfer:
    own, other = (leg.account_no, leg.party_no), (leg.other_account_no, leg.other_party_no)
    payer, payee = (other, own) if leg.is_credit else (own, other)
    return LedgerTransfer(
        transfer_no=leg.leg_no,
        booked_on=leg.booked_on,
        received_on=leg.booked_on if leg.is_credit else None,
        amount_minor=leg.amount_minor,
        currency=leg.currency,
        received_minor=leg.amount_minor if leg.is_credit else None,
        received_currency=leg.currency if leg.is_credit else "",
        payer_account_no=payer[0],
        payee_account_no=payee[0],
        payer_no=payer[1],
        payee_no=payee[1],
        debit_no=0 if leg.is_credit else leg.leg_no,
        credit_no=leg.leg_no if leg.is_credit else 0,
        confidence=ONE_SIDED,
        break_kind=alone.kind,
    )


def _claimed(one: ClaimedTransfer) -> LedgerTransfer:
    return LedgerTransfer(
        transfer_no=-one.claim_no,
        booked_on=one.booked_on,
        until_on=one.until_on,
        amount_minor=one.amount_minor,
        currency=one.currency,
        payer_account_no=one.payer_account_no,
        payee_account_no=one.payee_account_no,
        payer_no=one.payer_no,
        payee_no=one.payee_no,
        claim_no=one.claim_no,
        confidence=CLAIMED,
        payments=one.payments,
    )
