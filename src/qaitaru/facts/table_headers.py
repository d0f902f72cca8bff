"""The header of a plain table that a job takes: its columns, what parts them, what is not used."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from typing import Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity

_SEPARATORS: Final = (",", ";", "\t")
_ALIKE: Final = 0.75
"""From here on two names of columns are taken for one misspelt: ``booked_on``, ``curency``."""


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns a job knows; ``table`` begins the codes of its problems."""

    table: str
    required: tuple[str, ...]
    optional: tuple[str, ...]

    def separator_of(self, text: str) -> str:
        """The one that parts the header into the columns; a comma where none does."""
        header = re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
        for separator in _SEPARATORS:
            cells = {cell.strip(' "').lower() for cell in header.split(separator)}
            if {*self.required} <= cells:
                return separator
        return ","

    def faults(self, header: Sequence[str]) -> Iterator[Problem]:
        """What keeps a header, in small letters, from being that of such a table."""
        named = [name for name in header if name in {*self.required, *self.optional}]
        missing = [name for name in self.required if name not in named]
        twice = [name for name, after in pairwise(sorted(named)) if name == after]
        if missing or twice:
            expected = ",".join((*self.required, *(f"[{name}]" for name in self.optional)))
            yield self.refused("header", place(row=1), ",".join(header), expected)

    def notes(self, header: Sequence[str]) -> Iterator[Problem]:
        """Columns of a header, in small letters, that the job does not know: they are passed over.

        One that is called much like a column that is not there may be meant for it: a doubt.
        """
        for at, name in enumerate(header, start=1):
            if not name or name in {*self.required, *self.optional}:
                continue
            absent = [one for one in self.optional if one not in header]
            like = get_close_matches(name, absent, n=1, cutoff=_ALIKE)
            code = "column_like" if like else "column"
            severity = Severity.DOUBTFUL if like else Severity.NOTED
            where = place(row=1, column=str(at))
            yield Problem(f"{self.table}_{code}", severity, where, name, "".join(like))

    def refused(self, code: str, where: str, found: str = "", expected: str = "") -> Problem:
        """A problem that keeps the whole table from being taken."""
        return Problem(f"{self.table}_{code}", Severity.REFUSED, where, found, expected)
