"""camt.052, 053 and 054, element by element."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
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

from qaitaru.facts.problems import Severity
from qaitaru.ingest.readers.camt.reader import READER

ACCOUNT = """
<Id>ST-1</Id>
<Acct><Id><IBAN>KZ00 TEST 0000 0000 01</IBAN></Id><Ccy>KZT</Ccy>
 <Ownr><Nm>ТОО Пример</Nm><Id><OrgId><Othr><Id>000140000001</Id></Othr></OrgId></Id></Ownr>
 <Svcr><FinInstnId><BICFI>TESTKZKX</BICFI><Nm>Тест Банк</Nm></FinInstnId></Svcr></Acct>
<FrToDt><FrDtTm>2025-01-01T00:00:00+05:00</FrDtTm><ToDtTm>2025-01-31T23:59:59+05:00</ToDtTm></FrToDt>
"""


def balance(kind: str, amount: str, sign: str = "CRDT", currency: str = "KZT") -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy='{currency}'>{amount}</Amt>"
        f"<CdtDbtInd>{sign}</CdtDbtInd><Dt><Dt>2025-01-31</Dt></Dt></Bal>"
    )


def entry(amount: str, sign: str, *more: str, status: str = "BOOK", dated: bool = True) -> str:
    day = "<BookgDt><Dt>2025-01-05</Dt></BookgDt>" if dated else ""
    return (
        f"<Ntry><Amt Ccy='KZT'>{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd>"
        f"<Sts><Cd>{status}</Cd></Sts>{day}{''.join(more)}</Ntry>"
    )


def details(*transactions: str) -> str:
    inner = "".join(f"<TxDtls>{one}</TxDtls>" for one in transactions)
    return f"<NtryDtls>{inner}</NtryDtls>"


def document(*parts: str, account: str = ACCOUNT, space: str = "camt.053.001.08") -> str:
    return (
        f"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:{space}'><BkToCstmrStmt>"
        f"<GrpHdr><MsgId>M-1</MsgId></GrpHdr><Stmt>{account}{''.join(parts)}</Stmt>"
        "</BkToCstmrStmt></Document>"
    )


PARTIES = """
<Refs><EndToEndId>E2E-1</EndToEndId><InstrId>I-1</InstrId></Refs>
<RltdPties>
 <Dbtr><Pty><Nm>Иванов И.</Nm>
  <Id><PrvtId><Othr><Id>700101000000</Id></Othr></PrvtId></Id></Pty></Dbtr>
 <DbtrAcct><Id><IBAN>KZ00TEST0000000002</IBAN></Id></DbtrAcct>
 <Cdtr><Nm>АО Получатель</Nm></Cdtr>
 <CdtrAcct><Id><Othr><Id>KZ00TEST0000000003</Id></Othr></Id></CdtrAcct>
</RltdPties>
<RltdAgts><DbtrAgt><FinInstnId><BICFI>TESTKZKA</BICFI></FinInstnId></DbtrAgt></RltdAgts>
<RmtInf><Ustrd>Оплата</Ustrd><Ustrd>по договору</Ustrd>
 <Strd><CdtrRefInf><Ref>RF-5</Ref></CdtrRefInf><AddtlRmtInf>май</AddtlRmtInf></Strd></RmtInf>
