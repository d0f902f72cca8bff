"""Textbook examples of each reading, near misses, and what is told of them."""

from datetime import date
from fractions import Fraction

import pytest

from qaitaru.facts.moments import Period
from qaitaru.screening.ownership.answering import Answer, Designated, Ground, HeldParty, ownership
from qaitaru.screening.ownership.bound import (
    NOTHING,
    WHOLE,
    Bound,
    exactly,
    just_above,
    just_below,
    percent,
    span,
)
from qaitaru.screening.ownership.interests import Interest, InterestKind
from qaitaru.screening.ownership.reading import all_readings, reading_names, reading_on

DAY = date(2026, 3, 2)


def interests(text: str) -> list[Interest]:
    """Lines of ``owner share-or-kind owned``: ``X 50 A``, ``X 25-50 A``, ``X >50 A``, ``X ? A``."""
    return [_interest(*line.split()) for line in text.strip().splitlines()]


def _interest(owner: str, said: str, owned: str) -> Interest:
    if said in set(InterestKind):
        return Interest(owner=owner, owned=owned, kind=InterestKind(said), source="extract")
    kind = InterestKind.VOTES if said[-1] == "v" else InterestKind.SHARES
    low, high = _bounds(said.removesuffix("v"))
    return Interest(owner=owner, owned=owned, kind=kind, low=low, high=high, source="extract")


def _bounds(said: str) -> tuple[Bound, Bound]:
    if said == "?":
        return NOTHING, WHOLE
    if said[0] == ">":
        return just_above(Fraction(int(said[1:]), 100)), WHOLE
    if said[0] == "<":
        return NOTHING, just_below(Fraction(int(said[1:]), 100))
    first, _, last = said.partition("-")
    return exactly(Fraction(int(first), 100)), exactly(Fraction(int(last or first), 100))


def held(
    text: str, reading: str = "ofac", designated: str = "X", *, day: date = DAY
) -> dict[str, HeldParty]:
    edition = reading_on(reading, day)
    assert edition is not None
    named = [Designated(one) for one in designated.split()]
    return {one.party: one for one in ownership(interests(text), named, edition, day).parties}


def answers(text: str, reading: str = "ofac", designated: str = "X") -> dict[str, str]:
    return {name: one.answer.value for name, one in held(text, reading, designated).items()}


def share(one: HeldParty) -> tuple[Fraction, Fraction]:
    return one.shares[0].low.share, one.shares[0].high.share


# OFAC, frequently asked questions 399 and 401


def test_a_half_of_a_half_is_held_through_owned_links() -> None:
    found = held("X 50 A\nA 50 B")
    assert found["B"].answer is Answer.PROVED
    assert share(found["B"]) == (Fraction(1, 2), Fraction(1, 2))


def test_two_quarters_through_two_owned_companies_make_a_half() -> None:
    assert answers("X 50 A\nX 50 B\nA 25 C\nB 25 C")["C"] == "proved"


def test_a_tenth_held_directly_and_two_fifths_through_an_owned_company_make_a_half() -> None:
    assert answers("X 50 A\nX 10 B\nA 40 B")["B"] == "proved"


def test_what_an_unowned_company_holds_does_not_count() -> None:
    found = held("X 50 A\nX 25 B\nA 25 C\nB 25 C")
    assert found["C"].answer is Answer.NOT_PROVED
    assert share(found["C"])[1] == Fraction(1, 4)


def test_two_companies_of_a_quarter_each_are_not_owned_and_lift_nothing() -> None:
    assert answers("X 25 A\nX 25 B\nA 50 C\nB 50 C") == {"A": "not_proved", "B": "not_proved"}


def test_holdings_of_two_blocked_persons_are_added_up() -> None:
    found = held("X 25 A\nY 25 A", designated="X Y")["A"]
    assert (found.answer, found.holders) == (Answer.PROVED, ("X", "Y"))
    assert answers("X 25 A\nY 24 A", designated="X Y")["A"] == "not_proved"


