"""What a report may stand on: items of limited use must allow what the report is for."""

from collections.abc import Sequence
from dataclasses import replace

from qaitaru.acts.casework.use_marks import UseMarks
from qaitaru.acts.tracing.traces import RuleTrace, exhibits_of
from qaitaru.casework.requests.use_limits import Use
from qaitaru.documents.report_facts import ReportFacts


def with_limits(
    facts: ReportFacts,
    marks: UseMarks,
    traced: Sequence[RuleTrace],
    *,
    use: Use,
    left_out: Sequence[int] = (),
    investigation: int = 0,
) -> ReportFacts:
    """The facts with the limitations of the items they stand on, if those allow the use.

    Args:
        investigation: that the report is for; 0 for all of the workspace.
    Raises: UseRefused; also where a trace or a wealth profile stands on an item left out, or an
        item is bound to another investigation.
    """
    if not marks:
        return facts
    exhibits = {one.exhibit for one in facts.exhibits} | exhibits_of(traced)
    exhibits |= {exhibit for one in facts.wealth for exhibit, _ in one.places()}
    marks.must_be_of(exhibits, investigation)
    return replace(
        facts,
        limited=marks.must_allow(exhibits, use),
        left_out=tuple(sorted(left_out)),
        is_working_paper=bool(marks.refusing(exhibits, Use.EVIDENCE)),
    )
