"""What is owned goes out as BODS statements, and the house's own reader takes it back in."""

from fractions import Fraction

import msgspec
from tests.interchange.cases import CASE, DANA

from qaitaru.interchange.bods import bods_statements
from qaitaru.interchange.case import Case
from qaitaru.interests.said import interest_of
from qaitaru.interests.statements import bods_interests
from qaitaru.ledger.known_parties import KnownParty, Said
from qaitaru.screening.ownership.bound import exactly, just_below
from qaitaru.screening.ownership.interests import Interest, InterestKind

WRITTEN = msgspec.json.decode(
    msgspec.json.Encoder(decimal_format="number").encode(bods_statements(CASE))
)


def records(kind: str) -> list[dict[str, object]]:
    return [one["recordDetails"] for one in WRITTEN if one["recordType"] == kind]


def test_everybody_who_holds_or_is_held_has_a_record() -> None:
    [person] = records("person")
    assert person["names"] == [{"type": "legal", "fullName": "Дана Сейіт"}]
    assert person["birthDate"] == "1990-01-02"
    alfa, beta = records("entity")
    assert (alfa["name"], alfa["entityType"]) == ("ТОО «Альфа»", {"type": "registeredEntity"})
    assert (beta["name"], beta["entityType"]) == ("Beta", {"type": "unknownEntity"})


def test_a_share_is_exact_or_between_its_ends() -> None:
    interests = [one["interests"][0] for one in records("relationship")]  # type: ignore[index]
    assert [(one["type"], one.get("share")) for one in interests] == [
        ("shareholding", {"exact": 25}),
        ("votingRights", {"exclusiveMinimum": 50, "maximum": 75}),
        ("boardMember", None),
    ]


def test_a_holding_of_an_account_is_no_statement_and_every_statement_says_where_it_stands() -> None:
    related = [one for one in WRITTEN if one["recordType"] == "relationship"]
    assert len(related) == 3
    assert related[0]["source"]["description"] == "register.jsonl; exhibit=1;line=7"
    assert {one["publicationDetails"]["bodsVersion"] for one in WRITTEN} == {"0.4"}


def test_the_houses_reader_takes_the_interests_back_in() -> None:
    read = bods_interests(WRITTEN)
    assert read.problems == ()
    found = [interest_of(row, "x")[0] for row in read.rows]
    assert [one.kind for one in found if one] == [
        InterestKind.SHARES,
        InterestKind.VOTES,
        InterestKind.DIRECTOR,
    ]
    sent = [one for one in CASE.interests if one.owner and not one.owned.startswith("KZ")]
    kept = [(one.low, one.high) for one in found if one]
    assert kept[:2] == [(one.low, one.high) for one in sent][:2]
    names = {name for party in read.parties.values() for name in party.names}
    assert {"Дана Сейіт", "Beta"} <= names


def test_every_end_of_a_statement_is_a_record() -> None:
    known = {one["recordId"] for one in WRITTEN}
    for one in records("relationship"):
        assert {one["subject"], one["interestedParty"]} <= known
    assert DANA not in known


def test_what_a_party_says_of_itself_is_in_its_record_and_what_it_does_not_is_left_out() -> None:
    said = (("kind", "natural"), ("number", "1"), ("country", "KZ"), ("address", "Almaty"))
    person = KnownParty("a", tuple(Said(field, value) for field, value in said))
    firm = KnownParty("b", tuple(Said(field, value) for field, value in said[1:]))
    held = Interest(owner="a", owned="b", kind=InterestKind.FAMILY)
    case = Case(title="", agency="", at="2026", parties=(person, firm), interests=(held,))
    first, second, related = bods_statements(case)
    assert first["recordDetails"] == {
        "isComponent": False,
        "personType": "unknownPerson",
        "identifiers": [{"id": "1", "schemeName": "stated in evidence"}],
        "nationalities": [{"name": "KZ"}],
        "addresses": [{"address": "Almaty"}],
    }
    assert second["recordDetails"] == {
        "isComponent": False,
        "entityType": {"type": "unknownEntity"},
        "name": "b",
        "identifiers": [{"id": "1", "schemeName": "stated in evidence"}],
        "addresses": [{"address": "Almaty"}],
    }
    assert "source" not in related
    assert related["recordDetails"]["interests"][0]["details"] == "family"  # type: ignore[index]


def test_a_firm_of_two_names_has_the_second_beside() -> None:
    held = Interest(owner="b", owned="c")
    firm = KnownParty("b", (Said("name", "Alfa"), Said("name", "Alpha")))
    case = Case(title="", agency="", at="2026", parties=(firm,), interests=(held,))
    details = bods_statements(case)[0]["recordDetails"]
    assert (details["name"], details["alternateNames"]) == ("Alfa", ["Alpha"])  # type: ignore[index]


def test_a_share_that_is_not_known_is_not_said() -> None:
    held = Interest(owner="a", owned="b")
    *_, related = bods_statements(Case(title="", agency="", at="2026", interests=(held,)))
    assert "share" not in related["recordDetails"]["interests"][0]  # type: ignore[index]
    least = Interest(owner="a", owned="b", high=just_below(1))
    *_, related = bods_statements(Case(title="", agency="", at="2026", interests=(least,)))
    told = related["recordDetails"]["interests"][0]["share"]  # type: ignore[index]
    assert told == {"exclusiveMaximum": 100}


def test_a_band_of_a_register_has_both_its_ends() -> None:
    half = just_below(Fraction(1, 2))
    band = Interest(owner="a", owned="b", low=exactly(Fraction(1, 4)), high=half)
    *_, related = bods_statements(Case(title="", agency="", at="2026", interests=(band,)))
    told = related["recordDetails"]["interests"][0]["share"]  # type: ignore[index]
    assert {name: str(value) for name, value in told.items()} == {
        "minimum": "25",
        "exclusiveMaximum": "50",
    }


def test_a_person_of_whom_only_the_name_is_said_has_no_more() -> None:
    somebody = KnownParty("name:a", (Said("name", "A"), Said("kind", "natural")))
    held = Interest(owner="name:a", owned="b")
    case = Case(title="", agency="", at="2026", parties=(somebody,), interests=(held,))
    details = [one["recordDetails"] for one in bods_statements(case)]
    [person] = [one for one in details if "personType" in one]  # type: ignore[operator]
    assert set(person) == {"isComponent", "personType", "names"}  # type: ignore[call-overload]
