"""Two sides of one transfer whose amounts differ: a fee on the way, or another currency.

Only bookings that name each other's accounts are joined here, and only by a figure that is
stated: the amount before the bank converted it, a dated rate, or a fee within a stated bound.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from qaitaru.ledger.conversion import Rate, rate_on
from qaitaru.ledger.legs import Leg
from qaitaru.ledger.matching import Confidence, Pair, lags


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How far two amounts may lie apart, in thousandths of the debit, and which rates are known."""

    fee_per_mille: int = 10
    rate_per_mille: int = 20  # banks sell currency above the official rate
    rates: tuple[Rate, ...] = ()


_DEFAULT: Final = Bounds()
EVIDENCE: Final = (
    ("accounts_original", Confidence.STRONG),
    ("accounts_fee", Confidence.PROBABLE),
    ("accounts_rate", Confidence.PROBABLE),
)


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    rank: int  # in EVIDENCE
    other_reference: bool
    lag_place: int
    apart: Fraction
    debit_no: int
    credit_no: int


def match_unequal(
    legs: Iterable[Leg], *, window_days: int = 3, bounds: Bounds = _DEFAULT
) -> list[Pair]:
    """The pairs that name each other and differ by a fee or a conversion, in order of the debit.

    The best pair of all is joined first, then the best of what is left; ties go to the earlier
    bookings, so that the answer does not depend on the order of the input.
    """
    taken: set[int] = set()
    found = []
    for one in sorted(_candidates(legs, window_days, bounds)):
        if one.debit_no in taken or one.credit_no in taken:
            continue
        taken |= {one.debit_no, one.credit_no}
        evidence, confidence = EVIDENCE[one.rank]
        found.append(
            Pair(
                debit_no=one.debit_no,
                credit_no=one.credit_no,
                evidence=evidence,
                confidence=confidence,
            )
        )
    return sorted(found)


def _candidates(legs: Iterable[Leg], window_days: int, bounds: Bounds) -> Iterator[_Candidate]:
    debits, credits_ = [], defaultdict(list)
    for leg in legs:
        if leg.other_held and leg.is_credit:
            credits_[leg.other_account_no, leg.account_no, leg.workday].append(leg)
        elif leg.other_held:
            debits.append(leg)
    for debit in debits:
        for place, lag in enumerate(lags(window_days)):
            key = (debit.account_no, debit.other_account_no, debit.workday + lag)
            for credit in credits_.get(key, ()):
                judged = _judged(debit, credit, bounds)
                if judged is not None:
                    rank, apart = judged
                    other = not debit.reference or debit.reference != credit.reference
                    numbers = (debit.leg_no, credit.leg_no)
                    yield _Candidate(rank, other, place, apart, *numbers)


def _judged(debit: Leg, credit: Leg, bounds: Bounds) -> tuple[int, Fraction] | None:
    """The kind of evidence and how far the amounts lie apart; None where they do not fit."""
    if _states(credit, debit) or _states(debit, credit):
        return 0, Fraction(0)
    if debit.currency == credit.currency:
        fee = debit.amount_minor - credit.amount_minor
        fits = 0 < fee * 1000 <= bounds.fee_per_mille * debit.amount_minor
        return (1, Fraction(fee)) if fits else None
    expected = _converted(debit, credit.currency, bounds.rates)
    if expected is None:
        return None
    apart = abs(expected - credit.amount_minor)
    return (2, apart) if apart * 1000 <= bounds.rate_per_mille * expected else None


def _states(one: Leg, other: Leg) -> bool:
    """Whether one booking states the other's amount as the one before conversion."""
    return (one.original_minor, one.original_currency) == (other.amount_minor, other.currency)


def _converted(debit: Leg, currency: str, rates: Sequence[Rate]) -> Fraction | None:
    found = rate_on(rates, debit.currency, currency, debit.booked_on, within_days=3)
    if found is None:
        return None
    rate, inverted = found
    return debit.amount_minor * (1 / rate.in_minor() if inverted else rate.in_minor())
