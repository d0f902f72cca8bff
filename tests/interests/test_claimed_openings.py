"""The days on which sources say that accounts were opened."""

from datetime import date

from qaitaru.facts.claims import Claim
from qaitaru.interests.openings import ClaimedOpening, claimed_openings
from qaitaru.ledger.known_parties import PlacedClaim


def said(number: int, subject: str, field: str, value: str) -> PlacedClaim:
    return PlacedClaim(number, Claim(subject=subject, field=field, value=value, place="row=1"))


def test_an_opening_is_told_under_every_number_of_its_account_and_import() -> None:
    claims = [
        said(1, "account:1", "opened_date", "2024-12-20T00:00:00"),
        said(1, "account:1", "account", "125-1"),
        said(1, "account:1", "iban", "KZ75125"),
        said(2, "account:1", "account", "other"),
        said(2, "account:2", "opened_date", "2024-12-21"),
        said(1, "account:3", "account", "125-3"),
        said(1, "account:3", "opened_date", "soon"),
        said(1, "party:1", "opened_date", "2020-01-01"),
    ]
    on = date(2024, 12, 20)
    assert claimed_openings(claims) == (
        ClaimedOpening("125-1", on, 1, "row=1"),
        ClaimedOpening("KZ75125", on, 1, "row=1"),
    )
