"""All evidence as one score: it adds up, is ordered, and never falls because a list knows more."""

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qaitaru.facts.designations import (
    BirthDate,
    DesignatedKind,
    Designation,
    Gender,
    ListedName,
    ListedNumber,
    NameKind,
)
from qaitaru.facts.moments import Period
from qaitaru.screening.asked import Asked
from qaitaru.screening.evidence.name import odds
from qaitaru.screening.hits import Hit
from qaitaru.screening.scoring import FEATURES, least_grade
from qaitaru.screening.screener import ALERT, Screener

WORDS = ("Samira", "Samir", "Shahbandar", "Barzan", "Salman", "al-Rawi", "Umm", "Ali", "Самира")
CROWD = tuple(f"{first} {last}" for first in WORDS[:4] for last in ("Haddad", "Petrov"))
DAYS = tuple(date(1965, 3, 2) + timedelta(days=days) for days in (0, 1, 40, 400, 9000))
COUNTRIES = ("iq", "sy", "kz")
PLACES = ("Mosul, Iraq", "Tikrit, Iraq", "Shymkent")
NUMBERS = ("A1234567", "9074729", "12345")


def born(day: date, *, whole_year: bool = False, about: bool = False) -> BirthDate:
    end = date(day.year + 1, 1, 1) if whole_year else day + timedelta(days=1)
    start = date(day.year, 1, 1) if whole_year else day
    return BirthDate(period=Period(start, end), approximate=about)


def few(values: st.SearchStrategy[object], most: int = 2) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=most).map(tuple)


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True).map(" ".join)
births = st.builds(born, st.sampled_from(DAYS), whole_year=st.booleans(), about=st.booleans())
names = st.builds(
    ListedName, text=texts, kind=st.just(NameKind.ALIAS), weak=st.booleans(), births=few(births, 1)
)
listed_numbers = st.builds(ListedNumber, kind=st.just("passport"), number=st.sampled_from(NUMBERS))
designations = st.builds(
    Designation,
    reference=st.just("N.1"),
    publisher=st.just("nat"),
    kind=st.sampled_from((DesignatedKind.PERSON, DesignatedKind.UNKNOWN)),
    names=st.lists(names, min_size=1, max_size=3).map(tuple),
    births=few(births),
    birth_places=few(st.sampled_from(PLACES)),
    nationalities=few(st.sampled_from(COUNTRIES)),
    gender=st.sampled_from(Gender),
    numbers=few(listed_numbers),
)
parties = st.builds(
    Asked,
    query_id=st.just("1"),
    names=st.lists(texts, min_size=1, max_size=2).map(tuple),
    kind=st.sampled_from((DesignatedKind.PERSON, DesignatedKind.UNKNOWN)),
    births=few(births, 1),
    countries=few(st.sampled_from(COUNTRIES), 1),
    gender=st.sampled_from(Gender),
    numbers=few(st.sampled_from(NUMBERS), 1),
    birth_places=few(st.sampled_from(PLACES), 1),
)


def score(asked: Asked, one: Designation) -> float:
    hits = Screener([one]).screen(asked, threshold=0.02)
    return hits[0].score if hits else 0.0


def contradicts(asked: Asked, one: Designation) -> bool:
    name = ListedName(text="")
    found = (feature(asked, one, name) for feature in FEATURES)
    return any(reason is not None and reason.effect < 0 for reason in found)


@given(parties, designations, designations)
def test_the_score_never_falls_because_the_list_knows_more(
    asked: Asked, one: Designation, more: Designation
) -> None:
    assume(not contradicts(asked, replace(more, kind=one.kind)))
    own = [replace(name, births=()) for name in more.names]
    known = replace(
        one,
        names=(*one.names, *own),
        births=(*one.births, *more.births),
        birth_places=(*one.birth_places, *more.birth_places),
        nationalities=(*one.nationalities, *more.nationalities),
        numbers=(*one.numbers, *more.numbers),
    )
    assert score(asked, known) >= score(asked, one) - 1e-9


@given(parties, designations)
def test_the_score_is_the_same_whatever_else_is_on_the_list(asked: Asked, one: Designation) -> None:
    crowd = [
        replace(one, reference=f"C.{at}", names=(ListedName(text=text),), numbers=())
        for at, text in enumerate(CROWD)
    ]
    hits = Screener([*crowd, one]).screen(asked, threshold=0.02)
    among = next((hit.score for hit in hits if hit.designation.reference == "N.1"), 0.0)
    assert math.isclose(among, score(asked, one), abs_tol=1e-9)


@given(parties, designations)
def test_the_reasons_add_up_to_the_score(asked: Asked, one: Designation) -> None:
    for hit in Screener([one]).screen(asked, threshold=0.02):
        assert 0 < hit.score < 1
        told = sum(reason.effect for reason in hit.reasons)
        assert math.isclose(told, odds(hit.score), abs_tol=1e-6)


@given(parties, st.lists(designations, min_size=2, max_size=4), st.floats(0.05, 0.95))
def test_hits_are_those_at_or_above_the_threshold_in_a_total_order(
    asked: Asked, given_list: list[Designation], threshold: float
) -> None:
    entries = [replace(one, reference=f"N.{at}") for at, one in enumerate(given_list)]
    screener = Screener(entries)
    every: tuple[Hit, ...] = screener.screen(asked, threshold=0.02)
    shown = screener.screen(asked, threshold=threshold)
    assert [hit.order for hit in shown] == [
        hit.order for hit in every if odds(hit.score) >= odds(threshold) - 1e-9
    ]
    assert len({hit.order for hit in every}) == len(every)
    assert [hit.order for hit in every] == sorted(hit.order for hit in every)


