"""The traces of an investigation as they are kept: all rules of one beside each other."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import msgspec
from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.tracing.kept_claim import claim_of, has_claim
from qaitaru.acts.tracing.trace_results import FAMILY, KeptResult, rule_trace
from qaitaru.acts.tracing.trace_weighing import WEIGHING, KeptWeighing, with_sensitivity
from qaitaru.acts.tracing.traces import RuleTrace
from qaitaru.engine import kept_analyses
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.tracing import claim_store
from qaitaru.tracing.claim_store import SavedClaim
from qaitaru.tracing.rules.names import RULES

_ORDER: Final = tuple(RULES)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTrace:
    """One claim on one state of the data, by one edition of the program, under several rules.

    ``numbers`` names the analysis of each rule; ``saved`` the claim's texts that say just this.
    """

    numbers: Mapping[str, int]
    text: str
    claim_sha256: str
    data_version: str
    code_version: str
    made_by: str
    made_at: str  # the latest of them
    saved: tuple[SavedClaim, ...]

    @property
    def number(self) -> int:
        """The analysis it is called by."""
        return min(self.numbers.values())


def look_at_traces(desk: Desk) -> list[KeptTrace]:
    """All that were made, from the latest."""
    with consult(desk, "look_at_traces") as connection:
        heads = list(filter(has_claim, kept_analyses.heads(connection, FAMILY)))
        saved = claim_store.every_version(connection)
    heads.sort(key=lambda one: (_alike(one), one.number))
    traces = [_trace(list(group), saved) for _, group in groupby(heads, key=_alike)]
    return sorted(traces, key=lambda one: -max(one.numbers.values()))


def look_at_trace(desk: Desk, number: int) -> tuple[KeptTrace, list[RuleTrace]]:
    """The trace that an analysis belongs to, what every rule says, and what moves it most.

    Raises: AnalysisMissing, AnalysisWithoutClaim, AnalysisAltered.
    """
    with _alike_to(desk, number) as (connection, alike):
        traces = _results(connection, alike)
        kept = _trace(alike, claim_store.every_version(connection))
        return kept, traces


def look_at_trace_head(desk: Desk, number: int) -> KeptTrace:
    """The trace that an analysis belongs to, without what it says.

    Raises: AnalysisMissing, AnalysisWithoutClaim.
    """
    with _alike_to(desk, number) as (connection, alike):
        return _trace(alike, claim_store.every_version(connection))


def look_at_rule_trace(desk: Desk, number: int) -> tuple[KeptTrace, RuleTrace]:
    """The trace that an analysis belongs to, and what the rule of the analysis says.

    Raises: AnalysisMissing, AnalysisWithoutClaim, AnalysisAltered.
    """
    with _alike_to(desk, number) as (connection, alike):
        (one,) = _results(connection, [head for head in alike if head.number == number])
        return _trace(alike, claim_store.every_version(connection)), one


@contextmanager
def _alike_to(desk: Desk, number: int) -> Iterator[tuple[Connection, list[AnalysisHead]]]:
    """The analyses of one claim on one state of the data, in the order of the rules."""
    with consult(desk, "look_at_trace", analysis=number) as connection:
        asked = kept_analyses.head(connection, FAMILY, number)
        claim_of(asked)
        heads = filter(has_claim, kept_analyses.heads(connection, FAMILY))
        alike = [one for one in heads if _alike(one) == _alike(asked)]
        alike.sort(key=lambda one: _ORDER.index(one.rule.removeprefix(FAMILY)))
        yield connection, alike


def _results(connection: Connection, heads: list[AnalysisHead]) -> list[RuleTrace]:
    texts = [(one, kept_analyses.result_text(connection, one.number)) for one in heads]
    read = [rule_trace(one, msgspec.json.decode(text, type=KeptResult)) for one, text in texts]
    return _weighed(connection, heads[0], read)


def _weighed(
    connection: Connection, asked: AnalysisHead, traces: list[RuleTrace]
) -> list[RuleTrace]:
    """With what moves the claim most, if it was traced under all rules."""
    for head in kept_analyses.heads(connection, WEIGHING):
        if _alike(head) == _alike(asked):
            text = kept_analyses.result_text(connection, head.number)
            read = msgspec.json.decode(text, type=KeptWeighing)
            return with_sensitivity(traces, head, read.moved_by)
    return traces


def _alike(one: AnalysisHead) -> tuple[str, ...]:
    rates = one.parameters.get("rates", "")
    return (one.parameters["claim_sha256"], one.data_version, one.code_version, rates)


def _trace(heads: list[AnalysisHead], saved: list[SavedClaim]) -> KeptTrace:
    last = heads[-1]
    digest = last.parameters["claim_sha256"]
    latest = max(heads, key=lambda one: one.made_at)
    return KeptTrace(
        numbers={one.rule.removeprefix(FAMILY): one.number for one in heads},
        text=last.parameters["claim"],
        claim_sha256=digest,
        data_version=last.data_version,
        code_version=last.code_version,
        made_by=latest.made_by,
        made_at=latest.made_at,
        saved=tuple(one for one in saved if one.sha256 == digest),
    )
