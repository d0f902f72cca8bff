"""Exact amounts as text, for whoever reads an answer by machine."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from qaitaru.tracing.parts import Amount

_LONG_BITS: Final = 14_000  # some 4,200 digits


def exact(amount: Amount, places: int) -> str:
    """An amount as a decimal where it has one, else as a fraction: ``30.5``, ``1360/3``."""
    value = Fraction(amount) / 10**places
    twos, odd = _without(value.denominator, 2)
    fives, rest = _without(odd, 5)
    if rest != 1:
        return f"{_digits(value.numerator)}/{_digits(value.denominator)}"
    after = max(twos, fives)
    if not after:
        return _digits(value.numerator)
    scaled = abs(value.numerator) * 2 ** (after - twos) * 5 ** (after - fives)
    told = _digits(scaled).rjust(after + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{told[:-after]}.{told[-after:]}"


def _without(number: int, prime: int) -> tuple[int, int]:
    """How often a prime divides a number, and what is left of it."""
    if number % prime:
        return 0, number
    pairs, rest = _without(number, prime * prime)
    return (2 * pairs, rest) if rest % prime else (2 * pairs + 1, rest // prime)


def _digits(number: int) -> str:
    """A whole number in digits; of one that ``str`` refuses to write, all the same."""
    short = number.bit_length() < _LONG_BITS
    return str(number) if short else format(Decimal(number), "f")
