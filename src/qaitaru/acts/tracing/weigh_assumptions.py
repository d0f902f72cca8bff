"""Which assumptions of a claim move most what is held for a claimant: each varied alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from qaitaru.acts.books.ledger_at import LedgerView
from qaitaru.acts.tracing.trace_results import KeptResult
from qaitaru.acts.tracing.trace_work import Work, bought_assets, cash_in_hand, work_on
from qaitaru.acts.tracing.traces import Move, Weighed
from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.cash import cash_account
from qaitaru.tracing.claim import TraceClaim
from qaitaru.tracing.comparing import Balances
from qaitaru.tracing.following import FollowedAsset, FollowedCash
from qaitaru.tracing.network import asset_account
from qaitaru.tracing.parts import OWN, UNKNOWN, Amount
from qaitaru.tracing.rules.names import Between
from qaitaru.tracing.sensitivity import BASE, ORDERS, Assumption, Moved, Varied, moved


def weigh_assumptions(view: LedgerView, work: Work, results: Mapping[str, KeptResult]) -> Weighed:
    """What moves most of what accounts, hands and assets hold at the end.

    Args:
        results: the claim under each rule; the other assumptions are varied under ``BASE``.
    """
    varied = {
        assumption: {name: _held(one) for name, one in ways}
        for assumption, ways in _varied(view, work)
    }
    told = {Assumption.RULE: {rule: _told(one) for rule, one in results.items()}, **varied}
    came = {name: sums for one in results.values() for name, sums in one.received.items()}
    return {
        currency: {who: tuple(map(_move, moved(_in(currency, told), who))) for who in sorted(sums)}
        for currency, sums in sorted(came.items())
    }


def _move(one: Moved) -> Move:
    return Move(
        assumption=one.assumption,
        low_minor=round(one.between.low),
        high_minor=round(one.between.high),
        low_when=one.between.low_rules,
        high_when=one.between.high_rules,
    )


_Held = Mapping[str, Balances]
"""Currency -> account, hand or asset -> source -> minor units."""


def _in(currency: str, told: Mapping[Assumption, Mapping[str, _Held]]) -> Varied:
    return {
        one: {name: held.get(currency, {}) for name, held in ways.items()}
        for one, ways in told.items()
    }


def _told(trace: KeptResult) -> _Held:
    """As a rule's result tells it."""
    held: dict[str, dict[str, Mapping[str, Amount]]] = defaultdict(dict)
    for at in trace.accounts:
        held[at.currency][at.account] = at.rows[-1].held if at.rows else at.opening
    return _with_things(held, trace.cash, trace.assets)


def _held(work: Work) -> _Held:
    """As the rule under which assumptions are varied leaves it."""
    walked = work.walked(BASE)
    balances = walked.balances()
    held: dict[str, dict[str, Mapping[str, Amount]]] = defaultdict(dict)
    for name, reached in work.scope.accounts.items():
        held[reached.currency][name] = balances.get(name, {})
    return _with_things(held, cash_in_hand(work, walked), bought_assets(work, walked))


def _with_things(
    held: dict[str, dict[str, Mapping[str, Amount]]],
    cash: Sequence[FollowedCash],
    assets: Sequence[FollowedAsset],
) -> _Held:
    for hand in cash:
        held[hand.currency][cash_account(hand.holder)] = hand.held
    for asset in assets:
        held[asset.currency][asset_account(asset.name)] = asset.paid
    return held


_Ways = Iterator[tuple[str, Work]]


def _varied(view: LedgerView, work: Work) -> Iterator[tuple[Assumption, _Ways]]:
    claim = work.claim
    orders = {mode.value: replace(claim, same_day=mode) for mode in ORDERS}
    ways = {way.value: replace(claim, between=way) for way in Between}
    unclaimed = {source: replace(claim, unclaimed=source) for source in (OWN, UNKNOWN)}
    yield Assumption.SAME_DAY, _laid(view, work, orders)
    yield Assumption.BETWEEN, _laid(view, work, ways)
    yield Assumption.UNCLAIMED, _laid(view, work, unclaimed)


def _laid(view: LedgerView, work: Work, claims: Mapping[str, TraceClaim]) -> _Ways:
    """The claims on the ledger; one that its cash or a coordination does not bear is left out."""
    for name, claim in claims.items():
        with suppress(ClaimFaulty):
            yield name, work if claim == work.claim else work_on(view, work.text, claim)
