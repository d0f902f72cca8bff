from pathlib import Path

import pytest
from sqlalchemy import update

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.wealth.kept_profiles import look_at_profile, look_at_profiles, look_at_versions
from qaitaru.acts.wealth.profile_wealth import check_profile, profile_wealth
from qaitaru.acts.wealth.rework_wealth import rework_wealth
from qaitaru.engine.schema import ANALYSES
from qaitaru.facts.errors import (
    AnalysisMissing,
    ProfileChanged,
    ProfileMissing,
    SettingFaulty,
)
from qaitaru.wealth.estimate import Estimate

PROFILE = """
title = "One year"
currency = "KZT"
opening = 2024-12-31
period = [{ name = "2025", ends = 2025-12-31 }]
[[expense]]
what = "food"
evidence = { exhibit = 1, row = 2 }
amount.2025 = { low = 5, likely = 6, high = 7 }
"""


def _seal(desk: Desk, folder: Path, name: str = "a.txt") -> None:
    (folder / name).write_text(f"nothing to read in {name}")
    list(ingest_evidence(desk, Handover(paths=(folder / name,), legal_basis="test")))


def test_a_profile_is_worked_and_kept_and_says_the_same_again(desk: Desk, tmp_path: Path) -> None:
    _seal(desk, tmp_path)
    first, again = profile_wealth(desk, PROFILE), profile_wealth(desk, PROFILE)
    assert first == again
    assert (first.number, len(first.result_sha256)) == (1, 64)
    assert first.analysis is not None
    assert first.analysis.result("net-worth").whole.answer == Estimate(500, 600, 700)
    kept = look_at_profile(desk, 1)
    assert kept.analysis == first.analysis
    assert (kept.head.text, kept.head.made_by) == (PROFILE, "aigerim")
    ((known, standing),) = look_at_profiles(desk)
    assert standing == kept
    assert (known.name, [one.version for one in known.versions]) == ("household", [1])


def test_another_text_of_the_name_is_its_next_version(desk: Desk, tmp_path: Path) -> None:
    _seal(desk, tmp_path)
    first = profile_wealth(desk, PROFILE, name="one", seen=0)
    other = profile_wealth(desk, PROFILE.replace("high = 7", "high = 9"), name="one", seen=1)
    assert [(done.number, done.name, done.version) for done in (first, other)] == [
        (1, "one", 1),
        (2, "one", 2),
    ]
    with pytest.raises(ProfileChanged):
        profile_wealth(desk, PROFILE.replace("high = 7", "high = 8"), name="one", seen=1)
    assert profile_wealth(desk, PROFILE, name="two").number == 1, "the same text says the same"
    known = look_at_versions(desk, "one")
    assert [one.version for one in known.versions] == [2, 1]
    assert [one.number for one in known.latest()] == [2]
    assert [known.name for known, _ in look_at_profiles(desk)] == ["one", "two"]
    with pytest.raises(ProfileMissing):
        look_at_versions(desk, "three")
    with pytest.raises(SettingFaulty):
        profile_wealth(desk, PROFILE, name="a/b")


def test_a_profile_is_checked_and_nothing_is_kept(desk: Desk) -> None:
    assert check_profile(desk, PROFILE).problems[0].code == "profile_exhibit_missing"
    told = check_profile(desk, PROFILE.replace("exhibit = 1, row = 2", 'document = "slip"'))
    assert told.analysis is not None
    assert (told.number, look_at_profiles(desk)) == (0, [])


def test_an_analysis_comes_to_the_same_again_unless_it_was_altered(
    desk: Desk, tmp_path: Path
) -> None:
    _seal(desk, tmp_path)
    profile_wealth(desk, PROFILE)
    again = rework_wealth(desk, 1)
    assert again.equal
    assert again.why() == []
    with desk.workspace.record.write() as connection:
        on_server = connection.dialect.name == "postgresql"
        guard = "analyses_append_only ON analyses" if on_server else "analyses_update_refused"
        connection.exec_driver_sql(f"DROP TRIGGER {guard}")
        connection.execute(update(ANALYSES).values(result=b"{}"))
    assert rework_wealth(desk, 1).why() == ["altered"]
    with pytest.raises(AnalysisMissing):
        rework_wealth(desk, 2)


def test_other_evidence_does_not_make_another_analysis_other_persons_do(
    desk: Desk, tmp_path: Path
) -> None:
    _seal(desk, tmp_path)
    first = profile_wealth(desk, PROFILE)
    _seal(desk, tmp_path, "b.txt")
    assert profile_wealth(desk, PROFILE).number == first.number == 1
    assert profile_wealth(desk, PROFILE, scope=["subject"]).number == 1, (
        "all there are is the whole"
    )
    two = PROFILE.replace(
        "[[expense]]",
        '[[person]]\nid = "h"\nrole = "subject"\n'
        '[[person]]\nid = "w"\nrole = "spouse"\n[[expense]]',
    )
    numbers = [
        profile_wealth(desk, two, scope=scope).number for scope in ([], ["w"], ["w", "h"], ["h"])
    ]
    assert numbers == [2, 3, 2, 4]
    assert [one.scope for one in look_at_versions(desk, "household").latest()] == [
        (),
        ("h",),
        ("w",),
    ]


def test_an_exhibit_that_is_not_there_refuses_the_profile(desk: Desk) -> None:
    cited = PROFILE.replace(
        "[[expense]]",
        '[foundation.leads]\nhow = "x"\nevidence = { exhibit = 7 }\n'
        '[[person]]\nid = "subject"\nrole = "subject"\nevidence = { exhibit = 8 }\n[[expense]]',
    )
    outcome = profile_wealth(desk, cited)
    assert (outcome.analysis, outcome.number) == (None, 0)
    told = [(one.code, one.place, one.found, one.expected) for one in outcome.problems]
    assert told == [
        ("profile_exhibit_missing", "line=13;table=expense", "1", "0"),
        ("profile_exhibit_missing", "table=person;field=subject", "8", "0"),
        ("profile_exhibit_missing", "table=foundation;field=leads", "7", "0"),
    ]
    assert look_at_profiles(desk) == []


def test_a_faulty_profile_and_a_stranger_are_refused(desk: Desk) -> None:
    assert profile_wealth(desk, "").problems[0].code == "profile_key_missing"
    (problem,) = profile_wealth(desk, PROFILE, scope=["nobody"]).problems
    assert (problem.code, problem.found) == ("profile_person_unknown", "nobody")
    with pytest.raises(AnalysisMissing):
        look_at_profile(desk, 1)
