"""Which institution keeps an account, and whom a payment to it names."""

from qaitaru.ledger.custodians import NO_CUSTODIAN, Keeping, custodians


def test_an_institution_is_known_by_its_code_under_every_spelling() -> None:
    found = custodians(
        [Keeping("A", "ZZBKKZ20", "Bitkopir Exchange Ltd"), Keeping("B", "zzbkkz20", "«Биткөпір»")]
    )
    assert found.keeping("A") == found.keeping("B") == found.named("BITKOPIR EXCHANGE, LTD.")
    assert found.named("Биткөпір") == found.keeping("A") != NO_CUSTODIAN


def test_a_statement_without_the_code_takes_the_one_its_name_is_stated_with() -> None:
    found = custodians([Keeping("A", "ZZBKKZ20", "Bitkopir"), Keeping("B", "", "Bitkopir")])
    assert found.keeping("A") == found.keeping("B")


def test_a_name_that_two_institutions_bear_names_neither() -> None:
    found = custodians(
        [Keeping("A", "X1", "Банк"), Keeping("B", "X2", "Банк"), Keeping("C", "", "Банк")]
    )
    assert found.named("Банк") == NO_CUSTODIAN
    assert len({found.keeping(account) for account in "ABC"}) == 3


def test_what_is_not_stated_is_not_an_institution() -> None:
    found = custodians([Keeping("A", "", ""), Keeping("B", "X1", "")])
    assert found.keeping("A") == found.named("") == found.keeping("Z") == NO_CUSTODIAN
    assert found.keeping("B") != NO_CUSTODIAN


def test_of_several_institutions_the_commonest_keeps_the_account() -> None:
    found = custodians([Keeping("A", "X1", "Один", 2), Keeping("A", "X2", "Два", 3)])
    assert found.keeping("A") == found.named("Два")
