"""What several steps read, or one reads twice, is worth keeping."""

from qaitaru.engine.often_read import often_read
from qaitaru.engine.steps import Step


def test_a_table_read_by_two_steps_is_kept() -> None:
    steps = [
        Step("one", "SELECT a FROM moves"),
        Step("two", "SELECT a FROM one"),
        Step("three", "SELECT a FROM one JOIN two USING (a)"),
    ]
    assert often_read(steps) == {"one"}


def test_a_table_read_twice_in_one_step_is_kept() -> None:
    steps = [
        Step("one", "SELECT a FROM moves"),
        Step("two", "SELECT o.a FROM one AS o JOIN one AS p ON p.a = o.a + 1"),
    ]
    assert often_read(steps) == {"one"}


def test_a_view_is_made_where_it_is_read() -> None:
    steps = [
        Step("one", "SELECT a FROM moves", view=True),
        Step("two", "SELECT a FROM one UNION ALL SELECT a FROM one"),
    ]
    assert often_read(steps) == frozenset()


def test_what_is_no_step_is_not_kept() -> None:
    assert often_read([Step("one", "SELECT a FROM moves UNION ALL SELECT a FROM moves")]) == set()


def test_what_a_view_reads_is_read_as_often_as_the_view() -> None:
    steps = [
        Step("one", "SELECT a FROM moves"),
        Step("seen", "SELECT a FROM one", view=True),
        Step("first", "SELECT a FROM seen"),
        Step("second", "SELECT a FROM seen"),
    ]
    assert often_read(steps) == {"one"}
    assert often_read(steps[:3]) == frozenset()
