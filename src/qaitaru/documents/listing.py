"""What the report lists one by one: the largest flows and parties, and the rows they stand on.

Sums are always of everything; what is not listed is told by number and sum, so that the whole
closes. A report that nobody can lift is read by nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qaitaru.documents.report_facts import Flow, OtherFlows, ReportFacts, SourceRow, Summed


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much the report lists."""

    flows: int = 300  # of each currency
    parties: int = 300
    rows: int = 2000  # behind flows; rows of traces, breaks and problems always stand
    rows_a_flow: int = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The flows of one currency that are not listed."""

    flows: int
    count: int
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Flows with their numbers from 1, rows cut to those listed; and every row that is cited."""

    flows: tuple[tuple[int, Flow], ...]
    left_out: Mapping[str, LeftOut]  # by currency
    rows: tuple[SourceRow, ...]


def listing(facts: ReportFacts, limits: Limits) -> Listing:
    """Choose what is listed: flows by currency, largest first, as far as the limits go."""
    chosen: list[Flow] = []
    left_out: dict[str, LeftOut] = {}
    for currency in facts.currencies():
        flows = sorted((f for f in facts.flows if f.total.currency == currency), key=_size)
        others = [one for one in facts.other_flows if one.total.currency == currency]
        chosen += flows[: limits.flows]
        if flows[limits.flows :] or others:
            left_out[currency] = _left_out(flows[limits.flows :], others)
    listed = _with_rows(chosen, limits)
    return Listing(
        flows=tuple(enumerate(listed, start=1)),
        left_out=left_out,
        rows=_cited(facts, listed),
    )


def _size(flow: Flow) -> tuple[int, str, str]:
    return -flow.total.amount_minor, flow.payer, flow.payee


def _left_out(flows: Sequence[Flow], others: Sequence[OtherFlows]) -> LeftOut:
    summed: list[Summed] = [*flows, *others]
    return LeftOut(
        flows=len(flows) + sum(one.flows for one in others),
        count=sum(one.count for one in summed),
        amount_minor=sum(one.total.amount_minor for one in summed),
    )


def _with_rows(flows: Iterable[Flow], limits: Limits) -> list[Flow]:
    """The flows, each with its first rows, until the limit is spent."""
    left = limits.rows
    cut = []
    for flow in flows:
        rows = flow.rows[: min(limits.rows_a_flow, left)]
        left -= len(rows)
        cut.append(replace(flow, rows=rows))
    return cut


def _cited(facts: ReportFacts, flows: Iterable[Flow]) -> tuple[SourceRow, ...]:
    named = {row_id for flow in flows for row_id in flow.rows}
    named |= {broken.row_id for broken in facts.broken if broken.row_id is not None}
    named |= {step.row_id for trace in facts.traces for step in trace.listed()}
    named |= {one.row_id for one in facts.trace_ends}
    places = {(problem.exhibit, problem.place) for problem in facts.problems}
    places |= {place for one in facts.wealth for place in one.places()}
    return tuple(
        row for row in facts.rows if row.row_id in named or (row.exhibit, row.place) in places
    )
