"""Reading a profile: what it says, and everything that refuses it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.wealth.profiles import HEAD, codes_of, profile_of

from qaitaru.facts.problems import Severity
from qaitaru.training.scenario import wealth_example
from qaitaru.wealth.analysis import analyse
from qaitaru.wealth.estimate import Estimate, exactly
from qaitaru.wealth.profile import OPENING, Evidence, Line, Reliability
from qaitaru.wealth.profile_file import read_profile


def _line(text: str, head: str = HEAD) -> Line:
    (line,) = profile_of(text, head).lines
    return line


def test_the_shipped_example_reads_and_works_under_most_rules() -> None:
    read = read_profile(wealth_example())
    assert read.problems == ()
    assert read.profile is not None
    analysis = analyse(read.profile)
    assert analysis.is_evidence
    assert len(analysis.results) == 7
    unknown = {analysis.result(rule).whole.answer for rule in ("net-worth", "bank-deposits")}
    assert len(unknown) == 1, "the banks' view of the example agrees with the household's"


def test_a_line_says_all_that_it_has() -> None:
    line = _line("""
[[asset]]
id = "flat"
what = "a flat"
kind = "immovable"
reliability = "proved"
alternative = "inherited"
answer = "no"
thing = "20:1"
evidence = [{ exhibit = 4, page = 2 }, { document = "deed", place = "line=3" }, "a letter"]
at = { opening = 0, 2024 = { low = "1.50", likely = 2, high = 3 }, 2025 = "7" }
""")
    assert line.at == {
        OPENING: exactly(0),
        "2024": Estimate(150, 200, 300),
        "2025": exactly(700),
    }
    assert line.evidence == (
        Evidence(4, "", "page=2"),
        Evidence(None, "deed", "line=3"),
        Evidence(None, "a letter"),
    )
    assert (line.key, line.owner, line.reliability) == ("flat", "subject", Reliability.PROVED)
    assert line.place == "line=11;table=asset"


def test_money_of_another_currency_wants_a_stated_rate() -> None:
    rate = """
[[rate]]
id = "nbk"
currency = "KZT"
on = 2024-12-31
rate = "0.0019"
evidence = "the national bank's table"
"""
    expense = """
[[expense]]
what = "rent"
currency = "KZT"
rate = "nbk"
amount.2024 = 1_000_003
"""
    assert _line(rate + expense).during == {"2024": exactly(1_900_01)}
    assert codes_of(expense) == ["profile_rate_missing"]
    assert codes_of(rate.replace('evidence = "the national bank\'s table"', "")) == [
        "profile_key_missing"
    ]
    assert codes_of(rate.replace('"0.0019"', '"x"')) == ["profile_value_faulty"]


def test_a_purchase_counts_in_the_period_it_lies_in() -> None:
    bought = '[[asset]]\nwhat = "car"\nprice = 10\nbought = {}'
    assert _line(bought.format("2024-07-01")).during == {"2024": exactly(1000)}
    assert _line(bought.format("2023-12-31")).during == {OPENING: exactly(1000)}
    assert _line(bought.format('"2025"')).during == {"2025": exactly(1000)}
    assert codes_of(bought.format("2026-01-01")) == ["profile_value_faulty"]
    assert codes_of(bought.format('"2026"')) == ["profile_period_unknown"]
    assert codes_of(bought.format("1.5")) == ["profile_period_unknown"]


def test_a_pay_slip_is_read_after_what_was_withheld() -> None:
    line = _line('[[source]]\nwhat = "pay"\ngross.2024 = 100\nwithheld.2024 = "20.50"')
    assert line.during == {"2024": exactly(79_50)}
    assert line.working == "100.00 - 20.50"


def test_drugs_are_priced_at_their_level_in_their_period() -> None:
    price = """
[[drug_price]]
substance = "x"
level = "retail"
unit = "g"
evidence = "price list"
price.2024 = { low = "10", likely = "12.50", high = "20" }
"""
    drug = """
