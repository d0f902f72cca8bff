"""All rules beside each other: accounts, assets, the interval between them, and what broke."""

from collections.abc import Iterator, Sequence
from typing import Final

from qaitaru.acts.traces import RuleTrace, TracedBreak
from qaitaru.cli.face import FORMS, WORDS, table
from qaitaru.cli.trace_steps import claimed_minor, remaining_minor
from qaitaru.tracing.comparing import interval
from qaitaru.tracing.following import tainted
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
    for name in ("date", "account", "claimed", "counterparty", "exhibit", "place")
)


_SHOWN: Final = 20  # breaks, the largest; the rest is counted


def compare(traces: Sequence[RuleTrace], *, all_steps: bool) -> None:
    """Tell what the rules say of each account and asset, and where the trace ends."""
    table(WORDS("cli.trace.compared"), _ACCOUNTS, _account_rows(traces), right=(2, 3))
    assets = list(_asset_rows(traces))
    if assets:
        table(WORDS("cli.trace.assets"), _ASSETS, assets, right=(3, 4))
    if len(traces) > 1:
        table(WORDS("cli.trace.intervals"), _INTERVALS, _interval_rows(traces), right=(1, 2))
    for one in traces[:1]:
        _tell_breaks(one, None if all_steps else _SHOWN)


def _tell_breaks(trace: RuleTrace, most: int | None) -> None:
    """The outflows of claimed money that lead out of the evidence, the largest first."""
    name = WORDS(f"tracing.rule.{trace.rule}")
    largest = sorted(trace.breaks, key=lambda one: -sum(one.tainted.values()))[:most]
    title = WORDS("cli.trace.breaks", rule=name, shown=len(largest), count=len(trace.breaks))
    table(title, _BREAKS, _break_rows(largest), right=(2,))


def _account_rows(traces: Sequence[RuleTrace]) -> Iterator[tuple[object, ...]]:
    for name in _names(traces):
        for one in traces:
            for at in one.accounts:
                if (at.account, at.currency) == name:
                    yield (
                        at.account,
                        WORDS(f"tracing.rule.{one.rule}"),
                        FORMS.amount(claimed_minor(at), at.currency),
                        FORMS.amount(remaining_minor(at), at.currency),
                        at.currency,
                        one.analysis,
                    )


def _names(traces: Sequence[RuleTrace]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((at.account, at.currency) for one in traces for at in one.accounts))


def _asset_rows(traces: Sequence[RuleTrace]) -> Iterator[tuple[object, ...]]:
    for number in range(len(traces[0].assets) if traces else 0):
        for one in traces:
            asset = one.assets[number]
            for source, minor in tainted(asset.paid).items():
                yield (
                    asset.name,
                    WORDS(f"tracing.rule.{one.rule}"),
                    source,
                    FORMS.amount(minor, asset.currency),
                    FORMS.amount(asset.share[source], asset.currency),
                    asset.currency,
                )


def _interval_rows(traces: Sequence[RuleTrace]) -> Iterator[tuple[object, ...]]:
    """What stands in each account, and what went into each asset, of all that is claimed."""
    for account, currency in _names(traces):
        held = {
            one.rule: sum(
                remaining_minor(at)
                for at in one.accounts
                if (at.account, at.currency) == (account, currency)
            )
            for one in traces
        }
        yield _interval_row(account, held, currency)
    for number in range(len(traces[0].assets)):
        asset = traces[0].assets[number]
        paid = {one.rule: sum(tainted(one.assets[number].paid).values()) for one in traces}
        yield _interval_row(asset.name, paid, asset.currency)


def _interval_row(place: str, by_rule: dict[str, int], currency: str) -> tuple[object, ...]:
    one = interval(by_rule)
    return (
        place,
        FORMS.money(int(one.low), currency),
        FORMS.money(int(one.high), currency),
        ", ".join(one.low_rules),
        ", ".join(one.high_rules),
    )


def _break_rows(breaks: Sequence[TracedBreak]) -> Iterator[tuple[object, ...]]:
    for one in breaks:
        yield (
            FORMS.day(one.booked_on),
            one.account,
            FORMS.money(sum(one.tainted.values()), one.currency),
            one.counterparty,
            one.exhibit,
            place_text(one.place, WORDS),
        )
