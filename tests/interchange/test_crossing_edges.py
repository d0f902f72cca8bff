"""What a form says otherwise than forms mostly do is carried or told too."""

import pytest

from qaitaru.interchange.crossing.codes import CodeCrossing
from qaitaru.interchange.crossing.to_fm1 import fm1_of
from qaitaru.interchange.crossing.to_goaml import goaml_of
from qaitaru.interchange.fm1.form import Fm1, Held, Operation, PersonalData, Reference, Root, Signed
from qaitaru.interchange.fm1.participants import (
    Bank,
    Correspondent,
    Fio,
    Founder,
    Participant,
    Person,
    Who,
)
from qaitaru.interchange.goaml.parts import ForeignCurrency
from qaitaru.interchange.goaml.report import Activity, GoamlReport, ReportParty, Source, Transaction
from qaitaru.interchange.goaml.subjects import Account, Director, Entity, Signatory
from qaitaru.interchange.goaml.subjects import Person as Somebody

NONE = CodeCrossing()


def form(root: Root) -> Fm1:
    return Fm1(signed_data=Signed(data=Held(root=root)))


def operation(**said: str) -> Fm1:
    return form(Root(message_information=Operation(**said)))  # type: ignore[arg-type]  # texts all


def amounts(**said: str) -> tuple[str | None, ForeignCurrency | None, list[str]]:
    taking = Participant(participants_type="2", is_client_subject="1")
    message = Operation(**said)  # type: ignore[arg-type]  # texts all
    report, losses = goaml_of(form(Root(message_information=message, participants=(taking,))), NONE)
    [transaction] = report.transaction
    [party] = transaction.involved_parties
    told = [loss.code for loss in losses if loss.code in {"currency_unknown", "no_place"}]
    return transaction.amount_local, party.foreign_currency, told


def test_an_amount_in_tenge_is_the_local_one_though_it_is_said_once() -> None:
    assert amounts(currency_code_id="398", amount_currency="5.00") == ("5.00", None, [])
    same = {"amount_currency": "5.00", "amount_currency_tenge": "5.00"}
    assert amounts(currency_code_id="398", **same) == ("5.00", None, [])


def test_two_amounts_in_tenge_that_differ_are_not_both_carried() -> None:
    two = {"amount_currency": "6.00", "amount_currency_tenge": "5.00"}
    assert amounts(currency_code_id="398", **two) == ("5.00", None, ["no_place"])


def test_a_currency_that_is_none_is_told_and_its_amount_not_carried() -> None:
    two = {"amount_currency": "6.00", "amount_currency_tenge": "5.00"}
    assert amounts(currency_code_id="999999", **two) == (
        "5.00",
        None,
        ["currency_unknown", "no_place"],
    )
    assert amounts(**two) == ("5.00", None, ["no_place"])


def test_a_sole_trader_is_a_person_there_and_a_founding_firm_an_entity() -> None:
    trader = Participant(
        participants_type="3",
        is_client_subject="2",
        who=Who(sole_trader=Person(fio=Fio(last_name="Kim"))),
    )
    firm = Participant(
        participants_type="1",
        is_client_subject="1",
        founders=(Founder(founder_type="1", name="Alfa"), Founder(founder_type="2", name="x")),
        bank=Bank(account_number="1", correspondents=(Correspondent(account_number="2"),)),
    )
    source = form(Root(participants=(trader, firm)))
    report, losses = goaml_of(source, NONE)
    assert report.activity is not None
    first, second = report.activity.report_parties
    assert first.person_my_client is not None
    assert first.person_my_client.last_name == "Kim"
    account = second.account
    assert account is not None
    assert account.t_entity is not None
    [founding] = account.t_entity.related_entities
    assert founding.entity == Entity(name="Alfa")
    [beside] = account.related_accounts
    assert beside.account == Account(account="2")
    assert "sole_trader" in {loss.code for loss in losses}


@pytest.mark.parametrize(("kind", "is_told"), [("9", True), ("2", False)])
def test_a_kind_that_is_none_is_told(kind: str, *, is_told: bool) -> None:
    taking = Participant(participants_type=kind, is_client_subject="5")
    _, losses = goaml_of(form(Root(participants=(taking,))), NONE)
    codes = {loss.code for loss in losses}
    assert ("kind_unsaid" in codes) == is_told
    assert "client_unsaid" in codes


def test_a_public_office_abroad_goes_over_by_its_code() -> None:
    codes = CodeCrossing({"ForeignPerson": {"1": "foreign official"}})
    taking = Participant(participants_type="2", is_client_subject="1", foreign_person="1")
    report, _ = goaml_of(form(Root(participants=(taking,))), codes)
    assert report.activity is not None
    person = report.activity.report_parties[0].person
    assert person is not None
    assert person.peps[0].function_name == "foreign official"


