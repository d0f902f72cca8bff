"""What every publisher's reader leans on: dates, countries, numbers, scripts, pieces."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.moments import Period
from qaitaru.lists.births import birth_of, born_in_years
from qaitaru.lists.content import claim_of, content_sha256, said
from qaitaru.lists.countries import countries_of, country_of, is_country
from qaitaru.lists.numbers import number_kind
from qaitaru.lists.pieces import balanced, joined_apart, last_bracket
from qaitaru.lists.scripts import script_of, split_by_script


@pytest.mark.parametrize(
    ("text", "start", "end", "approximate"),
    [
        ("1962", (1962, 1, 1), (1963, 1, 1), False),
        ("circa 1962", (1962, 1, 1), (1963, 1, 1), True),
        ("10 Dec 1948", (1948, 12, 10), (1948, 12, 11), False),
        ("Dec 10, 1948", (1948, 12, 10), (1948, 12, 11), False),
        ("01 Jan.1967", (1967, 1, 1), (1967, 1, 2), False),
        ("1948-12-10Z", (1948, 12, 10), (1948, 12, 11), False),
        ("1948-12", (1948, 12, 1), (1949, 1, 1), False),
        ("dd/mm/1945", (1945, 1, 1), (1946, 1, 1), False),
        ("dd/02/1945", (1945, 2, 1), (1945, 3, 1), False),
        ("00/00/1945", (1945, 1, 1), (1946, 1, 1), False),
        ("03/10/1962", (1962, 10, 3), (1962, 10, 4), False),
        ("03.10.1962", (1962, 10, 3), (1962, 10, 4), False),
        ("Mar 1960", (1960, 3, 1), (1960, 4, 1), False),
        ("1957-1960", (1957, 1, 1), (1961, 1, 1), False),
        ("between 1960 and 1962", (1960, 1, 1), (1963, 1, 1), False),
        ("circa 1957 to circa 1960", (1957, 1, 1), (1961, 1, 1), True),
    ],
)
def test_a_birth_is_a_stretch_of_days(
    text: str, start: tuple[int, int, int], end: tuple[int, int, int], *, approximate: bool
) -> None:
    birth = birth_of(text)
    assert birth is not None
    assert birth.period == Period(date(*start), date(*end))
    assert (birth.approximate, birth.original) == (approximate, text)


@pytest.mark.parametrize(
    "text", ["", "unknown", "10 Xyz 1948", "31/02/1960", "0000", "12/1750", "1960 to soon"]
)
def test_what_states_no_birth_states_none(text: str) -> None:
    assert birth_of(text) is None


@given(st.dates(date(1800, 1, 1), date(2026, 1, 1)))
def test_a_day_written_any_way_is_that_day(day: date) -> None:
    written = (day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day.day} {day:%b %Y}")
    assert {birth.period.start if (birth := birth_of(text)) else None for text in written} == {day}


def test_years_turned_round_are_turned_back() -> None:
    assert born_in_years(1967, 1965) == born_in_years(1965, 1967)
    assert born_in_years(1, 2) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Iran (Islamic Republic of)", "ir"),
        ("Democratic People's Republic of Korea", "kp"),
        ("Côte d'Ivoire", "ci"),
        ("The Netherlands", "nl"),
        ("Bosnia and Herzegovina", "ba"),
        ("Myanmar", "mm"),
        ("Казахстан", "kz"),
        ("Қазақстан", "kz"),
        ("Yemeni", "ye"),
        ("US", "us"),
        ("Former  Atlantis", "Former Atlantis"),
    ],
)
def test_a_country_is_its_code_or_the_publishers_word(text: str, code: str) -> None:
    assert country_of(text) == code
    assert is_country(code) == (len(code) == 2)


def test_joined_countries_are_taken_apart_only_where_each_is_one() -> None:
    assert countries_of("Sudan/or South Sudan") == ("sd", "ss")
    assert countries_of("Iran / unknown") == ("Iran / unknown",)
    assert countries_of(" ") == ()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Numéro de passeport", "passport"),
        ("National Identification\n  Number", "national_id"),
        ("Tax ID No.", "tax_id"),
        ("Italian Fiscal Code:", "tax_id"),
        ("Driver's License No.", "other"),
        ("Registration Number", "registration"),
        ("Vessel Registration Identification IMO", "imo"),
        ("Digital Currency Address - XBT", "crypto"),
        ("SWIFT/BIC", "bic"),
        ("ИИН", "iin"),
        ("Shoe size", "other"),
    ],
)
def test_a_number_is_of_the_kind_its_publisher_says(said: str, kind: str) -> None:
    assert number_kind(said) == kind


def test_pieces_are_joined_outside_of_brackets_alone() -> None:
    assert joined_apart("a; b (c; d (e; f)); g") == ["a", "b (c; d (e; f))", "g"]
    assert joined_apart("a (b; c") == ["a (b", "c"]
    assert joined_apart("one") == ["one"]
    assert last_bracket("a (b) (c (d))") == ("a (b)", "c (d)")
    assert last_bracket("a)") == ("a)", "")
    assert [balanced(text) for text in (") a", "a)", "a (", "(a", "(a)")] == [
        *("a", "a", "a", "a", "(a)")
    ]


def test_scripts_are_told_apart_and_one_foreign_letter_splits_nothing() -> None:
    assert [script_of(text) for text in ("Ali", "Әли", "علي", "12", "Ali علي")] == [
        *("latin", "cyrillic", "arabic", "", "")
    ]
    assert split_by_script("Agha Jan اغا جان") == ["Agha Jan", "اغا جان"]
    assert split_by_script("Аbdul Jan") == ["Аbdul Jan"]
    assert split_by_script("Марат Ермек") == ["Марат Ермек"]


def test_bookkeeping_and_empty_values_say_nothing() -> None:
    claims = [
        claim_of("r", "NAME", " Ali\n Khan ", "p"),
        claim_of("r", "record.ID", "7", "p"),
        claim_of("r", "NOTE", "  ", "p"),
    ]
    assert said(claims) == [("NAME", "Ali Khan")]
    assert claims[0].original == " Ali\n Khan "
    assert content_sha256(claims) == content_sha256(claims[:1])


@given(st.lists(st.tuples(st.text(max_size=4), st.text(max_size=4)), max_size=4))
def test_two_texts_have_one_hash_only_if_they_say_the_same(told: list[tuple[str, str]]) -> None:
    claims = [claim_of("r", f"F{field}", value, "p") for field, value in told]
    joined = [claim_of("r", "F" + "".join(field + value for field, value in told), "x", "p")]
    same = said(claims) == said(joined)
    assert (content_sha256(claims) == content_sha256(joined)) == same


@pytest.mark.parametrize(
    "written",
    [
        "12.05.1961", "12/05/1961", "12-05-1961", "1961.05.12", "1961/5/12", "19610512",
        "12 мая 1961 года рождения", "12.05.1961 г.р.", "1961 жылғы 12 мамыр", "12 мамыр 1961 ж.",
        "12-May-1961", "May 12, 1961",
    ],
)  # fmt: skip
def test_a_day_is_read_as_registers_of_kazakhstan_write_it(written: str) -> None:
    birth = birth_of(written)
    assert birth is not None
    assert (birth.period.start, birth.period.end) == (date(1961, 5, 12), date(1961, 5, 13))
    assert not birth.approximate
    assert birth.original == written


@pytest.mark.parametrize("written", ["около 1961", "шамамен 1961 ж.", "ок. 1961 г.", "~1961"])
def test_a_year_is_about_in_three_languages(written: str) -> None:
    birth = birth_of(written)
    assert birth is not None
    assert (birth.period.start.year, birth.approximate) == (1961, True)


@pytest.mark.parametrize("written", ["05.1961", "5/1961", "1961-05", "май 1961 г.", "мамыр 1961"])
def test_a_month_is_read_by_figures_and_by_words(written: str) -> None:
    birth = birth_of(written)
    assert birth is not None
    assert (birth.period.start, birth.period.end) == (date(1961, 5, 1), date(1961, 6, 1))


def test_a_year_of_two_figures_and_a_word_of_no_month_are_not_guessed() -> None:
    assert [birth_of(text) for text in ("12.05.61", "12 foo 1961", "31.02.1961")] == [None] * 3
