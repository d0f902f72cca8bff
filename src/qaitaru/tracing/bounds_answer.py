"""What a trace over all orders of each day, or over an opening not known, answers: told as text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from qaitaru.tracing.answer import ALL, COMPARED, exactness, sources_told
from qaitaru.tracing.bounding.span import Span, total
from qaitaru.tracing.bounds import MOST_TRIED, Bound, Bounds, bounds
from qaitaru.tracing.comparing import interval
from qaitaru.tracing.exact_text import exact
from qaitaru.tracing.ledger_file import LedgerFile
from qaitaru.tracing.ledger_rows import SHORTFALL
from qaitaru.tracing.opening import UnknownOpening, over_opening
from qaitaru.tracing.parts import is_claimant
from qaitaru.tracing.rules.names import EXPOSURE, UNATTRIBUTED, Between, rule_of
from qaitaru.tracing.walk import Kind, Posting, walk

_NOTHING: Final = Bound(0, 0, proved=True)
_Spans = Mapping[str, Bound]
_ByAccount = Mapping[str, _Spans]


def bounds_answer(
    ledger: LedgerFile, rule: str, between: Between, *, most: int = MOST_TRIED
) -> dict[str, Any]:
    """As ``answer``, but each figure is what no order of a day leaves, and whether it is proved.

    Args:
        most: as of ``bounds``, for each rule.
    """
    rules = COMPARED if rule == ALL else (rule,)
    found = {name: bounds(ledger.postings, name, between, most=most) for name in rules}
    blocks = {name: _block(ledger, one, name, between) for name, one in found.items()}
    if rule != ALL:
        return {"rule": rule, **blocks[rule]}
    return {
        "rule": ALL,
        "rules": blocks,
        **_intervals(ledger, {name: one.balances for name, one in found.items()}),
        "exposure_only": sorted(EXPOSURE),
    }


def opening_answer(
    ledger: LedgerFile,
    postings: Sequence[Posting],
    opening: UnknownOpening,
    rule: str,
    *,
    between: Between,
) -> dict[str, Any]:
    """What claimants hold whatever an opening was; with ``all`` between the rules and by rule.

    Args:
        postings: the ledger's, in the order they are to be taken; those of a day in every order.
    """
    rules = COMPARED if rule == ALL else (rule,)
    found = {name: over_opening(postings, opening, name, between) for name in rules}
    claimants = tuple(filter(is_claimant, ledger.sources))
    by_rule = {name: _accounts(ledger, one, claimants) for name, one in found.items()}
    told = {
        "account": opening.account,
        "low": exact(opening.low, ledger.places),
        "high": exact(opening.high, ledger.places),
        "source": opening.source,
    }
    if rule != ALL:
        return {"opening": told, "opening_bounds": by_rule[rule]}
    between_rules = _between_rules(ledger, found, claimants)
    return {"opening": told, "opening_bounds": between_rules, "opening_bounds_by_rule": by_rule}


def _block(ledger: LedgerFile, found: Bounds, rule: str, between: Between) -> dict[str, Any]:
    sources = sources_told(ledger, rule)
    outs = () if rule in UNATTRIBUTED else sources
    return {
        "balances": _accounts(ledger, found.balances, sources),
        "outflows": {
            posting.entry_id: _outflow(found, posting.entry_id, outs, ledger.places)
            for posting in ledger.postings
            if posting.kind is Kind.OUT
        },
        **exactness(walk(ledger.postings, rule_of(rule, between)).coarse, ledger.places),
    }


def _accounts(ledger: LedgerFile, found: _ByAccount, sources: Sequence[str]) -> dict[str, Any]:
    return {
        account: _told(found.get(account, {}), sources, ledger.places)
        for account in ledger.currencies
    }


def _outflow(found: Bounds, entry_id: str, sources: Sequence[str], places: int) -> dict[str, Any]:
    told = _told(found.outflows.get(entry_id, {}), sources, places)
    return {**told, SHORTFALL: _figure(found.shortfalls.get(entry_id, _NOTHING), places)}


def _told(spans: _Spans, sources: Sequence[str], places: int) -> dict[str, Any]:
    names = dict.fromkeys((*sources, *spans))
    return {source: _figure(spans.get(source, _NOTHING), places) for source in names}


def _figure(bound: Bound, places: int) -> dict[str, Any]:
    low, high = exact(bound.low, places), exact(bound.high, places)
    return {"low": low, "high": high, "proved": bound.proved}


def _intervals(ledger: LedgerFile, answers: Mapping[str, _ByAccount]) -> dict[str, Any]:
    """Over rules and orders: by source over all accounts of one currency, and by account."""
    told = {
        currency: {
            source: _interval(_in_all(answers, source, accounts), ledger.places)
            for source in ledger.sources
        }
        for currency, accounts in _pooled(ledger.currencies).items()
    }
    in_each = _between_rules(ledger, answers, ledger.sources)
    return {"interval": told if len(told) > 1 else next(iter(told.values())), "intervals": in_each}


def _between_rules(
    ledger: LedgerFile, answers: Mapping[str, _ByAccount], sources: Sequence[str]
) -> dict[str, Any]:
    return {
        account: {
            source: _interval(_in_all(answers, source, [account]), ledger.places)
            for source in sources
        }
        for account in ledger.currencies
    }


def _pooled(currencies: Mapping[str, str]) -> dict[str, list[str]]:
    """The accounts of each currency: two currencies never add."""
    pooled: dict[str, list[str]] = {}
    for account, currency in sorted(currencies.items(), key=lambda one: one[1]):
        pooled.setdefault(currency, []).append(account)
    return pooled


def _in_all(
    answers: Mapping[str, _ByAccount], source: str, accounts: Iterable[str]
) -> dict[str, Bound]:
    return {
        rule: _summed([found.get(name, {}).get(source, _NOTHING) for name in accounts])
        for rule, found in answers.items()
    }


def _summed(bounded: Sequence[Bound]) -> Bound:
    """Sums of ends: proved only where no two accounts would have to be at their ends together."""
    open_ended = [one for one in bounded if one.low != one.high]
    low, high = total(Span(one.low, one.high) for one in bounded)
    return Bound(low, high, proved=len(open_ended) <= 1 and all(one.proved for one in bounded))


def _interval(by_rule: Mapping[str, Bound], places: int) -> dict[str, Any]:
    """The least of the lows and the greatest of the highs, and the rules that give them."""
    lows = interval({rule: one.low for rule, one in by_rule.items()})
    highs = interval({rule: one.high for rule, one in by_rule.items()})
    ends = (lows.low_rules, highs.high_rules)
    proved = all(any(by_rule[rule].proved for rule in rules) for rules in ends)
    return {
        **_figure(Bound(lows.low, highs.high, proved), places),
        "low_rules": list(lows.low_rules),
        "high_rules": list(highs.high_rules),
    }
