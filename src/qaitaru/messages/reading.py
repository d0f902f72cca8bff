"""Payments from a file, whatever its form, by its first letters."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.text.encodings import decode
from qaitaru.ingest.workers.unread_xml import is_xml
from qaitaru.ingest.xml.door import open_xml
from qaitaru.messages.iso import iso_payments
from qaitaru.messages.mt103 import is_mt, mt103_payments
from qaitaru.screening.payments.payment import Payment

LARGEST_BYTES: Final = 100 * 2**20


@dataclass(frozen=True, slots=True)
class MessageReading:
    """The payments of a file in its order, and what is wrong with it."""

    payments: tuple[Payment, ...]
    problems: tuple[Problem, ...] = ()


def read_messages(path: Path, encoding: str = "") -> MessageReading:
    """The payments in a file of pain.001, pacs.008 or MT103 messages.

    Args:
        encoding: the codec a member chose where the file's bytes do not tell.
    Raises: SourceUnreadable.
    """
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise SourceUnreadable(str(path), fault.strerror or "") from fault
    if len(raw) > LARGEST_BYTES:
        found, expected = str(len(raw)), str(LARGEST_BYTES)
        return _refused(Problem("file_too_large", Severity.REFUSED, WHOLE_FILE, found, expected))
    if is_xml(raw):
        root = open_xml(raw, encoding)
        return _refused(root) if isinstance(root, Problem) else _reading(*iso_payments(root))
    decoded = decode(raw, encoding)
    if isinstance(decoded, Problem):
        return _refused(decoded)
    if not is_mt(decoded.text):
        found = decoded.text.strip()[:60]
        return _refused(Problem("message_unknown", Severity.REFUSED, WHOLE_FILE, found, _KNOWN))
    return _reading(*mt103_payments(decoded.text))


_KNOWN: Final = "pain.001, pacs.008, MT103"


def _reading(payments: list[Payment], problems: list[Problem]) -> MessageReading:
    return MessageReading(tuple(payments), tuple(problems))


def _refused(problem: Problem) -> MessageReading:
    return MessageReading((), (problem,))
