"""Typologies asked of a workspace: kept, made again, known again, decided by two, held back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.detection.desk_cases_of_findings import (
    COLLECTOR,
    collected,
    paid,
    payer,
    quiet_year,
    take_in,
)
from tests.screening.desk_cases import as_member

from qaitaru.acts.act import Desk
from qaitaru.acts.detection.asked_typologies import asked_typologies, asked_typology
from qaitaru.acts.detection.back_test import MOST_TRIALS, back_test
from qaitaru.acts.detection.decide_finding import (
    Closing,
    confirm_closing,
    note_looked,
    propose_closing,
    refuse_closing,
    take_finding,
    withdraw_closing,
)
from qaitaru.acts.detection.detect_here import DetectedHere, detect_again, detect_here
from qaitaru.acts.detection.finding_views import FindingQueue, FindingView
from qaitaru.acts.detection.look_at_detections import look_at_detection, look_at_detections
from qaitaru.acts.detection.look_at_findings import (
    FindingsWanted,
    look_at_finding,
    look_at_findings,
)
from qaitaru.acts.detection.look_at_outcomes import look_at_outcomes
from qaitaru.acts.intake.withdraw_import import withdraw_import
from qaitaru.detection.desk.deciding import Verdict
from qaitaru.detection.desk.standing import Returned
from qaitaru.detection.findings.bound import Bound
from qaitaru.facts.errors import (
    AnalysisMissing,
    FindingMissing,
    FindingProposalMissing,
    FindingProposalWaits,
    OwnFindingProposal,
    SettingFaulty,
)

TWELVE = range(1, 13)
DISMISS = Closing(verdict=Verdict.DISMISSED, ground="business")
UNTIL = date(2026, 6, 1)
HOLD = Closing(verdict=Verdict.SUPPRESSED, ground="business", expires_on=UNTIL)


@pytest.fixture
def collecting(desk: Desk, tmp_path: Path) -> Desk:
    """A desk where twelve paid one account within a week."""
    take_in(desk, tmp_path / "in", "january", collected(COLLECTOR, 1, TWELVE))
    take_in(desk, tmp_path / "in", "quiet", quiet_year())
    return desk


def run(desk: Desk, *names: str, **changes: int) -> DetectedHere:
    asked = {key.replace("__", "."): value for key, value in changes.items()}
    return detect_here(desk, [asked_typology(name, asked) for name in names or ("fan_in",)])


def queue(desk: Desk, of: FindingQueue = FindingQueue.OPEN) -> Sequence[FindingView]:
    return look_at_findings(desk, FindingsWanted(queue=of)).findings


def test_a_finding_opens_down_to_the_rows_that_show_it(collecting: Desk) -> None:
    found = run(collecting)
    assert (len(found.run.result.findings), found.fresh, found.is_at_desk) == (1, 1, True)
    (view,) = queue(collecting)
    sighting = view.seen.sighting
    assert (sighting.lead, sighting.about, sighting.counterparties) == ("fan_in", COLLECTOR, 12)
    assert sighting.sums[0].amount_minor == 12 * 100_00
    whole = look_at_finding(collecting, view.number, limit=5)
    assert len(whole.transfers) == 5
    (row,) = whole.transfers[0].rows
    assert (row.entry_id, row.payer, row.payee) == ("1-b1", "Плательщик 1", "ТОО «Сбор»")
    assert row.place == "row=7"


def test_a_run_is_made_again_byte_for_byte_though_the_ledger_grew(
    collecting: Desk, tmp_path: Path
) -> None:
    number = run(collecting).run.number
    take_in(collecting, tmp_path / "in", "february", collected(COLLECTOR, 2, TWELVE))
    again = detect_again(collecting, number)
    assert (again.equal, again.why()) == (True, [])
    assert [one.equal for one in look_at_detection(collecting, number).remade] == [True]
    withdraw_import(collecting, 3, because="read anew")
    run(collecting)
    withdraw_import(collecting, 1, because="read anew")
    assert detect_again(collecting, number).withdrawn == (1,)
    with pytest.raises(AnalysisMissing):
        detect_again(collecting, 99)


def test_the_least_score_is_kept_with_the_run_and_asked_when_it_is_made_again(
    collecting: Desk,
) -> None:
    asked = [asked_typology("fan_in", {})]
    none = detect_here(collecting, asked, bound=Bound(1.0, 0)).run
    assert (none.result.findings, none.result.below) == ((), {"fan_in": 1})
    assert detect_again(collecting, none.number).equal
    usual = run(collecting).run
    assert usual.number != none.number
    assert len(usual.result.findings) == 1


def test_the_same_again_is_the_same_analysis_and_no_new_finding(collecting: Desk) -> None:
    first, second = run(collecting), run(collecting)
    assert (second.run.number, second.fresh) == (first.run.number, 0)
    assert look_at_detections(collecting).count == 1
    other = run(collecting, fan_in__counterparties=12)
    assert (other.run.number, other.fresh) == (first.run.number + 1, 0)
    assert len(look_at_finding(collecting, 1).sightings) == 2


def test_a_finding_is_known_again_when_the_other_sides_statement_comes(
    collecting: Desk, tmp_path: Path
) -> None:
    run(collecting)
    take_finding(collecting, 1, "into the case")
    for number in TWELVE:
        own = paid(number, ["05.01.2026"])
        take_in(collecting, tmp_path / "in", f"payer{number}", own)
    assert run(collecting).fresh == 0
    (view,) = queue(collecting, FindingQueue.TAKEN)
    assert view.number == 1
    assert len(view.seen.sighting.transfers[0]) == 2


def test_what_a_later_run_finds_no_more_is_gone_and_not_lost(collecting: Desk) -> None:
    run(collecting)
    run(collecting, fan_in__counterparties=13)
    assert not queue(collecting)
    (gone,) = queue(collecting, FindingQueue.GONE)
    assert not gone.is_met
    run(collecting, "fan_out")
    assert not queue(collecting)
    run(collecting)
    assert [one.number for one in queue(collecting)] == [1]


def test_a_run_of_an_earlier_ledger_is_kept_and_not_put_on_the_desk(collecting: Desk) -> None:
    at = datetime.fromisoformat("2026-03-02T09:59:00+00:00")
    found = detect_here(collecting, asked_typologies(("fan_in",), {}), as_of=at)
    assert (found.is_at_desk, len(found.run.result.findings)) == (False, 1)
    assert not queue(collecting, FindingQueue.ALL)
    assert detect_again(collecting, found.run.number).equal


def test_closing_needs_another_member(collecting: Desk) -> None:
    run(collecting)
    bolat = as_member(collecting, "bolat")
    propose_closing(collecting, 1, DISMISS)
    for alone in (confirm_closing, lambda desk, n: refuse_closing(desk, n, "no")):
        with pytest.raises(OwnFindingProposal):
            alone(collecting, 1)
    with pytest.raises(OwnFindingProposal):
        withdraw_closing(bolat, 1)
    with pytest.raises(FindingProposalWaits):
        take_finding(bolat, 1)
    refuse_closing(bolat, 1, "look at the contract first")
    (view,) = queue(collecting)
    assert view.stands.returned is Returned.REFUSED
    propose_closing(collecting, 1, DISMISS)
    withdraw_closing(collecting, 1)
    propose_closing(collecting, 1, DISMISS)
    confirm_closing(bolat, 1)
    assert [one.number for one in queue(collecting, FindingQueue.DISMISSED)] == [1]
    with pytest.raises(FindingProposalMissing):
        confirm_closing(bolat, 1)


def test_the_record_itself_holds_the_rules_of_deciding(collecting: Desk) -> None:
    run(collecting)
    propose_closing(collecting, 1, DISMISS)
    columns = (
        "number, finding, sighting, move, verdict, ground, remark, expires_on, typology, accounts, "
        "answers, member, at"
    )
    forged = {
        "maker is not checker": (1, "confirmed", "dismissed", "1"),
        "a proposal waits already": (1, "noted", "taken", "NULL"),
        "closed_by_two": (1, "noted", "dismissed", "NULL"),
        "(?i)foreign key": (7, "noted", "looked", "NULL"),
    }
    for why, (sighting, move, verdict, answers) in forged.items():
        values = f"9, 1, {sighting}, '{move}', '{verdict}', '', '', '', '', '', {answers}"
        statement = f"INSERT INTO finding_steps ({columns}) VALUES ({values}, 'aigerim', 'x')"
        record = collecting.workspace.record
        expected = "closed_by_two|proposal waits" if why == "closed_by_two" else why
        with pytest.raises(DBAPIError, match=expected), record.write() as connection:
            connection.execute(text(statement))


def test_what_is_held_back_is_counted_and_comes_back(collecting: Desk, tmp_path: Path) -> None:
    run(collecting)
    propose_closing(collecting, 1, HOLD)
    confirm_closing(as_member(collecting, "bolat"), 1)
    take_in(collecting, tmp_path / "in", "february", collected(COLLECTOR, 2, range(20, 33)))
    take_in(collecting, tmp_path / "in", "april", collected(COLLECTOR, 4, range(40, 70)))
    run(collecting)
    seen = look_at_findings(collecting, FindingsWanted())
    assert seen.counts[FindingQueue.SUPPRESSED] == 2
    (larger,) = seen.findings
    assert larger.seen.sighting.counterparties == 30
    later = replace(collecting, clock=lambda: datetime.fromisoformat("2026-06-01T00:00:00+00:00"))
    back = queue(later)
    assert [one.stands.returned for one in back] == [Returned.ENDED, None, None]
    assert look_at_finding(collecting, 2).view.stands.through in {0, 1}


def test_a_dismissed_finding_that_grows_comes_back_with_what_is_new(
    collecting: Desk, tmp_path: Path
) -> None:
    run(collecting)
    propose_closing(collecting, 1, DISMISS)
    confirm_closing(as_member(collecting, "bolat"), 1)
    more = collected(COLLECTOR, 1, [*TWELVE, *range(20, 28)])
    withdraw_import(collecting, 1, because="read anew")
    take_in(collecting, tmp_path / "in", "fuller", more)
    run(collecting)
    (view,) = queue(collecting)
    assert (view.number, view.stands.returned) == (1, Returned.GROWN)
    fresh = [one.is_fresh for one in look_at_finding(collecting, 1).transfers]
    assert (fresh.count(False), fresh.count(True)) == (12, 8)


def test_a_scope_names_what_the_finding_has(collecting: Desk) -> None:
    run(collecting)
    for faulty in (
        replace(HOLD, typology="cycle"),
        replace(HOLD, accounts=("KZ00",)),
        replace(HOLD, expires_on=None),
        replace(HOLD, expires_on=date(2026, 3, 2)),
        replace(HOLD, ground="because"),
        replace(HOLD, ground="other"),
        replace(DISMISS, expires_on=UNTIL),
        replace(DISMISS, remark="x" * 2_001),
    ):
        with pytest.raises(SettingFaulty):
            propose_closing(collecting, 1, faulty)
    step = propose_closing(collecting, 1, replace(HOLD, accounts=(payer(3), COLLECTOR)))
    assert (step.typology, step.accounts) == ("fan_in", (COLLECTOR, payer(3)))
    with pytest.raises(FindingMissing):
        look_at_finding(collecting, 9)
    with pytest.raises(FindingMissing):
        note_looked(collecting, 9)


def test_a_back_test_tells_what_a_threshold_would_have_found(
    collecting: Desk, tmp_path: Path
) -> None:
    take_in(collecting, tmp_path / "in", "april", collected(COLLECTOR, 4, range(1, 31)))
    run(collecting)
    large, small = sorted(queue(collecting), key=lambda one: -len(one.seen.sighting.transfers))
    take_finding(collecting, large.number)
    propose_closing(collecting, small.number, DISMISS)
    confirm_closing(as_member(collecting, "bolat"), small.number)
    found = back_test(collecting, "fan_in", {"counterparties": [13, 31]})
    told = [(one.values[0][1], one.findings, one.taken, one.dismissed) for one in found.trials]
    assert told == [(10, 2, 1, 1), (13, 1, 1, 0), (31, 0, 0, 0)]
    assert found.own == (("counterparties", 10),)
    (outcome,) = look_at_outcomes(collecting, ("fan_in",))
    assert (outcome.outcome.taken, outcome.outcome.dismissed) == (1, 1)
    assert outcome.asked["counterparties"] == 10


def test_a_back_test_refuses_what_it_cannot_try(laptop_desk: Desk) -> None:
    for name, values in (
        ("fan_in", {}),
        ("nothing", {"seconds": [1]}),
        ("fan_in", {"threshold": [1]}),
        ("fan_in", {"counterparties": range(MOST_TRIALS + 1)}),
    ):
        with pytest.raises(SettingFaulty):
            back_test(laptop_desk, name, values)


def test_a_threshold_that_a_member_names_is_not_the_laws() -> None:
    (law,) = asked_typologies(("structuring",), {})
    (own,) = asked_typologies(("structuring",), {"structuring.threshold": 500_00})
    assert (law.by_law, own.by_law, own.parameters.threshold) == (True, False, 500_00)
    with pytest.raises(SettingFaulty):
        asked_typologies((), {"fan_in.counterparties": 2**60})


def test_an_empty_workspace_has_nothing_to_find(laptop_desk: Desk) -> None:
    assert not run(laptop_desk).run.result.findings
    assert look_at_findings(laptop_desk, FindingsWanted()).run is not None
