"""A finding's transfers become a report, unless a partner gave their rows for less than that."""

from pathlib import Path

import pytest
from tests.acts.limited_item_cases import limit_item
from tests.detection.desk_cases_of_findings import COLLECTOR, collected, quiet_year, take_in

from qaitaru.acts.act import Desk
from qaitaru.acts.detection.asked_typologies import asked_typology
from qaitaru.acts.detection.detect_here import detect_here
from qaitaru.acts.detection.finding_views import FindingQueue
from qaitaru.acts.detection.look_at_findings import FindingsWanted, look_at_findings
from qaitaru.acts.interchange.draft_goaml import Chosen, ReportWanted, draft_goaml
from qaitaru.facts.errors import UseRefused
from qaitaru.ingest.readers.goaml.profile import shipped_profile
from qaitaru.interchange.goaml.draft import GoamlDraft
from qaitaru.interchange.goaml.report import GoamlReport

STR = ReportWanted(
    code="STR", profile=shipped_profile(), stated=GoamlReport(currency_code_local="KZT")
)


@pytest.fixture
def found(desk: Desk, tmp_path: Path) -> tuple[Desk, int]:
    """A desk where twelve paid one account within a week, and the number of that finding."""
    take_in(desk, tmp_path / "in", "january", collected(COLLECTOR, 1, range(1, 13)))
    take_in(desk, tmp_path / "in", "quiet", quiet_year())
    detect_here(desk, [asked_typology("fan_in", {})])
    queue = look_at_findings(desk, FindingsWanted(queue=FindingQueue.ALL)).findings
    return desk, queue[0].number


def draft(desk: Desk, number: int) -> GoamlDraft:
    return draft_goaml(desk, Chosen(finding=number), STR, purpose="case 12")


def test_a_findings_transfers_are_the_reports_transactions(found: tuple[Desk, int]) -> None:
    made = draft(*found)
    assert len(made.report.transaction) == 12
    assert all(one.amount_local for one in made.report.transaction)
    assert len({one.transactionnumber for one in made.report.transaction}) == 12


def test_rows_of_limited_use_are_not_reported_to_whom_they_may_not_go(
    found: tuple[Desk, int],
) -> None:
    desk, number = found
    limit_item(desk, 1)
    with pytest.raises(UseRefused):
        draft(desk, number)
