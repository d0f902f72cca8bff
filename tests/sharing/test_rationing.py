"""How many identifiers a partner is answered about in a while."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from qaitaru.sharing.rationing import Ration, Room, room_of

NOW = datetime(2026, 3, 31, 9, tzinfo=UTC)
RATION = Ration(most=100, days=30)


def test_nothing_answered_leaves_all_of_it() -> None:
    assert room_of([], NOW, RATION) == Room(spent=0, left=100, more_at=None)


def test_what_was_answered_within_the_days_counts() -> None:
    first, second = NOW - timedelta(days=29), NOW - timedelta(days=1)
    room = room_of([(second, 30), (first, 50)], NOW, RATION)
    assert (room.spent, room.left) == (80, 20)
    assert room.more_at == NOW + timedelta(days=1)
    assert room.takes(20)
    assert not room.takes(21)


def test_thirty_days_to_the_second_it_counts_no_more() -> None:
    at = NOW - timedelta(days=30)
    assert room_of([(at, 100)], NOW, RATION).left == 100
    assert room_of([(at + timedelta(seconds=1), 100)], NOW, RATION).left == 0


def test_a_ration_made_smaller_leaves_nothing_and_no_debt() -> None:
    assert room_of([(NOW, 150)], NOW, RATION).left == 0


ANSWERED = some.lists(some.tuples(some.integers(0, 90 * 24), some.integers(1, 60)))


@given(ANSWERED)
def test_no_thirty_days_hold_more_than_the_ration(asked: list[tuple[int, int]]) -> None:
    """Whoever is answered only while there is room never gets more in any window."""
    given_: list[tuple[datetime, int]] = []
    for hours, count in sorted(asked):
        at = NOW + timedelta(hours=hours)
        if room_of(given_, at, RATION).takes(count):
            given_.append((at, count))
    for end, _ in given_:
        within = [count for at, count in given_ if end - timedelta(days=30) < at <= end]
        assert sum(within) <= RATION.most
