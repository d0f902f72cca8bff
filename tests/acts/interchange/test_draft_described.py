"""What reports say of the ends of a transfer stands in the draft: contacts, papers, who acts."""

from pathlib import Path

import pytest
from tests.ingest.fm1_texts import form
from tests.ingest.goaml_texts import report, transaction

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.interchange.draft_goaml import Chosen, ReportWanted, draft_goaml
from qaitaru.facts.problems import Problem
from qaitaru.ingest.readers.goaml.profile import shipped_profile
from qaitaru.ingest.schema.goaml_check import Verdict
from qaitaru.ingest.xml.door import open_xml
from qaitaru.interchange.form_file import json_form
from qaitaru.interchange.goaml.draft import GoamlDraft
from qaitaru.interchange.goaml.report import GoamlReport, Transaction
from qaitaru.interchange.goaml.subjects import Account, Entity
from qaitaru.interchange.goaml.writing import goaml_written

ACCOUNT = "KZ00SYNT0000000001"
PERSON = (
    "<gender>F</gender><first_name>Aliya</first_name><last_name>Seit</last_name>"
    "<birthdate>1990-01-02T00:00:00</birthdate><id_number>900102300012</id_number>"
    "<nationality1>KZ</nationality1><residence>KZ</residence>"
    "<phones><phone><tph_contact_type>BU</tph_contact_type><tph_communication_type>L"
    "</tph_communication_type><tph_country_prefix>7</tph_country_prefix>"
    "<tph_number>7010000001</tph_number></phone></phones>"
)
PAPER = (
    "<identifications><identification><type>DRIVL</type><number>N1</number>"
    "<issue_date>2020-01-02T00:00:00</issue_date><expiry_date>2030-01-02T00:00:00</expiry_date>"
    "<issue_country>KZ</issue_country></identification></identifications>"
    "<tax_reg_number>-</tax_reg_number>"
)
ADDRESS = (
    "<addresses><address><address_type>BU</address_type><address>Abai 1</address>"
    "<city>Astana</city><country_code>KZ</country_code><state>-</state></address></addresses>"
)
FIRM = (
    "<t_entity><name>Alfa</name><incorporation_legal_form>-</incorporation_legal_form>"
    "<incorporation_number>110240000019</incorporation_number><business>Trade</business>"
    f"{ADDRESS}<incorporation_state>-</incorporation_state>"
    "<incorporation_country_code>KZ</incorporation_country_code>"
    f"<director_id>{PERSON}<role>DIR</role></director_id>"
    "<incorporation_date>2011-02-03T00:00:00</incorporation_date>"
    "<tax_reg_number>-</tax_reg_number></t_entity>"
)
CLIENT = (
    "<t_from_my_client><from_funds_code>ELCFT</from_funds_code><from_account>"
    "<institution_name>Synthetic Bank</institution_name><swift>SYNTKZ2A</swift>"
    "<non_bank_institution>false</non_bank_institution><branch>Main</branch>"
    f"<account>{ACCOUNT}</account><currency_code>KZT</currency_code>"
    "<account_name>Alfa</account_name><personal_account_type>B</personal_account_type>"
    f"{FIRM}<signatory><is_primary>true</is_primary><t_person>{PERSON}{PAPER}</t_person>"
    "<role>SSIGN</role></signatory><opened>2020-01-01T00:00:00</opened>"
    "<status_code>A</status_code><beneficiary>-</beneficiary>"
    "</from_account><from_country>KZ</from_country></t_from_my_client>"
    "<t_to><to_funds_code>BANKD</to_funds_code><to_person><first_name>Dana</first_name>"
    "<last_name>Kim</last_name></to_person><to_country>KZ</to_country></t_to>"
)
HEAD = b"""{"rentity_id": "7", "submission_code": "E", "entity_reference": "R-2", "reason": "Why",
 "submission_date": "2026-07-01T09:00:00", "action": "What", "report_indicators": ["STRUC"],
 "location": {"address_type": "BU", "address": "S 1", "city": "Astana", "country_code": "KZ",
  "state": "-"},
 "transaction": [{"transaction_location": "Astana", "transmode_code": "ELCFT",
  "transmode_comment": "E",
  "t_from": {"from_funds_code": "ELCFT"},
  "t_to": {"to_funds_code": "BANKD", "to_country": "KZ"}}]}"""


def draft(
    desk: Desk,
    tmp_path: Path,
    raw: bytes,
    *,
    account: str,
    bank: str = "",
    head: bytes = HEAD,
) -> GoamlDraft:
    (tmp_path / "report.xml").write_bytes(raw)
    list(ingest_evidence(desk, Handover(paths=(tmp_path / "report.xml",), legal_basis="x")))
    stated = json_form(head.replace(b"{", b'{"currency_code_local": "KZT", ', 1), GoamlReport)
    assert isinstance(stated, GoamlReport)
    wanted = ReportWanted(
        code="STR", profile=shipped_profile(), stated=stated, own_banks=(bank,) if bank else ()
    )
    return draft_goaml(desk, Chosen(account=account), wanted, purpose="answer 7")


