"""Owners, directors and signatories of an STR as interests; what does not say which is told."""

from fractions import Fraction
from typing import Any

import pytest

from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem
from qaitaru.interests.claimed import ClaimedInterests, claimed_interests
from qaitaru.interests.goaml import goaml_rows
from qaitaru.ledger.known_parties import PlacedClaim
from qaitaru.screening.ownership.bound import WHOLE, exactly
from qaitaru.screening.ownership.interests import InterestKind


def rows(**texts: str) -> list[Any]:
    """The rows and problems of one relation, shortened."""
    told = {"source": "party:1", "target": "party:2"} | texts
    return [
        one.code
        if isinstance(one, Problem)
        else (one.owner[-1], one.owned[-1], one.kind, one.share)
        for one in goaml_rows(told, "line=1")
    ]


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("SHRHL", "shares"),
        ("UBO", "shares"),
        ("Ultimate_Beneficial Owner", "shares"),
        ("Учредитель", "shares"),
        ("DIR", "director"),
        ("TRSTE", "trust"),
        ("POA", "other"),
    ],
)
def test_a_role_says_which_interest_it_is(role: str, kind: str) -> None:
    assert rows(kind="related_person", role=role) == [("1", "2", kind, "")]


def test_a_share_and_votes_that_are_told_are_counted() -> None:
    told = {"share_percentage": "60.00", "voting_percentage": "51"}
    both = [("1", "2", "shares", "60.00"), ("1", "2", "votes", "51")]
    assert rows(kind="related_person", role="SHRHL", **told) == both
    assert rows(kind="related_person", role="???", **told) == both
    directing = rows(kind="related_person", role="DIR", share_percentage="5")
    assert directing == [("1", "2", "shares", "5"), ("1", "2", "director", "")]


def test_a_role_of_neither_makes_no_interest_and_an_unknown_one_is_told() -> None:
    assert rows(kind="related_person", role="ATR") == []
    assert rows(kind="related_person", relation="cousin") == []
    assert rows(kind="related_person", role="ZZ") == ["interest_role_unknown"]


def test_a_director_of_the_older_schema_is_one_whatever_his_role() -> None:
    assert rows(kind="director") == [("1", "2", "director", "")]
    assert rows(kind="director", role="7") == [("1", "2", "director", "")]
    assert rows(kind="director", role="LIQUI") == []


def test_which_entity_holds_the_other_is_said_by_the_relations_word() -> None:
    told = {"kind": "related_entity", "share_percentage": "75"}
    assert rows(relation="Parent company", **told) == [("1", "2", "shares", "75")]
    assert rows(relation="subsidiary", **told) == [("2", "1", "shares", "75")]
    assert rows(kind="related_entity", relation="subsidiary") == [("2", "1", "shares", "")]
    assert rows(relation="X1", **told) == [("1", "2", "shares", "75"), "interest_direction_unsaid"]
    assert rows(kind="related_entity", relation="supplier") == []


def test_holders_founders_and_signatories() -> None:
    assert rows(kind="holder") == [("1", "2", "shares", "100")]
    assert rows(kind="founder") == [("1", "2", "shares", "")]
    assert rows(kind="signatory", role="x") == [("1", "2", "other", "")]


def test_an_approximate_date_is_its_year_alone() -> None:
    told = {
        "period.from_date": "2020-05-01",
        "period.from_date_approximate": "true",
        "period.to_date": "2021-01-31",
    }
    (row,) = goaml_rows({"kind": "holder", "source": "a", "target": "b", **told}, "line=1")
    assert not isinstance(row, Problem)
    assert (row.since, row.until) == ("2020", "2021-01-31")


def claimed(*told: tuple[str, str, str], import_no: int = 1) -> ClaimedInterests:
    claims = [
        PlacedClaim(import_no, Claim(subject=subject, field=field, value=value, place="line=1"))
        for subject, field, value in told
    ]
    return claimed_interests(claims, {import_no: "str.xml"})


def test_an_account_is_known_by_its_number_in_every_report() -> None:
    found = claimed(
        ("party:1", "name", "Altyn Dala LLP"),
        ("account:1", "account", "77"),
        ("account:1", "iban", "KZ86125KZT5004100100"),
        ("relation:1", "kind", "holder"),
        ("relation:1", "source", "party:1"),
        ("relation:1", "target", "account:1"),
        ("account:2", "opened", "2020-01-01"),
        ("relation:2", "kind", "signatory"),
        ("relation:2", "source", "party:1"),
        ("relation:2", "target", "account:2"),
        ("relation:3", "kind", "payer"),
        ("relation:3", "source", "party:1"),
        ("relation:4", "role", "DIR"),
        ("relation:5", "kind", "related_person"),
        ("relation:5", "role", "ZZ"),
    )
    held, signed = found.interests
    assert held.owned == "KZ86125KZT5004100100"
    assert (held.kind, held.low, held.high) == (InterestKind.SHARES, exactly(Fraction(1)), WHOLE)
    assert (signed.owned, signed.kind) == ("1/account:2", InterestKind.OTHER)
    assert found.names[held.owner] == "Altyn Dala LLP"
    assert [one.code for one in found.problems] == ["interest_role_unknown"]