[[drug]]
what = "sold"
substance = "x"
level = "retail"
unit = "g"
quantity.2024 = { low = 1, likely = "2.5", high = 4 }
"""
    line = _line(price + drug)
    assert line.during == {"2024": Estimate(10_00, 31_25, 80_00)}
    assert line.working == "2.5 g × 12.50"
    wholesale = drug.replace("retail", "wholesale")
    assert codes_of(price + wholesale) == ["profile_drug_price_missing"]
    assert codes_of(price + drug.replace("2024", "2025")) == ["profile_drug_price_missing"]
    assert codes_of(drug.replace('quantity.2024 = { low = 1, likely = "2.5", high = 4 }', "")) == [
        "profile_key_missing"
    ]
    assert codes_of(price.replace('evidence = "price list"\n', "")) == ["profile_key_missing"]


def test_takings_follow_from_goods_and_from_units() -> None:
    markup = _line(
        '[[markup]]\nwhat = "goods"\ncost.2024 = 200\n'
        "percent = { low = 10, likely = 25, high = 30 }"
    )
    assert markup.during == {"2024": Estimate(220_00, 250_00, 260_00)}
    units = _line('[[units]]\nwhat = "washes"\nunits.2024 = 30\nprice = "1.10"')
    assert units.during == {"2024": exactly(33_00)}
    assert codes_of('[[markup]]\nwhat = "goods"\ncost.2024 = 200') == ["profile_value_faulty"]
    assert codes_of('[[units]]\nwhat = "washes"\nunits.2024 = 3') == ["profile_value_faulty"]


def test_what_is_available_is_what_is_left_after_obligations_that_come_first() -> None:
    free = _line('[[available]]\nwhat = "car"\namount = 10')
    assert free.during == {"2025": exactly(10_00)}
    left = _line('[[available]]\nwhat = "car"\namount = 10\nprior_obligation = 4')
    assert (left.during, left.working) == ({"2025": exactly(6_00)}, "10.00 - 4.00")
    assert codes_of('[[available]]\nwhat = "car"\namount = 10\nprior_obligation = 11') == [
        "profile_value_faulty"
    ]


STRANGE = (
    "0",
    "-1",
    "1.5",
    "nan",
    "true",
    '""',
    '"x"',
    '"1e18"',
    "[]",
    "[[1]]",
    "{}",
    "{ low = 1, likely = 2, high = 3 }",
    "{ low = [], likely = {}, high = 3 }",
    "{ exhibit = 1, page = [] }",
    "2025-06-30",
    "2025-06-30T10:00:00Z",
    "07:00:00",
)
EXPENSE = '[[expense]]\nwhat = "x"\n'
ASSET = '[[asset]]\nwhat = "x"\n'
PERSON = '[[person]]\nid = "subject"\nrole = "subject"\n'
RATE = '[[rate]]\nid = "r"\ncurrency = "KZT"\non = 2024-12-31\nrate = 1\nevidence = "x"\n'
PRICE = '[[drug_price]]\nsubstance = "x"\nlevel = "y"\nunit = "g"\nevidence = "x"\n'
FAULTS = {
    "title = 5": "profile_value_faulty",
    "other = 5": "profile_key_unknown",
    "expense = 5": "profile_value_faulty",
    "[[expense]]": "profile_key_missing",
    '[[expense]]\nwhat = " "': "profile_value_faulty",
    f"{EXPENSE}colour = 1": "profile_key_unknown",
    f"{EXPENSE}amount = 5": "profile_value_faulty",
    f"{EXPENSE}amount.2026 = 5": "profile_period_unknown",
    f"{EXPENSE}amount.2024 = 5.5": "profile_value_faulty",
    f"{EXPENSE}amount.2024 = true": "profile_value_faulty",
    f"{EXPENSE}amount.2024 = -5": "profile_value_faulty",
    f'{EXPENSE}amount.2024 = "5.555"': "profile_value_faulty",
    f'{EXPENSE}amount.2024 = "NaN"': "profile_value_faulty",
    f'{EXPENSE}amount.2024 = "five"': "profile_value_faulty",
    f'{EXPENSE}amount.2024 = "1e99"': "profile_value_faulty",
    f"{EXPENSE}amount.2024 = {{ low = 1, high = 2 }}": "profile_value_faulty",
    f"{EXPENSE}amount.2024 = {{ low = 3, likely = 2, high = 4 }}": "profile_value_faulty",
    f'{EXPENSE}owner = "nobody"': "profile_person_unknown",
    f'{EXPENSE}reliability = "good"': "profile_value_faulty",
    f"{EXPENSE}evidence = 4": "profile_value_faulty",
    f"{EXPENSE}evidence = {{ exhibit = true }}": "profile_value_faulty",
    f"{EXPENSE}evidence = {{ page = 4 }}": "profile_key_missing",
    f"{EXPENSE}evidence = {{ exhibit = 4, sheaf = 4 }}": "profile_key_unknown",
    f'{ASSET}market_value = 5\nprice = 4\nbought = "2024"': "profile_market_value",
    ASSET: "profile_key_missing",
    f"{ASSET}price = 1.5": "profile_value_faulty",
    f"{ASSET}at.2024 = 5": "profile_key_missing",
    f"{ASSET}at.2024 = 5.5": "profile_value_faulty",
    f"{ASSET}price = 5\npaid = {{ 2024 = 3, 2025 = 3 }}": "profile_paid_above_price",
    f'{ASSET}price = 5\nbought = "2024"\nsold = "2025"': "profile_key_missing",
    f'{ASSET}price = 5\nbought = "2030"\nsold = "2025"\nsold_for = 1': "profile_period_unknown",
    f'{ASSET}paid.2025 = 5\nsold = "2024"\nsold_for = 1': "profile_value_faulty",
    f'{ASSET}in_cash = "yes"\nprice = 5\nbought = "2024"': "profile_value_faulty",
    '[[source]]\nwhat = "pay"\ngross.2024 = 5': "profile_gross_pay",
    '[[source]]\nwhat = "pay"\ngross.2024 = 5\nwithheld.2024 = 6': "profile_value_faulty",
    '[[person]]\nid = "x"': "profile_key_missing",
    f'{PERSON}[[person]]\nid = "n"\nrole = "nominee"': "profile_key_missing",
    PERSON + PERSON: "profile_id_twice",
    RATE + RATE: "profile_id_twice",
    PRICE + PRICE: "profile_id_twice",
    f'{PERSON}[[person]]\nid = "n"\nrole = "nominee"\nholds_for = "q"': "profile_person_unknown",
    "foundation = 5": "profile_value_faulty",
    "[foundation.luck]": "profile_key_unknown",
    "[foundation.opening]": "profile_key_missing",
    '[[expense]]\nid = "a"\nwhat = "x"\n[[source]]\nid = "a"\nwhat = "y"': "profile_id_twice",
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_wrong_is_named_by_its_code_and_refuses_the_file(text: str) -> None:
    assert codes_of(text, f"{HEAD}" if text.startswith("[") else "") == [FAULTS[text]] or (
        codes_of(f"{text}\n{HEAD}", "") == [FAULTS[text]]
    )


HEADS = {
    "": "profile_key_missing",
    "currency = [": "profile_not_toml",
    'currency = "XXX"': "profile_value_faulty",
    'currency = "USD"': "profile_key_missing",
    'currency = "USD"\nopening = 2023-12-31': "profile_key_missing",
    'currency = "USD"\nopening = "2023"': "profile_value_faulty",
    'currency = "USD"\nopening = 2023-12-31\nperiod = 4': "profile_value_faulty",
}


@pytest.mark.parametrize("head", HEADS)
def test_a_head_that_cannot_be_understood_refuses_the_file(head: str) -> None:
    assert codes_of("", head)[0] == HEADS[head]


@pytest.mark.parametrize(
    "period",
    [
        '[[period]]\nname = "2024"\nends = 2022-12-31',
        '[[period]]\nname = "opening"\nends = 2024-12-31',
        '[[period]]\nname = "2024"\nends = "2024"',
    ],
)
def test_periods_rise_and_have_names_of_their_own(period: str) -> None:
    head = 'currency = "USD"\nopening = 2023-12-31\n'
    assert codes_of(period, head) == ["profile_value_faulty"]


def test_a_problem_names_line_table_key_found_and_expected() -> None:
    (problem,) = read_profile(f'{HEAD}{EXPENSE}owner = "nobody"').problems
    assert problem.place == "line=10;table=expense;field=owner"
    assert (problem.found, problem.expected) == ("nobody", "subject")
    assert problem.severity is Severity.REFUSED


def test_tables_written_in_one_line_have_no_line_of_their_own() -> None:
    (problem,) = read_profile(f'expense = [{{ what = "x", owner = "y" }}]\n{HEAD}').problems
    assert problem.place == "table=expense;field=owner"


def test_a_text_that_looks_like_a_table_misleads_nobody() -> None:
    told = f'title = """\n[[expense]]\n"""\n{HEAD}{EXPENSE}owner = "y"'
    (problem,) = read_profile(told).problems
    assert problem.place == "table=expense;field=owner"


def test_a_file_that_is_no_toml_is_told_where() -> None:
    (problem,) = read_profile('title = "x"\ncurrency = USD\n').problems
    assert problem.place == "line=2;column=12"
    (other,) = read_profile('currency = "USD').problems
    assert other.place == ""


@given(st.data())
def test_no_text_makes_the_reader_stumble(data: st.DataObject) -> None:
    """Lines of a whole profile lost, doubled, cut or given another value: it is read or refused."""
    lines = wealth_example().splitlines()
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        key, _, value = lines[at].partition("=")
        lines[at : at + 1] = data.draw(
            st.sampled_from(
                [
                    [],
                    [lines[at], lines[at]],
                    [lines[at][: len(lines[at]) // 2]],
                    *([f"{key}= {other}"] for other in (STRANGE if value else [])),
                ]
            )
        )
    read = read_profile("\n".join(lines))
    assert (read.profile is None) == bool(read.problems)
    if read.profile is not None:
        analyse(read.profile)


def test_a_nest_or_a_number_too_large_is_no_profile() -> None:
    for text in ("x = " + "[" * 100_000, "x = " + "9" * 5_000):
        (problem,) = read_profile(text).problems
        assert problem.code == "profile_not_toml"
