from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.accounts import account_key
from qaitaru.facts.claims import Claim
from qaitaru.facts.errors import EvidenceAltered, QaitaruError
from qaitaru.facts.parties import name_key


def test_printed_account_numbers_are_one_when_only_their_spacing_differs() -> None:
    assert account_key("kz73 9990-0000.0001/2345") == "KZ739990000000012345"


def test_a_name_is_its_words() -> None:
    assert name_key("ТОО «Альфа-Б»") == "тоо альфа б"
    assert name_key("METASTAR  INVEST LLP.") == name_key("Metastar Invest, LLP")


@given(st.text())
def test_a_name_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


def test_a_claim_knows_what_it_is_about() -> None:
    assert Claim(subject="party:3", field="name", value="А").subject_kind == "party"


def test_an_error_tells_its_fields() -> None:
    fault = EvidenceAltered("7", "aa", "bb")
    assert fault.details() == {"exhibit": "7", "sealed_sha256": "aa", "found_sha256": "bb"}
    assert str(fault).startswith("EvidenceAltered({'exhibit': '7'")
    assert str(QaitaruError()) == "QaitaruError({})"
