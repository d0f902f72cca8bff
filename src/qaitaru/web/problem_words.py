"""A problem in words: what is wrong, and how to mend it."""

from typing import Protocol

from qaitaru.wording import Words
from qaitaru.wording.places import place_text


class Told(Protocol):
    """What of a problem its words speak of."""

    @property
    def code(self) -> str:
        """The key in the catalogue."""

    @property
    def place(self) -> str:
        """Where it stands."""

    @property
    def found(self) -> str:
        """What stands there."""

    @property
    def expected(self) -> str:
        """What should."""


def problem_text(words: Words, problem: Told) -> str:
    """What is wrong."""
    return _said(words, f"problem.{problem.code}", problem)


def problem_mend(words: Words, problem: Told) -> str:
    """What to do about it."""
    return _said(words, f"problem.{problem.code}.mend", problem)


def _said(words: Words, key: str, problem: Told) -> str:
    place = place_text(problem.place, words)
    return words(key, place=place, found=problem.found, expected=problem.expected)
