"""Money exchanged inside one institution: out of one account of a holder, into another.

A currency exchange at a bank, or a trade in a client's ledger at a crypto exchange, stands in two
statements under one reference, each with its own amount and currency.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from qaitaru.ledger.legs import Leg
from qaitaru.ledger.matching import Confidence, Pair

EXCHANGE: Final = "exchange_reference"
EXCHANGE_CONFIDENCE: Final = Confidence.STRONG

_Key = tuple[int, int, str, date]


def exchanges(open_legs: Iterable[Leg]) -> list[Pair]:
    """The pairs that are one exchange, in order of the debit.

    Holder, institution, reference and day are the same; accounts and currencies are two; neither
    booking names anybody else, and at least one names the holder or the institution. Where a
    booking fits two others nothing is joined.
    """
    found = list(_candidates(open_legs))
    times = Counter(leg.leg_no for pair in found for leg in pair)
    return sorted(
        Pair(
            debit_no=debit.leg_no,
            credit_no=credit.leg_no,
            evidence=EXCHANGE,
            confidence=EXCHANGE_CONFIDENCE,
        )
        for debit, credit in found
        if times[debit.leg_no] == times[credit.leg_no] == 1
    )


def _candidates(legs: Iterable[Leg]) -> Iterator[tuple[Leg, Leg]]:
    debits: dict[_Key, list[Leg]] = defaultdict(list)
    credits_: dict[_Key, list[Leg]] = defaultdict(list)
    for leg in legs:
        if leg.reference and leg.custodian_no and _names_nobody_else(leg):
            key = (leg.party_no, leg.custodian_no, leg.reference, leg.booked_on)
            (credits_ if leg.is_credit else debits)[key].append(leg)
    for key, out in debits.items():
        for debit in out:
            for credit in credits_.get(key, ()):
                if _fits(debit, credit):
                    yield debit, credit


def _fits(debit: Leg, credit: Leg) -> bool:
    """Two accounts, two currencies, and one side at least says whose exchange it is."""
    two = debit.account_no != credit.account_no and debit.currency != credit.currency
    return two and any(leg.other_party_no or leg.other_custodian_no for leg in (debit, credit))


def _names_nobody_else(leg: Leg) -> bool:
    return leg.other_party_no in {0, leg.party_no} or leg.other_custodian_no == leg.custodian_no
