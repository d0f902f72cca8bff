"""A trace as its page shows it: the rules beside each other, place by place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from qaitaru.acts.tracing.look_at_traces import KeptTrace
from qaitaru.acts.tracing.traces import BoundedPlace, PlaceKind, RuleTrace, Trace
from qaitaru.tracing.claim import TraceClaim
from qaitaru.tracing.claim_bounds import FigureBound, Ground, hull
from qaitaru.tracing.comparing import Interval, chosen, over_claims
from qaitaru.tracing.following import tainted
from qaitaru.tracing.rules.names import EXPOSURE, OVERLAPPING, UNATTRIBUTED

ASSET, CASH, ACCOUNT = "asset", "cash", "account"
_Sums = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An account or an asset, and what of claimed money each rule puts there, by claimant."""

    kind: str
    name: str
    currency: str
    holder: str
    by_rule: Mapping[str, _Sums]
    bounds: Mapping[str, BoundedPlace] = field(default_factory=dict)  # by rule, where one is open
    partly_seen: bool = False  # no statement of it is held

    @property
    def key(self) -> str:
        """By what an address names it."""
        return f"{self.kind}:{self.name}:{self.currency}"

    def of(self, rule: str, claimant: str = "") -> int:
        """What a rule puts there: of one claimant, or of all."""
        sums = self.by_rule.get(rule, {})
        return sums.get(claimant, 0) if claimant else sum(sums.values())

    def bound(self, rule: str, claimant: str = "") -> FigureBound:
        """What no order of a day and no opening leaves; if nothing is open, what the rule says."""
        if rule in self.bounds:
            return self.bounds[rule].of(claimant)
        told = self.of(rule, claimant)
        return FigureBound(told, told, proved=True, ground=Ground.SAME)


@dataclass(frozen=True, slots=True)
class Sum:
    """What is claimed in one currency for one claimant, of all that came in; None: nothing did."""

    claimant: str
    currency: str
    claimed: int
    received: int | None
    spare: int  # what rounding may have added: less than one minor unit for each place

    @property
    def over(self) -> bool:
        """Whether more is claimed than came in."""
        return self.received is None or self.claimed - self.received > self.spare


@dataclass(frozen=True)
class TracePage:
    """What the templates ask of a trace; ``claimant`` is whose claim is shown, empty for all."""

    kept: KeptTrace
    traces: list[RuleTrace]
    claimant: str = ""

    @property
    def name(self) -> str:
        """The saved claim's; empty where it was never saved."""
        return self.kept.saved[0].name if self.kept.saved else ""

    @property
    def rules(self) -> list[str]:
        """The rules that were walked."""
        return [one.rule for one in self.traces]

    @property
    def attributing(self) -> list[str]:
        """Those that say whose the money is."""
        return [rule for rule in self.rules if rule not in EXPOSURE]

    @property
    def exposing(self) -> list[str]:
        """Those that say what is exposed."""
        return [rule for rule in self.rules if rule in EXPOSURE]

    @property
    def overlapping(self) -> list[str]:
        """Those whose claims may come to more than there is."""
        return [rule for rule in self.attributing if rule in OVERLAPPING]

    @property
    def received(self) -> Mapping[str, _Sums]:
        """What came in, by currency and claimant."""
        return self.traces[0].received

    @cached_property
    def claimants(self) -> list[str]:
        """Everybody for whom something came in."""
        return self.traces[0].claimants()

    @cached_property
    def places(self) -> list[Place]:
        """The assets in the order of the claim, then the accounts from the greatest claim down."""
        accounts = _accounts(self.traces)
        accounts.sort(key=lambda one: -max(one.bound(rule).high_minor for rule in self.rules))
        return [*_assets(self.traces), *_cash(self.traces), *accounts]

    def interval(self, place: Place) -> Interval | None:
        """From the least to the greatest, and the rules at both ends; None where none counts."""
        told = {rule: place.bound(rule, self.claimant) for rule in self.attributing}
        lows = {rule: one.low_minor for rule, one in told.items()}
        highs = {rule: one.high_minor for rule, one in told.items()}
        return hull(lows, highs) if told else None

    @property
    def bounded(self) -> bool:
        """Whether an order of a day, or an opening, is open."""
        return any(one.bounds for one in self.traces)

    def of_rule(self, rule: str) -> RuleTrace:
        """What one rule says."""
        return next(one for one in self.traces if one.rule == rule)

    def claimed(self, asked: Callable[[str], str]) -> tuple[dict[str, str], list[Sum]]:
        """What is claimed where one rule is chosen for each place.

        Args:
            asked: the rule that an address chooses for a place's key; anything else is no claim.
        """
        rules = {
            one.key: rule for one in self.places if (rule := asked(one.key)) in self.attributing
        }
        sums = [
            found
            for currency in dict.fromkeys(one.currency for one in self.places if one.key in rules)
            for found in self._sums(rules, currency)
        ]
        return rules, sums

    def _sums(self, rules: Mapping[str, str], currency: str) -> Iterable[Sum]:
        """Currencies never add: each has its own limit."""
        places = [one for one in self.places if one.currency == currency]
        answers = {
            rule: {one.key: dict(one.by_rule.get(rule, {})) for one in places}
            for rule in self.attributing
        }
        here = {one.key: rules[one.key] for one in places if one.key in rules}
        claimed = chosen(answers, here)
        limits = self.received.get(currency, {})
        spare = len(here)
        over = {one.source for one in over_claims(claimed, limits, spare)}
        for who in self.claimants:
            whole = sum(int(held.get(who, 0)) for held in claimed.values())
            limit = limits.get(who)
            if whole or who in over:
                yield Sum(who, currency, whole, limit, spare)


