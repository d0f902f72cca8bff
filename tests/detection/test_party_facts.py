"""What is known of parties as facts of their accounts: shared phones, matches, restraints."""

from qaitaru.detection.grounds import Opens, Origin, grounds_of
from qaitaru.detection.known import EARLIEST, LATEST, AccountFact, AccountKind
from qaitaru.detection.party_facts import (
    Listing,
    Restraint,
    Told,
    listed_parties,
    restrained,
    shared_phones,
)

ENDS = [(0, "name:a"), (1, "name:a"), (2, "name:b"), (3, "name:c")]
HIT = Origin(Opens.HIT, 7)
DUTY = Origin(Opens.DUTY, 1)


def said(*texts: str) -> tuple[Told, ...]:
    return tuple(Told(one, Origin(Opens.SOURCE, 2, "a.xml", "row=1")) for one in texts)


def test_a_phone_of_two_parties_links_their_accounts_however_it_is_grouped() -> None:
    phones = {
        "name:a": said("+7 (701) 5"),
        "name:b": said("7-701-5", ""),
        "name:c": said("+7 702"),
    }
    found = grounds_of(shared_phones(ENDS, phones))
    facts = tuple(AccountFact(end, AccountKind.PHONE, 0) for end in (0, 1, 2))
    assert found.known.accounts == facts
    assert [one.text for one in found.behind[facts[2]]] == ["7-701-5"]
    assert found.behind[facts[2]][0].origins[0].name == "a.xml"


def test_the_accounts_of_one_party_do_not_link_themselves() -> None:
    assert list(shared_phones(ENDS, {"name:a": said("+7 701", "7701")})) == []


def test_a_listed_party_is_so_on_each_of_its_accounts_from_its_day_or_always() -> None:
    listed = {
        "name:a": (Listing(900, "A", HIT), Listing(500, "Aa", HIT)),
        "name:c": (Listing(None, "C", HIT), Listing(4, "C", HIT)),
        "name:z": (Listing(7, "Z", HIT),),
    }
    found = grounds_of(listed_parties(ENDS, listed))
    assert found.known.accounts == (
        AccountFact(0, AccountKind.LISTED, 0, 500, LATEST),
        AccountFact(1, AccountKind.LISTED, 0, 500, LATEST),
        AccountFact(3, AccountKind.LISTED, 0, EARLIEST, LATEST),
    )
    assert [one.text for one in found.behind[found.known.accounts[0]]] == ["A", "Aa"]


def test_an_account_is_restrained_from_each_freeze_on_however_it_is_spelled() -> None:
    spelled = [Restraint("KZ75 125-a", 70, DUTY), Restraint("Ford", 9, DUTY)]
    found = grounds_of(restrained([(4, "KZ75125A"), (5, "KZ86125B")], spelled))
    assert found.known.accounts == (AccountFact(4, AccountKind.MEASURE, 0, 70, LATEST),)
    twice = grounds_of(restrained([(4, "A")], [Restraint("A", 70, DUTY), Restraint("A", 10, DUTY)]))
    assert [one.from_s for one in twice.known.accounts] == [10, 70]