def test_control_alone_does_not_block_in_the_united_states() -> None:
    assert answers("X 49 A\nX board A")["A"] == "not_proved"
    assert answers("X board A") == {}


# European Union


def test_the_union_multiplies_shares_along_a_path() -> None:
    found = held("X 60 A\nA 60 B", "eu")
    assert share(found["B"]) == (Fraction(36, 100), Fraction(36, 100))
    assert (found["A"].answer, found["B"].answer) == (Answer.PROVED, Answer.NOT_PROVED)
    assert answers("X 60 A\nA 60 B", "ofac")["B"] == "proved"


def test_half_was_not_enough_in_the_union_before_july_2024() -> None:
    for day, answer in ((date(2024, 7, 2), "not_proved"), (date(2024, 7, 3), "proved")):
        edition = reading_on("eu", day)
        assert edition is not None
        (found,) = ownership(interests("X 50 A"), [Designated("X")], edition, day).parties
        assert found.answer == answer


def test_what_a_controlled_company_holds_is_held_by_its_controller() -> None:
    found = held("X board A\nA 70 B", "eu")
    assert (found["A"].grounds, found["B"].grounds) == ((Ground.CONTROL,), (Ground.OWNERSHIP,))
    assert share(found["B"]) == (Fraction(7, 10), Fraction(7, 10))
    assert found["B"].paths[0].high == exactly(Fraction(7, 10))


def test_a_veto_is_possible_control_and_what_a_relative_holds_is_possibly_held() -> None:
    found = held("X veto A\nX family R\nR 80 B", "eu")
    assert {name: one.answer.value for name, one in found.items()} == dict.fromkeys(
        "AB", "possible"
    )


def test_most_votes_with_few_shares_are_ownership_by_votes() -> None:
    found = held("X 10 A\nX 51v A", "eu")["A"]
    assert found.answer is Answer.PROVED
    assert [one.kind.value for one in found.shares] == ["shares", "votes"]


# United Kingdom


def test_the_kingdom_does_not_add_up_persons_who_do_not_act_jointly() -> None:
    assert answers("X 40 A\nY 40 A", "uk", "X Y")["A"] == "not_proved"
    assert answers("X 40 A\nY 40 A", "eu", "X Y")["A"] == "proved"


@pytest.mark.parametrize("arrangement", ["X together Y", "Y together X"])
def test_the_kingdom_adds_up_persons_who_act_jointly(arrangement: str) -> None:
    found = held(f"X 40 A\nY 40 A\n{arrangement}", "uk")["A"]
    assert (found.answer, found.holders) == (Answer.PROVED, ("X",))
    assert [one.kind.value for one in found.paths[1].stakes] == ["together", "shares"]


def test_more_than_a_half_is_not_a_half_in_the_kingdom() -> None:
    assert answers("X 50 A", "uk")["A"] == "not_proved"
    assert answers("X >50 A", "uk")["A"] == "proved"
    assert answers("X >50 A\nA >50 B\nB >50 C", "uk")["C"] == "proved"


def test_a_nominee_holds_for_who_stands_behind() -> None:
    assert answers("X nominee N\nN 60 A", "uk") == {"N": "proved", "A": "proved"}
    assert answers("X nominee N\nN 60 A", "ofac") == {"N": "possible", "A": "possible"}


# FATF and Kazakhstan


def test_every_share_is_told_where_no_threshold_is_named() -> None:
    assert answers("X 1 A\nA 1 B", "fatf") == {"A": "proved", "B": "proved"}


def test_a_quarter_is_no_beneficial_owner_in_kazakhstan_and_more_is() -> None:
    assert answers("X 25 A", "kz")["A"] == "not_proved"
    assert answers("X 50 A\nA 52 B", "kz")["B"] == "proved"


# shares that are not known


