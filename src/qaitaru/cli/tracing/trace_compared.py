"""All rules beside each other: accounts, assets, the interval between them, and what broke."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.acts.tracing.traces import PlaceKind, RuleTrace, Trace, TracedBreak
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.cli.tracing.trace_steps import claimed_minor, remaining_minor
from qaitaru.tracing.claim_bounds import hull
from qaitaru.tracing.following import tainted
from qaitaru.tracing.rules.names import EXPOSURE
from qaitaru.wording.places import place_text

_ACCOUNTS: Final = tuple(
    f"cli.column.{name}"
    for name in ("account", "rule", "claimed", "remains", "currency", "analysis")
)
_ASSETS: Final = tuple(
    f"cli.column.{name}" for name in ("asset", "rule", "source", "paid", "share", "currency")
)
_INTERVALS: Final = tuple(
    f"cli.column.{name}" for name in ("place", "low", "high", "low_rules", "high_rules")
)
_BREAKS: Final = tuple(
    f"cli.column.{name}"
    for name in ("date", "account", "claimed", "counterparty", "reason", "exhibit", "place")
)


_WHERE: Final = tuple(
    f"cli.column.{name}"
    for name in ("rule", "currency", "received", "in_accounts", "in_assets", "gone")
)
_SHOWN: Final = 20  # accounts and breaks, the largest; the rest is counted


def compare(traces: Sequence[RuleTrace], *, all_steps: bool) -> None:
    """Tell what the rules say of each account and asset, and where the trace ends."""
    found = list(_whereabouts(traces))
    sums = [(_rule(one.rule), one.currency, *one.told()) for one in found]
    table(WORDS("cli.trace.whereabouts"), _WHERE, sums, right=(2, 3, 4, 5))
    for over in (one for one in found if one.is_over()):
        tell("cli.trace.over", rule=_rule(over.rule), currency=over.currency)
    places = _places(traces)
    names = sorted(places, key=lambda name: -_weight(places[name]))
    shown = names if all_steps else names[:_SHOWN]
    rows = [row for name in shown for row in _account_rows(name, places[name], traces)]
    title = WORDS("cli.trace.compared", shown=len(shown), count=len(names))
    table(title, _ACCOUNTS, rows, right=(2, 3))
    assets = list(_asset_rows(traces))
    if assets:
        table(WORDS("cli.trace.assets"), _ASSETS, assets, right=(3, 4))
    if len(traces) > 1:
        intervals = [_account_interval(name, places[name], traces) for name in shown]
        intervals += _asset_intervals(traces)
        table(WORDS("cli.trace.intervals"), _INTERVALS, intervals, right=(1, 2))
    for one in traces[:1]:
        _tell_breaks(one, None if all_steps else _SHOWN)


_Places = dict[str, Trace]
"""One account under each rule that leads claimed money there."""


def _places(traces: Sequence[RuleTrace]) -> dict[tuple[str, str], _Places]:
    places: dict[tuple[str, str], _Places] = {}
    for one in traces:
        for at in one.accounts:
            places.setdefault((at.account, at.currency), {})[one.rule] = at
    return places


def _weight(under: _Places) -> int:
    """The most that any rule leads through an account."""
    return max(claimed_minor(at) for at in under.values())


@dataclass(frozen=True, slots=True)
class _Whereabouts:
    """What one rule says of all claimed money in one currency, in minor units."""

    rule: str
    currency: str
    received: int
    held: int
    bought: int
    gone: int
    rounded: int  # figures in these sums: each may be off by less than one minor unit

    def told(self) -> list[str]:
        sums = (self.received, self.held, self.bought, self.gone)
        return [FORMS.amount(minor, self.currency) for minor in sums]

    def is_over(self) -> bool:
        """Whether more is claimed than came in: then the rule cannot be used for all at once."""
        claimed = self.held + self.bought + self.gone
        return self.rule not in EXPOSURE and claimed - self.received > self.rounded


def _whereabouts(traces: Sequence[RuleTrace]) -> Iterator[_Whereabouts]:
    """Under each rule and in each currency: received, and where it is at the end."""
    for one in traces:
        held, bought, gone = Counter[str](), Counter[str](), Counter[str]()
        for at in one.accounts:
            held[at.currency] += remaining_minor(at)
        for hand in one.cash:
            held[hand.currency] += sum(tainted(hand.held).values())
        for asset in one.assets:
            bought[asset.currency] += sum(tainted(asset.paid).values())
        for left in one.breaks:
            gone[left.currency] += sum(left.tainted.values())
        places = Counter([at.currency for at in one.accounts])
        places.update(hand.currency for hand in one.cash)
        places.update(asset.currency for asset in one.assets)
        places.update(left.currency for left in one.breaks)
        for currency in sorted({*one.received, *held, *bought, *gone}):
            came = one.received.get(currency, {})
            rounded = places[currency] * len(came)
            sums = (sum(came.values()), held[currency], bought[currency], gone[currency], rounded)
            yield _Whereabouts(one.rule, currency, *sums)


def _rule(name: str) -> str:
    return WORDS(f"tracing.rule.{name}")


def _tell_breaks(trace: RuleTrace, most: int | None) -> None:
    """The outflows of claimed money that lead out of the evidence, the largest first."""
    name = _rule(trace.rule)
    largest = sorted(trace.breaks, key=lambda one: -sum(one.tainted.values()))[:most]
    title = WORDS("cli.trace.breaks", rule=name, shown=len(largest), count=len(trace.breaks))
    table(title, _BREAKS, _break_rows(largest), right=(2,))


def _account_rows(
    name: tuple[str, str], under: _Places, traces: Sequence[RuleTrace]
) -> Iterator[tuple[object, ...]]:
    account, currency = name
    for one in traces:
        at = under.get(one.rule)
        if at is not None:
            yield (
                account,
                _rule(one.rule),
                FORMS.amount(claimed_minor(at), currency),
                _remains(at),
                currency,
                one.analysis,
            )


def _remains(at: Trace) -> str:
    """What stands there; of an account with no statement it is said that little is seen of it."""
    told = FORMS.amount(remaining_minor(at), at.currency)
    return f"{told} ({WORDS('trace.partly_seen')})" if at.partly_seen else told


def _asset_rows(traces: Sequence[RuleTrace]) -> Iterator[tuple[object, ...]]:
    for number in range(len(traces[0].assets) if traces else 0):
        for one in traces:
            asset = one.assets[number]
            for source, minor in tainted(asset.paid).items():
                yield (
                    asset.name,
                    _rule(one.rule),
                    source,
                    FORMS.amount(minor, asset.currency),
                    FORMS.amount(asset.share[source], asset.currency),
                    asset.currency,
                )


def _account_interval(
    name: tuple[str, str], under: _Places, traces: Sequence[RuleTrace]
) -> tuple[object, ...]:
    """What stands in an account, of all that is claimed; a rule that leads nothing there: zero."""
    held = {
        one.rule: remaining_minor(under[one.rule]) if one.rule in under else 0 for one in traces
    }
    return _interval_row((PlaceKind.ACCOUNT, *name), held, traces)


def _asset_intervals(traces: Sequence[RuleTrace]) -> Iterator[tuple[object, ...]]:
    for number, asset in enumerate(traces[0].assets):
        paid = {one.rule: sum(tainted(one.assets[number].paid).values()) for one in traces}
        yield _interval_row((PlaceKind.ASSET, asset.name, asset.currency), paid, traces)


def _interval_row(
    place: tuple[PlaceKind, str, str], by_rule: dict[str, int], traces: Sequence[RuleTrace]
) -> tuple[object, ...]:
    """Between the rules; and whatever is not known, if anything is."""
    kind, name, currency = place
    lows, highs = dict(by_rule), dict(by_rule)
    for one in traces:
        found = one.bounded(kind).get((name, currency))
        if found is not None:
            lows[one.rule], highs[one.rule] = found.of().low_minor, found.of().high_minor
    between = hull(lows, highs)
    return (
        name,
        FORMS.money(int(between.low), currency),
        FORMS.money(int(between.high), currency),
        ", ".join(between.low_rules),
        ", ".join(between.high_rules),
    )


def _break_rows(breaks: Sequence[TracedBreak]) -> Iterator[tuple[object, ...]]:
    for one in breaks:
        yield (
            FORMS.day(one.booked_on),
            one.account,
            FORMS.money(sum(one.tainted.values()), one.currency),
            one.counterparty,
            WORDS(f"break.{one.kind}") if one.kind else "",
            one.exhibit,
            place_text(one.place, WORDS),
        )
