"""MT940 customer statements and MT942 interim reports, one statement a message."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from qaitaru.facts.bookings import Booking
from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.closing import closing_problems
from qaitaru.ingest.readers.mt940.booking import booked, divided
from qaitaru.ingest.readers.mt940.statement import (
    LONGEST_QUOTE,
    claims_of,
    head_of,
    head_problems,
    quoted,
    statement_of,
)
from qaitaru.ingest.readers.mt940.tags import Message, messages
from qaitaru.ingest.reading import Choices, Fact, Reader, ReadWith, Source
from qaitaru.ingest.text.encodings import decode

_SUFFIXES: Final = frozenset({".sta", ".mt940", ".mt942", ".940", ".942"})
_OPENING: Final = re.compile(rb"^:20:", re.MULTILINE)


def recognises(source: Source, head: bytes) -> bool:
    """By the file's ending, or by the fields 20 and 25 at the head of a line."""
    narrow = head.replace(b"\0", b"").replace(b"\r", b"\n")
    return source.suffix in _SUFFIXES or (b"\n:25" in narrow and bool(_OPENING.search(narrow)))


def read(source: Source, choices: Choices, _work: Path) -> Iterator[Fact]:
    """The statements of a file and what is wrong with them."""
    decoded = decode(source.path.read_bytes(), choices.encoding)
    if isinstance(decoded, Problem):
        yield decoded
        return
    found = list(messages(decoded.text))
    if not any(message.first("25", "25P") for message in found):
        quote = decoded.text.strip()[:LONGEST_QUOTE]
        yield Problem("no_statement_in_file", Severity.REFUSED, WHOLE_FILE, quote)
        return
    yield ReadWith(encoding=decoded.encoding)
    statements, bookings = count(1), count(1)
    for message in found:
        yield from _message(message, statements, bookings)


def _message(
    message: Message, statements: Iterator[int], bookings: Iterator[int]
) -> Iterator[Fact]:
    """One message's facts, numbered on from the messages before it."""
    if not message.tags:
        found, where = quoted(message), place(line=message.line)
        yield Problem("text_outside_statement", Severity.NOTED, where, found)
        return
    own, entries = divided(message)
    head = head_of(message, own)
    if isinstance(head, Problem):
        yield head
        return
    statement = statement_of(head, next(statements))
    yield statement
    yield from claims_of(head, statement.statement_no, message.header)
    yield from head_problems(head)
    amounts = []
    for entry in entries:
        facts = list(booked(entry, statement, bookings))
        amounts += [fact.amount_minor for fact in facts if isinstance(fact, Booking)]
        yield from facts
    yield from closing_problems(statement, amounts)


READER = Reader("mt940", 1, recognises, read)
