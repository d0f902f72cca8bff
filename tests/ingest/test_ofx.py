"""OFX statements in SGML and XML."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ingest.message_texts import (
    bookings,
    claims,
    codes,
    problems,
    read_bytes,
    read_text,
    recognised,
    statements,
)

from qaitaru.facts.moments import Precision
from qaitaru.facts.problems import Severity
from qaitaru.ingest.readers.ofx.reader import READER
from qaitaru.ingest.readers.ofx.values import amount_minor, moment_of

HEADER = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
ENCODING:USASCII
CHARSET:1251

"""
BODY = """<OFX>
<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><LANGUAGE>RUS</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1
<STMTRS><CURDEF>KZT
<BANKACCTFROM><BANKID>TESTKZKX<ACCTID>KZ00TEST0000000001<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20250101<DTEND>20250131
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20250105103000[+5:ALM]<DTAVAIL>20250106<TRNAMT>-1500,50
<FITID>A1<NAME>ТОО &amp; Ромашка<MEMO>договор &lt;5&gt;<BANKACCTTO><BANKID>TESTKZKA<ACCTID>KZ-2
</BANKACCTTO></STMTTRN>
<STMTTRN>
<TRNTYPE>CREDIT
<DTPOSTED>20250106
<TRNAMT>200
<FITID>
<MEMO>
<NAME>Иванов
<CHECKNUM>77
</STMTTRN>
</BANKTRANLIST>
<LEDGERBAL><BALAMT>100.00<DTASOF>20250131</LEDGERBAL>
<AVAILBAL><BALAMT>90.00<DTASOF>20250131</AVAILBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
"""
SGML = HEADER + BODY
XML = """<?xml version="1.0" encoding="UTF-8"?>
<?OFX OFXHEADER="200" VERSION="211"?>
<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>USD</CURDEF>
<CCACCTFROM><ACCTID>4000-0000</ACCTID></CCACCTFROM>
<BANKTRANLIST><DTSTART>20250101</DTSTART><DTEND>20250131</DTEND>
<STMTTRN><TRNTYPE>POS</TRNTYPE><DTPOSTED>20250105</DTPOSTED><TRNAMT>-4.10</TRNAMT>
<FITID>F1</FITID><PAYEE><NAME>SHOP</NAME><CITY>ALMATY</CITY></PAYEE>
<ORIGCURRENCY><CURRATE>0.0020</CURRATE><CURSYM>KZT</CURSYM></ORIGCURRENCY></STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>5</BALAMT><DTASOF>20250215</DTASOF></LEDGERBAL>
</CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>"""


def test_a_statement_with_its_account_and_days(tmp_path: Path) -> None:
    (found,) = statements(read_bytes(READER, SGML.encode("cp1251"), tmp_path))
    assert (found.account, found.bank_code) == ("KZ00TEST0000000001", "TESTKZKX")
    assert (found.from_on, found.to_on) == (date(2025, 1, 1), date(2025, 1, 31))
    assert (found.opening_minor, found.closing_minor) == (None, 100_00)
    assert found.place == "line=10"


def test_bookings_with_other_side_instant_and_line(tmp_path: Path) -> None:
    first, second = bookings(read_bytes(READER, SGML.encode("cp1251"), tmp_path))
    assert (first.amount_minor, first.booked_on, first.value_on) == (
        -1500_50,
        date(2025, 1, 5),
        date(2025, 1, 6),
    )
    assert first.booked_utc == datetime(2025, 1, 5, 5, 30, tzinfo=UTC)
    assert (first.counterparty_name, first.counterparty_account) == ("ТОО & Ромашка", "KZ2")
    assert (first.counterparty_bank, first.purpose) == ("TESTKZKA", "договор <5>")
    assert (first.reference, first.purpose_code, first.place) == ("A1", "DEBIT", "line=13")
    assert (second.amount_minor, second.counterparty_name, second.reference) == (
        200_00,
        "Иванов",
        "77",
    )
    assert (second.purpose, second.place) == ("", "line=16")


def test_what_has_no_column_is_claimed(tmp_path: Path) -> None:
    facts = read_bytes(READER, SGML.encode("cp1251"), tmp_path)
    assert claims(facts, "statement:1") == {
        "BANKACCTFROM/ACCTTYPE": "CHECKING",
        "AVAILBAL/BALAMT": "90.00",
        "AVAILBAL/DTASOF": "20250131",
    }
    assert claims(facts, "report:1")["SIGNONMSGSRSV1/SONRS/LANGUAGE"] == "RUS"
    assert claims(facts, "report:1")["BANKMSGSRSV1/STMTTRNRS/TRNUID"] == "1"
    assert codes(facts) == ["statement_unproved"]


def test_a_card_statement_in_xml(tmp_path: Path) -> None:
    facts = read_text(READER, XML, tmp_path)
    (found,) = bookings(facts)
    assert (found.account, found.amount_minor, found.currency) == ("40000000", -410, "USD")
    assert (found.counterparty_name, found.original_currency) == ("SHOP", "KZT")
    assert found.place == (
        "xpath=/OFX/CREDITCARDMSGSRSV1/CCSTMTTRNRS/CCSTMTRS/BANKTRANLIST/STMTTRN"
    )
    assert claims(facts, "booking:1") == {"PAYEE/CITY": "ALMATY", "ORIGCURRENCY/CURRATE": "0.0020"}


