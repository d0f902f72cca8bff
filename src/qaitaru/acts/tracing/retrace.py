"""Make a kept trace again, and say whether it comes to the same, byte for byte."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.books.ledger_at import LedgerView, reckoned_ledger_at
from qaitaru.acts.code_version import code_version
from qaitaru.acts.tracing.kept_claim import claim_of
from qaitaru.acts.tracing.trace_claim_large import VOLUME, volume_analyses
from qaitaru.acts.tracing.trace_funds import rules_for
from qaitaru.acts.tracing.trace_results import FAMILY, analysis_of, result_of
from qaitaru.acts.tracing.trace_weighing import WEIGHING, weighing_of
from qaitaru.acts.tracing.trace_work import work_of
from qaitaru.acts.tracing.weigh_assumptions import weigh_assumptions
from qaitaru.engine import imports, kept_analyses
from qaitaru.engine.analyses import Analysis, text_of
from qaitaru.engine.imports import Import
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.engine.staging import staging
from qaitaru.facts.errors import AnalysisMissing


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraced:
    """A kept trace beside the same one made again."""

    analysis: int
    rule: str  # of what moves a claim most after ``weighing.``; compiled after ``volume.``
    made_by: str
    made_at: str
    kept_sha256: str  # told when it was kept
    stored_sha256: str  # of the text that is stored
    found_sha256: str  # of what it comes to
    kept_code: str
    found_code: str
    kept_data: str
    found_data: str  # of the ledger as it was at that time
    withdrawn: tuple[int, ...]  # imports it rests on that were withdrawn since

    @property
    def equal(self) -> bool:
        """Whether it is the same to the byte."""
        return self.kept_sha256 == self.stored_sha256 == self.found_sha256

    @property
    def altered(self) -> bool:
        """Whether what is stored is no longer what was kept."""
        return self.kept_sha256 != self.stored_sha256

    def why(self) -> list[str]:
        """What is to be known of it beside, by the keys of ``retraced.<key>``."""
        told = {
            "altered": self.altered,
            "code": self.kept_code != self.found_code,
            "data": self.kept_data != self.found_data,
            "withdrawn": bool(self.withdrawn),
        }
        return [key for key, said in told.items() if said]


def retrace(desk: Desk, number: int) -> Retraced:
    """Make a kept trace again from its own claim, on the ledger as of when it was made.

    Raises: AnalysisMissing; AnalysisWithoutClaim; what trace_funds raises, where the data of then
    are no longer there.
    """
    with consult(desk, "look_at_trace", analysis=number) as connection:
        head = _head(connection, number)
        claim = claim_of(head)
        stored = kept_analyses.stored_sha256(connection, number)
        at, seen = as_it_was(connection, head)
        gone = tuple(one.number for one in seen if one.withdrawn)
    rule = head.rule.removeprefix(FAMILY)
    with reckoned_ledger_at(desk, "retrace", as_of=at, analysis=number) as view:
        made = _made(desk, view, claim, rule)
    found = Retraced(
        analysis=number,
        rule=rule,
        made_by=head.made_by,
        made_at=head.made_at,
        kept_sha256=head.result_sha256,
        stored_sha256=stored,
        found_sha256=kept_analyses.hash_of(text_of(made.result)),
        kept_code=head.code_version,
        found_code=code_version(),
        kept_data=head.data_version,
        found_data=made.data_version,
        withdrawn=gone,
    )
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


def as_it_was(connection: Connection, head: AnalysisHead) -> tuple[datetime, list[Import]]:
    """The instant at which the ledger was what the trace read, and the imports in sight then.

    A trace is kept a while after it has read; an import may have come in between.
    """
    instants = {head.made_at}
    for one in imports.every(connection):
        changes = (one.committed_at, one.withdrawn_at)
        instants |= {at for at in changes if at is not None and at < head.made_at}
    for at in sorted(instants, reverse=True):
        seen = imports.visible(connection, as_of=datetime.fromisoformat(at))
        if imports.data_version(seen) == head.data_version:
            return datetime.fromisoformat(at), seen
    made_at = datetime.fromisoformat(head.made_at)
    return made_at, imports.visible(connection, as_of=made_at)
