"""All rules at once: what each says, the interval between them, and who would claim too much."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from qaitaru.tracing.parts import Amount, is_claimant, is_long, on_grid
from qaitaru.tracing.rules.names import EXPOSURE
from qaitaru.tracing.walk import Posting

Balances = Mapping[str, Mapping[str, Amount]]
"""Account (or asset) -> source -> what it holds."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the greatest that rules attribute, and the rules that do."""

    low: Amount
    high: Amount
    low_rules: tuple[str, ...]
    high_rules: tuple[str, ...]
    coarse: int = 0  # additions whose sums grew too long and were put on the grid


def interval(by_rule: Mapping[str, Amount]) -> Interval:
    """The interval of one figure; exposure is no attribution and does not count.

    Source: no authority prescribes one rule for all cases; the range shows how much turns on it.
    """
    told = {rule: amount for rule, amount in by_rule.items() if rule not in EXPOSURE}
    low, high = min(told.values()), max(told.values())
    return Interval(
        low,
        high,
        tuple(rule for rule, amount in told.items() if amount == low),
        tuple(rule for rule, amount in told.items() if amount == high),
    )


def by_account(
    answers: Mapping[str, Balances], sources: Iterable[str]
) -> dict[str, dict[str, Interval]]:
    """For each account and source the interval over all rules."""
    accounts = dict.fromkeys(name for balances in answers.values() for name in balances)
    return {
        account: {
            source: interval(
                {rule: told.get(account, {}).get(source, 0) for rule, told in answers.items()}
            )
            for source in sources
        }
        for account in accounts
    }


def by_source(answers: Mapping[str, Balances], sources: Sequence[str]) -> dict[str, Interval]:
    """For each source the interval of all that the accounts hold of it."""
    found: dict[str, Interval] = {}
    for source in sources:
        sums = {rule: in_all(told, source) for rule, told in answers.items()}
        one = interval({rule: amount for rule, (amount, _) in sums.items()})
        found[source] = replace(one, coarse=sum(coarse for _, coarse in sums.values()))
    return found


def in_all(balances: Balances, source: str) -> tuple[Amount, int]:
    """What all accounts hold of a source, and how often the sum was put on the grid.

    Fractions of many accounts have no denominator in common: their sum would grow without end.
    """
    whole: Amount = 0
    coarse = 0
    for held in balances.values():
        whole += held.get(source, 0)
        if is_long(whole):
            whole, coarse = on_grid(whole), coarse + 1
    return whole, coarse


_HAIR: Final = Fraction(1, 2**128)
"""More than all fractions put on the grid can add, and far less than any minor unit."""


@dataclass(frozen=True, slots=True)
class OverClaim:
    """What is claimed for one claimant is more than ever came in for it."""

    source: str
    claimed: Amount
    received: Amount


def received(postings: Iterable[Posting]) -> dict[str, Amount]:
    """What came in from outside for each claimant: no claim can be more.

    Money that one account sends to another is counted where it first came in.
    """
    sums: dict[str, Amount] = {}
    for posting in postings:
        for source, amount in () if posting.answers else posting.parts:
            if is_claimant(source):
                sums[source] = sums.get(source, 0) + amount
    return sums


def over_claims(
    claimed: Balances, limits: Mapping[str, Amount], spare: Amount = _HAIR
) -> list[OverClaim]:
    """Who claims more than came in, if of each account what ``claimed`` says is claimed.

    One rule never gives more; a choice of the best rule for each asset may: then it is refused.

    Args:
        spare: what rounding may have added to the figures; more than that is a claim too many.
    Source: the single-presumption method, M. Welsh, 88 Miss. L.J. 179 (2019).
    """
    found = (
        OverClaim(source, in_all(claimed, source)[0], limit) for source, limit in limits.items()
    )
    return [one for one in found if one.claimed - one.received > spare]


def chosen(
    answers: Mapping[str, Balances], rules: Mapping[str, str]
) -> dict[str, dict[str, Amount]]:
    """What is claimed of each account where a rule is chosen for each."""
    return {
        account: {s: a for s, a in answers[rule].get(account, {}).items() if is_claimant(s)}
        for account, rule in rules.items()
    }
