"""What is known of each party, by rows of accounts and by reports, each value with its place."""

from typing import Any

from qaitaru.facts.claims import Claim
from qaitaru.ledger.known_parties import (
    KeyedMention,
    KnownParty,
    PlacedClaim,
    Said,
    known_parties,
    subject_keys,
)
from qaitaru.ledger.mentions import Mention

IIN = "810514301236"
CRYPTO = "TDEMOxNOTaREALaddressxxxxxxxxxx001"


def mention(key: str, name: str, code: str = "") -> KeyedMention:
    return KeyedMention(key, Mention("", code, name))


def claim(subject: str, field: str, value: str, import_no: int = 7) -> PlacedClaim:
    return PlacedClaim(import_no, Claim(subject=subject, field=field, value=value, place="row=1"))


def known(*told: Any, accounts: Any = ()) -> dict[str, KnownParty]:
    mentions = [one for one in told if isinstance(one, KeyedMention)]
    claims = [one for one in told if isinstance(one, PlacedClaim)]
    return {one.key: one for one in known_parties(mentions, claims, accounts)}


def test_every_spelling_of_a_party_is_kept_once() -> None:
    found = known(
        mention("name:a", "Саксаулов К."), mention("name:a", "САКСАУЛОВ К."), mention("name:a", "")
    )
    assert found["name:a"].values("name") == ("Саксаулов К.", "САКСАУЛОВ К.")


def test_a_report_tells_of_the_same_party_by_its_number_or_its_name() -> None:
    valid = "880211300003"
    found = known(
        mention("name:саксаулов к", "Саксаулов К."),
        claim("party:1", "name", "Саксаулов К."),
        claim("party:1", "birth_date", "1974-08-30"),
        claim("party:2", "id_number", "-"),
        claim("party:2", "phone.number", valid),
    )
    assert list(found) == ["name:саксаулов к"]
    assert Said("birth", "1974-08-30", 7, "row=1") in found["name:саксаулов к"].said


def test_a_name_with_anothers_number_on_an_account_is_that_other() -> None:
    code = "641140052487"
    found = known(mention("name:holder", "Holder"), mention("name:holder", "Shell", code))
    assert found["name:holder"].values("name") == ("Holder",)
    assert found[f"code:{code}"].values("name") == ("Shell",)
    assert found[f"code:{code}"].values("number") == (code,)
    claimed = known(claim("party:1", "registration_number", code))
    assert list(claimed) == [f"code:{code}"]


def test_a_crypto_address_names_its_party_and_an_account_does_not() -> None:
    found = known(
        mention("name:x", CRYPTO),
        mention("account:1", ""),
        accounts=[("name:y", CRYPTO), ("account:KZ", "KZ75125KZT1001300335"), ("a", "1" * 30)],
    )
    assert {key: one.values("number") for key, one in found.items()} == {
        "name:x": (CRYPTO,),
        "name:y": (CRYPTO,),
    }


def test_a_claimed_party_with_neither_name_nor_number_is_nobody_known() -> None:
    nameless = claim("party:3", "birth_date", "1974-08-30")
    assert known(nameless) == {}
    named = claim("party:4", "name", "Саксаулов К.")
    assert subject_keys([nameless, named]) == {(7, "party:4"): "name:саксаулов к"}
