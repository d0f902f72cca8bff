"""ISO 20022 camt.052, 053 and 054: account reports, statements, debit and credit notifications.

Elements are found by their local names, so that every version reads alike; what has no place in
the ledger becomes a claim, so that nothing a bank said is lost.
"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from qaitaru.facts.bookings import Booking
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.closing import closing_problems
from qaitaru.ingest.readers.camt.entry import Numbers, booked
from qaitaru.ingest.readers.camt.statement import balance_facts, statement_of
from qaitaru.ingest.reading import Choices, Fact, Reader, Source
from qaitaru.ingest.xml.door import open_xml
from qaitaru.ingest.xml.records import Record, claims_of

_MESSAGE: Final = "BkToCstmr"  # ..Stmt, ..AcctRpt, ..DbtCdtNtfctn, and with V01 behind
_KINDS: Final = ("Stmt", "Rpt", "Ntfctn")
_DEEPEST: Final = 3  # Document, or an envelope around it


def recognises(_source: Source, head: bytes) -> bool:
    """By the namespace or the message's own element in the first bytes."""
    narrow = head.replace(b"\0", b"")
    return b"<" in narrow[:8] and (b"camt.05" in narrow or _MESSAGE.encode() in narrow)


def read(source: Source, choices: Choices, _work: Path) -> Iterator[Fact]:
    """The statements of a message and what is wrong with them."""
    root = open_xml(source.path.read_bytes(), choices.encoding)
    if isinstance(root, Problem):
        yield root
        return
    found = list(_messages(Record(root), _DEEPEST))
    if not any(message.children(kind) for message in found for kind in _KINDS):
        yield Problem("no_statement_in_file", Severity.REFUSED, WHOLE_FILE, str(root.tag))
        return
    statements, numbers = count(1), Numbers(count(1), count(1))
    for number, message in enumerate(found, 1):
        for kind in _KINDS:
            for record in message.children(kind):
                yield from _statement(record, statements, numbers)
        rest = message.rest(but=_KINDS)
        yield from claims_of(rest, f"report:{number}", message.path)


def _messages(record: Record, depth: int) -> Iterator[Record]:
    """The messages of a document, also inside an envelope."""
    if record.name.startswith(_MESSAGE):
        yield record
    elif depth:
        for below in record.parts():
            yield from _messages(below, depth - 1)


def _statement(record: Record, statements: Iterator[int], numbers: Numbers) -> Iterator[Fact]:
    """One statement, its bookings, and the claims of what is left of both."""
    statement = statement_of(record, statements)
    if isinstance(statement, Problem):
        yield statement
        return
    yield statement
    yield from balance_facts(record, statement)
    amounts = []
    for entry in record.each("Ntry"):
        for fact in booked(entry, statement, numbers):
            if isinstance(fact, Booking) and fact.currency == statement.currency:
                amounts.append(fact.amount_minor)
            yield fact
    yield from closing_problems(statement, amounts)
    yield from claims_of(
        record.rest(but=("Ntry",)), f"statement:{statement.statement_no}", record.path
    )


READER = Reader("camt", 1, recognises, read)
