"""The links of many transfers, more than the kernel has room for at first."""

from itertools import pairwise
from weakref import ref

from qaitaru.detection.kernels.links import links
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.moves import Move
from qaitaru.detection.rules import links as plain
from qaitaru.detection.rules.cycle import CycleParameters


def test_a_relay_of_very_many_hops_has_a_link_between_any_two() -> None:
    relay = [Move(at, at, at, at + 1, 100) for at in range(140_000)]
    found = links(pack(relay), CycleParameters())
    assert found.onward.tolist() == [later.row for _, later in pairwise(relay)]


def test_links_are_those_of_the_plain_rule_in_the_order_of_time() -> None:
    amounts = (100, 81, 119, 80, 120, 79, 121, 100)
    moves = [Move(0, 0, 1, 2, 100)]
    moves += [Move(1 + at, 1 + at, 2, 3 + at, amount) for at, amount in enumerate(amounts)]
    asked = CycleParameters()
    assert [one.row for one in plain.links(moves, asked)[0]] == [1, 2, 3, 4, 5, 8]
    assert links(pack(moves), asked).onward.tolist() == [1, 2, 3, 4, 5, 8]


def test_links_asked_alike_of_one_ledger_are_made_once_and_let_go_with_it() -> None:
    ledger, other = (pack([Move(at, at, at, at + 1, 100) for at in range(9)]) for _ in range(2))
    found = links(ledger, CycleParameters())
    assert links(ledger, CycleParameters(hops=3)) is found
    assert links(other, CycleParameters()) is not found
    kept = ref(links(ledger, CycleParameters(seconds=3)).onward)
    assert kept() is not None
    del ledger, found
    assert kept() is None
