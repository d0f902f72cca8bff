"""Make a kept screening again, in full, and say whether it comes to the same, byte for byte."""

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.code_version import code_version
from qaitaru.acts.screening.ask_on_all_cores import ask_on_all_cores
from qaitaru.acts.screening.screen_parties import asked_parties, entries_of
from qaitaru.acts.screening.screening_results import FAMILY, analysis_of, lists_of
from qaitaru.acts.tracing.retrace import Retraced, as_it_was
from qaitaru.engine import kept_analyses
from qaitaru.engine.analyses import text_of
from qaitaru.screening.found_hits import screened


def rescreen(desk: Desk, number: int) -> Retraced:
    """Screen again the parties of then against the list versions of then, every pair of them.

    Raises: AnalysisMissing; ListAltered.
    """
    with consult(desk, "look_at_screening", analysis=number) as connection:
        head = kept_analyses.head(connection, FAMILY, number)
        stored = kept_analyses.stored_sha256(connection, number)
        at, seen = as_it_was(connection, head)
        gone = tuple(one.number for one in seen if one.withdrawn)
        entries = entries_of(desk, connection, [one.number for one in lists_of(head)])
    asked, data_version = asked_parties(desk, at)
    threshold = head.parameters["threshold"]
    found = screened(asked, entries, threshold, ask=ask_on_all_cores)
    made = analysis_of(head.parameters, data_version, found, len(entries))
    told = Retraced(
        analysis=number,
        rule=head.rule,
        made_by=head.made_by,
        made_at=head.made_at,
        kept_sha256=head.result_sha256,
        stored_sha256=stored,
        found_sha256=kept_analyses.hash_of(text_of(made.result)),
        kept_code=head.code_version,
        found_code=code_version(),
        kept_data=head.data_version,
        found_data=data_version,
        withdrawn=gone,
    )
    with act(desk, "rescreened") as deed:
        deed.told.update(analysis=number, sha256=told.found_sha256, equal=told.equal)
    return told
