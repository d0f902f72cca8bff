"""Two bookings that are the two sides of one transfer, with the evidence that joins them.

A debit on one account and a credit on another are one transfer where amount and currency are
equal, the credit follows within a few working days, and the bookings name each other. Evidence is
tried from the strongest to the weakest; inside equal evidence the k-th debit is the k-th credit.
What cannot be told apart is left unjoined. The answer does not depend on the order of the input.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qaitaru.ledger.legs import Leg


class Confidence(StrEnum):
    """How sure the joining of two bookings is, in words."""

    CERTAIN = "certain"
    STRONG = "strong"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Says(StrEnum):
    """What a booking says of the other side."""

    ACCOUNT = "account"  # an account whose statement is in hand
    PARTY = "party"  # a party; and no account in hand
    NAME = "name"  # a party, and no account at all
    CUSTODIAN = "custodian"  # an institution that keeps accounts in hand; and no account in hand
    NOTHING = "nothing"
    NOBODY_ELSE = "nobody_else"  # no account, and no party but the holder itself


@dataclass(frozen=True, slots=True)
class Variant:
    """What debit and credit must say, and which of their fields must be equal in turn."""

    debit_says: Says
    debit_fields: tuple[str, str]
    credit_says: Says
    credit_fields: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One kind of evidence; no booking fits two of its variants."""

    name: str
    confidence: Confidence
    variants: tuple[Variant, ...]
    reference: bool  # both state the same reference


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Pair:
    """Two bookings joined into one transfer."""

    debit_no: int
    credit_no: int
    evidence: str
    confidence: str


_OWN: Final = "account_no"
_OTHER: Final = "other_account_no"
_PARTY: Final = "party_no"
_NAMED: Final = "other_party_no"
_KEPT_BY: Final = "custodian_no"
_INSTITUTION: Final = "other_custodian_no"
_NONE: Final = "nothing"

_ACCOUNTS: Final = (Variant(Says.ACCOUNT, (_OWN, _OTHER), Says.ACCOUNT, (_OTHER, _OWN)),)
_ACCOUNT_AND_PARTY: Final = (
    Variant(Says.ACCOUNT, (_PARTY, _OTHER), Says.PARTY, (_NAMED, _OWN)),
    Variant(Says.PARTY, (_OWN, _NAMED), Says.ACCOUNT, (_OTHER, _PARTY)),
)
_PARTIES: Final = (Variant(Says.NAME, (_PARTY, _NAMED), Says.NAME, (_NAMED, _PARTY)),)
_ONE_ACCOUNT: Final = (
    Variant(Says.ACCOUNT, (_NONE, _OTHER), Says.NOTHING, (_NONE, _OWN)),
    Variant(Says.NOTHING, (_OWN, _NONE), Says.ACCOUNT, (_OTHER, _NONE)),
)
_ONE_PARTY: Final = (
    Variant(Says.NAME, (_NONE, _NAMED), Says.NOTHING, (_NONE, _PARTY)),
    Variant(Says.NOTHING, (_PARTY, _NONE), Says.NAME, (_NAMED, _NONE)),
)
_CUSTODIAN: Final = (
    Variant(Says.CUSTODIAN, (_OWN, _INSTITUTION), Says.ACCOUNT, (_OTHER, _KEPT_BY)),
    Variant(Says.ACCOUNT, (_OTHER, _KEPT_BY), Says.CUSTODIAN, (_OWN, _INSTITUTION)),
)
_CUSTODIAN_AND_HOLDER: Final = (
    Variant(Says.CUSTODIAN, (_PARTY, _INSTITUTION), Says.NOBODY_ELSE, (_PARTY, _KEPT_BY)),
    Variant(Says.NOBODY_ELSE, (_PARTY, _KEPT_BY), Says.CUSTODIAN, (_PARTY, _INSTITUTION)),
)
_REFERENCE: Final = (Variant(Says.NOTHING, (_NONE, _NONE), Says.NOTHING, (_NONE, _NONE)),)

PASSES: Final = (
    Evidence("accounts_reference", Confidence.CERTAIN, _ACCOUNTS, reference=True),
    Evidence("accounts", Confidence.STRONG, _ACCOUNTS, reference=False),
    Evidence("account_party_reference", Confidence.STRONG, _ACCOUNT_AND_PARTY, reference=True),
    Evidence("account_party", Confidence.STRONG, _ACCOUNT_AND_PARTY, reference=False),
    Evidence("account_reference", Confidence.STRONG, _ONE_ACCOUNT, reference=True),
    Evidence("parties_reference", Confidence.STRONG, _PARTIES, reference=True),
    Evidence("custodian_reference", Confidence.STRONG, _CUSTODIAN, reference=True),
    Evidence("custodian", Confidence.PROBABLE, _CUSTODIAN, reference=False),
    Evidence("account", Confidence.PROBABLE, _ONE_ACCOUNT, reference=False),
    Evidence("parties", Confidence.PROBABLE, _PARTIES, reference=False),
    Evidence("custodian_holder", Confidence.PROBABLE, _CUSTODIAN_AND_HOLDER, reference=False),
    Evidence("party_reference", Confidence.PROBABLE, _ONE_PARTY, reference=True),
    Evidence("party", Confidence.POSSIBLE, _ONE_PARTY, reference=False),
    Evidence("reference", Confidence.POSSIBLE, _REFERENCE, reference=True),
)
"""From the strongest evidence to the weakest; a booking joined by one is out of the next."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Debits and credits of equal amount and evidence, in order of day."""

    debits: list[Leg]
    credits: list[Leg]


