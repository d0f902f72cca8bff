"""Parties against lists in a workspace: kept, made again to the byte, and only changes asked."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.screening.desk_cases import (
    JUSAN,
    OTHER,
    ROW_JUSAN,
    ROW_SAKSAUL,
    SAKSAUL,
    as_member,
    invented,
    people,
)

from qaitaru.acts.act import Desk
from qaitaru.acts.lists.look_at_lists import AsOf
from qaitaru.acts.screening.decide_hit import (
    Decision,
    confirm_hit,
    propose_decision,
    refuse_hit,
    withdraw_proposal,
)
from qaitaru.acts.screening.hit_views import Queue
from qaitaru.acts.screening.look_at_hits import look_at_hit, look_at_hits
from qaitaru.acts.screening.look_at_screenings import look_at_screening, look_at_screenings
from qaitaru.acts.screening.rescreen import rescreen
from qaitaru.acts.screening.screen_parties import screen_parties
from qaitaru.facts.errors import (
    AnalysisMissing,
    HitMissing,
    ListMissing,
    OwnProposal,
    ProposalMissing,
    ProposalWaits,
    SettingFaulty,
)
from qaitaru.screening.deciding import HitState, Move, Verdict
from qaitaru.screening.hits import HitKind

MAY, JUNE, JULY = date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 7)
CLEARED = Decision(verdict=Verdict.NO_MATCH, ground="other_birth", discriminators=("birth_date",))
MATCHED = Decision(
    verdict=Verdict.MATCH, ground="same_name_and_birth", discriminators=("name", "birth_date")
)


@pytest.fixture
def screened(desk: Desk, tmp_path: Path) -> Desk:
    """Three people in a report, one of them on the list under another spelling."""
    people(desk, tmp_path / "evidence", SAKSAUL, JUSAN, OTHER)
    invented(desk, tmp_path / "lists", [ROW_SAKSAUL], MAY)
    screen_parties(desk)
    return desk


def references(desk: Desk, queue: Queue = Queue.OPEN) -> list[str]:
    """In their own order: which of two is likelier is no matter of these cases."""
    return sorted(one.kept.found.reference for one in look_at_hits(desk, queue).hits)


def test_nothing_is_screened_where_no_list_is_in_force(desk: Desk) -> None:
    with pytest.raises(ListMissing):
        screen_parties(desk)
    with pytest.raises(AnalysisMissing):
        look_at_screening(desk, 1)


def test_a_party_is_met_under_another_spelling_and_kept_with_its_list(screened: Desk) -> None:
    (one,) = look_at_hits(screened).hits
    assert one.kept.found.party == "name:саксаулов касым тестович"
    assert (one.kept.found.reference, one.kept.list_version) == ("T1", 1)
    assert one.stands.state is HitState.POTENTIAL
    run = look_at_screening(screened, 1)
    assert (run.asked, run.designations, len(run.hits)) == (3, 1, 1)
    assert [each.number for each in run.lists] == [1]
    again = screen_parties(screened)
    assert (again.met, again.screening.number) == (0, run.number), "the same again is the same one"


def test_only_what_changed_is_asked_and_a_full_screening_says_the_same(
    screened: Desk, tmp_path: Path
) -> None:
    first = look_at_screenings(screened).screenings[0].number
    invented(screened, tmp_path / "lists", [ROW_SAKSAUL, ROW_JUSAN], JUNE)
    more = screen_parties(screened)
    assert (more.after, more.met) == (first, 1)
    assert references(screened) == ["T1", "T2"]
    people(screened, tmp_path / "evidence", ("P9", "Zhusanbekov Umar", ""), name="later")
    grown = screen_parties(screened)
    assert (grown.met, grown.screening.parties) == (1, 4)
    for number in (first, more.screening.number, grown.screening.number):
        assert rescreen(screened, number).equal


def test_a_screening_of_a_past_day_asks_the_list_of_then(screened: Desk, tmp_path: Path) -> None:
    invented(screened, tmp_path / "lists", [ROW_JUSAN], JUNE)
    now = screen_parties(screened).screening
    then = screen_parties(screened, AsOf(day=MAY)).screening
    assert [hit.reference for hit in now.hits] == ["T2"]
    assert [hit.reference for hit in then.hits] == ["T1"]
    standing = look_at_hits(screened).screening
    assert standing is not None
    assert standing.number == now.number, "a look back changes no queue"
    assert references(screened) == ["T2"]
    assert references(screened, Queue.GONE) == ["T1"], "what is met no more is never deleted"
    assert rescreen(screened, then.number).equal


def test_a_screening_kept_tells_all_that_makes_it_again_and_whether_it_came_to_the_same(
    screened: Desk, tmp_path: Path
) -> None:
    invented(screened, tmp_path / "lists", [ROW_SAKSAUL, ROW_JUSAN], JUNE)
    now = screen_parties(screened).screening
    then = screen_parties(screened, AsOf(day=MAY), threshold=0.9).screening
    rescreen(screened, 1)
    rescreen(as_member(screened, "bolat"), 1)
    found = look_at_screenings(screened)
    assert [one.number for one in found.screenings] == [then.number, now.number, 1]
    assert found.count == 3
    assert [one.number for one in look_at_screenings(screened, offset=1, limit=1).screenings] == [
        now.number
    ]
    one = look_at_screening(screened, then.number)
    assert (one.kind, one.as_of, one.threshold, one.text_threshold) == (
        HitKind.PARTY,
        MAY.isoformat(),
        0.9,
        None,
    )
    assert [(each.number, each.published_on) for each in one.lists] == [(1, MAY.isoformat())]
    assert [(each.number, each.found.reference) for each in one.hits] == [(1, "T1")]
    assert not one.remade
    told = look_at_screening(screened, 1)
    assert [(each.member, each.equal) for each in told.remade] == [
        ("aigerim", True),
        ("bolat", True),
    ]
    assert {each.sha256 for each in told.remade} == {told.result_sha256}


def test_who_proposes_does_not_confirm(screened: Desk) -> None:
    step = propose_decision(screened, 1, MATCHED)
    assert (step.move, step.member) == (Move.PROPOSED, "aigerim")
    assert not look_at_hits(screened).hits[0].may_answer
    with pytest.raises(OwnProposal):
        confirm_hit(screened, 1)
    with pytest.raises(OwnProposal):
        refuse_hit(screened, 1, "mine")
    with pytest.raises(ProposalWaits):
        propose_decision(as_member(screened, "bolat"), 1, CLEARED)
    with pytest.raises(OwnProposal):
        withdraw_proposal(as_member(screened, "bolat"), 1)
    confirmed = confirm_hit(as_member(screened, "bolat"), 1)
    assert (confirmed.verdict, confirmed.answers, confirmed.hit) == (Verdict.MATCH, step.number, 1)
    assert references(screened) == []
    assert references(screened, Queue.MATCH) == ["T1"]


def test_a_refusal_reopens_and_comes_back_on_top(screened: Desk, tmp_path: Path) -> None:
    invented(screened, tmp_path / "lists", [ROW_SAKSAUL, "T0,Вера Петровна Ромашкова,,,"], JUNE)
    screen_parties(screened)
    last = look_at_hits(screened).hits[-1].kept
    propose_decision(screened, last.number, CLEARED)
    refuse_hit(as_member(screened, "bolat"), last.number, "Look at the document.")
    first = look_at_hits(screened).hits[0]
    assert first.kept.number == last.number
    assert first.stands.reopened is not None
    assert first.stands.reopened.remark == "Look at the document."
    with pytest.raises(ProposalMissing):
        confirm_hit(as_member(screened, "bolat"), last.number)
    propose_decision(screened, last.number, CLEARED)
    withdraw_proposal(screened, last.number)
    assert [one.move for one in look_at_hit(screened, last.number).steps] == [
        Move.PROPOSED,
        Move.REFUSED,
        Move.PROPOSED,
        Move.WITHDRAWN,
    ]


def clear(desk: Desk, number: int, until: date | None = None) -> None:
    cleared = Decision(
        verdict=Verdict.NO_MATCH,
        ground="other_birth",
        discriminators=("birth_date",),
        expires_on=until,
    )
    propose_decision(desk, number, cleared)
    confirm_hit(as_member(desk, "bolat"), number)


def test_a_cleared_pair_stays_cleared_until_the_entry_changes(
    screened: Desk, tmp_path: Path
) -> None:
    clear(screened, 1)
    invented(screened, tmp_path / "lists", [ROW_SAKSAUL, ROW_JUSAN], JUNE)
    screen_parties(screened)
    assert references(screened) == ["T2"]
    changed = ROW_SAKSAUL.replace("Kazakhstan", "Kyrgyzstan")
    invented(screened, tmp_path / "lists", [changed, ROW_JUSAN], JULY)
    screen_parties(screened)
    assert references(screened) == ["T1", "T2"]
    hits = {one.kept.found.reference: one.kept.number for one in look_at_hits(screened).hits}
    fresh = hits["T1"]
    (before,) = look_at_hit(screened, fresh).others
    assert (before.kept.number, before.stands.state) == (1, HitState.NO_MATCH)


def test_a_cleared_pair_is_met_again_when_more_is_known_of_the_party(
    screened: Desk, tmp_path: Path
) -> None:
    clear(screened, 1)
    known = (SAKSAUL[0], SAKSAUL[1], "1974-08-31")
    people(screened, tmp_path / "evidence", known, name="later")
    screen_parties(screened)
    assert references(screened) == ["T1"]


def test_a_clearance_ends_on_its_day(screened: Desk) -> None:
    clear(screened, 1, until=date(2026, 3, 3))
    assert references(screened) == []
    later = Desk(screened.workspace, lambda: screened.clock().replace(day=3))
    assert references(later) == ["T1"]


def test_a_decision_has_a_ground_and_says_what_was_compared(screened: Desk) -> None:
    def refused(**changed: object) -> str:
        told = {"verdict": Verdict.NO_MATCH, "ground": "other_birth", "discriminators": ("name",)}
        with pytest.raises(SettingFaulty) as fault:
            propose_decision(screened, 1, Decision(**{**told, **changed}))  # type: ignore[arg-type]
        return fault.value.setting

    assert refused(ground="") == "ground"
    assert refused(ground="same_number") == "ground"
    assert refused(discriminators=()) == "discriminator"
    assert refused(discriminators=("shoe_size",)) == "discriminator"
    assert refused(ground="other") == "remark"
    assert refused(expires_on=date(2026, 3, 2)) == "until"
    assert refused(verdict=Verdict.MATCH, ground="same_number", expires_on=date(2027, 1, 1)) == (
        "until"
    )
    with pytest.raises(HitMissing):
        propose_decision(screened, 9, CLEARED)
    propose_decision(screened, 1, CLEARED)
    with pytest.raises(SettingFaulty):
        refuse_hit(as_member(screened, "bolat"), 1, " ")


STEP = (
    "INSERT INTO hit_dispositions (number, hit, move, verdict, ground, discriminators, remark, "
    "expires_on, answers, member, at) VALUES (9, 1, '{move}', '{verdict}', 'other', '[]', '', '', "
    "{answers}, '{member}', '')"
)


@pytest.mark.parametrize(
    "step",
    [
        {"move": "confirmed", "member": "aigerim"},
        {"move": "refused", "member": "aigerim"},
        {"move": "withdrawn", "member": "bolat"},
        {"move": "confirmed", "verdict": "match"},
        {"move": "confirmed", "answers": "NULL"},
        {"move": "confirmed", "answers": "7"},
        {"move": "proposed", "answers": "NULL"},
        {"move": "agreed"},
    ],
)
def test_the_database_itself_holds_the_second_member(screened: Desk, step: dict[str, str]) -> None:
    propose_decision(screened, 1, CLEARED)
    with pytest.raises(ProposalWaits):
        propose_decision(as_member(screened, "bolat"), 1, CLEARED)
    told = {"verdict": "no_match", "answers": "1", "member": "bolat"} | step
    record = screened.workspace.record
    with pytest.raises(DBAPIError), record.write() as connection:
        connection.execute(text(STEP.format(**told)))
    with record.write() as connection:
        good = {**told, "move": "confirmed", "verdict": "no_match", "answers": "1"}
        connection.execute(text(STEP.format(**{**good, "member": "bolat"})))


@pytest.mark.parametrize("table", ["hits", "hit_dispositions"])
@pytest.mark.parametrize("change", ["DELETE FROM {table}", "UPDATE {table} SET number = 7"])
def test_no_hit_and_no_step_is_ever_changed(screened: Desk, table: str, change: str) -> None:
    propose_decision(screened, 1, CLEARED)
    with pytest.raises(DBAPIError), screened.workspace.record.write() as connection:
        connection.execute(text(change.format(table=table)))
