"""Parties put to a list: who is found, in which order, and what the answer is made of."""

from dataclasses import replace
from datetime import date

import pytest

from qaitaru.facts.designations import (
    BirthDate,
    DesignatedKind,
    Designation,
    ListedName,
    ListedNumber,
    NameKind,
)
from qaitaru.facts.moments import Period
from qaitaru.screening.asked import Asked
from qaitaru.screening.compared_names import compared_texts
from qaitaru.screening.fingerprint import fingerprint
from qaitaru.screening.screener import ALERT, Screener


def listed(reference: str, *names: str) -> Designation:
    return Designation(
        reference=reference,
        publisher="nat",
        kind=DesignatedKind.PERSON,
        names=tuple(
            ListedName(text=text, kind=NameKind.ALIAS if at else NameKind.PRIMARY)
            for at, text in enumerate(names)
        ),
        content_sha256=f"of {reference}",
    )


LIST = (
    listed("N.1", "Samira Shahbandar", "Samira Al-Shahbandar; Umm Ali Shahbandar"),
    listed("N.2", "Barzan Salman al-Rawi, born in Tikrit on 1 Jan. 1950"),
    listed("N.3", "Samir Shahbandari"),
)


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener(LIST)


def asked(*names: str) -> Asked:
    return Asked("1", names)


def test_the_likeliest_stands_first_with_the_name_that_agreed(screener: Screener) -> None:
    hits = screener.screen(asked("SHAHBANDAR Samira"), threshold=0.4)
    assert [hit.designation.reference for hit in hits] == ["N.1", "N.3"]
    assert hits[0].matched_name == "Samira Shahbandar"
    assert ALERT < hits[0].score < 1


def test_what_stands_behind_a_name_is_not_compared_and_is_kept(screener: Screener) -> None:
    (hit,) = screener.screen(asked("Barzan Salman al-Rawi"))
    assert hit.matched_name == LIST[1].names[0].text
    assert hit.score > 0.9


def test_each_name_of_a_party_is_asked(screener: Screener) -> None:
    (hit,) = screener.screen(asked("Somebody Else", "Umm Ali Shahbandar"), limit=1)
    assert hit.designation.reference == "N.1"


def test_a_stranger_is_none_of_them(screener: Screener) -> None:
    assert screener.screen(asked("Kathryn Barr")) == ()
    assert list(screener.screen_many([asked("Kathryn Barr"), asked()])) == [(), ()]


def test_a_fingerprint_is_of_what_is_compared() -> None:
    one = Asked("1", ("Samira  SHAHBANDAR", "Umm Ali"), countries=("iq",))
    same = Asked("2", ("umm ali", "samira shahbandar"), countries=("iq", ""))
    assert fingerprint(one) == fingerprint(same)
    assert fingerprint(one) != fingerprint(Asked("1", one.names))


def test_a_fingerprint_knows_a_birth_from_one_that_is_about() -> None:
    exact = BirthDate(period=Period(date(1946, 3, 2), date(1946, 3, 3)), original="02.03.1946")
    again = replace(exact, original="1946-03-02")
    about = replace(exact, approximate=True)
    told = [fingerprint(Asked("1", ("Umm Ali",), births=(one,))) for one in (exact, again, about)]
    assert told[0] == told[1] != told[2]


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Akhter Mohmad son of Noor Mohmad", ("Akhter Mohmad",)),
        ("Umm Ali, born in Kandahar on 01 Jan. 1967", ("Umm Ali",)),
        ("Ansar al-Sharia (AAS-T)", ("Ansar al-Sharia (AAS-T)", "Ansar al-Sharia")),
        ("Alfa; Beta", ("Alfa", "Beta")),
        ("Born Free Foundation", ("Born Free Foundation",)),
        ("son of Ali", ("son of Ali",)),
        ("", ()),
    ],
)
def test_a_name_is_compared_without_what_was_written_behind_it(
    text: str, compared: tuple[str, ...]
) -> None:
    assert compared_texts(ListedName(text=text)) == compared


def test_a_number_too_short_to_say_anything_finds_nobody() -> None:
    paper = ListedNumber(kind="passport", number="123", said="Passport")
    screener = Screener([replace(LIST[0], numbers=(paper,))])
    assert screener.screen(Asked("1", ("Kathryn Barr",), numbers=("123",)), threshold=0.1) == ()