def match(
    legs: Iterable[Leg], *, window_days: int = 3, passes: Sequence[Evidence] = PASSES
) -> list[Pair]:
    """The pairs of bookings that are one transfer, in order of the debit.

    Args:
        legs: every booking that counts, in any order.
        window_days: how many working days the credit may come after the debit; it may also be
            booked one working day before it, where two banks close their day at other hours.
        passes: the evidence to try, in order.
    Returns: each booking in at most one pair.
    """
    open_legs = sorted(legs, key=lambda leg: (leg.booked_on, leg.leg_no))
    found: list[Pair] = []
    for evidence in passes:
        joined = list(_joined(evidence, open_legs, window_days))
        taken = {number for pair in joined for number in (pair.debit_no, pair.credit_no)}
        open_legs = [leg for leg in open_legs if leg.leg_no not in taken]
        found += joined
    return sorted(found)


def lags(window_days: int) -> tuple[int, ...]:
    """The working days between debit and credit, in the order they are tried."""
    return (*range(window_days + 1), -1)


def says(leg: Leg, what: Says) -> bool:
    """Whether a booking says this of the other side."""
    named = leg.other_party_no > 0
    return {
        Says.ACCOUNT: leg.other_held,
        Says.PARTY: named and not leg.other_held,
        Says.NAME: named and leg.other_account_no == 0,
        Says.CUSTODIAN: _names_custodian(leg),
        Says.NOTHING: not named and leg.other_account_no == 0,
        Says.NOBODY_ELSE: leg.other_account_no == 0 and leg.other_party_no in {0, leg.party_no},
    }[what]


def _names_custodian(leg: Leg) -> bool:
    other = leg.other_party_no not in {0, leg.party_no}
    return leg.other_custodian_no > 0 and other and not leg.other_held


def _joined(evidence: Evidence, legs: Sequence[Leg], window_days: int) -> Iterator[Pair]:
    for group in _grouped(evidence, legs):
        for debit, credit in _run(group, window_days) or _day_by_day(group, window_days):
            yield Pair(
                debit_no=debit.leg_no,
                credit_no=credit.leg_no,
                evidence=evidence.name,
                confidence=evidence.confidence,
            )


def _grouped(evidence: Evidence, legs: Iterable[Leg]) -> Iterable[_Group]:
    groups: dict[tuple[object, ...], _Group] = defaultdict(lambda: _Group([], []))
    for leg in legs:
        for number, variant in enumerate(evidence.variants):
            wanted, fields = (
                (variant.credit_says, variant.credit_fields)
                if leg.is_credit
                else (variant.debit_says, variant.debit_fields)
            )
            if says(leg, wanted) and (leg.reference or not evidence.reference):
                values = (0 if name == _NONE else getattr(leg, name) for name in fields)
                reference = leg.reference if evidence.reference else ""
                group = groups[number, leg.currency, leg.amount_minor, reference, *values]
                (group.credits if leg.is_credit else group.debits).append(leg)
    return [group for group in groups.values() if group.debits and group.credits]


def _run(group: _Group, window_days: int) -> list[tuple[Leg, Leg]]:
    """The whole group in order, where both sides are as many and each pair fits; else nothing."""
    if len(group.debits) != len(group.credits):
        return []
    pairs = list(zip(group.debits, group.credits, strict=True))
    fits = all(-1 <= _lag(*pair) <= window_days and _two_accounts(*pair) for pair in pairs)
    return pairs if fits else []


def _day_by_day(group: _Group, window_days: int) -> Iterator[tuple[Leg, Leg]]:
    """Same day first, then one working day later, and so on."""
    debits, credits_ = group.debits, group.credits
    for lag in lags(window_days):
        taken = set()
        for debit, credit in _on_lag(debits, credits_, lag):
            taken |= {debit.leg_no, credit.leg_no}
            yield debit, credit
        debits = [leg for leg in debits if leg.leg_no not in taken]
        credits_ = [leg for leg in credits_ if leg.leg_no not in taken]


def _on_lag(debits: Iterable[Leg], credits_: Iterable[Leg], lag: int) -> Iterator[tuple[Leg, Leg]]:
    """The k-th debit of a day and the k-th credit of the day it fits.

    Where several accounts stand on one side and the two sides are not as many, which is whose
    cannot be told.
    """
    due, came = defaultdict(list), defaultdict(list)
    for leg in debits:
        due[leg.workday + lag].append(leg)
    for leg in credits_:
        came[leg.workday].append(leg)
    for day, out in due.items():
        into = came.get(day, [])
        if len(out) == len(into) or (_one_account(out) and _one_account(into)):
            for pair in zip(out, into, strict=False):
                if _two_accounts(*pair):
                    yield pair


def _lag(debit: Leg, credit: Leg) -> int:
    return credit.workday - debit.workday


def _two_accounts(debit: Leg, credit: Leg) -> bool:
    return debit.account_no != credit.account_no


def _one_account(legs: Iterable[Leg]) -> bool:
    return len({leg.account_no for leg in legs}) == 1
