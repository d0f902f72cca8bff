"""Parties in a plain table, as they are put to the lists with no workspace.

One row a party, with a header; cells are parted by commas (or, where the header is, by semicolons
or tabs)::

    query_id,name,type,birth_date,country,gender,document
    1,Samira Shahbandar,person,1946-03-02,iq,f,N123456
    2,Alfa Trading LLC,company,,KZ,,

Only ``query_id`` and ``name`` must be there. A cell may hold several values joined by ``;``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.asked_row import AskedRow, asked_of
from qaitaru.lists.header import Columns, refused
from qaitaru.lists.rows import Row, rows_of
from qaitaru.screening.asked import Asked

REQUIRED: Final = ("query_id", "name")
OPTIONAL: Final = ("type", "birth_date", "country", "gender", "document", "birth_place")
_COLUMNS: Final = Columns(REQUIRED, OPTIONAL, "asked_column_missing")
_SEPARATORS: Final = (",", ";", "\t")
_STOPS: Final = frozenset({Severity.REFUSED, Severity.ASKED})


@dataclass(frozen=True, slots=True)
class AskedFile:
    """The parties of a table in its order; ``problems`` are of the table as a whole.

    A Problem of severity REFUSED or ASKED means that there is no table; one that is only NOTED is
    told and nothing is wrong. The rows are read as they are asked for, each time anew, so that a
    table of millions takes little memory.
    """

    rows: Iterable[AskedRow]
    problems: tuple[Problem, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether the table as a whole cannot be read."""
        return any(one.severity in _STOPS for one in self.problems)


def asked_file(text: str) -> AskedFile:
    """The parties of a table.

    A row that cannot be put to the lists stands among the others with its problem, so that nobody
    takes its silence for a clean answer. The whole table is looked through first: where its quotes
    break off, nobody is asked.
    """
    text = text.removeprefix("\ufeff")
    table = _Table(text, max(_SEPARATORS, key=text.lstrip().partition("\n")[0].count))
    first = next(table.read(), None)
    if not isinstance(first, Row):
        return AskedFile((), (first or refused("asked_no_rows"),))
    header = [cell.strip().lower() for cell in first.cells]
    faults = tuple(_COLUMNS.faults(header))
    if any(one.severity is Severity.REFUSED for one in faults):
        return AskedFile((), faults)
    parties, broken = 0, []
    for one in islice(table.read(), 1, None):
        parties += 1
        broken += [one] if isinstance(one, Problem) else []
    nobody = () if parties else (Problem("asked_nobody", Severity.NOTED, place(row=first.number)),)
    return AskedFile(_Parties(table, header), (*faults, *broken, *nobody))


@dataclass(frozen=True, slots=True)
class _Table:
    text: str
    separator: str

    def read(self) -> Iterator[Row | Problem]:
        return rows_of(self.text, self.separator)


@dataclass(frozen=True, slots=True)
class _Parties:
    """The rows below the header, each time read anew."""

    table: _Table
    header: Sequence[str]

    def __iter__(self) -> Iterator[AskedRow]:
        seen: dict[str, int] = {}
        for one in islice(self.table.read(), 1, None):
            if isinstance(one, Row):
                yield _row(one, self.header, seen)


def _row(row: Row, header: Sequence[str], seen: dict[str, int]) -> AskedRow:
    cells = dict(zip(header, row.cells, strict=False))
    found = asked_of(cells, row.number)
    return AskedRow(found.asked, (*found.problems, *_row_faults(row, header, found.asked, seen)))


def _row_faults(
    row: Row, header: Sequence[str], asked: Asked, seen: dict[str, int]
) -> Iterator[Problem]:
    if len(row.cells) != len(header) and any(cell.strip() for cell in row.cells[len(header) :]):
        counts = (str(len(row.cells)), str(len(header)))
        yield Problem("asked_row_uneven", Severity.DOUBTFUL, place(row=row.number), *counts)
    where = place(row=row.number, column="query_id")
    if not asked.query_id:
        yield Problem("asked_id_missing", Severity.DOUBTFUL, where)
        return
    first = seen.setdefault(asked.query_id, row.number)
    if first != row.number:
        yield Problem("asked_id_twice", Severity.DOUBTFUL, where, asked.query_id, str(first))
