"""Ways in their time: textbook cases, near misses, and every way tried by hand."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.networks.small_networks import DAY, every_way, networks, paid

from qaitaru.networks.columns import FOREVER, Columns, pack
from qaitaru.networks.passages import Passage, sink, spring, whose
from qaitaru.networks.rules.searches import PLAIN
from qaitaru.networks.ways import Best, Ends, arrivals, best_way, gates, ways_between

A, B, C, D, E = map(ord, "ABCDE")
WITHIN = st.sampled_from((0, 1, 2, FOREVER))


def _rows(columns: Columns, places: Sequence[int]) -> list[int]:
    return [int(columns.row[place]) for place in places]


def _best(passages: list[Passage], best: Best, within: int = FOREVER) -> list[int]:
    columns = pack(passages)
    return _rows(columns, best_way(columns, Ends(A, D, within), best, PLAIN))


def test_an_unknown_account_has_numbers_of_its_own() -> None:
    assert [whose(number) for number in (7, sink(7), spring(7))] == [7, 7, 7]
    assert len({sink(end) for end in (1, 2)} | {spring(end) for end in (1, 2)} | {1, 2}) == 6


def test_a_way_goes_on_only_after_the_money_came() -> None:
    late = paid("1 A B 100", "2 B D 100")
    assert _best(late, Best.SHORTEST) == [0, 1]
    early = paid("2 A B 100", "1 B D 100")
    assert _best(early, Best.SHORTEST) == []


def test_on_one_day_nothing_tells_the_order() -> None:
    assert _best(paid("1 B D 100", "1 A B 100"), Best.SHORTEST) == [1, 0]


def test_money_that_comes_a_day_later_goes_on_a_day_later() -> None:
    slow = Passage(0, 1 * DAY, 2 * DAY, A, B, 100)
    at_once, next_day = Passage(1, DAY, DAY, B, D, 100), Passage(2, 2 * DAY, 2 * DAY, B, D, 100)
    assert _best([slow, at_once], Best.SHORTEST) == []
    assert _best([slow, at_once, next_day], Best.SHORTEST) == [0, 2]


def test_the_bound_on_how_long_money_lies_is_counted_to_the_day() -> None:
    passages = paid("1 A B 100", "4 B D 100")
    assert _best(passages, Best.SHORTEST, 3 * DAY) == [0, 1]
    assert _best(passages, Best.SHORTEST, 3 * DAY - 1) == []


def test_money_that_may_not_lie_goes_round_and_is_followed() -> None:
    passages = paid("1 A B 100", "2 B C 100", "3 C B 100", "4 B D 100")
    assert _best(passages, Best.SHORTEST) == [0, 3]
    assert _best(passages, Best.SHORTEST, DAY) == [0, 1, 2, 3]


def test_the_shortest_the_earliest_and_the_fattest_way_are_three() -> None:
    passages = paid(
        *("1 A B 50", "2 B C 50", "3 C D 50"),  # comes first
        *("5 A E 10", "9 E D 10"),  # two hops
        *("1 A C 90", "4 C E 80", "8 E B 70", "10 B D 95"),  # the widest
    )
    assert _best(passages, Best.EARLIEST) == [5, 2]
    assert _best(passages, Best.SHORTEST) == [5, 2]
    assert _best(passages[:5], Best.SHORTEST) == [3, 4]
    assert _best(passages[:5], Best.EARLIEST) == [0, 1, 2]
    assert _best(passages, Best.FATTEST) == [5, 6, 7, 8]


def test_who_stands_on_every_way_is_told() -> None:
    columns = pack(paid("1 A B 1", "2 B C 1", "3 C D 1", "2 B E 1", "3 E D 1"))
    assert gates(columns, Ends(A, D), PLAIN) == (B,)
    assert _rows(columns, ways_between(columns, Ends(A, D), PLAIN)[0].tolist()) == [0, 1, 3, 2, 4]
    assert gates(columns, Ends(D, A), PLAIN) == ()
    assert gates(columns, Ends(A, ord("Z")), PLAIN) == ()


def test_from_a_transfer_on_each_account_is_told_by_the_first_money() -> None:
    columns = pack(paid("1 A B 1", "2 B C 1", "3 B D 1", "4 C D 1", "5 D E 1", "0 B E 1"))
    told, count = arrivals(columns, [1], PLAIN, most=10)
    assert count == 4
    assert [(chr(one.end), _rows(columns, one.way)) for one in told] == [
        ("B", [0]),
        ("C", [0, 1]),
        ("D", [0, 2]),
        ("E", [0, 2, 4]),
    ]
    assert arrivals(columns, [1], PLAIN, most=2) == (told[:2], 4)


def test_backward_each_account_is_told_by_the_last_money() -> None:
    columns = pack(paid("1 A B 1", "2 A B 1", "3 B C 1", "4 C D 1", "2 E C 1", "5 E C 1"))
    back = columns.mirrored
    start = int(np.flatnonzero(back.row == -3)[0])
    told, count = arrivals(back, [start], PLAIN, most=10)
    assert count == 4
    assert [(chr(one.end), [-row for row in _rows(back, one.way)]) for one in told] == [
        ("C", [3]),
        ("B", [3, 2]),
        ("E", [3, 4]),
        ("A", [3, 2, 1]),
    ]


@given(networks(), WITHIN)
def test_the_best_ways_are_the_best_of_all(passages: list[Passage], within: int) -> None:
    columns, ends = pack(passages), Ends(0, 1, within)
    ways = list(every_way(passages, 0, 1, within))
    by_row = {one.row: one for one in passages}
    for best, worth in (
        (Best.SHORTEST, lambda way: (len(way), way[-1].came)),
        (Best.EARLIEST, lambda way: (way[-1].came, len(way))),
        (Best.FATTEST, lambda way: (-min(one.amount for one in way), len(way), way[-1].came)),
    ):
        found = tuple(by_row[row] for row in _rows(columns, best_way(columns, ends, best, PLAIN)))
        assert bool(found) == bool(ways)
        assert not found or (found in ways and worth(found) == min(map(worth, ways)))


@given(networks(), WITHIN)
def test_what_lies_between_lies_on_some_way(passages: list[Passage], within: int) -> None:
    columns, ends = pack(passages), Ends(0, 1, within)
    ways = list(every_way(passages, 0, 1, within))
    found = set(_rows(columns, ways_between(columns, ends, PLAIN)[0].tolist()))
    assert found == {one.row for way in ways for one in way}


@given(networks(), WITHIN)
def test_a_gate_stands_on_every_way_and_no_other_does(passages: list[Passage], within: int) -> None:
    ways = list(every_way(passages, 0, 1, within))
    passed = [{one.payee for one in way[:-1]} for way in ways]
    common = set.intersection(*passed) - {1} if passed else set()
    assert set(gates(pack(passages), Ends(0, 1, within), PLAIN)) == common
