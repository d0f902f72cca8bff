"""Groups: two circles of friends are two groups; nothing in them hangs on the order of links."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from tests.networks.small_networks import networks, paid

from qaitaru.networks.groups import groups
from qaitaru.networks.links import Link, links
from qaitaru.networks.passages import Passage

EVER = {"since": -(10**12), "until": 10**12}


def _links(*lines: str) -> list[Link]:
    return links(paid(*lines), 0, **EVER)


def _named(found: dict[int, int]) -> dict[str, int]:
    return {chr(end): group for end, group in found.items()}


def test_two_circles_with_one_payment_between_are_two_groups() -> None:
    circles = _links(
        *("1 A B 50", "1 B C 50", "1 C A 50", "1 C A 50"),
        *("1 D E 50", "1 E F 50", "1 F D 50", "1 F G 50"),
        "1 C D 5",
    )
    found = _named(groups(map(ord, "ABCDEFGH"), circles))
    assert found == {"A": 2, "B": 2, "C": 2, "D": 1, "E": 1, "F": 1, "G": 1, "H": 0}


def test_a_pair_is_a_group_and_no_links_are_none() -> None:
    assert _named(groups(map(ord, "AB"), _links("1 A B 50"))) == {"A": 1, "B": 1}
    assert groups([1, 2], []) == {1: 0, 2: 0}


def _modularity(found: dict[int, int], some: list[Link]) -> int:
    """Twice the sum of links, squared, times modularity: a whole number."""
    whole = 2 * sum(one.amount for one in some)
    inside = sum(2 * one.amount for one in some if found[one.payer] == found[one.payee])
    sums: dict[int, int] = {}
    for one in some:
        for end in (one.payer, one.payee):
            sums[found[end]] = sums.get(found[end], 0) + one.amount
    return whole * inside - sum(each**2 for each in sums.values())


@given(networks(most=30, ends=8), st.randoms(use_true_random=False))
def test_groups_are_better_than_none_and_the_order_of_links_does_not_matter(
    passages: list[Passage], dice: Random
) -> None:
    some = links(passages, 0, **EVER)
    ends = sorted({end for one in some for end in (one.payer, one.payee)})
    found = groups(ends, some)
    shuffled = dice.sample(some, len(some))
    assert _modularity(found, some) >= _modularity({end: end for end in ends}, some)
    assert _modularity(found, some) >= _modularity(dict.fromkeys(ends, 1), some)
    assert groups(ends, shuffled) == found
