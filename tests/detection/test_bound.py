"""What is told: evidence above the least, and definitions that are rare in the ledger."""

from qaitaru.detection.findings.bound import EVERYTHING, Bound, bounded
from qaitaru.detection.findings.finding import Finding
from qaitaru.detection.scheme import NONE, Scheme


def _finding(score: float, *typologies: str) -> Finding:
    return Finding(typologies, (1,), (1,), (), score, 0, 0)


def _schemes(typology: str, count: int) -> list[Scheme]:
    return [Scheme(typology, (number, NONE), 0, (number,)) for number in range(count)]


STRONG, WEAK, RARE = _finding(0.1, "dropper"), _finding(0.09, "dropper"), _finding(0, "structuring")


def test_what_lies_below_is_counted_and_not_told() -> None:
    found = bounded([STRONG, WEAK], _schemes("dropper", 3), Bound(few=2))
    assert found.findings == (STRONG,)
    assert found.below == {"dropper": 1}


def test_a_typology_that_finds_few_is_told_whole() -> None:
    schemes = [*_schemes("dropper", 3), *_schemes("structuring", 2)]
    found = bounded([STRONG, WEAK, RARE], schemes, Bound(few=2))
    assert found.findings == (STRONG, RARE)
    assert bounded([STRONG, WEAK, RARE], schemes, Bound(few=3)).findings == (STRONG, WEAK, RARE)


def test_small_fans_are_told_by_their_evidence_alone() -> None:
    small = _finding(0.05, "small_fan_in")
    found = bounded([small], _schemes("small_fan_in", 1), Bound())
    assert found.findings == ()
    assert found.below == {"small_fan_in": 1}


def test_everything_may_be_asked_for() -> None:
    found = bounded([STRONG, WEAK], _schemes("dropper", 30), EVERYTHING)
    assert found.findings == (STRONG, WEAK)
    assert found.below == {}