def test_a_name_alone_is_asked_down_to_the_threshold_and_lower_where_more_is_known() -> None:
    named = Asked("1", ("Samira",))
    known = replace(named, births=(born(DAYS[0]),), countries=("iq",), gender=Gender.FEMALE)
    assert least_grade(named, ALERT) == ALERT
    assert least_grade(known, ALERT) < ALERT


def entry(**fields: object) -> Designation:
    base = {
        "reference": "N.1",
        "publisher": "nat",
        "kind": DesignatedKind.PERSON,
        "names": (ListedName(text="Barzan Salman al-Rawi"),),
    }
    return Designation(**{**base, **fields})  # type: ignore[arg-type]  # a case's own fields


def test_an_equal_number_finds_a_party_of_another_name() -> None:
    one = entry(numbers=(ListedNumber(kind="passport", number="N 1234567", said="Passport"),))
    (hit,) = Screener([one]).screen(Asked("1", ("Kathryn Barr",), numbers=("n1234567",)))
    assert [reason.kind for reason in hit.reasons] == ["name_unlike", "number_same"]
    assert hit.matched_name == "Barzan Salman al-Rawi"


def test_an_equal_number_under_a_name_somewhat_alike_tells_how_alike() -> None:
    one = entry(numbers=(ListedNumber(kind="imo", number="9074729"),))
    (hit,) = Screener([one]).screen(Asked("1", ("Barzan Petrov",), numbers=("IMO 9074729",)))
    assert hit.reasons[0].kind == "name_agrees"
    assert hit.score > ALERT


def test_a_number_that_is_not_enough_finds_nobody() -> None:
    man = entry(gender=Gender.MALE, numbers=(ListedNumber(kind="bic", number="ABCDKZKX"),))
    woman = Asked("1", ("Kathryn Barr",), gender=Gender.FEMALE, numbers=("ABCDKZKX",))
    assert Screener([man]).screen(woman) == ()
    nameless = entry(names=(), numbers=(ListedNumber(kind="imo", number="9074729"),))
    (hit,) = Screener([nameless]).screen(Asked("1", (), numbers=("9074729",)))
    assert hit.matched_name == ""


def test_a_birth_that_agrees_lifts_a_name_that_alone_is_too_little() -> None:
    one = entry(names=(ListedName(text="Samira Shahbandar"),), births=(born(DAYS[0]),))
    named = Asked("1", ("Samira Haddad",))
    above = score(named, one) + 0.01
    assert Screener([one]).screen(named, threshold=above) == ()
    assert Screener([one]).screen(replace(named, births=(born(DAYS[0]),)), threshold=above)


def test_the_words_are_shown_as_they_were_written() -> None:
    one = entry(names=(ListedName(text="Samira SHAHBANDAR Umm"),))
    (hit,) = Screener([one]).screen(Asked("1", ("Самира Шахбандар Петровна",)), threshold=0.3)
    told = {reason.kind: (reason.asked, reason.listed) for reason in hit.reasons}
    assert told["name_agrees"] == ("самира шахбандар", "samira shahbandar")
    assert told["name_asked_left"] == ("петровна", "")
    assert told["name_listed_left"] == ("", "umm")


def reasons_of(asked: str, listed: str) -> dict[str, tuple[str, str]]:
    """The reasons about the names, each with its two values; their effects add up to the score."""
    one = entry(names=(ListedName(text=listed),))
    (hit,) = Screener([one]).screen(Asked("1", (asked,)), threshold=0.05)
    assert sum(reason.effect for reason in hit.reasons) == pytest.approx(odds(hit.score))
    return {reason.kind: (reason.asked, reason.listed) for reason in hit.reasons}


def test_words_in_another_order_are_told_as_such_each_side_in_its_own_order() -> None:
    told = reasons_of("Anwari Muhammad Taher", "Muhammad Taher Anwari")
    assert told["name_order"] == ("anwari muhammad taher", "muhammad taher anwari")
    assert "name_differs" not in told


def test_spelling_and_order_are_two_reasons() -> None:
    told = reasons_of("Shahbandar Sanira", "Samira Shahbandar")
    assert told["name_differs"] == ("sanira", "samira")
    assert told["name_order"] == ("shahbandar sanira", "samira shahbandar")


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Dauren Aibekov Maratovich", "Aibekov Dauren Maratovich"),
        ("Aibekova Aigerim Maratovna", "Aibekov Aigerim Maratovich"),
        ("Маратович Дәурен", "Dauren Maratovich Aibekov"),
        ("Абдулла Омар", "Umar Abdullah"),
        ("S. Shahbandar", "Shahbandar Samira"),
    ],
)
def test_two_values_that_are_said_to_be_spelt_differently_are_not_equal(
    asked: str, listed: str
) -> None:
    ours, theirs = reasons_of(asked, listed).get("name_differs", ("", "another"))
    assert ours != theirs


def test_a_son_and_a_daughter_of_one_father_differ_by_his_name() -> None:
    told = reasons_of("Aigerim Maratovna Aibekova", "Aigerim Maratovich Aibekov")
    assert told["name_differs"] == ("maratovna aibekova", "maratovich aibekov")


def test_a_word_that_is_the_fathers_name_on_one_side_alone_is_told_as_such() -> None:
    told = reasons_of("Dauren Marat", "Dauren Marat uly")
    assert "name_differs" not in told
    assert "marat" in told["name_part"][0]