def test_a_balance_of_another_day_is_no_closing_balance(tmp_path: Path) -> None:
    facts = read_text(READER, XML, tmp_path)
    assert statements(facts)[0].closing_minor is None
    assert claims(facts, "statement:1") == {
        "LEDGERBAL/BALAMT": "5",
        "LEDGERBAL/DTASOF": "20250215",
    }


def test_a_booking_in_another_currency_is_kept_with_a_doubt(tmp_path: Path) -> None:
    foreign = "<CURRENCY><CURRATE>1</CURRATE><CURSYM>EUR</CURSYM></CURRENCY></STMTTRN>"
    facts = read_text(READER, XML.replace("</STMTTRN>", foreign), tmp_path)
    assert bookings(facts)[0].currency == "EUR"
    assert codes(facts) == ["currency_differs", "statement_unproved"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("-4.10", "-4.105", "amount_unreadable"),
        ("-4.10", "1.000,50", "amount_unreadable"),
        ("-4.10", "", "amount_unreadable"),
        ("20250105", "20250132", "date_unreadable"),
        ("<CURDEF>USD", "<CURDEF>US", "message_without_currency"),
        ("4000-0000", "", "message_without_account"),
    ],
)
def test_what_is_not_exact_is_not_taken(tmp_path: Path, old: str, new: str, code: str) -> None:
    facts = read_text(READER, XML.replace(old, new), tmp_path)
    assert (bookings(facts), codes(facts)[0]) == ([], code)


@pytest.mark.parametrize(
    ("text", "minor"), [("-1500,50", -150050), ("+7", 700), ("1.5", 150), ("1,000.00", None)]
)
def test_an_amount_has_one_mark_and_no_groups(text: str, minor: int | None) -> None:
    assert amount_minor(text, "KZT") == minor
    assert amount_minor(text, "XXX") is None


@pytest.mark.parametrize(
    ("text", "instant", "clock"),
    [
        ("20250105", None, ""),
        ("20250105103000", None, "10:30:00"),
        ("202501051030", None, "10:30:00"),
        ("20250105103000.123[-3:EST]", datetime(2025, 1, 5, 13, 30, tzinfo=UTC), ""),
        ("20250105103000[+5.50:IST]", datetime(2025, 1, 5, 5, 0, tzinfo=UTC), ""),
        ("20250105103000[0:GMT]", datetime(2025, 1, 5, 10, 30, tzinfo=UTC), ""),
        ("20250105103000[99:X]", None, "10:30:00"),
    ],
)
def test_a_moment_as_finely_as_it_is_stated(
    text: str, instant: datetime | None, clock: str
) -> None:
    found = moment_of(text)
    assert found is not None
    assert (found.day, found.instant_utc, found.clock_time) == (date(2025, 1, 5), instant, clock)
    assert (found.precision is Precision.DAY) == (text == "20250105")


@pytest.mark.parametrize("text", ["", "2025", "20251301", "18991231", "20250105106100", "tomorrow"])
def test_a_moment_that_cannot_be_is_not_read(text: str) -> None:
    assert moment_of(text) is None


def test_text_kept_whole_in_character_data(tmp_path: Path) -> None:
    text = SGML.replace("<NAME>Иванов", "<NAME><![CDATA[A <B> & C]]>")
    assert bookings(read_text(READER, text, tmp_path))[1].counterparty_name == "A <B> & C"


def test_a_control_character_is_shown_as_replaced(tmp_path: Path) -> None:
    text = SGML.replace("Иванов", "Ива\x02нов")
    assert bookings(read_text(READER, text, tmp_path))[1].counterparty_name == "Ива\ufffdнов"


def test_the_header_decides_an_encoding_only_where_the_letters_do_not(tmp_path: Path) -> None:
    short = SGML.replace("ТОО &amp; Ромашка", "Ё").replace("Иванов", "").replace("договор", "")
    facts = read_bytes(READER, short.encode("cp1251"), tmp_path)
    assert bookings(facts)[0].counterparty_name == "Ё"
    stated = short.replace("CHARSET:1251", "CHARSET:NONE")
    assert codes(read_bytes(READER, stated.encode("cp1251"), tmp_path)) == ["encoding_undecided"]


def test_what_is_no_statement_is_refused(tmp_path: Path) -> None:
    refusals = {
        HEADER: "no_statement_in_file",
        HEADER + "<OFX><SIGNONMSGSRSV1></SIGNONMSGSRSV1></OFX>": "no_statement_in_file",
        HEADER + "<OFX>" + "<A>" * 100: "xml_too_large",
        XML.replace("</OFX>", ""): "xml_not_well_formed",
    }
    for text, code in refusals.items():
        found = problems(read_text(READER, text, tmp_path))
        assert [(one.code, one.severity) for one in found] == [(code, Severity.REFUSED)]


def test_recognised_by_its_header_or_root(tmp_path: Path) -> None:
    for text in (SGML, XML, BODY):
        assert recognised(READER, text.encode(), tmp_path)
        assert recognised(READER, text.encode("utf-16"), tmp_path)
    assert not recognised(READER, b"<report/>", tmp_path)


PIECES = st.sampled_from(BODY.replace("<", "\n<").split("\n"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=40))
def test_any_order_of_tags_ends_as_facts(tmp_path: Path, pieces: list[str]) -> None:
    facts = read_text(READER, HEADER + "<OFX>" + "".join(pieces), tmp_path)
    assert facts
