"""Money runs from left to right, two ends never stand in one place, and none moves tomorrow."""

from hypothesis import given
from tests.networks.small_networks import networks, paid

from qaitaru.networks.book import PlainBook
from qaitaru.networks.links import links
from qaitaru.networks.passages import Passage
from qaitaru.networks.placing import Place, place, place_in_row
from qaitaru.networks.surroundings import Asked, surroundings, together

A, B, C, D, E = map(ord, "ABCDE")
EVER = {"since": -(10**12), "until": 10**12}


def _book(*lines: str) -> PlainBook:
    return PlainBook(links(paid(*lines), 0, **EVER))


def test_payers_stand_before_and_payees_after_the_largest_nearest() -> None:
    book = _book("1 B A 50", "1 C A 40", "1 A D 30", "1 A E 20")
    placed = place(surroundings(book, Asked(opened=(A,))))
    assert placed.ends == {
        A: Place(0, 0),
        B: Place(-1, 0),
        C: Place(-1, 1),
        D: Place(1, 0),
        E: Place(1, 1),
    }


def test_whoever_was_paid_more_than_it_paid_stands_after() -> None:
    book = _book("1 B A 50", "1 A B 60")
    assert place(surroundings(book, Asked(opened=(A,)))).ends[B] == Place(1, 0)


def test_the_rest_has_its_own_place() -> None:
    book = _book("1 A B 50", "1 A C 40", "1 A D 30", "1 E A 1")
    placed = place(surroundings(book, Asked(opened=(A,), top=1)))
    assert placed.rests == {(A, True): Place(-1, 0), (A, False): Place(1, 1)}


def test_what_has_no_link_with_it_stands_below() -> None:
    placed = place(surroundings(_book("1 A B 50", "1 C D 40", "1 B E 30"), Asked()))
    assert placed.ends[C].line > max(placed.ends[end].line for end in (A, B, E))


def test_an_end_that_shares_partners_stands_beyond_them() -> None:
    book = _book("1 A B 50", "1 A C 40", "2 B E 50", "2 C E 40", "3 D A 5")
    placed = place(surroundings(book, Asked(opened=(A, E))))
    assert [placed.ends[end] for end in (A, B, C, E)] == [
        Place(0, 0), Place(1, 0), Place(1, 1), Place(2, 1),
    ]  # fmt: skip
    book = _book("1 B A 50", "1 C A 40", "1 D B 50", "1 E E 40")
    assert place(surroundings(book, Asked(opened=(A, D)))).ends[D] == Place(-2, 0)


def test_a_way_stands_in_one_line() -> None:
    found = together(_book("1 A B 50", "2 B D 40", "1 A C 1", "2 C D 1"), (A, B, C, D))
    placed = place_in_row(found, (A, B, D), {A: 0, B: 1, C: 1, D: 2})
    assert [placed.ends[end] for end in (A, B, D)] == [Place(0, 0), Place(1, 0), Place(2, 0)]
    assert placed.ends[C] == Place(1, 1)


@given(networks(most=40, ends=7))
def test_opening_one_more_moves_none(passages: list[Passage]) -> None:
    book = PlainBook(links(passages, 0, **EVER))
    before = surroundings(book, Asked(opened=(0,), top=2))
    after = surroundings(book, Asked(opened=(0, *before.shown[1:2]), top=2))
    earlier, later = place(before), place(after)
    assert earlier.ends.items() <= later.ends.items()
    taken = [*later.ends.values(), *later.rests.values()]
    assert len(taken) == len(set(taken))
    assert set(later.ends) == set(after.shown)
