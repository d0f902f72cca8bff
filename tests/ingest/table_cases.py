"""Reading a small table written out in a test."""

from collections.abc import Sequence
from pathlib import Path

from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.problems import Problem
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.readers import delimited, workbook
from qaitaru.ingest.reading import Choices, Source
from qaitaru.ingest.shipped import shipped_mappings


def read_file(path: Path, folder: Path, mapping: str = "") -> list[object]:
    """All facts of a file, by one mapping or by those shipped."""
    folder.mkdir(exist_ok=True)
    source = Source(path, path.name)
    texts = {"mine": mapping} if mapping else dict(shipped_mappings())
    readers = (workbook.READER, delimited.READER)
    reader = next(one for one in readers if one.recognises(source, source.head()))
    return list(reader.read(source, Choices(mappings=texts), folder))


def read_text(text: str, folder: Path, mapping: str = "") -> list[object]:
    """All facts of a CSV file with this text."""
    path = folder / "table.csv"
    path.write_text(text, "utf-8")
    return read_file(path, folder / "work", mapping)


def amounts(facts: Sequence[object]) -> list[int]:
    """The amounts of the bookings or transfers, in order."""
    return [one.amount_minor for one in facts if isinstance(one, Booking | Transfer)]


def problems(facts: Sequence[object]) -> list[tuple[str, str, str]]:
    """Code, place and what was found, of each problem."""
    return [(one.code, one.place, one.found) for one in facts if isinstance(one, Problem)]


def statements(facts: Sequence[object]) -> list[Statement]:
    """The statements, in order."""
    return [one for one in facts if isinstance(one, Statement)]