def test_an_unknown_share_is_possible_and_at_most_what_others_leave() -> None:
    found = held("X ? A\nP 30 A")["A"]
    assert (found.answer, share(found)) == (Answer.POSSIBLE, (Fraction(0), Fraction(7, 10)))
    assert answers("X ? A\nP >50 A")["A"] == "not_proved"
    assert answers("X ? A\nP 50 A")["A"] == "possible"


def test_less_than_a_half_can_be_no_half() -> None:
    assert answers("X <50 A")["A"] == "not_proved"
    assert answers("X <50 A", "eu")["A"] == "not_proved"


def test_the_most_is_a_division_within_the_whole() -> None:
    found = held("X 50 A\nX ? B\nA ? B\nP 20 B", "eu")["B"]
    assert share(found) == (Fraction(0), Fraction(8, 10))


def test_a_band_is_proved_where_its_least_is_enough() -> None:
    assert answers("X 50-75 A")["A"] == "proved"
    assert answers("X 25-50 A")["A"] == "possible"


def test_sources_that_agree_narrow_a_share_and_those_that_do_not_widen_it() -> None:
    assert share(held("X 25-60 A\nX 50-75 A")["A"]) == (Fraction(1, 2), Fraction(3, 5))
    edition = reading_on("ofac", DAY)
    assert edition is not None
    found = ownership(interests("X 40 A\nX 60 A"), [Designated("X")], edition, DAY)
    assert share(found.parties[0]) == (Fraction(2, 5), Fraction(3, 5))
    assert [one.code for one in found.problems] == ["share_sources_differ"]


def test_shares_of_more_than_the_whole_prove_nothing() -> None:
    edition = reading_on("ofac", DAY)
    assert edition is not None
    found = ownership(interests("X 60 A\nP 60 A"), [Designated("X")], edition, DAY)
    assert found.parties[0].answer is Answer.POSSIBLE
    assert [(one.code, one.found) for one in found.problems] == [("shares_over_whole", "A: 120 %")]


def test_a_party_that_may_be_the_listed_one_holds_possibly() -> None:
    edition = reading_on("uk", DAY)
    assert edition is not None
    maybe = Designated("X", "QDi.1", proved=False)
    assert ownership(interests("X 90 A"), [maybe], edition, DAY).parties[0].answer == "possible"


# dates


def dated(since: Period | None, until: Period | None) -> Interest:
    return Interest(
        owner="X", owned="A", low=WHOLE, high=WHOLE, since=since, until=until, source="extract"
    )


YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
BEFORE = Period(date(2025, 3, 1), date(2025, 3, 2))
ON_THE_DAY = Period(DAY, date(2026, 3, 3))


@pytest.mark.parametrize(
    ("since", "until", "answer"),
    [
        (None, None, "proved"),
        (BEFORE, None, "proved"),
        (ON_THE_DAY, None, "proved"),
        (None, ON_THE_DAY, None),
        (None, BEFORE, None),
        (YEAR, None, "possible"),
        (None, YEAR, "possible"),
        (Period(date(2026, 4, 1), date(2026, 4, 2)), None, None),
    ],
)
def test_a_holding_counts_on_days_on_which_it_held(
    since: Period | None, until: Period | None, answer: str | None
) -> None:
    edition = reading_on("ofac", DAY)
    assert edition is not None
    found = ownership([dated(since, until)], [Designated("X")], edition, DAY).parties
    assert [one.answer.value for one in found] == ([answer] if answer else [])


def test_a_sure_holding_and_an_unsure_one_of_one_party_span_both() -> None:
    edition = reading_on("ofac", DAY)
    assert edition is not None
    sure = Interest(owner="X", owned="A", low=exactly(Fraction(3, 5)), high=exactly(Fraction(3, 5)))
    perhaps = Interest(
        owner="X", owned="A", low=exactly(Fraction(1, 5)), high=exactly(Fraction(1, 5)), since=YEAR
    )
    found = ownership([sure, perhaps], [Designated("X")], edition, DAY).parties
    assert share(found[0]) == (Fraction(1, 5), Fraction(3, 5))


