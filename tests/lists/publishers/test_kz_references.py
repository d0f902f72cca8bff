"""A row of the Agency's list keeps its key, whatever its number and whoever stands beside it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.designations import DesignatedKind
from qaitaru.lists.publishers.kz.references import keys_of
from qaitaru.lists.publishers.kz.said import Said

ASAN = Said(
    place="xpath=/list/persons/person[1]",
    kind=DesignatedKind.PERSON,
    family="Серёгин",
    given="Асан",
    birth="03.02.1985",
    added="14.05.2019",
)
LATER = replace(ASAN, place="xpath=/list/persons/person[2]", added="01.02.2020", notes=("суд",))
ROWS = (
    ASAN,
    LATER,
    replace(ASAN, added="", notes=("включен от 01.02.2020",)),
    replace(ASAN, added="", notes=("решение суда",)),
    replace(ASAN, iin="850203300129"),
    replace(ASAN, family="", given="", birth="", whole="«Пример»; «Образец»"),
    replace(ASAN, birth="1985"),
    replace(ASAN, birth="между 1984 и 1986"),
)


def keys(*rows: Said) -> list[str]:
    return keys_of(rows)[0]


def test_an_iin_is_the_key_and_one_that_is_cut_is_not() -> None:
    assert keys(replace(ASAN, iin=" 850203 300129 ")) == ["iin 850203300129"]
    assert keys(replace(ASAN, iin="8502")) == ["СЕРЕГИН АСАН 1985-02-03"]


def test_a_name_and_a_birth_are_one_key_however_they_are_spelt() -> None:
    other = replace(ASAN, family="СЕРЕГИН; СЕРЕГИНА", given=" асан ", birth="1985-02-03")
    assert keys(ASAN) == keys(other) == ["СЕРЕГИН АСАН 1985-02-03"]
    year, month, span, words = (
        keys(replace(ASAN, birth=text))[0]
        for text in ("1985 г.р.", "02.1985", "1984-1986", "не известна")
    )
    assert (year, month) == ("СЕРЕГИН АСАН 1985", "СЕРЕГИН АСАН 1985-02")
    assert (span, words) == ("СЕРЕГИН АСАН 1984-1986", "СЕРЕГИН АСАН не известна")


def test_a_later_namesake_takes_nobodys_key() -> None:
    (alone,) = keys(ASAN)
    assert keys(LATER, ASAN) == [f"{alone}, 2020-02-01", alone]
    _, (problem,) = keys_of((LATER, ASAN))
    assert (problem.code, problem.found) == ("list_key_shared", alone)
    assert (problem.expected, problem.place) == (ASAN.place, LATER.place)


def test_rows_that_say_the_same_in_every_word_are_numbered() -> None:
    (alone,) = keys(ASAN)
    first, second, third = keys(ASAN, ASAN, ASAN)
    assert first == alone
    assert third == f"{second} (2)"


@given(st.permutations(ROWS))
def test_the_order_of_the_rows_changes_no_key(rows: list[Said]) -> None:
    known = dict(zip(ROWS, keys(*ROWS), strict=True))
    assert keys(*rows) == [known[row] for row in rows]
    assert len(set(known.values())) == len(ROWS)
