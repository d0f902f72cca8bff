"""A screening as of a past day of the lists comes to the same bytes, whatever came later."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import Clock
from tests.screening.desk_cases import (
    JUSAN,
    OTHER,
    ROW_JUSAN,
    ROW_SAKSAUL,
    SAKSAUL,
    invented,
    people,
)

from qaitaru.acts.act import Desk
from qaitaru.acts.lists.look_at_lists import AsOf
from qaitaru.acts.screening.screen_parties import screen_parties
from qaitaru.acts.workspace import Settings, create_workspace

DAYS = (date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 7))
ROWS = ([ROW_SAKSAUL], [ROW_JUSAN, ROW_SAKSAUL], [ROW_JUSAN])


@pytest.fixture
def other_desk(tmp_path: Path) -> Iterator[Desk]:
    """A second workspace, on SQLite, whatever the first one is on."""
    own = Settings(title="Other", language="en", member="aigerim", agency="fiu")
    workspace = create_workspace(tmp_path / "other", own)
    yield Desk(workspace, Clock())
    workspace.close()


def told_of_each_day(desk: Desk, folder: Path, turns: tuple[int, ...]) -> list[str]:
    """The hash of a screening as of each day, the lists taken in these turns."""
    folder.mkdir()
    people(desk, folder / "evidence", SAKSAUL, JUSAN, OTHER)
    for turn in turns:
        invented(desk, folder / "lists", ROWS[turn], DAYS[turn])
    return [screen_parties(desk, AsOf(day=day)).screening.result_sha256 for day in DAYS]


def test_the_answer_of_a_past_day_is_the_same_after_more_lists_came(
    desk: Desk, tmp_path: Path
) -> None:
    people(desk, tmp_path / "evidence", SAKSAUL, JUSAN, OTHER)
    kept: list[str] = []
    for turn, day in enumerate(DAYS):
        invented(desk, tmp_path / "lists", ROWS[turn], day)
        again = [screen_parties(desk, AsOf(day=one)).screening.result_sha256 for one in DAYS[:turn]]
        assert again == kept
        kept.append(screen_parties(desk, AsOf(day=day)).screening.result_sha256)
    assert len(set(kept)) == 3


def test_neither_the_engine_nor_the_turn_in_which_lists_came_changes_the_answer(
    desk: Desk, other_desk: Desk, tmp_path: Path
) -> None:
    one = told_of_each_day(desk, tmp_path / "a", (0, 1, 2))
    other = told_of_each_day(other_desk, tmp_path / "b", (2, 0, 1))
    assert [len(told) for told in one] == [64, 64, 64]
    assert one == other
