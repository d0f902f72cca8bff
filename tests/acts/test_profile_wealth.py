from pathlib import Path

import pytest

from qaitaru.acts.act import Desk
from qaitaru.acts.handover import Handover
from qaitaru.acts.ingest_evidence import ingest_evidence
from qaitaru.acts.profile_wealth import look_at_profile, look_at_profiles, profile_wealth
from qaitaru.facts.errors import AnalysisMissing
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
    assert (kept.text, kept.made_by) == (PROFILE, "aigerim")
    assert look_at_profiles(desk) == [kept]


def test_other_evidence_does_not_make_another_analysis_other_persons_do(
    desk: Desk, tmp_path: Path
) -> None:
    _seal(desk, tmp_path)
    first = profile_wealth(desk, PROFILE)
    _seal(desk, tmp_path, "b.txt")
    assert profile_wealth(desk, PROFILE).number == first.number == 1
    assert profile_wealth(desk, PROFILE, scope=["subject"]).number == 2


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
