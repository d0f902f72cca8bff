"""Marking: right, wrong, missed and invented, each in its own line."""

from dataclasses import replace
from typing import Any

import pytest

from qaitaru.tracing.answer import COMPARED
from qaitaru.training.answer_key import AnswerKey
from qaitaru.training.marking import Found, Mark, mark
from qaitaru.wording import words_for

RULES = len(COMPARED)


@pytest.fixture
def key(scenario: Any) -> AnswerKey:
    found: AnswerKey = scenario.key
    return found


def _all_right(key: AnswerKey) -> Found:
    return Found(
        missing_months=frozenset((at.account, at.month) for at in key.missing_months),
        duplicate_months=frozenset((at.account, at.month) for at in key.duplicate_months),
        altered_rows=frozenset((row.file, row.place) for row in key.altered_rows),
        traced={
            (asset.kind, truth.rule): truth.amount_minor
            for asset in key.assets
            for truth in asset.traced
        },
        bookings=key.bookings,
    )


def _wrong(key: AnswerKey, found: Found) -> list[Mark]:
    return [one for one in mark(key, found) if not one.right]


def test_a_perfect_analysis_has_every_mark_right(key: AnswerKey) -> None:
    marks = mark(key, _all_right(key))
    assert all(one.right for one in marks)
    assert len(marks) == 1 + 2 + 1 + RULES * len(key.assets) + 1


def test_nothing_found_is_nothing_right(key: AnswerKey) -> None:
    nothing = Found(
        missing_months=frozenset(),
        duplicate_months=frozenset(),
        altered_rows=frozenset(),
        traced={},
    )
    assert {one.found for one in mark(key, nothing)} == {""}


@pytest.mark.parametrize("at", range(RULES))
def test_one_tiyn_less_in_the_flat_is_wrong(key: AnswerKey, at: int) -> None:
    truth, right = key.asset("flat").traced[at], _all_right(key)
    less = {**right.traced, ("flat", truth.rule): truth.amount_minor - 1}
    wrong = _wrong(key, replace(right, traced=less))
    assert [(one.fact, one.rule) for one in wrong] == [("traced_flat", truth.rule)]


def test_a_month_that_is_not_missing_is_marked_too(key: AnswerKey) -> None:
    right = _all_right(key)
    invented = right.missing_months | {("KZ00", "2025-02")}
    wrong = _wrong(key, replace(right, missing_months=invented))
    assert wrong == [Mark(fact="missing_month", expected="", found="KZ00 2025-02")]


def test_counting_an_overlap_twice_is_wrong(key: AnswerKey) -> None:
    wrong = _wrong(key, replace(_all_right(key), bookings=key.bookings + 1))
    assert [one.fact for one in wrong] == ["bookings"]


def test_every_mark_has_words(key: AnswerKey) -> None:
    facts = {one.fact for one in mark(key, _all_right(key))}
    for language in ("kk", "ru", "en"):
        assert all(f"scenario.mark.{fact}" in words_for(language) for fact in facts)
        rules = {truth.rule for truth in key.asset("flat").traced}
        assert rules == set(COMPARED)
        assert all(f"tracing.rule.{rule}" in words_for(language) for rule in rules)
