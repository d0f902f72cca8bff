"""OpenSanctions' plain table: ``targets.simple.csv``, one row a target, values joined by ``;``.

Source: OpenSanctions, "Simplified tabular format".
"""

import csv
from collections.abc import Sequence
from typing import Final

from qaitaru.facts.designations import DesignatedKind, ListedName, ListedNumber, NameKind
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.tables.cells import column_letters
from qaitaru.lists.content import BOOKKEEPING, squashed
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.ftm.terms import KINDS
from qaitaru.lists.reading import WHOLE, ListChoices, ListReader, ListReading, Part
from qaitaru.lists.rows import Row, rows_of, text_of

PUBLISHER: Final = "ftm"
_NEEDED: Final = {"id", "schema", "name", "aliases", "birth_date", "identifiers"}
_RECORDS: Final = ("first_seen", "last_seen", "last_change", "dataset")
_IMO: Final = "IMO"


def role_of(_name: str, head: bytes) -> str:
    """By the header."""
    line = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].decode("latin-1")
    names = {name.strip(' "\r') for name in line.split(",")}
    return WHOLE if names >= _NEEDED else ""


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The designations of the table."""
    text = text_of(parts[0][1].raw, choices.encoding)
    rows = [text] if isinstance(text, Problem) else list(rows_of(text))
    problems = [one for one in rows if isinstance(one, Problem)]
    header, *below = [one for one in rows if isinstance(one, Row)] or [Row(1, [])]
    entries, datasets = [], set()
    for row in below:
        if len(row.cells) != len(header.cells):
            found, expected = str(len(row.cells)), str(len(header.cells))
            where = place(row=row.number)
            problems.append(Problem("list_row_misshapen", Severity.REFUSED, where, found, expected))
            continue
        names = (name.strip() for name in header.cells)
        said = dict(zip(names, row.cells, strict=True))
        datasets |= {said.get("dataset", "")}
        entries.append(_entry(said, place(row=row.number)))
    problems += [one for entry in entries for one in entry.problems]
    return ListReading(
        publisher=PUBLISHER,
        list_name=datasets.pop() if len(datasets) == 1 else "targets",
        designations=tuple(entry.frozen() for entry in entries),
        problems=tuple(problems),
    )


def _entry(said: dict[str, str], where: str) -> Entry:
    kind = KINDS.get(said.get("schema", ""), DesignatedKind.UNKNOWN)
    entry = Entry(publisher=PUBLISHER, reference=said.get("id", "").strip(), place=where, kind=kind)
    for at, (field, text) in enumerate(said.items()):
        term = BOOKKEEPING + field if field in _RECORDS else field
        entry.tell(term, text, f"{where};column={column_letters(at)}")
    entry.name(_name(squashed(said.get("name", "")), NameKind.PRIMARY, where))
    for text in _values(said.get("aliases", "")):
        entry.name(_name(text, NameKind.ALIAS, where))
    for text in _values(said.get("birth_date", "")):
        entry.born(text, where)
    for text in _values(said.get("countries", "")):
        entry.country(text)
    for text in _values(said.get("program_ids", "")) or _values(said.get("sanctions", "")):
        entry.regime(text)
    for text in _values(said.get("identifiers", "")):
        maritime = text.startswith(_IMO) and text.removeprefix(_IMO).isdigit()
        number = text.removeprefix(_IMO) if maritime else text
        kind_of = "imo" if maritime else "other"
        entry.number(ListedNumber(kind=kind_of, number=number, place=where))
    return entry


def _name(text: str, kind: NameKind, where: str) -> ListedName:
    return ListedName(text=text, kind=kind, parts=(("whole", text),), place=where)


def _values(text: str) -> list[str]:
    """The values of a cell, where one that holds a semicolon stands in quotes."""
    parted = next(csv.reader([text.replace("\n", " ")], delimiter=";"), [])
    return [value for value in map(squashed, parted) if value]


READER = ListReader("ftm_table", 1, role_of, read)
