"""Who holds an account, and whom a mention means."""

from hypothesis import given
from hypothesis import strategies as st

from qaitaru.ledger.mentions import Mention, Register, register

ALIYA = "990101500708"  # valid by check digit, and no one's
FIRM = "700140000019"


def meant(found: Register) -> list[str]:
    keys = {party.party_no: party.key for party in found.parties} | {0: ""}
    return [keys[one.party_no] for one in found.mentions]


def test_a_held_account_means_its_holder_whatever_the_payer_wrote() -> None:
    found = register(
        [Mention("KZ1", FIRM, "ТОО «Альфа»")],
        [Mention("KZ1", "", "Альфа ЛТД"), Mention("KZ1", ALIYA, "")],
    )
    assert meant(found) == [f"code:{FIRM}", f"code:{FIRM}"]
    assert [(one.name, one.code) for one in found.parties] == [("ТОО «Альфа»", FIRM)]
    assert found.accounts[0].held


def test_a_valid_number_decides_and_an_invalid_one_does_not() -> None:
    found = register([], [Mention("", ALIYA, "А. Серик"), Mention("", "123", "А. Серик")])
    assert meant(found) == [f"code:{ALIYA}", "name:а серик"]


def test_names_are_one_party_by_their_words() -> None:
    found = register([], [Mention("", "", "ТОО «Бета»", 2), Mention("KZ2", "", "тоо бета", 1)])
    assert meant(found) == ["name:тоо бета", "name:тоо бета"]
    assert found.parties[0].name == "ТОО «Бета»"


def test_the_same_name_on_the_same_account_takes_the_number_stated_there_once() -> None:
    found = register([], [Mention("KZ2", ALIYA, "А. Серик"), Mention("KZ2", "", "А. СЕРИК")])
    assert meant(found) == [f"code:{ALIYA}"] * 2


def test_two_numbers_under_one_name_are_not_guessed_between() -> None:
    found = register(
        [], [Mention("KZ2", ALIYA, "X"), Mention("KZ2", FIRM, "X"), Mention("KZ2", "", "X")]
    )
    assert meant(found)[2] == "name:x"


def test_an_account_alone_means_the_one_party_named_with_it() -> None:
    found = register([], [Mention("KZ2", "", ""), Mention("KZ2", "", "Бета")])
    assert meant(found) == ["name:бета"] * 2


def test_a_transit_account_of_many_parties_means_none_of_them() -> None:
    found = register(
        [], [Mention("KZ9", "", ""), Mention("KZ9", "", "Бета"), Mention("KZ9", "", "Гамма")]
    )
    assert meant(found) == ["account:KZ9", "name:бета", "name:гамма"]
    assert found.parties[0].name == "KZ9"


def test_a_holder_who_is_not_named_is_the_account() -> None:
    found = register([Mention("KZ1", "", "")], [Mention("", "", "")])
    assert meant(found) == [""]
    assert [party.key for party in found.parties] == ["account:KZ1"]


def test_of_two_holder_names_the_commoner_counts() -> None:
    found = register([Mention("K", "", "A", 1), Mention("K", "", "B", 2), Mention("K", "", "")], [])
    assert [party.key for party in found.parties] == ["name:b"]


words = st.sampled_from(["", "a", "b"])
mentions = st.lists(
    st.builds(Mention, words, st.sampled_from(["", ALIYA, FIRM]), words), unique=True, max_size=8
)


@given(mentions, mentions)
def test_every_mention_has_a_party_unless_it_says_nothing(
    holders: list[Mention], named: list[Mention]
) -> None:
    held = [holder for holder in holders if holder.account]
    found = register(held, named)
    parties = {party.party_no for party in found.parties}
    for one in found.mentions:
        says_nothing = not (one.account or one.code or one.name)
        assert (one.party_no == 0) == says_nothing
        assert says_nothing or one.party_no in parties
    assert {one.party_no for one in found.accounts} <= parties | {0}
    assert found == register(held[::-1], named) or len(held) > 1
