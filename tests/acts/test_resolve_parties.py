"""Which parties of a workspace are one: kept, judged, taken back, made again to the byte."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.resolution.cases import MARAT, SERIK
from tests.screening.desk_cases import as_member, people

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.resolution.judge_pair import judge_pair
from qaitaru.acts.resolution.look_at_party import look_at_party
from qaitaru.acts.resolution.look_at_resolution import look_at_resolution
from qaitaru.acts.resolution.pair_views import doubts_seen, pair_seen
from qaitaru.acts.resolution.party_marks import PartyPair, parties_of
from qaitaru.acts.resolution.reresolve import reresolve
from qaitaru.acts.resolution.resolution_results import Estimate
from qaitaru.acts.resolution.resolve_parties import resolve_parties
from qaitaru.facts.errors import (
    AnalysisMissing,
    JudgementMissing,
    NumbersConflict,
    PairOfOne,
    PartyMissing,
    SettingFaulty,
)
from qaitaru.resolution.judging import Verdict
from qaitaru.resolution.outcome import Asking

ONE = ("P1", "Саксаулов Касым Тестович", "1974-08-30")
SAME = ("P2", "Saksaulov Kasym", "1974-08-30")
OTHER = ("P3", "Ромашкова Вера Петровна", "1977-06-15")
FIRST, SECOND, THIRD = (f"name:{one[1].lower()}" for one in (ONE, SAME, OTHER))


@pytest.fixture
def told(desk: Desk, tmp_path: Path) -> Desk:
    """Three people in a report, two of them one under two spellings."""
    people(desk, tmp_path / "evidence", ONE, SAME, OTHER)
    return desk


def pair(desk: Desk, first: str = ONE[1], second: str = SAME[1]) -> PartyPair:
    return parties_of(desk).pair(first, second)


def say(desk: Desk, verdict: Verdict, reason: str = "seen", *named: str) -> None:
    judge_pair(desk, pair(desk, *named), verdict, reason)


def parties(desk: Desk) -> list[list[str]]:
    return [sorted(one) for one in resolve_parties(desk).outcome.parties]


def test_two_spellings_of_one_birth_are_one_and_asked_again_it_is_the_kept_one(told: Desk) -> None:
    kept = resolve_parties(told)
    assert parties(told) == [sorted([FIRST, SECOND])]
    assert resolve_parties(told).number == kept.number
    seen = look_at_resolution(told)
    assert seen.is_current
    assert [one.chief.key for one in seen.groups] == [SECOND]


def test_before_the_first_resolution_nothing_is_told_and_a_party_is_alone(told: Desk) -> None:
    seen = look_at_resolution(told)
    assert (seen.kept, seen.groups, doubts_seen(seen)) == (None, (), [])
    assert pair_seen(seen, pair(told)).waterfall is None
    party = look_at_party(told, ONE[1])
    assert ([one.key for one in party.group.members], party.holding) == ([FIRST], ())


def test_unmerging_is_a_judgement_and_taking_it_back_is_another(told: Desk) -> None:
    resolve_parties(told)
    say(told, Verdict.DIFFERENT, "another person by the passport")
    assert not look_at_resolution(told).is_current
    assert parties(told) == []
    say(as_member(told, "berik"), Verdict.WITHDRAWN, "the passport was of the third one")
    assert parties(told) == [sorted([FIRST, SECOND])]
    seen = look_at_resolution(told)
    assert [(one.member, one.verdict) for one in seen.judgements] == [
        ("aigerim", Verdict.DIFFERENT),
        ("berik", Verdict.WITHDRAWN),
    ]
    assert seen.standing == {}


def test_a_member_joins_what_nothing_joins_and_it_is_told_why(told: Desk) -> None:
    say(told, Verdict.SAME, "she changed her name", ONE[1], OTHER[1])
    resolve_parties(told)
    party = look_at_party(told, OTHER[1])
    assert {one.key for one in party.group.members} == {FIRST, SECOND, THIRD}
    judged = [one for one in party.holding if one.judgement]
    assert [(one.judgement.reason, one.waterfall) for one in judged if one.judgement] == [
        ("she changed her name", None)
    ]
    joined = pair_seen(party.seen, pair(told))
    assert joined.waterfall is not None
    sums = joined.waterfall.before + sum(part.bits for part in joined.waterfall.parts)
    assert sums == pytest.approx(joined.waterfall.bits)


def test_two_births_under_one_name_are_told(told: Desk, tmp_path: Path) -> None:
    assert not look_at_party(told, ONE[1]).group.chief.births_contradict
    people(told, tmp_path / "evidence", ("P9", OTHER[1], "1950-01-01"), name="more")
    assert look_at_party(told, OTHER[1]).group.chief.births_contradict


def test_judged_pairs_leave_the_queue_at_once(told: Desk) -> None:
    resolve_parties(told)
    doubts = doubts_seen(look_at_resolution(told))
    assert [one.asking for one in doubts] == [Asking.TOGETHER] * len(doubts)
    say(told, Verdict.UNSURE)
    assert doubts_seen(look_at_resolution(told)) == []
    assert parties(told) == []
    judged = pair_seen(look_at_resolution(told), pair(told))
    assert (judged.waterfall is not None, judged.told.bond) == (True, None)


def test_kept_resolutions_are_made_again_to_the_byte_each_with_the_judgements_of_then(
    told: Desk, tmp_path: Path
) -> None:
    first = resolve_parties(told)
    say(told, Verdict.DIFFERENT)
    second = resolve_parties(told)
    people(told, tmp_path / "evidence", ("P4", "Саксаулов К.Т.", "1974-08-30"), name="more")
    for kept in (first, second):
        again = reresolve(told, kept.number)
        assert (again.equal, again.found_sha256) == (True, kept.result_sha256)
    assert not look_at_resolution(told).is_current
    with pytest.raises(AnalysisMissing):
        reresolve(told, 99)


def test_splink_weighs_when_asked_and_the_answer_is_another_analysis(told: Desk) -> None:
    pytest.importorskip("splink", reason="the extra 'resolution' is not installed")
    own, other = resolve_parties(told), resolve_parties(told, Estimate.SPLINK)
    assert other.number != own.number
    assert other.parameters.estimate is Estimate.SPLINK
    assert resolve_parties(told).number == other.number  # who weighed last weighs on
    assert reresolve(told, other.number).equal


def test_a_judgement_needs_a_reason_a_pair_and_something_to_take_back(told: Desk) -> None:
    with pytest.raises(SettingFaulty, match="reason"):
        say(told, Verdict.SAME, "  ")
    with pytest.raises(JudgementMissing):
        say(told, Verdict.WITHDRAWN)
    with pytest.raises(PairOfOne):
        pair(told, ONE[1], ONE[1])
    with pytest.raises(PartyMissing):
        pair(told, "nobody", ONE[1])
    assert look_at_resolution(told).judgements == ()


def test_the_database_itself_refuses_to_withdraw_what_does_not_stand(told: Desk) -> None:
    say(told, Verdict.SAME)
    say(told, Verdict.WITHDRAWN)
    again = text(
        "INSERT INTO party_judgements SELECT 9, first_key, second_key, verdict, reason, member, at "
        "FROM party_judgements WHERE verdict = 'withdrawn'"
    )
    with (
        pytest.raises(DBAPIError, match="only a judgement that stands"),
        told.workspace.record.write() as connection,
    ):
        connection.execute(again)


def test_different_numbers_are_two_parties_whoever_says_otherwise(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    numbered(laptop_desk, tmp_path, SERIK.text, MARAT.text)
    with pytest.raises(NumbersConflict) as refused:
        say(laptop_desk, Verdict.SAME, "seen", SERIK.text, MARAT.text)
    assert {refused.value.first, refused.value.second} == {SERIK.text, MARAT.text}
    assert parties(laptop_desk) == []
    party = look_at_party(laptop_desk, SERIK.text)
    assert party.group.members[0].key == f"code:{SERIK.text}"


def numbered(desk: Desk, folder: Path, *numbers: str) -> None:
    """Take in a report of people of one name, each with a number."""
    path = folder / "numbered.ftm.json"
    lines = [
        {
            "id": f"P{number}",
            "schema": "Person",
            "properties": {"name": [ONE[1]], "innCode": [number]},
        }
        for number in numbers
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    list(ingest_evidence(desk, Handover(paths=(path,), legal_basis="order 12")))