"""


def test_a_statement_with_account_owner_bank_and_balances(tmp_path: Path) -> None:
    text = document(balance("OPBD", "10.00"), balance("CLBD", "2.00", "DBIT"), entry("12", "DBIT"))
    facts = read_text(READER, text, tmp_path)
    (found,) = statements(facts)
    assert (found.account, found.account_text) == ("KZ00TEST0000000001", "KZ00 TEST 0000 0000 01")
    assert (found.holder_name, found.holder_code) == ("ТОО Пример", "000140000001")
    assert (found.bank_name, found.bank_code) == ("Тест Банк", "TESTKZKX")
    assert (found.from_on, found.to_on) == (date(2025, 1, 1), date(2025, 1, 31))
    assert (found.opening_minor, found.closing_minor, found.reference) == (1000, -200, "ST-1")
    assert (proved(facts), codes(facts)) == (1, [])
    assert claims(facts, "report:1") == {"GrpHdr/MsgId": "M-1"}


def test_the_other_side_of_a_credit_is_the_debtor(tmp_path: Path) -> None:
    text = document(entry("5.50", "CRDT", details(PARTIES), "<AddtlNtryInf>касса</AddtlNtryInf>"))
    facts = read_text(READER, text, tmp_path)
    (found,) = bookings(facts)
    assert (found.amount_minor, found.booked_on) == (550, date(2025, 1, 5))
    assert (found.counterparty_name, found.counterparty_code) == ("Иванов И.", "700101000000")
    assert (found.counterparty_account, found.counterparty_bank) == (
        "KZ00TEST0000000002",
        "TESTKZKA",
    )
    assert found.purpose == "Оплата по договору RF-5 май касса"
    assert found.reference == "E2E-1"
    assert found.place == "xpath=/Document/BkToCstmrStmt/Stmt/Ntry/NtryDtls/TxDtls"
    assert claims(facts, "booking:1") == {
        "NtryDtls/TxDtls/Refs/InstrId": "I-1",
        "NtryDtls/TxDtls/RltdPties/Cdtr/Nm": "АО Получатель",
        "NtryDtls/TxDtls/RltdPties/CdtrAcct/Id/Othr/Id": "KZ00TEST0000000003",
    }


def test_the_other_side_of_a_debit_is_the_creditor(tmp_path: Path) -> None:
    (found,) = bookings(read_text(READER, document(entry("5", "DBIT", details(PARTIES))), tmp_path))
    assert (found.counterparty_name, found.counterparty_account) == (
        "АО Получатель",
        "KZ00TEST0000000003",
    )


def test_a_reversed_debit_comes_back_from_its_creditor(tmp_path: Path) -> None:
    reversal = entry("5", "CRDT", "<RvslInd>true</RvslInd>", details(PARTIES))
    (found,) = bookings(read_text(READER, document(reversal), tmp_path))
    assert (found.amount_minor, found.counterparty_name) == (500, "АО Получатель")


def test_the_ultimate_party_stands_in_where_no_other_is_named(tmp_path: Path) -> None:
    party = "<RltdPties><UltmtDbtr><Nm>Кто платил</Nm></UltmtDbtr></RltdPties>"
    (found,) = bookings(read_text(READER, document(entry("5", "CRDT", details(party))), tmp_path))
    assert found.counterparty_name == "Кто платил"


def test_a_batch_is_split_where_its_transactions_make_it_up(tmp_path: Path) -> None:
    first = "<Refs><UETR>u-1</UETR></Refs><Amt Ccy='KZT'>7.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>"
    second = "<AmtDtls><TxAmt><Amt Ccy='KZT'>3</Amt></TxAmt></AmtDtls>"
    text = document(entry("10.00", "DBIT", "<Chrgs>1</Chrgs>", details(first, second)))
    facts = read_text(READER, text, tmp_path)
    assert [(one.amount_minor, one.reference) for one in bookings(facts)] == [
        (-700, "u-1"),
        (-300, ""),
    ]
    assert bookings(facts)[1].place.endswith("Ntry/NtryDtls/TxDtls[2]")
    assert claims(facts, "booking:1")["Chrgs"] == "1"
    assert "Chrgs" not in claims(facts, "booking:2")


def test_transactions_one_tiyn_short_leave_one_booking_and_a_doubt(tmp_path: Path) -> None:
    parts = [f"<Amt Ccy='KZT'>{amount}</Amt>" for amount in ("7.00", "2.99")]
    facts = read_text(READER, document(entry("10.00", "DBIT", details(*parts))), tmp_path)
    assert [one.amount_minor for one in bookings(facts)] == [-1000]
    doubt = problems(facts)[0]
    assert (doubt.code, doubt.found, doubt.expected) == (
        "details_do_not_sum",
        "-9.99 KZT",
        "-10.00 KZT",
    )
    assert claims(facts, "booking:1")["NtryDtls/TxDtls/Amt"] == "2.99"


def test_transactions_without_amounts_leave_one_booking_and_a_note(tmp_path: Path) -> None:
    facts = read_text(
        READER, document(entry("10", "DBIT", details("<a>1</a>", "<a>2</a>"))), tmp_path
    )
    assert [one.amount_minor for one in bookings(facts)] == [-1000]
    assert codes(facts) == ["batch_not_split", "statement_unproved"]


@pytest.mark.parametrize(
    ("status", "code", "severity"),
    [
        ("PDNG", "booking_pending", Severity.NOTED),
        ("FUTR", "booking_pending", Severity.NOTED),
        ("ELSE", "entry_status_unknown", Severity.SKIPPED),
        ("", "entry_status_unknown", Severity.SKIPPED),
    ],
)
def test_what_is_not_booked_is_claimed_whole(
    tmp_path: Path, status: str, code: str, severity: Severity
) -> None:
    facts = read_text(READER, document(entry("10", "DBIT", status=status)), tmp_path)
    assert bookings(facts) == []
    assert (problems(facts)[0].code, problems(facts)[0].severity) == (code, severity)
    assert claims(facts, "entry:1") == {
        "Amt": "10",
        "Amt/@Ccy": "KZT",
        "CdtDbtInd": "DBIT",
        "BookgDt/Dt": "2025-01-05",
    }


def test_the_value_date_stands_in_for_a_booking_date_with_a_doubt(tmp_path: Path) -> None:
    value = "<ValDt><Dt>2025-01-06</Dt></ValDt>"
    facts = read_text(READER, document(entry("10", "DBIT", value, dated=False)), tmp_path)
    assert bookings(facts)[0].booked_on == date(2025, 1, 6)
    assert codes(facts) == ["booking_date_missing", "statement_unproved"]


def test_an_entry_without_any_day_is_not_booked_but_claimed(tmp_path: Path) -> None:
    parts = details("<Refs><UETR>u-1</UETR></Refs>")
    facts = read_text(READER, document(entry("10", "DBIT", parts, dated=False)), tmp_path)
    assert bookings(facts) == []
    assert problems(facts)[0].found == "10 KZT"
    assert claims(facts, "entry:1") == {"NtryDtls/TxDtls/Refs/UETR": "u-1"}


@pytest.mark.parametrize(
    ("amount", "sign"),
    [("1,5", "DBIT"), ("-1", "DBIT"), ("1.505", "DBIT"), ("1", "BOTH"), ("", "DBIT")],
)
def test_an_amount_that_is_not_exact_is_not_booked(tmp_path: Path, amount: str, sign: str) -> None:
    facts = read_text(READER, document(entry(amount, sign)), tmp_path)
    assert (bookings(facts), codes(facts)) == ([], ["amount_unreadable", "statement_unproved"])


@pytest.mark.parametrize(
    ("text", "instant", "clock"),
    [
        ("2025-01-05T03:15:00+05:00", datetime(2025, 1, 4, 22, 15, tzinfo=UTC), ""),
        ("2025-01-05T03:15:00", None, "03:15:00"),
        ("2025-01-05Tnoon", None, ""),
    ],
)
def test_a_time_is_an_instant_only_with_its_zone(
    tmp_path: Path, text: str, instant: datetime | None, clock: str
) -> None:
    when = f"<BookgDt><DtTm>{text}</DtTm></BookgDt>"
    (found,) = bookings(
        read_text(READER, document(entry("1", "CRDT", when, dated=False)), tmp_path)
    )
    assert found.booked_on == date(2025, 1, 5)
    assert (found.booked_utc, found.clock_time) == (instant, clock)


def test_the_amount_before_conversion_is_kept(tmp_path: Path) -> None:
    instructed = "<AmtDtls><InstdAmt><Amt Ccy='{}'>{}</Amt></InstdAmt></AmtDtls>"
    cases = {("USD", "4.10"): (410, "USD"), ("KZT", "4.10"): (None, ""), ("USD", "x"): (None, "")}
    for (currency, amount), expected in cases.items():
        part = details(instructed.format(currency, amount))
        (found,) = bookings(read_text(READER, document(entry("9", "CRDT", part)), tmp_path))
        assert (found.original_minor, found.original_currency) == expected


def test_other_balances_are_claimed_by_their_kind(tmp_path: Path) -> None:
    text = document(
        balance("PRCD", "1.00"),
        balance("OPBD", "2.00"),
        balance("CLAV", "3.00"),
        balance("CLBD", "x"),
    )
    facts = read_text(READER, text, tmp_path)
    assert statements(facts)[0].opening_minor == 200
    said = claims(facts, "statement:1")
    assert (said["balance.PRCD"], said["balance.CLAV"]) == ("1.00", "3.00")
    assert codes(facts) == ["balance_unreadable", "statement_unproved"]


def test_the_close_before_stands_in_for_an_opening_balance(tmp_path: Path) -> None:
    text = document(balance("PRCD", "1.00"), balance("CLBD", "2.00"), entry("1.00", "CRDT"))
    assert proved(read_text(READER, text, tmp_path)) == 1


def test_stated_turnover_is_checked(tmp_path: Path) -> None:
    sums = "<TxsSummry><TtlCdtNtries><Sum>5</Sum></TtlCdtNtries></TxsSummry>"
    facts = read_text(READER, document(sums, entry("4", "CRDT")), tmp_path)
    assert codes(facts) == ["statement_unproved", "turnover_differs"]


def test_a_statement_without_account_or_currency_is_named(tmp_path: Path) -> None:
    bare = "<Id>1</Id><Acct><Id><IBAN>KZ1</IBAN></Id></Acct>"
    assert codes(read_text(READER, document(account=bare), tmp_path)) == [
        "message_without_currency"
    ]
    assert codes(read_text(READER, document(account=""), tmp_path)) == ["message_without_account"]


def test_a_booking_in_another_currency_is_kept_and_does_not_count(tmp_path: Path) -> None:
    foreign = entry("4", "CRDT").replace("KZT", "USD")
    text = document(balance("OPBD", "1"), balance("CLBD", "1"), foreign)
    facts = read_text(READER, text, tmp_path)
    assert bookings(facts)[0].currency == "USD"
    assert codes(facts) == ["currency_differs"]


def test_a_message_in_an_envelope_and_in_utf_16(tmp_path: Path) -> None:
    wrapped = f"<Envelope><Head>h</Head>{document(entry('1', 'CRDT'))}</Envelope>"
    assert len(bookings(read_bytes(READER, wrapped.encode("utf-16"), tmp_path))) == 1


def test_a_message_buried_deep_is_not_dug_up(tmp_path: Path) -> None:
    buried = f"<a><b><c><d>{document()}</d></c></b></a>"
    assert codes(read_text(READER, buried, tmp_path)) == ["no_statement_in_file"]


def test_what_is_no_statement_is_refused(tmp_path: Path) -> None:
    assert codes(read_text(READER, "<Document><BkToCstmrStmt/></Document>", tmp_path)) == [
        "no_statement_in_file"
    ]
    assert codes(read_text(READER, "<Document>", tmp_path)) == ["xml_not_well_formed"]


def test_recognised_in_any_version(tmp_path: Path) -> None:
    assert recognised(READER, document(space="camt.053.001.13").encode(), tmp_path)
    assert recognised(READER, document(space="other").encode("utf-16"), tmp_path)
    assert not recognised(READER, b"<report/>", tmp_path)
    assert not recognised(READER, b"the word camt.053 in a letter", tmp_path)
