"""What is known of parties as facts of their accounts: shared phones, confirmed matches."""

from qaitaru.detection.known import EARLIEST, LATEST, AccountFact, AccountKind, Known
from qaitaru.detection.party_facts import facts_of_measures, facts_of_parties

ENDS = [(0, "name:a"), (1, "name:a"), (2, "name:b"), (3, "name:c")]


def test_a_phone_of_two_parties_links_their_accounts_however_it_is_grouped() -> None:
    phones = {"name:a": ("+7 (701) 5",), "name:b": ("7-701-5", ""), "name:c": ("+7 702",)}
    assert facts_of_parties(ENDS, phones, {}) == Known(
        tuple(AccountFact(end, AccountKind.PHONE, 0) for end in (0, 1, 2))
    )


def test_the_accounts_of_one_party_do_not_link_themselves() -> None:
    assert facts_of_parties(ENDS, {"name:a": ("+7 701", "7701")}, {}) == Known()


def test_a_listed_party_is_so_on_each_of_its_accounts_from_its_day_or_always() -> None:
    found = facts_of_parties(ENDS, {}, {"name:a": 500, "name:c": None, "name:z": 7})
    assert found.accounts == (
        AccountFact(0, AccountKind.LISTED, 0, 500, LATEST),
        AccountFact(1, AccountKind.LISTED, 0, 500, LATEST),
        AccountFact(3, AccountKind.LISTED, 0, EARLIEST, LATEST),
    )


def test_an_account_is_restrained_from_each_freeze_on_however_it_is_spelled() -> None:
    found = facts_of_measures([(4, "KZ75125A"), (5, "KZ86125B")], [("KZ75 125-a", 70), ("Ford", 9)])
    assert found == Known((AccountFact(4, AccountKind.MEASURE, 0, 70, LATEST),))
    assert facts_of_measures([(4, "A")], [("A", 70), ("A", 10)]).accounts == (
        AccountFact(4, AccountKind.MEASURE, 0, 10, LATEST),
        AccountFact(4, AccountKind.MEASURE, 0, 70, LATEST),
    )
