"""A number that is given so large that neither the record nor its journal holds such is refused."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Final

from qaitaru.facts.errors import SettingFaulty

LARGEST: Final = 2**53 - 1
"""The largest number a journal entry tells: what every program reads alike (RFC 8259, 6)."""


def within_bounds(done: Callable[..., Any]) -> Callable[..., Any]:
    """A command whose numbers are looked at before it begins.

    Raises: SettingFaulty, when it is called.
    """

    @wraps(done)
    def run(**given: Any) -> Any:
        for name, value in given.items():
            for one in _numbers(value):
                if abs(one) > LARGEST:
                    raise SettingFaulty(name.upper(), str(one), f"≤ {LARGEST}")
        return done(**given)

    return run


def _numbers(value: object) -> Iterable[int]:
    each = value if isinstance(value, list | tuple) else (value,)
    return (one for one in each if isinstance(one, int))
