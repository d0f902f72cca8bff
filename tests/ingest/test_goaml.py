"""goAML reports: who paid whom, what it was worth, and what the report gets wrong."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import Element, SubElement, tostring
from tests.ingest.goaml_texts import (
    ACCOUNT,
    PERSON,
    codes,
    facts_of,
    from_to,
    problems,
    read_file,
    relations,
    report,
    side,
    transaction,
    transfers,
    values,
)

from qaitaru.facts.claims import Claim
from qaitaru.facts.money import plain
from qaitaru.facts.problems import Problem
from qaitaru.ingest.readers.goaml.reader import READER
from qaitaru.ingest.reading import Source

FOREIGN = (
    "<{end}_foreign_currency><foreign_currency_code>{currency}</foreign_currency_code>"
    "<foreign_amount>{amount}</foreign_amount>"
    "<foreign_exchange_rate>{rate}</foreign_exchange_rate></{end}_foreign_currency>"
)


def _foreign(end: str, amount: str, rate: str, currency: str = "USD") -> str:
    return FOREIGN.format(end=end, amount=amount, rate=rate, currency=currency)


@given(st.integers(0, 10**15), st.sampled_from(["KZT", "JPY", "KWD", "USD"]))
def test_an_amount_is_kept_to_the_minor_unit(amount_minor: int, currency: str) -> None:
    text = report(transaction(from_to(), plain(amount_minor, currency)), currency=currency)
    [transfer] = transfers(facts_of(text))
    assert (transfer.amount_minor, transfer.currency) == (amount_minor, currency)


@given(st.lists(st.integers(1, 10**9), max_size=6))
def test_transfers_stand_in_the_order_of_the_report_and_lose_nothing(amounts: list[int]) -> None:
    body = "".join(
        transaction(from_to(), plain(amount, "KZT"), number=f"T-{i}")
        for i, amount in enumerate(amounts)
    )
    found = transfers(facts_of(report(body)))
    assert [one.amount_minor for one in found] == amounts
    assert [one.seq for one in found] == list(range(1, len(amounts) + 1))


def test_an_amount_finer_than_the_currency_makes_no_transfer() -> None:
    facts = facts_of(report(transaction(from_to(), "10.005")))
    assert transfers(facts) == []
    assert problems(facts) == [("report_amount_unusable", "skipped")]


@pytest.mark.parametrize("amount", ["1,000.00", "-5", "1e3", "", "12 000"])
def test_an_amount_in_no_plain_form_makes_no_transfer(amount: str) -> None:
    facts = facts_of(report(transaction(from_to(), amount)))
    assert transfers(facts) == []
    assert "report_amount_unusable" in codes(facts)


def test_a_foreign_operation_moves_the_foreign_amount_and_keeps_the_local_one() -> None:
    foreign = _foreign("from", "1000", "450.25")
    [transfer] = transfers(facts_of(report(transaction(from_to(foreign), "450250.00"))))
    assert (transfer.amount_minor, transfer.currency) == (1000_00, "USD")
    assert (transfer.local_minor, transfer.local_currency) == (450_250_00, "KZT")


def test_both_sides_may_state_the_same_foreign_amount() -> None:
    both = from_to(_foreign("from", "10", "450"), _foreign("to", "10.00", "450"))
    facts = facts_of(report(transaction(both, "4500")))
    assert codes(facts) == []
    assert transfers(facts)[0].amount_minor == 10_00


@given(st.integers(1, 10**9), st.integers(1, 10**7))
def test_a_local_amount_that_follows_from_the_rate_is_never_doubted(
    foreign_minor: int, rate_cents: int
) -> None:
    rate = Decimal(rate_cents).scaleb(-4)
    local = (Decimal(foreign_minor).scaleb(-2) * rate).quantize(Decimal("0.01"))
    foreign = _foreign("from", plain(foreign_minor, "USD"), str(rate))
    assert codes(facts_of(report(transaction(from_to(foreign), str(local))))) == []


def test_a_rate_rounded_in_print_is_not_doubted_but_one_digit_more_is() -> None:
    def told(local: str) -> list[str]:
        body = transaction(from_to(_foreign("from", "10000", "3.67")), local)
        return codes(facts_of(report(body)))

    assert told("36725.00") == []  # 3.6725, printed as 3.67
    assert told("36750.02") == ["goaml_rate_disagrees"]


def test_a_rate_that_does_not_fit_is_doubted_and_both_figures_shown() -> None:
    facts = facts_of(report(transaction(from_to(_foreign("from", "1000", "450")), "45000")))
    [problem] = [fact for fact in facts if isinstance(fact, Problem)]
    assert (problem.code, problem.severity) == ("goaml_rate_disagrees", "doubtful")
    assert (problem.found, problem.expected) == ("45000.00 KZT", "450000.00 KZT")
    assert problem.place == "xpath=/report/transaction/amount_local"
    assert len(transfers(facts)) == 1


def test_two_different_foreign_amounts_leave_the_local_one() -> None:
    both = from_to(_foreign("from", "10", "450"), _foreign("to", "9", "500", "EUR"))
    facts = facts_of(report(transaction(both, "4500")))
    [transfer] = transfers(facts)
    assert (transfer.amount_minor, transfer.currency) == (4500_00, "KZT")
    assert problems(facts) == [("goaml_two_foreign", "doubtful")]


def test_accounts_at_both_ends_are_named_by_number_and_bank() -> None:
    payer = ACCOUNT.format(tag="from_account", number="KZ00 1234", holder="Firm A")
    payee = ACCOUNT.format(tag="to_account", number="99-77", holder="Firm B")
    sides = side("from", payer) + side("to", payee)
    facts = facts_of(report(transaction(sides)))
    [transfer] = transfers(facts)
    assert (transfer.payer_account, transfer.payee_account) == ("KZ001234", "9977")
    assert (transfer.payer_name, transfer.payer_bank) == ("Firm A", "Synthetic Bank")
    assert values(facts, "account:1")["account"] == "KZ001234"


@pytest.mark.parametrize("code", ["F", "FRZN", "FROZN"])
def test_a_frozen_account_is_said_to_be_frozen_whatever_the_code(code: str) -> None:
    account = ACCOUNT.format(tag="from_account", number="1", holder="A").replace(
        "</from_account>", f"<status_code>{code}</status_code></from_account>"
    )
    payee = PERSON.format(tag="to_person", first="B", last="C")
    facts = facts_of(report(transaction(side("from", account) + side("to", payee))))
    [status] = [f for f in facts if isinstance(f, Claim) and f.field == "status"]
    assert (status.value, status.original) == ("frozen", code)


def test_an_account_leads_to_its_holder_and_signatories() -> None:
    inside = (
        "<account>1</account><t_entity><name>Firm</name><incorporation_number>55"
        "</incorporation_number></t_entity><signatory><is_primary>true</is_primary><t_person>"
        "<first_name>S</first_name><last_name>P</last_name></t_person><role>DIR</role></signatory>"
    )
    payer = f"<from_account>{inside}</from_account>"
    payee = PERSON.format(tag="to_person", first="B", last="C")
    facts = facts_of(report(transaction(side("from", payer) + side("to", payee))))
    assert {
        ("party:1", "holder", "account:1"),
        ("party:2", "signatory", "account:1"),
        ("account:1", "payer", "transfer:1"),
    } <= relations(facts)
    [transfer] = transfers(facts)
    assert (transfer.payer_name, transfer.payer_code) == ("Firm", "55")


@pytest.mark.parametrize(
    ("holder", "code"), [("Omarova Aliya", "900101"), ("ALIYA OMAROVA", "900101"), ("Omarova", "")]
)
def test_the_signatory_whose_name_the_account_bears_is_its_holder(holder: str, code: str) -> None:
    person = "<first_name>Aliya</first_name><last_name>Omarova</last_name><ssn>900101</ssn>"
    account = ACCOUNT.format(tag="from_account", number="1", holder=holder).replace(
        "</from_account>", f"<signatory><t_person>{person}</t_person></signatory></from_account>"
    )
    payee = PERSON.format(tag="to_person", first="B", last="C")
    [transfer] = transfers(facts_of(report(transaction(side("from", account) + side("to", payee)))))
    assert (transfer.payer_name, transfer.payer_code) == (holder, code)


def test_a_name_in_its_own_script_is_kept_beside_the_latin_one() -> None:
    person = PERSON.format(tag="from_person", first="Aliya", last="Omarova").replace(
        "</from_person>", "<full_name_frn>Әлия Омарова</full_name_frn></from_person>"
    )
    payee = PERSON.format(tag="to_person", first="B", last="C")
    facts = facts_of(report(transaction(side("from", person) + side("to", payee))))
    assert values(facts, "party:1")["name"] == "Aliya Omarova"
    assert values(facts, "party:1")["name_original_script"] == "Әлия Омарова"


@pytest.mark.parametrize("amount", ["many", "-1", ""])
def test_a_foreign_block_that_cannot_be_read_leaves_the_local_amount(amount: str) -> None:
    facts = facts_of(report(transaction(from_to(_foreign("from", amount, "450")), "4500")))
    [transfer] = transfers(facts)
    assert (transfer.amount_minor, transfer.currency) == (4500_00, "KZT")
    assert ("goaml_foreign_unreadable", "doubtful") in problems(facts)


def test_a_foreign_block_with_no_rate_is_not_checked() -> None:
    foreign = _foreign("from", "10", "450").replace("450", "")
    assert codes(facts_of(report(transaction(from_to(foreign), "1")))) == []


def test_a_conductor_is_a_party_who_neither_pays_nor_is_paid() -> None:
    conductor = PERSON.format(tag="t_conductor", first="Aset", last="Nur")
    facts = facts_of(report(transaction(from_to(conductor))))
    assert ("party:2", "conductor", "transfer:1") in relations(facts)
    assert values(facts, "party:2")["name"] == "Aset Nur"
    assert transfers(facts)[0].payer_name == "Dana Serik"


def test_firms_at_both_ends_are_named_with_their_numbers() -> None:
    firm = "<{end}_entity><name>{name}</name><incorporation_number>{no}</incorporation_number>"
    payer = firm.format(end="from", name="Alfa", no="1") + "</from_entity>"
    payee = firm.format(end="to", name="Beta", no="2") + "</to_entity>"
    [transfer] = transfers(facts_of(report(transaction(side("from", payer) + side("to", payee)))))
    assert (transfer.payer_name, transfer.payer_code) == ("Alfa", "1")
    assert (transfer.payee_name, transfer.payee_code) == ("Beta", "2")


def test_a_related_person_who_is_not_there_is_doubted() -> None:
    inside = "<related_persons><person_related_person><comments>who?</comments>"
    closing = "</person_related_person></related_persons></from_person>"
    sides = from_to().replace("</from_person>", inside + closing)
    facts = facts_of(report(transaction(sides)))
    assert problems(facts) == [("goaml_subject_missing", "doubtful")]


def test_a_report_with_no_date_is_doubted() -> None:
    text = report(transaction(from_to())).replace("submission_date", "late_date")
    assert "goaml_part_missing" in codes(facts_of(text))


def test_an_hour_that_is_none_makes_no_transfer() -> None:
    text = transaction(from_to()).replace("T00:00:00", "T25:00:00")
    assert "report_transfer_undated" in codes(facts_of(report(text)))


def _parties(*roles: str) -> str:
    parties = "".join(
        f"<party><role>{role}</role>"
        + PERSON.format(tag="person", first=f"P{i}", last=role)
        + "<country>KZ</country></party>"
        for i, role in enumerate(roles)
    )
    return f"<involved_parties>{parties}</involved_parties>"


@pytest.mark.parametrize(
    "roles", [("RMITR", "BNFCR"), ("PYER", "PYEE"), ("BNFCR", "WITN", "RMITR")]
)
def test_one_payer_and_one_payee_among_many_parties_make_a_transfer(roles: tuple[str, ...]) -> None:
    [transfer] = transfers(facts_of(report(transaction(_parties(*roles)))))
    assert transfer.payer_name.split()[1] in {"RMITR", "PYER"}
    assert transfer.payee_name.split()[1] in {"BNFCR", "PYEE"}


@pytest.mark.parametrize(
    "roles",
    [("RMITR", "RMITR", "BNFCR"), ("RMITR",), ("BUY", "SELL"), ("RMITR", "BNFCR", "-")],
)
def test_parties_that_leave_doubt_make_no_transfer_but_stay_claimed(roles: tuple[str, ...]) -> None:
    facts = facts_of(report(transaction(_parties(*roles))))
    assert transfers(facts) == []
    assert problems(facts) == [("goaml_payer_undecided", "skipped")]
    assert len([r for r in relations(facts) if r[1] == "involved_party"]) == len(roles)


@pytest.mark.parametrize(
    ("body", "code", "told"),
    [
        ("", "STR", "goaml_part_missing"),
        ("<activity/>", "STR", "goaml_part_missing"),
        (transaction(from_to()), "SAR", "goaml_code_unfitting"),
        (transaction(from_to()), "AIFT", "goaml_part_missing"),
        (transaction(from_to()) * 2, "STR", "goaml_number_repeated"),
        (transaction(from_to() + _parties("WITN")), "STR", "goaml_both_shapes"),
        (transaction(from_to() + side("to", "")), "STR", "goaml_side_not_one"),
        (transaction(side("from", "") + side("to", "")), "STR", "goaml_not_one_subject"),
        (
            transaction(from_to(), extra="<date_posting>2026-05-06T00:00:00</date_posting>"),
            "STR",
            "goaml_entry_date_alone",
        ),
        (transaction(from_to()).replace("ELCFT", "OTH"), "STR", "goaml_code_unexplained"),
        (transaction(from_to()).replace("2026-05-05", "2026-07-05"), "STR", "goaml_after_report"),
    ],
)
def test_a_broken_rule_is_a_doubt_and_the_report_is_read(body: str, code: str, told: str) -> None:
    facts = facts_of(report(body, code=code))
    assert (told, "doubtful") in problems(facts)
    assert values(facts, "report:1")["reference"] == "R-1"


def test_a_late_deposit_may_have_its_entry_date() -> None:
    extra = "<late_deposit>true</late_deposit><date_posting>2026-05-06T00:00:00</date_posting>"
    assert codes(facts_of(report(transaction(from_to(), extra=extra)))) == []


def test_a_field_nobody_knows_is_kept_under_its_own_tag_and_noted() -> None:
    facts = facts_of(report(transaction(from_to(), extra="<mood unit='x'>odd</mood>")))
    assert values(facts, "transfer:1")["mood"] == "odd"
    assert values(facts, "transfer:1")["mood.@unit"] == "x"
    assert problems(facts) == [("field_not_used", "noted")] * 2


def test_a_date_that_is_none_is_claimed_as_it_stands_and_makes_no_transfer() -> None:
    text = transaction(from_to()).replace("2026-05-05T00:00:00", "05.05.2026")
    facts = facts_of(report(text))
    assert transfers(facts) == []
    assert codes(facts) == ["report_date_unreadable", "report_transfer_undated"]
    assert values(facts, "transfer:1")["date"] == "05.05.2026"


def test_a_time_with_a_zone_is_an_instant_and_midnight_is_no_time() -> None:
    zoned = transaction(from_to()).replace("T00:00:00", "T23:30:00.1234567+05:00")
    [transfer] = transfers(facts_of(report(zoned)))
    assert (str(transfer.booked_on), transfer.clock_time) == ("2026-05-05", "")
    assert str(transfer.booked_utc) == "2026-05-05 18:30:00+00:00"
    [bare] = transfers(facts_of(report(transaction(from_to()))))
    assert (bare.clock_time, bare.booked_utc) == ("", None)


@given(st.lists(st.sampled_from(["report", "transaction", "t_from", "person", "x"]), max_size=12))
def test_no_nesting_of_elements_makes_the_reader_fail(names: list[str]) -> None:
    root = at = Element("report")
    for name in names:
        at = SubElement(at, name)
        at.text = name
    assert facts_of(tostring(root, encoding="unicode"))


def test_a_report_in_utf16_is_recognised_and_a_doctype_refused(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + report(transaction(from_to()))
    path = tmp_path / "r.xml"
    path.write_bytes(text.encode("utf-16"))
    assert len(transfers(read_file(READER, path))) == 1
    path.write_text("<!DOCTYPE report>" + report(""))
    assert problems(read_file(READER, path)) == [("xml_doctype", "refused")]


def test_another_xml_is_not_taken_for_a_report() -> None:
    assert not READER.recognises(Source(Path("x.xml"), "x.xml"), b"<Document><report>a</report>")
