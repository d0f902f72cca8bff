"""The first row of a table of parties against the columns it may have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that must be there and those that may; ``missing`` is the code of one lacked."""

    required: tuple[str, ...]
    optional: tuple[str, ...]
    missing: str

    def faults(self, header: Sequence[str]) -> Iterator[Problem]:
        """What is wrong with a first row, the names in it in lower case."""
        known = (*self.required, *self.optional)
        for name in self.required:
            if name not in header:
                yield refused(self.missing, ", ".join(header), name)
        for name in known:
            if header.count(name) > 1:
                yield refused("asked_column_twice", name)
        if extra := [name for name in header if name not in known]:
            found, used = ", ".join(extra), ", ".join(known)
            yield Problem("asked_columns_unused", Severity.NOTED, place(row=1), found, used)


def refused(code: str, found: str = "", expected: str = "") -> Problem:
    """A Problem for which the whole table is not read."""
    return Problem(code, Severity.REFUSED, WHOLE_FILE, found, expected)