def only(made: GoamlDraft) -> Transaction:
    [one] = made.report.transaction
    return one


@pytest.fixture
def client(laptop_desk: Desk, tmp_path: Path) -> GoamlDraft:
    raw = report(transaction(CLIENT)).encode()
    return draft(laptop_desk, tmp_path, raw, account=ACCOUNT, bank="synthetic bank")


def account_of(made: GoamlDraft) -> Account:
    side = only(made).t_from_my_client
    assert side is not None
    assert side.from_account is not None
    return side.from_account


def firm_of(made: GoamlDraft) -> Entity:
    entity = account_of(made).t_entity
    assert entity is not None
    return entity


def test_who_has_an_account_at_the_reporting_bank_stands_as_its_client(client: GoamlDraft) -> None:
    assert only(client).t_from is None
    side = only(client).t_from_my_client
    assert side is not None
    assert side.from_funds_code == "ELCFT"
    account = account_of(client)
    assert (account.branch, account.status_code, account.opened) == (
        "Main",
        "A",
        "2020-01-01T00:00:00",
    )


def test_an_account_has_its_signatories_and_an_entity_its_directors(client: GoamlDraft) -> None:
    [signatory] = account_of(client).signatory
    assert signatory.role == "SSIGN"
    assert signatory.t_person is not None
    assert (signatory.t_person.first_name, signatory.t_person.last_name) == ("Aliya", "Seit")
    [director] = firm_of(client).director_id
    assert (director.role, director.id_number) == ("DIR", "900102300012")


def test_phones_addresses_and_papers_stand_as_their_source_says_them(client: GoamlDraft) -> None:
    [phone] = firm_of(client).director_id[0].phones
    assert (phone.tph_contact_type, phone.tph_country_prefix, phone.tph_number) == (
        "BU",
        "7",
        "7010000001",
    )
    [address] = firm_of(client).addresses
    assert (address.address_type, address.city) == ("BU", "Astana")
    person = account_of(client).signatory[0].t_person
    assert person is not None
    [paper] = person.identifications
    assert (paper.type, paper.issue_date) == ("DRIVL", "2020-01-02T00:00:00")


def test_such_a_draft_lacks_nothing_and_the_schema_takes_it(
    client: GoamlDraft, shared: Path
) -> None:
    assert [one.path for one in client.missing if "t_from_my_client" in one.path] == []
    schema = open_xml((shared / "data/goaml/xsd/goAMLSchema_5.0.2_ae.xsd").read_bytes())
    assert not isinstance(schema, Problem)
    checked = goaml_written(client.report, schema).checked.schema
    assert checked is not None
    assert checked.as_normalised.errors == ()
    assert checked.as_normalised.verdict is Verdict.VALID


def test_each_value_of_a_report_keeps_its_place(client: GoamlDraft) -> None:
    [note] = [one for one in client.notes if one.path.endswith("/t_person/phones/phone/tph_number")]
    [standing] = note.standing
    assert standing.exhibit == 1
    assert standing.place.endswith("phone/tph_number")


def test_of_another_format_no_code_is_taken_and_what_is_wanting_is_named(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    made = draft(laptop_desk, tmp_path, form().encode(), account="KZ00SYNT1")
    source, target = only(made).t_from, only(made).t_to
    assert source is not None
    assert source.from_account is not None
    assert source.from_account.institution_name == "Банк А"
    [signatory] = source.from_account.signatory
    assert signatory.t_person is not None
    assert signatory.t_person.last_name == "Омаров"
    assert signatory.t_person.addresses[0].city == "Астана"
    assert target is not None
    assert target.to_entity is not None
    assert target.to_entity.director_id[0].last_name == "Ли"
    wanting = {one.path.rpartition("/signatory/")[2] for one in made.missing}
    assert {
        "role",
        "t_person/gender",
        "t_person/addresses/address/address_type",
        "t_person/identifications/identification/type",
    } <= wanting


def test_what_the_form_says_of_one_paper_holds_for_each(laptop_desk: Desk, tmp_path: Path) -> None:
    paper = b'"from_account": {"signatory": [{"t_person": {"identifications": [{"type": "ID"}]}}]},'
    head = HEAD.replace(b'"t_from": {', b'"t_from": {' + paper)
    made = draft(laptop_desk, tmp_path, form().encode(), account="KZ00SYNT1", head=head)
    source = only(made).t_from
    assert source is not None
    assert source.from_account is not None
    person = source.from_account.signatory[0].t_person
    assert person is not None
    assert [(one.type, one.number) for one in person.identifications] == [("ID", "N000001")]
    assert [one for one in made.missing if one.path.endswith("/identification/type")] == []
