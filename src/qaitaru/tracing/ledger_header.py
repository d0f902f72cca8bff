"""The header of a ledger as a plain table: its columns, what parts them, and what is not used."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity

REQUIRED: Final = ("entry_id", "account", "direction", "counterparty", "amount")
OPTIONAL: Final = ("currency", "booked_at", "to_account")
_SEPARATORS: Final = (",", ";", "\t")
_ALIKE: Final = 0.75
"""From here on two names of columns are taken for one misspelt: ``booked_on``, ``curency``."""


def separator_of(text: str) -> str:
    """The one that parts the header into the columns; a comma where none does."""
    header = re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    for separator in _SEPARATORS:
        if {*REQUIRED} <= {cell.strip(' "').lower() for cell in header.split(separator)}:
            return separator
    return ","


def header_faults(header: Sequence[str]) -> Iterator[Problem]:
    """What keeps a header, in small letters, from being that of a ledger."""
    named = [name for name in header if name in {*REQUIRED, *OPTIONAL}]
    missing = [name for name in REQUIRED if name not in named]
    twice = [name for name, after in pairwise(sorted(named)) if name == after]
    if missing or twice:
        expected = ",".join((*REQUIRED, *(f"[{name}]" for name in OPTIONAL)))
        yield refused("header", place(row=1), ",".join(header), expected)


def header_notes(header: Sequence[str]) -> Iterator[Problem]:
    """Columns of a header, in small letters, that a ledger does not have: they are passed over.

    One that is called much like a column that is not there may be meant for it: that is a doubt.
    """
    for at, name in enumerate(header, start=1):
        if not name or name in {*REQUIRED, *OPTIONAL}:
            continue
        absent = [one for one in OPTIONAL if one not in header]
        like = get_close_matches(name, absent, n=1, cutoff=_ALIKE)
        code = "column_like" if like else "column"
        severity = Severity.DOUBTFUL if like else Severity.NOTED
        where = place(row=1, column=str(at))
        yield Problem(f"ledger_file_{code}", severity, where, name, "".join(like))


def refused(code: str, where: str, found: str = "", expected: str = "") -> Problem:
    """A problem that keeps the whole table from being traced."""
    return Problem(f"ledger_file_{code}", Severity.REFUSED, where, found, expected)
