"""What a trace answers outside a workspace: exact amounts as text, ready to be written as JSON."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from qaitaru.tracing.comparing import Balances, Interval, by_account, by_source
from qaitaru.tracing.exact_text import exact
from qaitaru.tracing.ledger_file import LedgerFile
from qaitaru.tracing.ledger_rows import SHORTFALL
from qaitaru.tracing.parts import GRID_BITS, Amount, as_parts, is_claimant, total
from qaitaru.tracing.parts import by_source as summed
from qaitaru.tracing.rules.names import (
    EXPOSURE,
    OVERLAPPING,
    RULES,
    UNATTRIBUTED,
    Between,
    rule_of,
)
from qaitaru.tracing.sensitivity import BASE, Moved, Varied, moved, varied
from qaitaru.tracing.states.state import Paid
from qaitaru.tracing.walk import Posting, Walked, walk

ALL: Final = "all"
COMPARED: Final = tuple(name for name in RULES if name != "election")
"""What ``all`` runs: every rule that needs no choice of a claimant."""
_OVERLAPPING: Final = OVERLAPPING - EXPOSURE


def answer(
    ledger: LedgerFile, postings: Sequence[Posting], rule: str, between: Between
) -> dict[str, Any]:
    """One rule's answer, or with ``all`` a block a rule and the intervals between them.

    Args:
        postings: the ledger's, in the order they are to be taken.
    """
    if rule != ALL:
        return {"rule": rule, **_block(ledger, _walked(postings, rule, between), rule)}
    walks = {name: _walked(postings, name, between) for name in COMPARED}
    balances = {name: one.balances() for name, one in walks.items()}
    sums = _sums(ledger, balances)
    coarse = sum(one.coarse for told in sums.values() for one in told.values())
    return {
        "rule": ALL,
        "rules": {name: _block(ledger, one, name) for name, one in walks.items()},
        **_intervals(ledger, sums, balances),
        **exactness(coarse + sum(one.coarse for one in walks.values()), ledger.places),
        "exposure_only": sorted(EXPOSURE),
        "sensitivity": {
            "under": BASE,
            "moved_by": _moved(ledger, varied(ledger.postings, postings, between, balances)),
        },
    }


def _walked(postings: Sequence[Posting], rule: str, between: Between) -> Walked:
    return walk(postings, rule_of(rule, between))


def _block(ledger: LedgerFile, walked: Walked, rule: str) -> dict[str, Any]:
    sources = sources_told(ledger, rule)
    return {
        "balances": {
            account: _told(held, sources, ledger.places)
            for account, held in walked.balances().items()
        },
        "outflows": {
            entry_id: _outflow(paid, () if rule in UNATTRIBUTED else sources, ledger.places)
            for entry_id, paid in walked.outflows().items()
        },
        **exactness(walked.coarse, ledger.places),
        **({"overlapping": _overlapping(walked, ledger.places)} if rule in _OVERLAPPING else {}),
    }


def _overlapping(walked: Walked, places: int) -> dict[str, dict[str, str]]:
    """Accounts where the claims together are more than stands there, and both sums."""
    told = {name: total(as_parts(state.held())) for name, state in walked.accounts.items()}
    stands = {name: max(state.balance, 0) for name, state in walked.accounts.items()}
    return {
        name: {"told": exact(amount, places), "balance": exact(stands[name], places)}
        for name, amount in told.items()
        if amount > stands[name]
    }


def exactness(coarse: int, places: int) -> dict[str, Any]:
    """Whether no fraction grew too long to be kept; if some did, how far an amount may be off."""
    if not coarse:
        return {"exact": True}
    parts = 2**GRID_BITS * 10**places // coarse
    return {"exact": False, "off_by_at_most": f"1e-{len(str(parts)) - 1}"}


def sources_told(ledger: LedgerFile, rule: str) -> tuple[str, ...]:
    """Every source there is, so that a zero is said; exposure is to claimants only."""
    if rule in EXPOSURE:
        return tuple(source for source in ledger.sources if is_claimant(source))
    return ledger.sources


def _outflow(paid: Paid, sources: Sequence[str], places: int) -> dict[str, str]:
    told = _told(summed(paid.attributed), sources, places)
    return {**told, SHORTFALL: exact(paid.shortfall, places)}


def _told(amounts: Mapping[str, Amount], sources: Sequence[str], places: int) -> dict[str, str]:
    names = dict.fromkeys((*sources, *amounts))
    return {source: exact(amounts.get(source, 0), places) for source in names}


_Sums = Mapping[str, Mapping[str, Interval]]
"""Currency -> source -> the interval over all its accounts."""


def _sums(ledger: LedgerFile, answers: Mapping[str, Balances]) -> _Sums:
    return {
        currency: by_source(_of(currency, ledger, answers), ledger.sources)
        for currency in sorted(set(ledger.currencies.values()))
    }


def _intervals(ledger: LedgerFile, sums: _Sums, answers: Mapping[str, Balances]) -> dict[str, Any]:
    """By source over all accounts of one currency, and account by account."""
    told = {currency: _each(one, ledger.places) for currency, one in sums.items()}
    in_each = {
        account: _each(one, ledger.places)
        for account, one in by_account(answers, ledger.sources).items()
    }
    return {"interval": told if len(told) > 1 else next(iter(told.values())), "intervals": in_each}


def _moved(ledger: LedgerFile, told: Varied) -> dict[str, Any]:
    """For each claimant what moves most of all that the accounts of one currency hold."""
    claimants = tuple(filter(is_claimant, ledger.sources))
    by_currency = {
        currency: {
            claimant: [_move(one, ledger.places) for one in moved(of_one, claimant)]
            for claimant in claimants
        }
        for currency in sorted(set(ledger.currencies.values()))
        for of_one in [{one: _of(currency, ledger, ways) for one, ways in told.items()}]
    }
    return by_currency if len(by_currency) > 1 else next(iter(by_currency.values()))


def _move(one: Moved, places: int) -> dict[str, Any]:
    return {
        "assumption": one.assumption.value,
        "low": exact(one.between.low, places),
        "high": exact(one.between.high, places),
        "low_when": list(one.between.low_rules),
        "high_when": list(one.between.high_rules),
    }


def _each(intervals: Mapping[str, Interval], places: int) -> dict[str, Any]:
    return {source: _interval(one, places) for source, one in intervals.items()}


def _of(currency: str, ledger: LedgerFile, answers: Mapping[str, Balances]) -> dict[str, Balances]:
    """What the rules say of the accounts of one currency: two currencies never add."""
    return {
        rule: {name: h for name, h in balances.items() if ledger.currencies[name] == currency}
        for rule, balances in answers.items()
    }


def _interval(one: Interval, places: int) -> dict[str, Any]:
    return {
        "low": exact(one.low, places),
        "high": exact(one.high, places),
        "low_rules": list(one.low_rules),
        "high_rules": list(one.high_rules),
    }