# circles and paths


def test_two_companies_that_own_each_other_lift_neither() -> None:
    assert answers("X 10 A\nA 60 B\nB 60 A") == {"A": "not_proved"}


def test_a_circle_is_summed_exactly() -> None:
    found = held("X 60 A\nA 50 B\nB 40 A", "eu")
    assert share(found["A"]) == (Fraction(3, 4), Fraction(3, 4))
    assert share(found["B"]) == (Fraction(3, 8), Fraction(3, 8))
    assert found["A"].in_circle
    assert found["B"].in_circle


def test_a_company_that_holds_its_own_shares_is_held_in_what_is_left() -> None:
    assert share(held("X 40 A\nA 20 A", "eu")["A"])[0] == Fraction(1, 2)


def test_a_circle_without_the_designated_has_nothing_and_ends() -> None:
    assert answers("P 0 A\nA 100 B\nB 100 A\nX 50 C", "eu") == {"C": "proved"}


def test_a_path_shows_each_link_with_its_evidence() -> None:
    found = held("X 50 A\nX 60 B\nA 30 C\nB 30 C")["C"]
    chains = [[(one.owner, one.owned) for one in path.stakes] for path in found.paths]
    assert chains == [[("X", "A"), ("A", "C")], [("X", "B"), ("B", "C")]]
    assert {path.stakes[0].interests[0].source for path in found.paths} == {"extract"}
    assert [path.high for path in found.paths] == [exactly(Fraction(3, 10))] * 2
    assert not found.more_paths


def test_a_path_of_control_carries_no_share() -> None:
    (path,) = held("X board A", "eu")["A"].paths
    assert (path.low, path.high, path.holder) == (None, None, "X")


def test_paths_beyond_count_are_said_to_be_more() -> None:
    layers = "\n".join(f"{a}{n} 30 {b}{n + 1}" for n in range(8) for a in "ABC" for b in "ABC")
    found = held(f"X 30 A0\n{layers}", "eu")["C8"]
    assert found.more_paths
    assert [path.holder for path in found.paths] == ["X"]
    assert len(found.paths[0].stakes) == 9


def test_a_reading_of_no_such_day_or_name_is_none() -> None:
    assert reading_on("ofac", date(2014, 8, 12)) is None
    assert reading_on("nowhere", DAY) is None


def test_every_reading_names_its_source() -> None:
    assert reading_names() == ("eu", "fatf", "kz", "ofac", "uk")
    assert all(len(one.source) > 40 for one in all_readings())


def test_bounds_know_on_which_side_of_a_share_they_stand() -> None:
    half = Fraction(1, 2)
    assert just_below(half) < exactly(half) < just_above(half)
    assert (just_above(half).is_above, just_above(half).is_below) == (True, False)
    assert (just_below(half).is_above, just_below(half).is_below) == (False, True)


def test_a_share_is_told_in_percent_exactly() -> None:
    shares = [Fraction(1, 2), Fraction(1), Fraction(0), Fraction(1, 3), Fraction(1, 800)]
    assert [percent(one) for one in shares] == ["50 %", "100 %", "0 %", "100/3 %", "0.125 %"]
    assert percent(Fraction(1, 2**60)).endswith(f"/{2**58} %")


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (exactly(Fraction(1, 2)), exactly(Fraction(1, 2)), "50 %"),
        (just_above(Fraction(1, 2)), exactly(Fraction(3, 4)), "> 50 % - 75 %"),
        (NOTHING, just_below(Fraction(1, 4)), "0 % - < 25 %"),
    ],
)
def test_a_stretch_of_shares_is_told_with_its_open_ends(low: Bound, high: Bound, told: str) -> None:
    assert span(low, high) == told
