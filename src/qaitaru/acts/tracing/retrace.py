"""Make a kept trace again, and say whether it comes to the same, byte for byte."""

from contextlib import suppress

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.books.ledger_at import LedgerView, reckoned_ledger_at
from qaitaru.acts.made_again import MadeAgain, standing
from qaitaru.acts.tracing.kept_claim import claim_of
from qaitaru.acts.tracing.trace_claim_large import VOLUME, volume_analyses
from qaitaru.acts.tracing.trace_funds import rules_for
from qaitaru.acts.tracing.trace_results import FAMILY, analysis_of, result_of
from qaitaru.acts.tracing.trace_weighing import WEIGHING, weighing_of
from qaitaru.acts.tracing.trace_work import work_of
from qaitaru.acts.tracing.weigh_assumptions import weigh_assumptions
from qaitaru.engine import kept_analyses
from qaitaru.engine.analyses import Analysis
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.engine.staging import staging
from qaitaru.facts.errors import AnalysisMissing


def retrace(desk: Desk, number: int) -> MadeAgain:
    """Make a kept trace again from its own claim, on the ledger as of when it was made.

    Raises: AnalysisMissing; AnalysisWithoutClaim; what trace_funds raises, where the data of then
    are no longer there.
    """
    with consult(desk, "look_at_trace", analysis=number) as connection:
        head = _head(connection, number)
        claim = claim_of(head)
        kept = standing(connection, head)
    rule = head.rule.removeprefix(FAMILY)
    with reckoned_ledger_at(desk, "retrace", as_of=kept.at, analysis=number) as view:
        made = _made(desk, view, claim, rule)
    found = kept.beside(made, rule=rule)
    with act(desk, "retraced") as deed:
        deed.told.update(analysis=number, sha256=found.found_sha256, equal=found.equal)
    return found


def _head(connection: Connection, number: int) -> AnalysisHead:
    """A trace under one rule, one by a compiled rule, or what moves a claim most."""
    for family in (WEIGHING, VOLUME):
        with suppress(AnalysisMissing):
            return kept_analyses.head(connection, family, number)
    return kept_analyses.head(connection, FAMILY, number)


def _made(desk: Desk, view: LedgerView, claim: str, rule: str) -> Analysis:
    if rule.startswith(VOLUME):
        with staging(desk.workspace.ledger) as place:
            (made,) = volume_analyses(view, claim, [rule.removeprefix(VOLUME)], place)
        return made
    work = work_of(view, claim, regardless=True)
    if not rule.startswith(WEIGHING):
        return analysis_of(work, rule, result_of(work, rule))
    results = {one: result_of(work, one) for one in rules_for(work.claim)}
    return weighing_of(work, weigh_assumptions(view, work, results))
