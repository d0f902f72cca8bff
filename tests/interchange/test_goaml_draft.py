"""A report is drafted from the ledger: what is known stands with its place, the rest is named."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from qaitaru.facts.problems import Problem
from qaitaru.ingest.readers.goaml.profile import shipped_profile
from qaitaru.ingest.schema.goaml_check import Verdict
from qaitaru.ingest.xml.door import open_xml
from qaitaru.interchange.case import CaseAccount, CaseTransfer, Standing
from qaitaru.interchange.form_file import json_form, json_of
from qaitaru.interchange.goaml.draft import DraftKnown, DraftMoney, GoamlDraft
from qaitaru.interchange.goaml.draft_ends import DraftEnd
from qaitaru.interchange.goaml.draft_report import DraftWanted, drafted
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.goaml.writing import goaml_written
from qaitaru.ledger.conversion import Rate
from qaitaru.ledger.known_parties import KnownParty, Said

IBAN, DANA, ALFA = "KZ86125KZT5004100100", "code:900102300012", "name:alfa"
ROW = Standing(2, "row=4")
RATE = Rate(
    source_currency="USD", target_currency="KZT", on=date(2025, 1, 3), rate="497.12", source="NB"
)
PARTIES = (
    KnownParty(
        DANA,
        (
            Said("name", "Дана Сейіт", 1, "line=1"),
            Said("kind", "natural", 1, "line=2"),
            Said("birth", "1990-01-02", 1, "line=3"),
            Said("gender", "F", 1, "line=4"),
        ),
    ),
    KnownParty(
        ALFA,
        (
            Said("name", "Alfa LLP", 1, "line=9"),
            Said("kind", "legal", 1, "line=9"),
            Said("number", "110240000019", 1, "line=10"),
        ),
    ),
)
ACCOUNT = CaseAccount(
    account=IBAN,
    holder=ALFA,
    currencies=("KZT",),
    bank="Bank A",
    bank_code="TESTKZKA",
    standing=(Standing(1, "line=2"),),
)
KNOWN = DraftKnown(
    parties={one.key: one for one in PARTIES},
    names={DANA: "Дана Сейіт", ALFA: "Alfa LLP"},
    accounts={IBAN: ACCOUNT},
    exhibits={1: 7},
)
PAID = CaseTransfer(
    number="12000000345",
    booked_on="2025-01-03",
    amount_minor=300_50,
    currency="KZT",
    payer=ALFA,
    payee=DANA,
    payer_account=IBAN,
    purpose="Loan",
    reference="P-2",
    standing=(ROW,),
)
STATED = b"""{
 "schema_version": "5.0.2", "rentity_id": "101", "submission_code": "E", "entity_reference": "R-1",
 "submission_date": "2025-02-01T10:00:00",
 "location": {"address_type": "BU", "address": "Street 1", "city": "Astana", "country_code": "KZ",
  "state": "-"},
 "reason": "Why", "action": "What", "report_indicators": ["STRUC"],
 "transaction": [{"transaction_location": "Astana", "transmode_code": "ELCFT",
   "transmode_comment": "E",
   "t_from": {"from_funds_code": "ELCFT", "from_account": {"institution_code": "1", "branch": "-"}},
   "t_to": {"to_funds_code": "BANKD", "to_country": "AE",
            "to_person": {"first_name": "Dana", "last_name": "Seit"}}}],
 "activity": {"report_parties": [{"reason": "Why", "country": "KZ",
   "person": {"first_name": "Dana", "last_name": "Seit"}}]}
}"""


def stated() -> GoamlReport:
    found = json_form(STATED, GoamlReport)
    assert not isinstance(found, Problem)
    return found


def draft(
    *transfers: CaseTransfer,
    code: str = "STR",
    form: GoamlReport | None = None,
    about: tuple[DraftEnd, ...] = (),
    rates: tuple[Rate, ...] = (RATE,),
    known: DraftKnown = KNOWN,
    local: str = "KZT",
) -> GoamlDraft:
    wanted = DraftWanted(
        code=code, profile=shipped_profile(), stated=form or GoamlReport(), about=about
    )
    return drafted(wanted, transfers, known, DraftMoney(local=local, rates=rates))


def missing(made: GoamlDraft) -> dict[str, str]:
    return {one.path.removeprefix("/report/"): one.code for one in made.missing}


def noted(made: GoamlDraft) -> dict[str, tuple[str, tuple[Standing, ...]]]:
    return {one.path.removeprefix("/report/"): (one.value, one.standing) for one in made.notes}


def test_a_transfer_is_a_transaction_and_each_value_keeps_its_row() -> None:
    made = draft(PAID)
    [one] = made.report.transaction
    assert (one.transactionnumber, one.internal_ref_number) == ("12-b345", "P-2")
    assert (one.amount_local, one.date_transaction) == ("300.50", "2025-01-03T00:00:00")
    assert one.t_from is not None
    assert one.t_from.from_account is not None
    account = one.t_from.from_account
    assert (account.iban, account.swift, account.institution_name) == (IBAN, "TESTKZKA", "Bank A")
    assert one.t_from.from_country == "KZ"
    assert noted(made)["transaction/amount_local"] == ("300.50", (ROW,))
    assert noted(made)["transaction/t_from/from_account/swift"][1] == ACCOUNT.standing
    birth = noted(made)["transaction/t_to/to_person/birthdate"]
    assert birth == ("1990-01-02T00:00:00", (Standing(7, "line=3"),))


def test_every_text_of_the_drafted_part_has_its_note() -> None:
    made = draft(PAID, replace(PAID, number="13000000001", currency="USD"))
    said = [text for one in made.report.transaction for text in texts(msgspec.to_builtins(one))]
    assert sorted(said) == sorted(one.value for one in made.notes)


def texts(found: object) -> list[str]:
    if isinstance(found, dict):
        return [text for below in found.values() for text in texts(below)]
    return [str(found)]


def test_what_the_ledger_does_not_know_is_named_and_not_guessed() -> None:
    told = missing(draft(PAID))
    assert told["transaction/t_to/to_person/first_name"] == "name_parts"
    assert told["transaction/transmode_code"] == "unsaid"
    assert told["transaction/t_to/to_country"] == "unsaid"
    assert {"rentity_id", "reason", "location", "report_indicators"} <= set(told)
    assert "currency_code_local" not in told
    assert "fiu_ref_number" not in told


def test_a_foreign_amount_is_converted_at_the_days_rate_which_is_told() -> None:
    made = draft(replace(PAID, currency="USD"))
    [one] = made.report.transaction
    assert one.amount_local == "149384.56"
    assert one.t_from is not None
    assert one.t_from.from_foreign_currency is not None
    foreign = one.t_from.from_foreign_currency
    assert (foreign.foreign_amount, foreign.foreign_exchange_rate) == ("300.50", "497.12")
    [rate] = [note.rate for note in made.notes if note.path.endswith("amount_local")]
    assert rate == "497.12 USD/KZT 2025-01-03 NB"


def test_a_rate_stated_the_other_way_round_is_turned() -> None:
    turned = replace(RATE, source_currency="KZT", target_currency="USD", rate="0.002")
    [one] = draft(replace(PAID, currency="USD"), rates=(turned,)).report.transaction
    assert one.amount_local == "150250.00"
    assert one.t_to is not None
    assert one.t_to.to_foreign_currency is not None
    assert one.t_to.to_foreign_currency.foreign_exchange_rate == "500"


@pytest.mark.parametrize("local", ["KZT", ""])
def test_without_a_rate_the_local_amount_is_missing(local: str) -> None:
    made = draft(replace(PAID, currency="EUR"), local=local)
    assert made.report.transaction[0].amount_local is None
    assert missing(made)["transaction/amount_local"] == "rate"
    assert missing(made)["transaction/t_from/from_foreign_currency/foreign_exchange_rate"] == "rate"


def test_a_party_of_no_known_kind_and_no_account_is_nobody_in_the_report() -> None:
    made = draft(replace(PAID, payee="name:who"))
    to = made.report.transaction[0].t_to
    assert to is not None
    assert (to.to_person, to.to_entity, to.to_account) == (None, None, None)
    assert missing(made)["transaction/t_to/to_account|to_person|to_entity"] == "kind"


def test_several_births_are_told_and_none_is_chosen() -> None:
    twice = KnownParty(DANA, (*PARTIES[0].said, Said("birth", "1991-01-02", 1, "line=5")))
    made = draft(PAID, known=replace(KNOWN, parties={DANA: twice}))
    assert missing(made)["transaction/t_to/to_person/birthdate"] == "several"


def test_a_sum_of_several_payments_is_told() -> None:
    made = draft(PAID, replace(PAID, payments=3, until_on="2025-01-31"))
    assert missing(made)["transaction[2]"] == "payments"


def test_a_number_that_is_no_national_one_is_no_number_here() -> None:
    paper = KnownParty(DANA, (Said("kind", "natural", 1, ""), Said("number", "N123", 1, "")))
    made = draft(replace(PAID, payee="name:d"), known=replace(KNOWN, parties={"name:d": paper}))
    assert missing(made)["transaction/t_to/to_person/id_number"] == "unsaid"


@pytest.mark.parametrize(
    ("account", "bank_code", "countries", "expected"),
    [
        (IBAN, "TESTGB2L", ("FR",), "KZ"),
        ("77", "TESTGB2L", ("FR",), "GB"),
        ("77", "044", ("fr",), "FR"),
        ("77", "044", ("FR", "DE"), None),
    ],
)
def test_the_country_of_a_side_is_its_accounts_before_its_partys(
    account: str, bank_code: str, countries: tuple[str, ...], expected: str | None
) -> None:
    firm = KnownParty(ALFA, tuple(Said("country", one, 1, "") for one in countries))
    known = replace(
        KNOWN,
        parties={ALFA: firm},
        accounts={account: replace(ACCOUNT, account=account, bank_code=bank_code)},
    )
    [one] = draft(replace(PAID, payer_account=account), known=known).report.transaction
    assert one.t_from is not None
    assert one.t_from.from_country == expected


def test_what_a_member_stated_fills_what_the_ledger_does_not_say_and_no_more() -> None:
    made = draft(PAID, form=stated())
    [one] = made.report.transaction
    assert one.t_from is not None
    assert one.t_from.from_account is not None
    account = one.t_from.from_account
    assert (account.branch, account.swift, account.institution_code) == ("-", "TESTKZKA", None)
    assert one.transaction_description == "Loan"
    assert missing(made) == {}


def test_an_activity_is_about_each_end_once_or_about_the_account_asked_of() -> None:
    made = draft(PAID, PAID, code="SAR", form=stated())
    assert made.report.transaction == ()
    assert made.report.activity is not None
    first, second = made.report.activity.report_parties
    assert first.account is not None
    assert (first.account.account, first.reason) == (IBAN, "Why")
    assert second.person is not None
    asked = draft(PAID, code="AIF", about=(DraftEnd(party=ALFA, account=IBAN),))
    assert asked.report.activity is not None
    assert len(asked.report.activity.report_parties) == 1
    told = missing(asked)
    assert told["fiu_ref_number"] == "unsaid"
    assert told["activity/report_parties/report_party/reason"] == "unsaid"


@pytest.mark.parametrize("code", ["STR", "SAR"])
def test_a_draft_with_all_that_was_stated_is_valid_by_the_agencys_schema(
    shared: Path, code: str
) -> None:
    schema = open_xml((shared / "data/goaml/xsd/goAMLSchema_5.0.2_ae.xsd").read_bytes())
    assert not isinstance(schema, Problem)
    made = draft(
        PAID, replace(PAID, number="13000000001", currency="USD"), code=code, form=stated()
    )
    again = json_form(json_of(made.report), GoamlReport)
    assert again == made.report
    written = goaml_written(made.report, schema)
    assert written.checked.schema is not None
    assert written.checked.schema.as_normalised.verdict is Verdict.VALID
    assert written.problems == ()
    assert written.may_be_sent
