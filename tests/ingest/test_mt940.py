"""MT940 and MT942 messages, field by field."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ingest.message_texts import (
    bookings,
    claims,
    codes,
    problems,
    proved,
    read_bytes,
    read_text,
    recognised,
    statements,
)

from qaitaru.facts.bookings import Booking
from qaitaru.facts.problems import Severity
from qaitaru.ingest.readers.mt940.details import details_of
from qaitaru.ingest.readers.mt940.fields import account_of, balance_of, line_of
from qaitaru.ingest.readers.mt940.reader import READER
from qaitaru.ingest.readers.mt940.tags import Tag, messages

STATEMENT = """\
{1:F01TESTKZKXAXXX0000000000}{2:O9400000000000TESTKZKXAXXX00000000000000000000N}{4:
:20:REF-1
:21:RELATED
:25:TESTKZKX/KZ00TEST0000000001
:28C:00007/00002
:60M:C250101KZT1000,00
:61:2501020103D250,5NTRFCUSTOMER-REF//BANK-REF
/OCMT/USD1,/
:86:/NAME/ТОО ПРИМЕР/IBAN/KZ00TEST0000000002/BIC/TESTKZKA/REMI/Оплата по договору 5
/EREF/E2E-77/PURP/SUPP
:61:2501050105RC10,00NCHGNONREF
:61:2412311231CR,NTRFNONREF
:62M:C250131KZT739,5
:64:C250131KZT700,
:65:C250201KZT650,00
:86:ИТОГО
-}{5:{CHK:000000000000}}
"""


def line(text: str, *more: str) -> Tag:
    return Tag("61", 1, [text, *more])


def details(*lines: str, name: str = "86") -> Tag:
    return Tag(name, 1, list(lines))


def only(text: str, folder: Path) -> Booking:
    message = f":20:R\n:25:ACC\n:60F:C250101EUR0,\n{text}\n:62F:C250131EUR0,\n"
    (found,) = bookings(read_text(READER, message, folder))
    return found


def test_a_statement_with_its_account_period_and_balances(tmp_path: Path) -> None:
    (found,) = statements(read_text(READER, STATEMENT, tmp_path))
    assert (found.account, found.bank_code) == ("KZ00TEST0000000001", "TESTKZKX")
    assert (found.from_on, found.to_on) == (date(2025, 1, 1), date(2025, 1, 31))
    assert (found.opening_minor, found.closing_minor) == (1000_00, 739_50)
    assert (found.reference, found.place, found.currency) == ("00007/00002", "line=2", "KZT")


def test_a_booking_with_its_other_side(tmp_path: Path) -> None:
    first, *_ = bookings(read_text(READER, STATEMENT, tmp_path))
    assert (first.amount_minor, first.booked_on, first.value_on) == (
        -250_50,
        date(2025, 1, 3),
        date(2025, 1, 2),
    )
    assert first.counterparty_name == "ТОО ПРИМЕР"
    assert first.counterparty_account == "KZ00TEST0000000002"
    assert first.counterparty_bank == "TESTKZKA"
    assert first.purpose == "Оплата по договору 5 PURP SUPP"
    assert (first.purpose_code, first.reference) == ("NTRF", "E2E-77")
    assert (first.original_minor, first.original_currency) == (100, "USD")
    assert first.place == "line=7"


def test_what_has_no_column_is_claimed(tmp_path: Path) -> None:
    facts = read_text(READER, STATEMENT, tmp_path)
    assert claims(facts, "booking:1") == {
        "customer_reference": "CUSTOMER-REF",
        "bank_reference": "BANK-REF",
    }
    assert claims(facts, "booking:2") == {"reversal": "RC"}
    said = claims(facts, "statement:1")
    assert said.pop("header").startswith("{1:F01TESTKZKX")
    assert said == {
        "message_reference": "REF-1",
        "related_reference": "RELATED",
        "available_balance": "700.00",
        "forward_balance": "650.00",
        "information": "ИТОГО",
    }


def test_a_line_that_is_no_booking_is_named_with_its_place(tmp_path: Path) -> None:
    facts = read_text(READER, STATEMENT, tmp_path)
    (unreadable,) = problems(facts)
    assert (unreadable.code, unreadable.place) == ("booking_unreadable", "line=12")
    assert unreadable.severity is Severity.SKIPPED
    assert proved(facts) == 1


@pytest.mark.parametrize(
    ("mark", "amount_minor"),
    [("C", 500), ("D", -500), ("RC", -500), ("RD", 500), ("CR", 500), ("DM", -500), ("RDF", 500)],
)
def test_the_mark_may_carry_a_reversal_and_a_funds_code(
    tmp_path: Path, mark: str, amount_minor: int
) -> None:
    assert only(f":61:250102{mark}5,00NTRF", tmp_path).amount_minor == amount_minor


def test_what_is_only_expected_is_not_booked(tmp_path: Path) -> None:
    text = ":20:R\n:25:A\n:34F:EUR0,\n:61:250102ED5,00NTRF\n"
    facts = read_text(READER, text, tmp_path)
    assert bookings(facts) == []
    assert codes(facts) == ["booking_pending", "statement_unproved"]


@pytest.mark.parametrize(
    ("value", "entry", "booked"),
    [
        ("241231", "0102", date(2025, 1, 2)),
        ("250102", "1231", date(2024, 12, 31)),
        ("240301", "0229", date(2024, 2, 29)),
        ("160230", "0301", date(2016, 3, 1)),
        ("991231", "0103", date(2000, 1, 3)),
        ("250102", "", date(2025, 1, 2)),
    ],
)
def test_the_entry_date_has_the_year_nearest_its_value_date(
    value: str, entry: str, booked: date
) -> None:
    found = line_of(line(f"{value}{entry}C1,NTRF"))
    assert found is not None
    assert found.booked_on == booked


@pytest.mark.parametrize("date_text", ["250230", "2513010230", "2513321399"])
def test_a_booking_without_any_possible_day_is_not_taken(tmp_path: Path, date_text: str) -> None:
    text = f":20:R\n:25:A\n:60F:C250101EUR0,\n:61:{date_text}C5,00NTRF\n:62F:C250131EUR0,\n"
    assert codes(read_text(READER, text, tmp_path)) == ["date_unreadable"]


def test_an_amount_finer_than_its_currency_is_not_taken(tmp_path: Path) -> None:
    text = ":20:R\n:25:A\n:60F:C250101JPY0,\n:61:250102C5,5NTRF\n:62F:C250131JPY0,\n"
    assert codes(read_text(READER, text, tmp_path)) == ["amount_unreadable"]


def test_a_line_wrapped_inside_its_amount_is_joined() -> None:
    found = line_of(line("1811261126CR", "30,00N062NONREF", "MORE"))
    assert found is not None
    assert (found.amount, found.code, found.supplement) == ("30,00", "N062", ("MORE",))


def test_what_stands_past_the_reference_is_not_lost() -> None:
    found = line_of(line("110617D44,95N0600733959555      Т-МОБАЙЛ"))
    assert found is not None
    assert (found.reference, found.supplement) == ("0733959555", ("Т-МОБАЙЛ",))


@pytest.mark.parametrize(
    ("said", "original", "purpose"),
    [
        ("\n/OCMT/USD4,5//IACC/D3/", (450, "USD"), "/IACC/D3/"),
        ("\n:86:/REMI/Покупка/OCMT/USD4,5/PURP/X", (450, "USD"), "Покупка PURP X"),
        ("\n/OCMT/XXX4,5/", (None, ""), "/OCMT/XXX4,5/"),
        ("\n/OCMT/JPY4,5/", (None, ""), "/OCMT/JPY4,5/"),
    ],
)
def test_the_amount_before_conversion_is_read_out_of_the_words(
    tmp_path: Path, said: str, original: tuple[int | None, str], purpose: str
) -> None:
    booking = only(f":61:250102C5,00NTRFNONREF{said}", tmp_path)
    assert (booking.original_minor, booking.original_currency) == original
    assert booking.purpose == purpose


def test_a_supplement_that_is_an_account_alone_is_the_other_sides(tmp_path: Path) -> None:
    booking = only(":61:250102C5,00NTRFNONREF\nNL70ABNA0987654321", tmp_path)
    assert (booking.counterparty_account, booking.purpose) == ("NL70ABNA0987654321", "")


@pytest.mark.parametrize(
    ("text", "number", "bank", "currency"),
    [
        ("51210600/9223382012EUR", "9223382012", "51210600", "EUR"),
        ("1291.99.348EUR", "1291.99.348", "", "EUR"),
        ("UBRTHUHB/1234ABC/HUF", "1234ABC", "UBRTHUHB", "HUF"),
        ("KZ00TEST0000000001", "KZ00TEST0000000001", "", ""),
        ("A/B/C", "A/B/C", "", ""),
        ("HOUSEEUR", "HOUSEEUR", "", ""),
    ],
)
def test_an_account_field_in_the_spellings_of_banks(
    text: str, number: str, bank: str, currency: str
) -> None:
    found = account_of(Tag("25", 1, [text]))
    assert (found.number, found.bank, found.currency) == (number, bank, currency)


def test_the_bank_may_stand_below_its_account() -> None:
    assert account_of(Tag("25P", 1, ["KZ1", "TESTKZKX"])).bank == "TESTKZKX"


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("C100318EUR380115,12", 380115_12),
        ("C100318EUR380115,1", 380115_10),
        ("C100318EUR380115,", 380115_00),
        ("D100318EUR00,12", -12),
        ("C020315105000,00", 105000_00),
    ],
)
def test_a_balance_in_the_spellings_of_banks(text: str, minor: int) -> None:
    found = balance_of(Tag("60F", 1, [text]))
    assert found is not None
    assert found.minor("EUR") == minor


def test_a_balance_that_is_none_is_named(tmp_path: Path) -> None:
    text = ":20:R\n:25:A\n:60F:C250101EUR0,\n:62F:EUR5\n:64:C251301EUR1,\n"
    found = problems(read_text(READER, text, tmp_path))
    assert [(problem.code, problem.place) for problem in found] == [
        ("balance_unreadable", "line=4"),
        ("date_unreadable", "line=5"),
        ("statement_unproved", "line=1"),
    ]


def test_a_closing_balance_in_another_currency_proves_nothing(tmp_path: Path) -> None:
    text = ":20:R\n:25:A\n:60F:C250101EUR0,\n:62F:C250131USD0,\n"
    assert codes(read_text(READER, text, tmp_path)) == ["currency_differs", "statement_unproved"]


def test_a_balance_in_no_currency_at_all_is_named(tmp_path: Path) -> None:
    text = ":20:R\n:25:A\n:60F:C250101EUR0,\n:62F:C250131EUR0,\n:64:C250131EYR0,\n"
    assert codes(read_text(READER, text, tmp_path)) == ["currency_differs"]


def test_an_account_field_that_names_nothing_is_named(tmp_path: Path) -> None:
    text = ":20:R\n:25:\n:60F:C250101EUR0,\n:61:250102C1,NTRF\n:62F:C250131EUR1,\n"
    assert codes(read_text(READER, text, tmp_path)) == ["message_without_account"]


def test_a_second_opening_balance_is_out_of_place(tmp_path: Path) -> None:
    text = ":20:R\n:25:A\n:60F:C250101EUR0,\n:60F:C250101EUR9,\n:62F:C250131EUR0,\n"
    (found,) = problems(read_text(READER, text, tmp_path))
    assert (found.code, found.place, found.found) == (
        "field_misplaced",
        "line=4",
        ":60F:C250101EUR9,",
    )


def test_an_interim_report_states_sums_in_place_of_balances(tmp_path: Path) -> None:
    text = (
        ":20:R\n:25:A\n:34F:EURD0,\n:13D:2501021200+0500\n:61:250102C5,00NTRF\n"
        ":90D:0EUR0,\n:90C:1EUR5,\n:90C:X\n"
    )
    facts = read_text(READER, text, tmp_path)
    (statement,) = statements(facts)
    assert (statement.credits_minor, statement.debits_minor) == (500, 0)
    assert codes(facts) == ["field_misplaced", "statement_unproved"]
    assert claims(facts, "statement:1")["created"] == "2501021200+0500"


def test_german_details_are_cut_at_their_numbers() -> None:
    found = details_of(
        (
            details(
                "166?00GUTSCHRIFT?100399?20EREF+E-1 22?21SVWZ+Strukturierter Verwend?22ungszweck",
                "?30TESTDEFF?31DE0012?32Muster ?33GmbH?34914?60Rest?70Zusatz?99",
            ),
        )
    )
    assert (found.name, found.account, found.bank) == ("Muster GmbH", "DE0012", "TESTDEFF")
    assert found.purpose == "GUTSCHRIFT EREF+E-1 22 SVWZ+Strukturierter Verwendungszweck Rest"
    assert (found.code, found.reference) == ("166", "E-1 22")
    assert found.others == (("journal_number", "0399"), ("text_key", "914"), ("86:70", "Zusatz"))


def test_the_same_numbers_after_another_sign() -> None:
    found = details_of((details("000>100987>20ALGEMENE TUSSENREKENING KOS>21TEN>310390"),))
    assert (found.purpose, found.account) == ("ALGEMENE TUSSENREKENING KOSTEN", "0390")


def test_a_counterparty_in_one_code_word_is_cut() -> None:
    found = details_of(
        (details("/TRTP/SEPA/CNTP/NL00INGB/INGBNL2A/J. JANSEN/ULFT//REMI/USTD//HUUR"),)
    )
    assert (found.name, found.account, found.bank) == ("J. JANSEN", "NL00INGB", "INGBNL2A")
    assert found.purpose == "TRTP SEPA ADDR ULFT HUUR"
    found = details_of((details("/ACCW/NL00,TESTNL2A/NAME/A/NAME/B"),))
    assert (found.account, found.bank, found.name) == ("NL00", "TESTNL2A", "A")
    assert found.purpose == "NAME B"


def test_the_code_words_of_kazakhstan_name_number_and_payment_code() -> None:
    found = details_of((details("/NAME/ТОО А/IDN/000140000001/IRS/1/KNP/710/ASSIGN/За товар"),))
    assert (found.name, found.number, found.code) == ("ТОО А", "000140000001", "710")
    assert found.purpose == "IRS 1 За товар"


def test_plain_details_are_the_purpose_whole() -> None:
    full = "X" * 62
    assert details_of((details("One", "", "two "), details("three"))).purpose == "One two three"
    assert details_of((details(full, "Y"),)).purpose == f"{full}Y"
    assert details_of(()).purpose == ""


def test_non_swift_lines_are_read_by_their_numbers() -> None:
    lines = ("01Zweck 1", "02Zweck 2", "15Empfänger", "17Text", "1812345", "frei", "32")
    found = details_of((details(*lines, name="NS"),))
    assert (found.name, found.purpose) == ("Empfänger", "Text frei Zweck 1 Zweck 2")
    assert found.others == (("NS:18", "12345"),)


def test_a_time_at_the_head_of_a_line_is_no_field() -> None:
    (message,) = messages(":86:T16\n:26:37\n:61:x\n")
    assert [tag.name for tag in message.tags] == ["86", "61"]
    assert message.tags[0].whole == "T16:26:37"


def test_a_message_ends_with_its_dash_or_where_the_next_begins() -> None:
    found = list(messages("HEAD\n:20:A\n-XXX\n\n:20:B\n:20:C\n-\n-\nTAIL\n"))
    assert [(m.line, m.header, len(m.tags)) for m in found] == [
        (1, ["HEAD"], 1),
        (4, [], 1),
        (6, [], 1),
        (9, ["TAIL"], 0),
    ]


def test_text_after_the_last_message_is_noted(tmp_path: Path) -> None:
    text = ":20:R\n:25:A\n:60F:C250101EUR0,\n:62F:C250101EUR0,\n-\nREST\n"
    (found,) = problems(read_text(READER, text, tmp_path))
    assert (found.code, found.place, found.found) == ("text_outside_statement", "line=6", "REST")


def test_a_message_without_an_account_stops_nobody_else(tmp_path: Path) -> None:
    text = ":20:R\n:61:250101C1,\n-\n:20:S\n:25:A\n:60F:C250101EUR0,\n:62F:C250101EUR0,\n"
    facts = read_text(READER, text, tmp_path)
    assert codes(facts) == ["message_without_account"]
    assert statements(facts)[0].statement_no == 1


def test_the_encoding_is_the_members_where_the_letters_do_not_decide(tmp_path: Path) -> None:
    text = ":20:R\n:25:A\n:60F:C250101HUF0,\n:61:250102C1,NTRF\nátutalás\n:62F:C250131HUF1,\n"
    facts = read_bytes(READER, text.encode("cp852"), tmp_path, encoding="cp852")
    assert bookings(facts)[0].purpose == "átutalás"
    facts = read_bytes(READER, b":20:R\n:25:\x98\n", tmp_path, encoding="cp1251")
    assert codes(facts) == ["encoding_breaks"]


def test_recognised_by_its_fields_or_its_name(tmp_path: Path) -> None:
    assert recognised(READER, STATEMENT.encode(), tmp_path)
    assert recognised(READER, STATEMENT.encode("utf-16"), tmp_path)
    assert recognised(READER, b"1\n2\n", tmp_path, "broken.STA")
    assert not recognised(READER, b"date,amount\n:20:x\n", tmp_path, "table.csv")


FIELDS = st.sampled_from(
    (
        *(":20:R", ":25:A", ":28C:1", ":60F:C250101EUR1,", ":61:250102C1,NTRFX", ":86:?20x"),
        *(":62F:C250131EUR2,", ":64:C250131EUR2,", ":90D:1EUR1,", "-", "text", ":61:", ""),
        *(":86:166?20x", ":86:/NAME/x", ":NS:01x"),
    )
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(FIELDS | st.text(max_size=12), max_size=12))
def test_any_order_of_fields_ends_as_facts(tmp_path: Path, lines: list[str]) -> None:
    text = "\n".join(lines).encode("utf-8", "replace").decode()
    facts = read_text(READER, text, tmp_path)
    assert facts
    refused = [problem for problem in problems(facts) if problem.severity is Severity.REFUSED]
    assert not refused or len(facts) == 1
