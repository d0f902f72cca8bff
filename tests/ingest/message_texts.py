"""Small bank messages written to a file and read; and what came of a reading, in short."""

from collections.abc import Iterable
from pathlib import Path

from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.reading import Choices, Fact, Reader, Source


def read_bytes(reader: Reader, raw: bytes, folder: Path, *, encoding: str = "") -> list[Fact]:
    """The facts a reader gives for the bytes."""
    path = folder / "message"
    path.write_bytes(raw)
    return list(reader.read(Source(path, path.name), Choices(encoding), folder))


def read_text(reader: Reader, text: str, folder: Path) -> list[Fact]:
    """The facts a reader gives for a text in UTF-8."""
    return read_bytes(reader, text.encode(), folder)


def read_file(reader: Reader, path: Path, *, encoding: str = "") -> list[Fact]:
    """The facts a reader gives for a file."""
    return list(reader.read(Source(path, path.name), Choices(encoding), path.parent))


def recognised(reader: Reader, raw: bytes, folder: Path, name: str = "message") -> bool:
    """Whether a reader takes a file of that name and content for its own."""
    path = folder / name
    path.write_bytes(raw)
    source = Source(path, name)
    return reader.recognises(source, source.head())


def statements(facts: Iterable[Fact]) -> list[Statement]:
    return [fact for fact in facts if isinstance(fact, Statement)]


def bookings(facts: Iterable[Fact]) -> list[Booking]:
    return [fact for fact in facts if isinstance(fact, Booking)]


def transfers(facts: Iterable[Fact]) -> list[Transfer]:
    return [fact for fact in facts if isinstance(fact, Transfer)]


def problems(facts: Iterable[Fact]) -> list[Problem]:
    return [fact for fact in facts if isinstance(fact, Problem)]


def codes(facts: Iterable[Fact]) -> list[str]:
    return [problem.code for problem in problems(facts)]


def claims(facts: Iterable[Fact], subject: str) -> dict[str, str]:
    """What is claimed of a subject, by field; the last of a field that comes twice."""
    found = [fact for fact in facts if isinstance(fact, Claim)]
    return {claim.field: claim.value for claim in found if claim.subject == subject}


def proved(facts: Iterable[Fact]) -> int:
    """How many statements close by their own figures, added up here without the reader's help."""
    listed = list(facts)
    return sum(
        statement.opening_minor is not None
        and statement.opening_minor + _sum(statement, bookings(listed)) == statement.closing_minor
        for statement in statements(listed)
    )


def _sum(statement: Statement, listed: list[Booking]) -> int:
    return sum(
        booking.amount_minor
        for booking in listed
        if (booking.statement_no, booking.currency) == (statement.statement_no, statement.currency)
    )
