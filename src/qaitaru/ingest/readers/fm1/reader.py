"""FM-1: reports to the financial intelligence unit of Kazakhstan, and the messages around them.

Source: order of the chairman of the Agency for Financial Monitoring of Kazakhstan No. 13 of
22 February 2022, appendices 1 and 2 (text of 10 July 2025); order of the Minister of Finance
No. 345 of 3 June 2015.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.fm1.forms import Spread, children
from qaitaru.ingest.readers.fm1.kinds import DOC, REGISTRATION, kind_of
from qaitaru.ingest.readers.fm1.operation import goods_said, indicators_said, transfer_said
from qaitaru.ingest.readers.fm1.parties import coded, participant_said, reporter_said
from qaitaru.ingest.readers.fm1.registration import registration_said
from qaitaru.ingest.readers.fm1.rules import envelope_breaches, form_breaches
from qaitaru.ingest.readers.fm1.terms import ENVELOPE, MESSAGE, OPERATION, REFERENCE, ROOT
from qaitaru.ingest.reading import Choices, Fact, Reader, Source
from qaitaru.ingest.reports.shapes import said
from qaitaru.ingest.reports.subjects import REPORT, Said, Subjects, derived, unlisted
from qaitaru.ingest.xml.door import open_xml
from qaitaru.ingest.xml.records import Record

_MARKS: Final = (b"<ExportData", b"<SignedData")
_SEALED_ONLY: Final = ("/Signature", "/Buffer", "/Certificate")
"""Left in the sealed original: a signature, a certificate and an attachment are bytes in base64,
whose place is the file itself; that they are there is said, and they are not verified here."""


def read_export(export: Record, raw: bytes) -> Iterator[Fact]:
    """The facts of one message, whichever it is; what no table names comes last."""
    subjects = Subjects()
    kind = kind_of(export)
    yield derived(REPORT, "message_type", kind, export)
    yield from coded(export, ENVELOPE, REPORT)
    for holder in children(export, "SignedData/Data/Root") + children(
        export, "SignedData/Data/Check"
    ):
        yield from said(holder, ROOT, REPORT)
    for root in export.children("SignedData/Data/Root") if kind == DOC else ():
        yield from _form_said(root, subjects)
    if kind == REGISTRATION:
        yield from registration_said(export, subjects)
    if not kind:
        yield Problem("fm1_message_unknown", Severity.DOUBTFUL, export.place)
    yield from envelope_breaches(export, raw)
    yield from _remainder(export, subjects)


def _form_said(root: Record, subjects: Subjects) -> Iterator[Fact]:
    for reporter in children(root, "PersonalData"):
        yield from reporter_said(reporter, subjects)
    yield from _references_said(root, subjects)
    transfer = subjects.fresh("transfer")
    participants = root.children("Participants/Participant")
    for message in children(root, "MessageInformation"):
        yield from coded(message, MESSAGE, REPORT)
        yield from coded(message, OPERATION, transfer)
        yield from indicators_said(message, subjects)
        yield from goods_said(message, transfer, subjects)
    for participant in participants:
        yield from participant_said(participant, transfer, subjects)
    whole = Spread(root, "MessageInformation")
    yield from transfer_said(whole, participants)
    yield from form_breaches(root, whole, participants)


def _references_said(root: Record, subjects: Subjects) -> Said:
    for reference in root.children("References/Reference"):
        relation = subjects.number("relation", reference)
        yield derived(relation, "kind", "other_report", reference)
        yield derived(relation, "target", REPORT, reference)
        yield from said(reference, REFERENCE, relation)


def _remainder(export: Record, subjects: Subjects) -> Said:
    for signature in export.children("SignedData/Signature"):
        yield derived(REPORT, "signature", "unverified", signature)
    leaves = [leaf for leaf in export.rest() if not any(n in leaf.name for n in _SEALED_ONLY)]
    yield from unlisted(leaves, subjects)


def _recognises(_source: Source, head: bytes) -> bool:
    plain = head.replace(b"\0", b"")  # UTF-16 in its Latin part
    return all(mark in plain for mark in _MARKS)


def _read(source: Source, choices: Choices, _folder: Path) -> Iterator[Fact]:
    raw = source.path.read_bytes()
    root = open_xml(raw, choices.encoding)
    if isinstance(root, Problem):
        yield root
        return
    record = Record(root)
    if record.name != "ExportData":
        yield Problem("fm1_not_an_export", Severity.REFUSED, record.place, record.name)
        return
    yield from read_export(record, raw)


READER: Final = Reader("fm1", 1, _recognises, _read)
