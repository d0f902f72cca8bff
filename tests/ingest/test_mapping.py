import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.errors import MappingFaulty
from qaitaru.ingest.shipped import shipped_mappings
from qaitaru.ingest.tables.layout import lay_out
from qaitaru.ingest.tables.mapping import Mapping, parse_mapping, print_mapping
from qaitaru.ingest.tables.mapping_terms import pattern_of

LEAST = """
kind = "transfers"
columns = { booked_on = "Date", amount = ["Amount", "Sum"] }
constants = { currency = "USD" }
"""
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


def test_one_text_may_stand_for_a_list() -> None:
    mapping = parse_mapping("least", LEAST)
    assert mapping.columns == {"booked_on": ("Date",), "amount": ("Amount", "Sum")}


@pytest.mark.parametrize("name", sorted(shipped_mappings()))
def test_a_shipped_mapping_is_printed_as_it_is_read(name: str) -> None:
    mapping = parse_mapping(name, shipped_mappings()[name])
    assert parse_mapping(name, print_mapping(mapping)) == mapping


@given(names, names, st.lists(names, max_size=3))
def test_whatever_a_header_is_called_it_prints_and_reads_back(
    date: str, amount: str, ignored: list[str]
) -> None:
    mapping = Mapping(
        name="m",
        kind="transfers",
        columns={"booked_on": (date,), "amount": (amount, date)},
        constants={"currency": "KZT"},
        claims={amount: (date,)},
        ignored=tuple(ignored),
    )
    assert parse_mapping("m", print_mapping(mapping)) == mapping


@pytest.mark.parametrize(
    ("wrong", "right", "key"),
    [
        ('kind = "transfers"', 'kind = "payments"', "kind"),
        ('kind = "transfers"', "", "kind"),
        ("amount =", "amuont =", "columns.amuont"),
        ("amount =", "purpose =", "columns"),
        ('"USD"', '"USDX"', "constants.currency"),
        ("kind", 'round = "up"\nkind', "round"),
        ("kind", 'totals = ["("]\nkind', "totals"),
        ("kind", "header_rows = 9\nkind", "header_rows"),
        ("kind", "decimal_mark = 1\nkind", "decimal_mark"),
        ("kind", "colour = 1\nkind", "colour"),
        ("kind", 'lines = {opening = "x"}\nkind', "lines.opening"),
        ("kind", 'lines = {holder = "(x)"}\nkind', "lines.holder"),
        ("kind", "columns = \nkind", ""),
    ],
)
def test_a_faulty_mapping_names_the_key(wrong: str, right: str, key: str) -> None:
    with pytest.raises(MappingFaulty) as fault:
        parse_mapping("m", LEAST.replace(wrong, right, 1))
    assert fault.value.key == key


def test_headers_are_compared_without_case_and_punctuation() -> None:
    mapping = parse_mapping("least", LEAST)
    assert lay_out(mapping, [["SUM, ", "date:"]]) is not None
    assert lay_out(mapping, [["Sums", "date"]]) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("остаток на 01.01.2025 100 000,00", "100 000,00"),
        ("остаток: -5.10", "-5.10"),
        ("остаток 1'000.00", "1'000.00"),
        ("остаток 2025-01-01", None),
    ],
)
def test_an_amount_in_a_line_is_not_a_date(line: str, found: str | None) -> None:
    match = pattern_of(r"остаток.*?({amount})\s*$").search(line)
    assert (match[1].strip() if match else None) == found
