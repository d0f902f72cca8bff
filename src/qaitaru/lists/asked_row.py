"""One party as a row of cells says it, and what of it cannot be put to the lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from qaitaru.facts.designations import BirthDate, DesignatedKind, Gender
from qaitaru.facts.places import place
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
from qaitaru.screening.asked import Asked


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A party, or what of its row can be put to the lists, and what is wrong with the row."""

    asked: Asked
    problems: tuple[Problem, ...] = ()


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
