"""What the report tells of a tracing: the rules compared, the accounts most used, where it ends."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qaitaru.acts.tracing.traces import PlaceKind, RuleTrace, Trace
from qaitaru.documents import report_facts as told
from qaitaru.tracing.following import tainted

_DETAILED = ("fifo", "own-first")  # rules told booking by booking; all are compared
_DETAILED_ACCOUNTS = 8  # of each such rule, those most claimed money goes through
_COMPARED_ACCOUNTS = 40
_ENDS = 200


@dataclass(frozen=True, slots=True)
class ReportedTraces:
    """The part of a report that tells of tracing."""

    traces: tuple[told.Trace, ...]
    answers: tuple[told.RuleAnswer, ...]
    ends: tuple[told.TraceEnd, ...]
    end_sums: tuple[told.TraceEndSum, ...]
    places_reached: int
    moves: tuple[told.AssumptionMove, ...]


def reported_traces(traced: Sequence[RuleTrace]) -> ReportedTraces:
    """All rules compared, some told booking by booking; nothing where nothing was traced."""
    detailed = [one for one in traced if one.rule in _DETAILED] or list(traced[:1])
    reached = {(at.account, at.currency) for one in traced for at in one.accounts}
    return ReportedTraces(
        traces=tuple(_trace(trace) for one in detailed for trace in _most_used(one)),
        answers=tuple(_compared(traced)),
        ends=tuple(_ends(detailed[-1])) if detailed else (),
        end_sums=tuple(_end_sums(detailed[-1])) if detailed else (),
        places_reached=len(reached),
        moves=tuple(_moves(traced)),
    )


def _through(trace: Trace) -> int:
    """How much claimed money came into an account."""
    return sum(sum(row.claimed.values()) for row in trace.rows)


def _most_used(traced: RuleTrace) -> list[Trace]:
    """The accounts that claimed money went through, the most of it first; ends only if no other."""
    through = [one for one in traced.accounts if one.tainted_outflows()] or traced.accounts
    return sorted(through, key=lambda one: -_through(one))[:_DETAILED_ACCOUNTS]


def _compared(traced: Sequence[RuleTrace]) -> Iterable[told.RuleAnswer]:
    """What each rule says of the accounts most claimed money went through, and of all assets."""
    most: Counter[tuple[str, str]] = Counter()
    for rule in traced:
        for one in rule.accounts:
            name = (one.account, one.currency)
            most[name] = max(most[name], _through(one))
        for name, place in rule.bounded(PlaceKind.ACCOUNT).items():
            most[name] = max(most[name], place.of().high_minor)
    shown = {name for name, _ in most.most_common(_COMPARED_ACCOUNTS)}
    for rule in traced:
        yield from _answers(rule, shown)


def _answers(traced: RuleTrace, shown: set[tuple[str, str]]) -> Iterable[told.RuleAnswer]:
    """What stands in these accounts and went into each asset, under one rule."""
    for one in traced.accounts:
        name = (one.account, one.currency)
        if name in shown:
            held = one.rows[-1].held if one.rows else {}
            yield _answer(traced, PlaceKind.ACCOUNT, name, sum(tainted(held).values()))
    seen = {(one.account, one.currency) for one in traced.accounts}
    for name in traced.bounded(PlaceKind.ACCOUNT):
        if name in shown - seen:
            yield _answer(traced, PlaceKind.ACCOUNT, name, 0)
    for hand in traced.cash:
        name, in_hand = (hand.holder, hand.currency), sum(tainted(hand.held).values())
        yield _answer(traced, PlaceKind.CASH, name, in_hand)
    for asset in traced.assets:
        name, paid = (asset.name, asset.currency), sum(tainted(asset.paid).values())
        yield _answer(traced, PlaceKind.ASSET, name, paid)


def _answer(
    traced: RuleTrace, kind: PlaceKind, name: tuple[str, str], tainted_minor: int
) -> told.RuleAnswer:
    bounded = traced.bounded(kind).get(name)
    return told.RuleAnswer(
        rule=traced.rule,
        place=name[0],
        currency=name[1],
        tainted_minor=tainted_minor,
        analysis=traced.analysis,
        bound=None if bounded is None else bounded.of(),
    )


def _ends(traced: RuleTrace) -> Iterable[told.TraceEnd]:
    largest = sorted(traced.breaks, key=lambda one: -sum(one.tainted.values()))
    for one in largest[:_ENDS]:
        yield told.TraceEnd(
            rule=traced.rule,
            row_id=one.entry_id,
            on=one.booked_on,
            currency=one.currency,
            tainted_minor=sum(one.tainted.values()),
        )


def _moves(traced: Sequence[RuleTrace]) -> Iterable[told.AssumptionMove]:
    """What moves each claim most, once a claim."""
    weighed = {one.sensitivity.analysis: one.sensitivity for one in traced if one.sensitivity}
    for number, sensitivity in weighed.items():
        for currency, claimants in sensitivity.moved_by.items():
            for claimant, moves in claimants.items():
                for one in moves:
                    yield told.AssumptionMove(
                        analysis=number,
                        under=sensitivity.under,
                        claimant=claimant,
                        currency=currency,
                        assumption=one.assumption,
                        low_minor=one.low_minor,
                        high_minor=one.high_minor,
                        low_when=one.low_when,
                        high_when=one.high_when,
                    )


def _end_sums(traced: RuleTrace) -> Iterable[told.TraceEndSum]:
    for currency in sorted({one.currency for one in traced.breaks}):
        left = [sum(one.tainted.values()) for one in traced.breaks if one.currency == currency]
        yield told.TraceEndSum(currency, sum(left), len(left))


def _trace(trace: Trace) -> told.Trace:
    return told.Trace(
        rule=trace.rule,
        account=trace.account,
        holder=trace.holder,
        currency=trace.currency,
        opening_minor=trace.opening_minor,
        steps=tuple(
            told.TraceStep(
                row_id=row.entry_id,
                on=row.booked_on,
                amount_minor=row.amount_minor,
                balance_minor=row.balance_minor,
                claimed=row.claimed,
                held=row.held,
                left=row.left,
            )
            for row in trace.rows
        ),
        lowest=tuple(
            told.Lowest(claimant=who, balance_minor=minor, row_id=entry or None)
            for who, (minor, entry) in trace.lowest.items()
        ),
        parameters=trace.parameters,
        partly_seen=trace.partly_seen,
        analysis=trace.analysis,
        result_sha256=trace.result_sha256,
    )
