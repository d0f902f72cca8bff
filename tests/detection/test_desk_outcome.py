"""How often a typology was right, and what other values would have found."""

import pytest
from tests.detection.desk_cases_of_findings import seen

from qaitaru.detection.desk.back_test import Decision, trial_of
from qaitaru.detection.desk.outcome import Outcome
from qaitaru.detection.desk.standing import FindingState


def test_nothing_decided_tells_nothing() -> None:
    assert Outcome(undecided=3).precision is None
    assert Outcome(undecided=3).interval is None


def test_the_interval_is_wilsons() -> None:
    """Source: Newcombe, "Two-sided confidence intervals" (1998), table I, method 3: 15 of 148."""
    low, high = Outcome(taken=15, dismissed=133).interval or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.0624, 0.1605)


@pytest.mark.parametrize(("taken", "dismissed"), [(1, 0), (0, 1), (5, 0), (0, 9), (3, 4)])
def test_the_share_lies_within_its_interval(taken: int, dismissed: int) -> None:
    one = Outcome(taken=taken, dismissed=dismissed)
    assert one.precision is not None
    assert one.interval is not None
    low, high = one.interval
    assert 0 <= low <= one.precision <= high <= 1


def test_a_trial_tells_how_many_of_the_decided_it_would_keep() -> None:
    decided = {
        1: Decision(seen("1-b1", "1-b2"), FindingState.TAKEN),
        2: Decision(seen("1-b3"), FindingState.DISMISSED),
        3: Decision(seen("1-b4"), FindingState.DISMISSED),
        4: Decision(seen("1-b5"), FindingState.OPEN),
    }
    found = [seen("1-b1", "1-b2"), seen("1-b4"), seen("1-b5"), seen("9-b9")]
    trial = trial_of((("counterparties", 5),), found, decided)
    assert (trial.findings, trial.fresh, trial.undecided) == (4, 1, 1)
    assert (trial.taken, trial.taken_of) == (1, 1)
    assert (trial.dismissed, trial.dismissed_of) == (1, 2)
