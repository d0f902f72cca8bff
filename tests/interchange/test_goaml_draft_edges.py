"""What a source says in several ways, not at all, or of nobody, is named and not put in."""

from dataclasses import replace

import pytest
from tests.interchange.test_goaml_draft import ALFA, DANA, IBAN, KNOWN, PAID, draft, missing

from qaitaru.facts.claims import Claim
from qaitaru.interchange.case import Standing
from qaitaru.interchange.goaml.draft import DraftKnown
from qaitaru.interchange.goaml.sheets import Line, Sheet, Source, sheets_of
from qaitaru.interchange.goaml.ties import directors_of
from qaitaru.ledger.known_parties import KnownParty, PlacedClaim, Said
from qaitaru.screening.ownership.interests import Interest, InterestKind

AT = Standing(1, "xpath=/report/p/x")


def sheet(reader: str = "ftm", **said: str) -> Sheet:
    return Sheet(reader, tuple(Line(field, text, text, AT) for field, text in said.items()))


def described(*sheets: Sheet, party: str = DANA) -> DraftKnown:
    return replace(KNOWN, sheets={party: sheets})


def person(known: DraftKnown) -> dict[str, str]:
    told = missing(draft(PAID, known=known))
    at = "transaction/t_to/to_person/"
    return {path.removeprefix(at): code for path, code in told.items() if path.startswith(at)}


def test_a_field_that_sources_say_otherwise_is_not_chosen() -> None:
    told = person(described(sheet(occupation="Cook"), sheet(occupation="Driver")))
    assert told["occupation"] == "several"


def test_names_that_sources_say_otherwise_are_not_chosen_but_the_latin_one_is() -> None:
    cyrillic, latin = (
        sheet(first_name=first, last_name=last)
        for first, last in (("Дана", "Сейіт"), ("Dana", "Seit"))
    )
    other = sheet(first_name="Dana", last_name="Other")
    assert "first_name" not in person(described(cyrillic, latin))
    assert person(described(cyrillic, latin, other))["first_name"] == "several"
    assert person(described(sheet(first_name="Dana")))["last_name"] == "name_parts"


@pytest.mark.parametrize(
    ("field", "value", "path", "code"),
    [("gender", "x", "gender", "unsaid"), ("birth", "1990", "birthdate", "day")],
)
def test_a_gender_or_birth_of_another_form_is_named(
    field: str, value: str, path: str, code: str
) -> None:
    said = KnownParty(DANA, (Said("kind", "natural", 1, ""), Said(field, value, 1, "line=2")))
    assert person(replace(KNOWN, parties={DANA: said}))[path] == code


def test_an_entity_without_a_name_wants_one() -> None:
    firm = KnownParty("code:110240000019", (Said("kind", "legal", 1, ""),))
    known = replace(KNOWN, parties={firm.key: firm}, names={})
    told = missing(draft(replace(PAID, payee=firm.key), known=known))
    assert told["transaction/t_to/to_entity/name"] == "unsaid"


def test_what_is_said_of_nobody_and_by_no_import_in_sight_is_on_no_sheet() -> None:
    claims = [
        (PlacedClaim(number, Claim(subject="party:1", field="phone", value="1", place="")), "1")
        for number in (1, 2)
    ]
    assert sheets_of(claims, {1: Source(1, "ftm")}) == ({}, {})


def test_a_director_by_an_import_that_is_not_in_sight_is_none() -> None:
    one = Interest(owner=DANA, owned=ALFA, kind=InterestKind.DIRECTOR, import_no=9)
    assert directors_of([one], {1: Source(1, "ftm")}) == {}


def test_a_report_that_states_no_transaction_lays_nothing_under_an_unknown_side() -> None:
    made = draft(replace(PAID, payer="", payer_account=""), code="SAR")
    assert made.report.activity is not None
    assert len(made.report.activity.report_parties) == 1
    assert IBAN not in str(made.report)
