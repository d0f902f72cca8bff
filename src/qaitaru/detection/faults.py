"""What is wrong with a table: the first in words, all counted."""

from dataclasses import dataclass, field
from typing import Final

from qaitaru.facts.problems import Problem

TOLD: Final = 20  # problems in words; the others are counted


@dataclass(slots=True)
class Faults:
    """What is wrong with a table: the first in words, all counted."""

    told: list[Problem] = field(default_factory=list)
    count: int = 0

    def add(self, problem: Problem) -> None:
        """One more."""
        self.count += 1
        if len(self.told) < TOLD:
            self.told.append(problem)
