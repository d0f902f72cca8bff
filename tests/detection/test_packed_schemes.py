"""Schemes as columns are the schemes themselves, in the same order."""

import pytest

from qaitaru.detection.kernels.packed_schemes import as_whole, packed_schemes, united
from qaitaru.detection.scheme import NONE, Scheme

FIRST = Scheme("cycle", (1, 2), 5, (3, 4))
SECOND = Scheme("cycle", (1, 2), 9, (7,))
THIRD = Scheme("cycle", (2, NONE), 0, (1, 5, 6))


def test_packed_schemes_are_the_schemes_in_their_order() -> None:
    packed = packed_schemes("cycle", [THIRD, FIRST, SECOND])
    assert list(packed) == [FIRST, SECOND, THIRD]
    assert [packed[0], packed[1], packed[-1]] == [FIRST, SECOND, THIRD]
    assert packed[1:] == [SECOND, THIRD]
    assert packed_schemes("cycle", packed) is packed
    with pytest.raises(IndexError):
        packed[3]


def test_no_schemes_are_packed_too() -> None:
    packed = packed_schemes("cycle", [])
    assert list(packed) == []
    assert list(united([packed])) == []


def test_schemes_of_several_readings_are_in_one_order() -> None:
    parts = [packed_schemes("cycle", own) for own in ([SECOND, THIRD], [FIRST])]
    assert list(united(parts)) == [FIRST, SECOND, THIRD]
    assert united(parts[:1]) is parts[0]


def test_equal_schemes_of_several_readings_are_one() -> None:
    more = Scheme("cycle", FIRST.anchors, FIRST.begins, (3, 4, 8))
    parts = [packed_schemes("cycle", own) for own in ([FIRST, THIRD], [more], [FIRST])]
    assert list(united(parts)) == [FIRST, more, THIRD]


def test_accounts_told_apart_by_unit_are_told_as_they_are() -> None:
    apart = [
        Scheme("cycle", (3, 99 + 2 * 100), 5, (1,)),
        Scheme("cycle", (7 + 3 * 100, NONE), 5, (2,)),
    ]
    told = as_whole(packed_schemes("cycle", apart), 100)
    assert [one.anchors for one in told] == [(3, 99), (7, NONE)]
