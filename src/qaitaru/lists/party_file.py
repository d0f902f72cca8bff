"""Records of parties in a plain table, to be joined with no workspace.

One row a record, with a header; cells are parted by commas (or, where the header is, by semicolons
or tabs)::

    party_id,name,type,birth_date,country,document,phone,account,address
    1,Ахметов Серік Болатұлы,person,1980-01-01,kz,800101300113,+77011234567,,
    2,AKHMETOV SERIK,person,,,,8 701 123 45 67,KZ75125KZT1001300335,

Only ``party_id`` and ``name`` must be there. A cell may hold several values joined by ``;``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.asked_cells import several
from qaitaru.lists.asked_row import asked_of
from qaitaru.lists.header import Columns, refused
from qaitaru.lists.rows import Row, rows_of
from qaitaru.screening.asked import Asked

REQUIRED: Final = ("party_id", "name")
OPTIONAL: Final = ("type", "birth_date", "country", "document", "phone", "account", "address")
_COLUMNS: Final = Columns(REQUIRED, OPTIONAL, "party_column_missing")
_SEPARATORS: Final = (",", ";", "\t")
_WHOLE: Final = (Severity.REFUSED, Severity.ASKED)
_OWN: Final = {"asked_name_missing": "party_name_missing"}  # no lists are asked here


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """One record of a table; ``asked.query_id`` is its ``party_id``."""

    asked: Asked
    phones: tuple[str, ...]
    accounts: tuple[str, ...]
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyFile:
    """The records of a table in its order, and all that is wrong with it."""

    rows: tuple[PartyRow, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether the table as a whole cannot be read."""
        return any(one.severity in _WHOLE for one in self.problems)


def party_file(text: str) -> PartyFile:
    """The records of a table; a row without a number of its own is not taken."""
    text = text.removeprefix("\ufeff")
    separator = max(_SEPARATORS, key=text.lstrip().partition("\n")[0].count)
    table = rows_of(text, separator)
    first = next(table, None)
    if not isinstance(first, Row):
        return PartyFile((), (first or refused("asked_no_rows"),))
    header = [cell.strip().lower() for cell in first.cells]
    problems = list(_COLUMNS.faults(header))
    if any(one.severity is Severity.REFUSED for one in problems):
        return PartyFile((), tuple(problems))
    seen: dict[str, int] = {}
    rows = []
    for one in table:
        found = one if isinstance(one, Problem) else _row(one, header, seen, problems)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            rows.append(found)
    return PartyFile(tuple(rows), tuple(problems))


def _row(
    row: Row, header: Sequence[str], seen: dict[str, int], problems: list[Problem]
) -> PartyRow | Problem:
    """The record of a row, or why it is not taken; what else is wrong with it is told beside."""
    cells = dict(zip(header, row.cells, strict=False))
    number = cells.get("party_id", "").strip()
    where = place(row=row.number, column="party_id")
    if not number:
        return Problem("party_id_missing", Severity.SKIPPED, where)
    first = seen.setdefault(number, row.number)
    if first != row.number:
        return Problem("party_id_twice", Severity.SKIPPED, where, number, str(first))
    if any(cell.strip() for cell in row.cells[len(header) :]):
        counts = str(len(row.cells)), str(len(header))
        problems.append(
            Problem("asked_row_uneven", Severity.DOUBTFUL, place(row=row.number), *counts)
        )
    found = asked_of(cells | {"query_id": number}, row.number)
    problems += [replace(one, code=_OWN.get(one.code, one.code)) for one in found.problems]
    return PartyRow(
        asked=found.asked,
        phones=several(cells.get("phone", "")),
        accounts=several(cells.get("account", "")),
        addresses=several(cells.get("address", "")),
    )
