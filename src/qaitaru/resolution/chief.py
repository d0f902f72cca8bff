"""By which of its records a party is called."""

from collections.abc import Iterable, Mapping

_OF_A_NUMBER = "code:"  # how the register's key of a record with a number of the state begins


def chief(keys: Iterable[str], payments: Mapping[str, int]) -> str:
    """The record with a number of the state, then the busiest, then the first by key.

    Args:
        keys: of a party's records in the register; at least one.
        payments: those that each record stands in; none for one that is not there.
    """
    return min(keys, key=lambda key: (not key.startswith(_OF_A_NUMBER), -payments.get(key, 0), key))
