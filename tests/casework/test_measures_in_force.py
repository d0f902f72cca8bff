"""A measure holds from its beginning to its first end; a lapsed one holds nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from tests.casework.stories import BEGAN, Story, arrest, head, restriction

from qaitaru.casework.bodies.measures import (
    Extension,
    Held,
    Measure,
    MeasureStep,
    ReleaseAsked,
)
from qaitaru.casework.extending import refuse_extension
from qaitaru.casework.held_twice import refuse_held_twice
from qaitaru.casework.holding_phases import moves_with
from qaitaru.casework.in_force import How, holding, measure_of, measures
from qaitaru.casework.releasing import refuse_release
from qaitaru.casework.taking import lawful_from, refuse_measure

TEN_DAYS = 240


def why(story: Story, measure: Measure, hours: float = 0) -> str:
    refused = refuse_measure(story.at(hours), measure)
    return refused.reason if refused else ""


def ended(story: Story, number: int, hours: float) -> str:
    found = measure_of(story.at(hours), number)
    assert found is not None
    return found.end.how if found.end else ""


def test_a_restriction_holds_ten_days_to_the_minute_and_then_nothing() -> None:
    story = Story()
    flat = story.flat()
    number = story.restrict(flat)
    minute = 1 / 60
    assert ended(story, number, TEN_DAYS) == "", "the very instant is still in time"
    assert ended(story, number, TEN_DAYS + minute) == How.LAPSED
    assert holding(story.at(TEN_DAYS), flat)
    assert not holding(story.at(TEN_DAYS + minute), flat)
    found = measure_of(story.at(TEN_DAYS + minute), number)
    assert found is not None
    assert found.end is not None
    assert found.end.at == BEGAN + timedelta(days=10)
    assert found.edition.lifted_by == ("bank", "registrar")


def test_a_measure_that_has_not_begun_or_is_not_there_is_none() -> None:
    story = Story()
    number = story.restrict(story.flat(), hours=5)
    assert measures(story.at(4)) == ()
    assert measure_of(story.at(6), 99) is None
    assert measure_of(story.at(6), number) is not None


def test_the_arrest_takes_the_place_of_the_restriction_and_has_no_end_of_its_own() -> None:
    story = Story()
    flat = story.flat()
    first = story.restrict(flat)
    second = story.arrest(flat, hours=50, follows=first)
    assert ended(story, first, 60) == How.FOLLOWED
    assert ended(story, second, 10_000) == ""
    assert [one.entry.number for one in holding(story.at(60), flat)] == [second]


def test_an_asset_that_the_arrest_leaves_out_stays_under_the_restriction_until_it_lapses() -> None:
    story = Story()
    flat, car = story.flat(), story.flat()
    first = story.restrict(flat, car)
    story.arrest(flat, hours=50, follows=first)
    assert ended(story, first, 60) == ""
    assert holding(story.at(60), car)
    assert not holding(story.at(TEN_DAYS + 1), car)


def test_a_lifting_ends_it_and_a_release_does_when_two_decided() -> None:
    story = Story()
    flat, car = story.flat(), story.flat()
    number = story.restrict(flat, car)
    asked = story.tell(ReleaseAsked(ground="excessive", assets=(car,)), 5, about=number)
    assert holding(story.at(6), car)
    story.decide(asked, 7)
    assert not holding(story.at(8), car)
    assert holding(story.at(8), flat)
    story.tell(MeasureStep(event="lifted"), 9, about=number)
    assert ended(story, number, 10) == How.LIFTED
    every = story.tell(ReleaseAsked(ground="ground_gone"), 11, about=number)
    story.decide(every, 12, granted=False)
    assert ended(story, number, 13) == How.LIFTED


def test_what_only_watches_holds_nothing() -> None:
    story = Story(head=head("zz"))
    flat = story.flat()
    watch = replace(restriction(flat), measure="zz.watch")
    assert list(moves_with(story.at(0), watch)) == []
    story.tell(watch)
    assert len(measures(story.at(1))) == 1
    assert not holding(story.at(1), flat)


LONGER = Extension(authority="prosecutor", document="d")


def hold(asset: int) -> Measure:
    return replace(restriction(asset), measure="zz.hold")


def held_in_zz() -> tuple[Story, int]:
    story = Story(head=head("zz"))
    return story, story.tell(hold(story.flat()))


def test_an_extension_in_time_adds_what_the_law_allows_and_a_late_one_nothing() -> None:
    story, number = held_in_zz()
    refused = refuse_extension(story.at(5 * 24 + 1), number, LONGER)
    assert refused is not None
    assert refused.reason == "measure_lapsed"
    story.tell(LONGER, 5 * 24 + 1, about=number)
    assert ended(story, number, 6 * 24) == How.LAPSED, "a lapsed measure is not revived"
    assert refuse_extension(story.at(24), number, LONGER) is None
    week = replace(LONGER, until=BEGAN + timedelta(days=7))
    assert refuse_extension(story.at(24), number, week) is None
    story.tell(replace(LONGER, until=BEGAN + timedelta(days=6)), 24, about=number)
    assert ended(story, number, 5 * 24 + 23) == ""
    assert ended(story, number, 6 * 24 + 1) == How.LAPSED
    story.tell(LONGER, 5 * 24 + 23, about=number)
    found = measure_of(story.at(7 * 24), number)
    assert found is not None
    assert found.expiry.at == BEGAN + timedelta(days=8)


def test_an_extension_that_the_law_does_not_allow_is_refused() -> None:
    story, number = held_in_zz()
    too_long = replace(LONGER, until=BEGAN + timedelta(days=9))
    for body, reason in (
        (Extension(authority="investigator", document="d"), "authority_may_not"),
        (Extension(authority="prosecutor", document=" "), "document_wanting"),
        (too_long, "extension_too_long"),
        (replace(LONGER, until=BEGAN + timedelta(days=5)), "days_faulty"),
    ):
        refused = refuse_extension(story.at(1), number, body)
        assert refused is not None
        assert refused.reason == reason
    missing = refuse_extension(story.at(1), 99, too_long)
    assert missing is not None
    assert missing.reason == "measure_missing"
    plain = Story()
    none = plain.restrict(plain.flat())
    refused = refuse_extension(plain.at(1), none, LONGER)
    assert refused is not None
    assert refused.reason == "extension_none"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"measure": "kz.gone"}, "measure_unknown"),
        ({"measure": "zz.hold"}, "measure_unknown"),
        ({"authority": "fiu"}, "authority_may_not"),
        ({"document": " "}, "document_wanting"),
        ({"ground": "because"}, "ground_unknown"),
        ({"ground": ""}, "ground_unknown"),
    ],
)
def test_what_the_law_does_not_know_is_refused(more: dict[str, str], reason: str) -> None:
    story = Story()
    assert why(story, restriction(story.flat(), **more)) == reason


def test_a_measure_holds_assets_that_are_there_once_each_with_whole_sums() -> None:
    story = Story()
    flat = story.flat()
    assert why(story, restriction()) == "asset_unknown"
    assert why(story, restriction(99)) == "asset_unknown"
    assert why(story, restriction(flat), -1) == "asset_later"
    assert why(story, restriction(flat, flat)) == "asset_unknown"
    for held in (
        Held(asset=flat, amount_minor=-1, currency="KZT"),
        Held(asset=flat, amount_minor=5),
        Held(asset=flat, currency="KZT"),
    ):
        told = replace(restriction(flat), holds=(held,))
        assert why(story, told) == "amount_wanting"


def test_no_edition_of_the_law_no_measure() -> None:
    story = Story(head=head("zz"))
    flat = story.flat()
    told = hold(flat)
    early = story.at(0).when(datetime(2019, 1, 1, tzinfo=UTC))
    refused = refuse_measure(early, told)
    assert refused is not None
    assert refused.reason == "measure_no_edition"
    assert lawful_from(early, told) is None


def test_no_arrest_without_a_court() -> None:
    story = Story()
    flat = story.flat()
    assert why(story, arrest(flat, authority="investigator")) == "court_order_wanting"
    first = story.restrict(flat)
    assert why(story, arrest(flat, follows=first), 5) == "court_order_wanting"
    refusal = MeasureStep(event="court_decided", outcome="refused", document="order 4")
    story.tell(refusal, 6, about=first)
    assert why(story, arrest(flat, follows=first), 7) == "court_order_wanting"
    story.tell(
        MeasureStep(event="court_decided", outcome="granted", document="order 5"), 8, about=first
    )
    assert why(story, arrest(flat, follows=first), 9) == ""
    assert why(story, arrest(flat, follows=first), 7.5) == "court_order_wanting"


def test_a_measure_follows_one_that_it_may_and_that_still_holds() -> None:
    story = Story()
    flat = story.flat()
    first = story.restrict(flat)
    again = replace(restriction(flat), follows=first)
    assert why(story, again, 5) == "may_not_follow"
    assert why(story, arrest(flat, follows=99), 5) == "may_not_follow"
    assert why(story, arrest(flat, follows=first), TEN_DAYS + 1) == "measure_lapsed"


GRANTED = MeasureStep(event="court_decided", outcome="granted", document="order 5")


def test_no_measure_takes_the_place_of_one_that_was_lifted() -> None:
    story = Story()
    flat = story.flat()
    first = story.restrict(flat)
    story.tell(GRANTED, 5, about=first)
    story.tell(MeasureStep(event="lifted"), 6, about=first)
    assert why(story, arrest(flat, follows=first), 5.5) == ""
    assert why(story, arrest(flat, follows=first), 6) == "measure_lapsed"
    assert why(story, arrest(flat), 6) == "", "the court's order stands by itself"


def test_no_measure_takes_the_place_of_one_that_two_members_let_go() -> None:
    story = Story()
    flat, other = story.flat(), story.flat()
    first = story.restrict(flat, other)
    story.tell(GRANTED, 5, about=first)
    asked = story.tell(ReleaseAsked(ground="ground_gone", assets=(flat,)), 6, about=first)
    assert why(story, arrest(flat, follows=first), 6.5) == "", "asked is not let go"
    story.decide(asked, 7)
    assert why(story, arrest(flat, follows=first), 8) == "measure_lapsed"
    assert why(story, arrest(other, follows=first), 8) == ""


def test_a_later_refusal_of_the_court_takes_back_what_it_allowed() -> None:
    story = Story()
    flat = story.flat()
    first = story.restrict(flat)
    story.tell(GRANTED, 5, about=first)
    story.tell(replace(GRANTED, outcome="refused"), 6, about=first)
    assert why(story, arrest(flat, follows=first), 5.5) == ""
    assert why(story, arrest(flat, follows=first), 6.5) == "court_order_wanting"


def test_an_unlawful_entry_of_the_record_holds_nothing() -> None:
    story = Story()
    flat = story.flat()
    story.tell(arrest(flat, authority="investigator"), 1)
    assert measures(story.at(2)) == ()


def test_a_release_names_what_is_held_on_a_ground() -> None:
    story = Story()
    flat = story.flat()
    number = story.restrict(flat)
    standing = measure_of(story.at(1), number)
    assert standing is not None
    assert refuse_release(standing, ReleaseAsked(ground="ground_gone")) is None
    for body, reason in (
        (ReleaseAsked(ground="mood"), "value_unknown"),
        (ReleaseAsked(ground="excessive", assets=(99,)), "not_held"),
    ):
        refused = refuse_release(standing, body)
        assert refused is not None
        assert refused.reason == reason
    lapsed = measure_of(story.at(TEN_DAYS + 1), number)
    assert lapsed is not None
    assert refuse_release(lapsed, ReleaseAsked(ground="ground_gone")) is not None


def twice(story: Story, measure: Measure, hours: float) -> str:
    refused = refuse_held_twice(story.at(hours), measure)
    return refused.reason if refused else ""


def test_ten_days_do_not_begin_anew_while_they_run() -> None:
    story = Story()
    flat, car = story.flat(), story.flat()
    first = story.restrict(flat)
    again = restriction(flat)
    assert twice(story, again, TEN_DAYS) == "held_already"
    assert twice(story, restriction(car, flat), 5) == "held_already"
    assert twice(story, restriction(car), 5) == ""
    assert twice(story, again, TEN_DAYS + 1) == "", "what lapsed holds nothing"
    assert twice(story, arrest(flat, follows=first), 5) == ""
    assert twice(story, replace(again, follows=first), 5) == ""


def test_parts_of_one_balance_may_be_held_apart() -> None:
    story = Story()
    account = story.flat()
    half = replace(
        restriction(account), holds=(Held(asset=account, amount_minor=1, currency="KZT"),)
    )
    story.tell(half)
    assert twice(story, half, 5) == ""
    assert twice(story, restriction(account), 5) == "held_already"
    story.tell(restriction(account), 6)
    assert twice(story, half, 7) == "held_already"
