"""Exact sums of the story's tables."""

from decimal import Decimal

from qaitaru.facts.money import to_minor


def exact_minor(amount: Decimal, currency: str) -> int:
    """An amount of the tables in minor units.

    Raises: ValueError where it is finer than its currency: a fault of the tables.
    """
    minor = to_minor(amount, currency)
    if minor is None:
        raise ValueError(amount, currency)
    return minor
