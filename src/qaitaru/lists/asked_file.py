"""Parties in a plain table, as they are put to the lists with no workspace.

One row a party, with a header; cells are parted by commas (or, where the header is, by semicolons
or tabs)::

    query_id,name,type,birth_date,country,gender,document
    1,Samira Shahbandar,person,1946-03-02,iq,f,N123456
    2,Alfa Trading LLC,company,,KZ,,

Only ``query_id`` and ``name`` must be there. A cell may hold several values joined by ``;``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from qaitaru.facts.designations import BirthDate, DesignatedKind, Gender
from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.asked_cells import (
    birth_by_iin,
    births_of,
    countries_of,
    gender_of,
    kind_of,
    several,
)
from qaitaru.lists.letters import is_misread
from qaitaru.lists.rows import Row, rows_of
from qaitaru.screening.asked import Asked

REQUIRED: Final = ("query_id", "name")
OPTIONAL: Final = ("type", "birth_date", "country", "gender", "document", "birth_place")
_SEPARATORS: Final = (",", ";", "\t")
_STOPS: Final = frozenset({Severity.REFUSED, Severity.ASKED})


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A party, or what of its row can be put to the lists, and what is wrong with the row."""

    asked: Asked
    problems: tuple[Problem, ...] = ()


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
        return AskedFile((), (first or _refused("asked_no_rows"),))
    header = [cell.strip().lower() for cell in first.cells]
    faults = tuple(_header_faults(header))
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


def asked_of(cells: Mapping[str, str], number: int | None = None) -> AskedRow:
    """The party of one row.

    Args:
        cells: by the name of their column.
        number: of the row, as a spreadsheet shows it; None where there is no table.
    """
    told = _Row(cells, number)
    numbers, names = several(cells.get("document", "")), several(cells.get("name", ""))
    if not names:
        told.problem("asked_name_missing", "name", Severity.SKIPPED)
    for name in names:
        if not any(map(str.isalpha, name)):
            told.problem("asked_name_without_letters", "name", Severity.SKIPPED, name)
        elif not name.isascii() and is_misread(name):
            told.problem("asked_name_misread", "name", Severity.DOUBTFUL, name)
    births, gender, kind = told.births(), told.gender(), told.kind()
    for birth, of_iin in birth_by_iin(numbers) if kind is not DesignatedKind.ORGANISATION else ():
        births = births or (birth,)
        gender = of_iin if gender is Gender.UNKNOWN else gender
    asked = Asked(
        query_id=cells.get("query_id", "").strip(),
        names=names,
        kind=kind,
        births=births,
        countries=told.countries(),
        gender=gender,
        numbers=numbers,
        birth_places=several(cells.get("birth_place", "")),
    )
    return AskedRow(asked, tuple(told.problems))


class _Row:
    """One row being read, and what is wrong with it."""

    def __init__(self, cells: Mapping[str, str], number: int | None) -> None:
        self._cells = cells
        self._number = number
        self.problems: list[Problem] = []

    def problem(self, code: str, column: str, severity: Severity, found: str = "") -> None:
        where = place(row=self._number, column=column)
        self.problems.append(Problem(code, severity, where, found))

    def births(self) -> tuple[BirthDate, ...]:
        found = list(births_of(self._cell("birth_date")))
        for text in found:
            if isinstance(text, str):
                self.problem("asked_date_unreadable", "birth_date", Severity.DOUBTFUL, text)
        return tuple(one for one in found if isinstance(one, BirthDate))

    def countries(self) -> tuple[str, ...]:
        found = list(countries_of(self._cell("country")))
        for code, known in found:
            if not known:
                self.problem("asked_country_unknown", "country", Severity.DOUBTFUL, code)
        return tuple(code for code, known in found if known)

    def kind(self) -> DesignatedKind:
        cell = self._cell("type")
        found = kind_of(cell)
        if found is None:
            self.problem("asked_kind_unknown", "type", Severity.DOUBTFUL, cell)
        return found or DesignatedKind.UNKNOWN

    def gender(self) -> Gender:
        cell = self._cell("gender")
        found = gender_of(cell)
        if found is None:
            self.problem("asked_gender_unknown", "gender", Severity.DOUBTFUL, cell)
        return found or Gender.UNKNOWN

    def _cell(self, column: str) -> str:
        return self._cells.get(column, "").strip()


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


def _header_faults(header: Sequence[str]) -> Iterator[Problem]:
    known = (*REQUIRED, *OPTIONAL)
    for name in REQUIRED:
        if name not in header:
            yield _refused("asked_column_missing", ", ".join(header), name)
    for name in known:
        if header.count(name) > 1:
            yield _refused("asked_column_twice", name)
    if extra := [name for name in header if name not in known]:
        found = ", ".join(extra)
        yield Problem("asked_columns_unused", Severity.NOTED, place(row=1), found, ", ".join(known))


def _refused(code: str, found: str = "", expected: str = "") -> Problem:
    return Problem(code, Severity.REFUSED, WHOLE_FILE, found, expected)