_Bounds = dict[tuple[str, str], dict[str, BoundedPlace]]


def _bounds(traces: list[RuleTrace], kind: PlaceKind) -> _Bounds:
    """The bounds of each place of a kind, by rule."""
    found: _Bounds = {}
    for one in traces:
        for name, place in one.bounded(kind).items():
            found.setdefault(name, {})[one.rule] = place
    return found


def _cash(traces: list[RuleTrace]) -> list[Place]:
    """The cash that any rule leads claimed money to, in the order of the claim."""
    hands = dict.fromkeys((at.holder, at.currency) for one in traces for at in one.cash)
    bounds = _bounds(traces, PlaceKind.CASH)
    return [
        Place(
            kind=CASH,
            name=holder,
            currency=currency,
            holder="",
            by_rule={
                one.rule: tainted(at.held)
                for one in traces
                for at in one.cash
                if (at.holder, at.currency) == (holder, currency)
            },
            bounds=bounds.get((holder, currency), {}),
        )
        for holder, currency in hands
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sold:
    """A sale of an asset under one rule; what is left of the asset is what it cost."""

    asset: str
    entry: str
    booked_on: date | None  # None: claimed money never reached the account it was paid into
    amount_minor: int
    currency: str
    claimed_minor: int
    asset_currency: str
    left_minor: int


def sold_in(one: RuleTrace, claim: TraceClaim) -> list[Sold]:
    """What was sold, in the order of the claim, and how much of what it brought is claimed."""
    rows = {row.entry_id: (at, row) for at in one.accounts for row in at.rows}
    assets = {asset.name: asset for asset in one.assets}
    found = []
    for sale in claim.sales:
        at, row = rows.get(sale.receipt, (None, None))
        asset = assets[sale.asset]
        found.append(
            Sold(
                asset=sale.asset,
                entry=sale.receipt,
                booked_on=row.booked_on if row else None,
                amount_minor=row.amount_minor if row else 0,
                currency=at.currency if at else "",
                claimed_minor=sum(row.claimed.values()) if row else 0,
                asset_currency=asset.currency,
                left_minor=sum(tainted(asset.paid).values()),
            )
        )
    return found


def _assets(traces: list[RuleTrace]) -> list[Place]:
    bounds = _bounds(traces, PlaceKind.ASSET)
    return [
        Place(
            kind=ASSET,
            name=asset.name,
            currency=asset.currency,
            holder="",
            by_rule={one.rule: tainted(one.assets[index].paid) for one in traces},
            bounds=bounds.get((asset.name, asset.currency), {}),
        )
        for index, asset in enumerate(traces[0].assets)
    ]


def _accounts(traces: list[RuleTrace]) -> list[Place]:
    """The accounts that claimed money reaches, or may reach in another order of a day."""
    bounds = _bounds(traces, PlaceKind.ACCOUNT)
    found: dict[tuple[str, str], dict[str, Trace]] = {}
    for one in traces:
        for at in one.accounts:
            found.setdefault((at.account, at.currency), {})[one.rule] = at
    places = dict.fromkeys((*found, *bounds))
    return [_account(name, found.get(name, {}), bounds.get(name, {})) for name in places]


def _account(
    name: tuple[str, str], by_rule: Mapping[str, Trace], bounds: Mapping[str, BoundedPlace]
) -> Place:
    account, currency = name
    holders = [at.holder for at in by_rule.values()] + [one.holder for one in bounds.values()]
    return Place(
        kind=ACCOUNT,
        name=account,
        currency=currency,
        holder=holders[0],
        by_rule={rule: tainted(standing(at)) for rule, at in by_rule.items()},
        bounds=bounds,
        partly_seen=any(at.partly_seen for at in by_rule.values()),
    )


def standing(trace: Trace) -> _Sums:
    """What stands in an account at the end, by source."""
    return trace.rows[-1].held if trace.rows else trace.opening


NOTES: Final[Mapping[str, frozenset[str]]] = {
    "exposure": EXPOSURE,
    "overlapping": OVERLAPPING - EXPOSURE,
    "unattributed": UNATTRIBUTED,
}
"""What is to be known of a rule before its figures are read."""


def notes_of(rule: str) -> list[str]:
    """The notes that a rule has."""
    return [name for name, rules in NOTES.items() if rule in rules]