def test_a_date_that_cannot_be_read_is_told_in_either_direction() -> None:
    _, losses = goaml_of(operation(operation_number="1", transaction_date="spring"), NONE)
    assert ("date_unreadable", "spring") in {(loss.code, loss.found) for loss in losses}
    _, losses = fm1_of(GoamlReport(submission_date="spring"), NONE)
    assert ("date_unreadable", "spring") in {(loss.code, loss.found) for loss in losses}


def test_a_time_that_a_day_cannot_say_is_told() -> None:
    person = Somebody(birthdate="1990-01-02T10:00:00")
    report = GoamlReport(activity=Activity(report_parties=(ReportParty(person=person),)))
    _, losses = fm1_of(report, NONE)
    assert ("time_lost", "02.01.1990") in {(loss.code, loss.became) for loss in losses}


def test_two_who_may_hold_an_account_are_told_and_so_is_a_second_head() -> None:
    heads = (Director(last_name="Kim"), Director(last_name="Li"))
    account = Account(
        account="1",
        t_entity=Entity(name="Alfa", director_id=heads),
        signatory=(Signatory(t_person=Somebody(last_name="Kim")),),
    )
    report = GoamlReport(activity=Activity(report_parties=(ReportParty(account=account),)))
    _, losses = fm1_of(report, NONE)
    codes = [loss.code for loss in losses]
    assert "holder_undecided" in codes
    assert "one_head" in codes


def test_an_account_of_nobody_is_a_bank_without_a_party() -> None:
    report = GoamlReport(
        activity=Activity(report_parties=(ReportParty(account=Account(account="1")),))
    )
    [made], _ = fm1_of(report, NONE)
    assert made.signed_data is not None
    assert made.signed_data.data is not None
    assert made.signed_data.data.root is not None
    [one] = made.signed_data.data.root.participants
    assert (one.who, one.bank) == (None, Bank(account_number="1"))


def transaction_in(code: str, local: str) -> tuple[Operation, set[str]]:
    block = ForeignCurrency(foreign_currency_code=code, foreign_amount="7.00")
    moved = Transaction(amount_local="5.00", t_from=Source(from_foreign_currency=block))
    [made], losses = fm1_of(GoamlReport(currency_code_local=local, transaction=(moved,)), NONE)
    assert made.signed_data is not None
    assert made.signed_data.data is not None
    assert made.signed_data.data.root is not None
    found = made.signed_data.data.root.message_information
    assert found is not None
    return found, {loss.code for loss in losses}


def test_a_foreign_amount_and_tenge_are_both_carried_and_a_third_currency_is_told() -> None:
    found, codes = transaction_in("USD", "KZT")
    assert (found.currency_code_id, found.amount_currency) == ("840", "7.00")
    assert found.amount_currency_tenge == "5.00"
    assert "third_currency" not in codes
    found, codes = transaction_in("KZT", "AED")
    assert found.amount_currency_tenge == "7.00"
    assert "third_currency" in codes
    found, codes = transaction_in("QQQ", "KZT")
    assert found.currency_code_id is None
    assert "currency_unknown" in codes


def test_a_fourth_suspicion_finds_no_place() -> None:
    codes = CodeCrossing({"Suspicion": {str(number): f"S{number}" for number in range(4)}})
    said = tuple(f"S{number}" for number in range(4))
    _, losses = fm1_of(GoamlReport(report_indicators=said), codes)
    assert [loss.found for loss in losses if loss.code == "three_suspicions"] == ["3"]


def test_an_officer_of_nothing_is_none() -> None:
    [made], _ = fm1_of(GoamlReport(), NONE)
    assert made.signed_data is not None
    assert made.signed_data.data is not None
    assert made.signed_data.data.root is not None
    assert made.signed_data.data.root.personal_data is None
    report, _ = goaml_of(form(Root(personal_data=PersonalData())), NONE)
    assert (report.reporting_person, report.location) == (None, None)


def test_the_number_of_another_form_goes_over_and_back() -> None:
    source = form(Root(references=(Reference(reference_id="14"),)))
    report, _ = goaml_of(source, NONE)
    [again], losses = fm1_of(report, NONE)
    assert again.signed_data is not None
    assert again.signed_data.data is not None
    assert again.signed_data.data.root is not None
    assert again.signed_data.data.root.references == (Reference(reference_id="14"),)
    assert not [loss for loss in losses if loss.code == "no_place"]


def test_a_founder_of_a_kind_that_is_none_is_a_person_and_the_kind_is_told() -> None:
    firm = Participant(
        participants_type="1",
        is_client_subject="1",
        founders=(Founder(founder_type="7", last_name="Kim"),),
    )
    report, losses = goaml_of(form(Root(participants=(firm,))), NONE)
    assert report.activity is not None
    [party] = report.activity.report_parties
    assert party.entity is not None
    [founder] = party.entity.related_persons
    assert founder.person == Somebody(last_name="Kim")
    assert "7" in {loss.found for loss in losses if loss.code == "no_place"}
