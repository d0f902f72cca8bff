"""Make a kept screening again, in full, and say whether it comes to the same, byte for byte."""

from collections.abc import Sequence
from datetime import datetime

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.made_again import MadeAgain, standing
from qaitaru.acts.screening.ask_on_workers import ask_where_settings_say
from qaitaru.acts.screening.payment_results import PAYMENTS_RULE, payment_analysis, thresholds_of
from qaitaru.acts.screening.payments_met import payments_met
from qaitaru.acts.screening.screen_parties import asked_parties, entries_of
from qaitaru.acts.screening.screening_results import FAMILY, analysis_of, lists_of
from qaitaru.engine import kept_analyses
from qaitaru.engine.analyses import Analysis
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.facts.designations import Designation
from qaitaru.screening.found_hits import screened


def rescreen(desk: Desk, number: int) -> MadeAgain:
    """Screen again the parties or payments of then against the list versions of then, all of them.

    Raises: AnalysisMissing; ListAltered.
    """
    with consult(desk, "look_at_screening", analysis=number) as connection:
        head = kept_analyses.head(connection, FAMILY, number)
        kept = standing(connection, head)
        entries = entries_of(desk, connection, [one.number for one in lists_of(head)])
    again = _payments_again if head.rule == PAYMENTS_RULE else _parties_again
    told = kept.beside(again(desk, head, entries, kept.at), rule=head.rule)
    with act(desk, "rescreened") as deed:
        deed.told.update(analysis=number, sha256=told.found_sha256, equal=told.equal)
    return told


def _parties_again(
    desk: Desk, head: AnalysisHead, entries: Sequence[Designation], at: datetime
) -> Analysis:
    asked, data_version = asked_parties(desk, at)
    ask = ask_where_settings_say(desk.workspace.settings)
    found = screened(asked, entries, head.parameters["threshold"], ask=ask)
    return analysis_of(head.parameters, data_version, found, len(entries))


def _payments_again(
    desk: Desk, head: AnalysisHead, entries: Sequence[Designation], at: datetime
) -> Analysis:
    lists_as_of = str(head.parameters["as_of"])
    met = payments_met(desk, entries, thresholds_of(head), at=at, lists_as_of=lists_as_of)
    return payment_analysis(head.parameters, met)
