"""The remarks of an OFAC entry, clause by clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.lists.publishers.ofac.remarks import ALIAS, FORMER, NUMBER, REMARK, Clause, clauses


def one(text: str) -> Clause:
    (clause,) = clauses(text)
    return clause


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("DOB 03 Feb 1951", "birth_date", "03 Feb 1951"),
        ("alt. DOB circa 1951", "birth_date", "circa 1951"),
        ("DOB 1948 to 1952", "birth_date", "1948 to 1952"),
        ("POB Sampleton, Iran", "birth_place", "Sampleton, Iran"),
        ("nationality Iran", "nationality", "Iran"),
        ("alt. citizen Syria", "citizenship", "Syria"),
        ("Gender Male", "gender", "Male"),
        ("Linked To: EXAMPLE TRADING S.A.", "linked_to", "EXAMPLE TRADING S.A."),
        ("Secondary sanctions risk: section 1(b)", "secondary_sanctions", "section 1(b)"),
        ("a.k.a. ''ABD AL-TEST'", ALIAS, "'ABD AL-TEST"),
        ("f.k.a. 'OLD SAMPLE'", FORMER, "OLD SAMPLE"),
        ("a.k.a. SAMPLE without quotes", REMARK, "a.k.a. SAMPLE without quotes"),
        ("Alt. POB: Sampleton", "birth_place", "Sampleton"),
        ("Brigadier General", REMARK, "Brigadier General"),
        ("Fax", REMARK, "Fax"),
        ("Passportless wanderer", REMARK, "Passportless wanderer"),
        ("Passport holder of Sampleton", REMARK, "Passport holder of Sampleton"),
    ],
)
def test_a_clause_is_known_by_the_word_it_begins_with(text: str, field: str, value: str) -> None:
    assert (one(text).field, one(text).value) == (field, value)


NUMBERS = {
    "Passport A123456 (Iran)": ("passport", "A123456", "Iran", ""),
    "alt. Passport G 649 issued 08 Sep 2006 expires 17 Jul 2011": (
        *("passport", "G 649", "", "issued 08 Sep 2006 expires 17 Jul 2011"),
    ),
    "Folio Mercantil No. 3439 (Mexico) issued 14 Dec 2005": (
        *("registration", "3439", "Mexico", "issued 14 Dec 2005"),
    ),
    "R.F.C. EXAM510203AB1 (Mexico)": ("tax_id", "EXAM510203AB1", "Mexico", ""),
    "C.U.R.P. EXAM510203HDF (Mexico)": ("national_id", "EXAM510203HDF", "Mexico", ""),
    "Diplomatic Passport D1 (Iran)": ("passport", "D1", "Iran", ""),
    "Aircraft Tail Number EP-TST": ("registration", "EP-TST", "", ""),
    "SWIFT/BIC EXAMPLEX (Iran)": ("bic", "EXAMPLEX", "Iran", ""),
    "MMSI 572469210": ("mmsi", "572469210", "", ""),
    "Digital Currency Address - XBT 1Test": ("crypto", "1Test", "", ""),
    "alt. Digital Currency Address - ETH 0xtest": ("crypto", "0xtest", "", ""),
}


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_comes_with_its_country_and_its_days(text: str) -> None:
    found = one(text)
    assert found.field == NUMBER
    assert (found.kind, found.value, found.country, found.note) == NUMBERS[text]


def test_the_currency_of_an_address_is_what_it_is_called() -> None:
    assert one("Digital Currency Address - XMR 4test").said == "XMR"


def test_the_full_stop_of_the_remarks_is_no_part_of_the_last_clause() -> None:
    assert one("ICTY indictee.").value == "ICTY indictee"
    assert one("Linked To: EXAMPLE CO. LTD.").value == "EXAMPLE CO. LTD."


clause_texts = st.text(st.characters(exclude_characters=";", exclude_categories=["C"]), max_size=60)


@given(st.lists(clause_texts, max_size=8))
def test_the_clauses_together_say_all_that_the_remarks_say(parts: list[str]) -> None:
    remarks = "; ".join(parts)
    kept = "".join(clause.text for clause in clauses(remarks))
    squash = str.maketrans("", "", "; .\u00a0")
    assert "".join(kept.translate(squash).split()) == "".join(remarks.translate(squash).split())


@given(clause_texts)
def test_the_value_of_a_clause_stands_in_it(text: str) -> None:
    assert all(clause.value in clause.text for clause in clauses(text))
