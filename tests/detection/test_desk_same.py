"""Which finding of a later run is one that was met before."""

from dataclasses import replace

from tests.detection.desk_cases_of_findings import seen

from qaitaru.detection.desk.same import is_same, known_again
from qaitaru.detection.desk.sighting import mark_of, shared


def test_half_of_the_smaller_one_is_enough() -> None:
    assert is_same(seen("1-b1", "1-b2"), seen("1-b2", "1-b3", "1-b4"))
    assert not is_same(seen("1-b1", "1-b2", "1-b3"), seen("1-b3", "1-b4", "1-b5"))
    assert not is_same(seen("1-b1"), seen("1-b2"))


def test_a_statement_that_comes_later_adds_the_other_side_and_is_no_other_transfer() -> None:
    before, after = seen("1-b1", "1-b2"), seen("7-b4 1-b1", "7-b5 1-b2")
    assert known_again([after], {3: before}) == {0: 3}
    assert shared(after, before.known_by) == 2


def test_a_source_that_is_read_anew_has_other_rows_and_the_same_transfers() -> None:
    before = seen("1-b1", "1-b2")
    after = replace(before, transfers=(("5-b1",), ("5-b2",)))
    assert known_again([after], {3: before}) == {0: 3}


def test_a_mark_is_of_day_amount_currency_and_ends() -> None:
    told = ("KZT", 100, 20_000, ("A", "B"))
    others = [("USD", *told[1:]), ("KZT", 101, *told[2:]), (*told[:2], 20_001, told[3])]
    marks = {mark_of(*one) for one in (told, *others, (*told[:3], ("B", "A")))}
    assert len(marks) == 5


def test_each_is_one_at_most_and_the_most_shared_go_first() -> None:
    known = {1: seen("1-b1", "1-b2", "1-b3"), 2: seen("1-b3", "1-b4")}
    fresh = [seen("1-b3"), seen("1-b1", "1-b2", "1-b3", "1-b4"), seen("9-b9")]
    assert known_again(fresh, known) == {1: 1, 0: 2}


def test_nothing_known_is_nothing_known_again() -> None:
    assert known_again([seen("1-b1")], {}) == {}
    assert known_again([], {1: seen("1-b1")}) == {}
