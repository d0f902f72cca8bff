"""What an FM-1 must hold by the rules of its form; each breach is a Problem, the form is read.

Source: order No. 13 of 22 February 2022, appendix 2, sections 2 and 3; the count of participants
follows from 3.4 and section 4.
"""

from collections.abc import Iterator
from typing import Final

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.fm1.forms import MISPRINTS, Spread, children
from qaitaru.ingest.xml.records import Record

AUTHORITY: Final = frozenset({"AFM", "KFM"})
"""The receiver's literal since 2021, and the one before."""

_SUSPICIOUS: Final = "2"
_NOT_CARRIED_OUT: Final = "4"
_OFFSHORE_KINDS: Final = range(611, 635)


def envelope_breaches(export: Record, raw: bytes) -> Iterator[Problem]:
    """The envelope: one end is the authority, the file is in UTF-16, and names are as meant."""
    ends = [export.take(f"SignedData/{end}") for end in ("Sender", "Receiver")]
    if not AUTHORITY & set(ends):
        found, expected = ", ".join(ends), ", ".join(sorted(AUTHORITY))
        yield Problem("fm1_no_authority", Severity.DOUBTFUL, export.place, found, expected)
    if b"\0" not in raw[:64]:
        yield Problem("fm1_not_utf16", Severity.NOTED, "", "", "UTF-16")
    yield from _misprinted(export)


def form_breaches(root: Record, message: Spread, participants: list[Record]) -> Iterator[Problem]:
    """The form itself, in the order of its fields."""
    if not message.take("MessageNumber"):
        yield _missing(message, "MessageNumber")
    yield from _suspicion(message)
    yield from _dated(message)
    yield from _counted(message, "ParticipantCount", len(participants))
    yield from _counted(message, "ReferCount", len(root.children("References/Reference")))
    yield from _offshore(message, participants)


def _suspicion(message: Spread) -> Iterator[Problem]:
    ground, first = message.take("ReasonFilingId"), message.take("SuspicionFirst")
    if ground == _SUSPICIOUS and not first:
        yield _missing(message, "SuspicionFirst", f"ReasonFilingId {ground}")
    if first and ground != _SUSPICIOUS:
        found = f"ReasonFilingId {ground}, SuspicionFirst {first}"
        where = message.where("SuspicionFirst")
        yield _unfitting(where, found, f"ReasonFilingId {_SUSPICIOUS}")


def _dated(message: Spread) -> Iterator[Problem]:
    state, when = message.take("OperationStatusId"), message.take("TransactionDate")
    if state == _NOT_CARRIED_OUT and when:
        found = f"OperationStatusId {state}, TransactionDate {when}"
        yield _unfitting(message.where("TransactionDate"), found)
    if state and state != _NOT_CARRIED_OUT and not when:
        yield _missing(message, "TransactionDate", f"OperationStatusId {state}")


def _counted(message: Spread, tag: str, count: int) -> Iterator[Problem]:
    stated = message.take(tag)
    if stated and stated != str(count):
        where = message.where(tag)
        yield Problem("fm1_count_disagrees", Severity.DOUBTFUL, where, stated, str(count))


def _offshore(message: Spread, participants: list[Record]) -> Iterator[Problem]:
    kind = message.take("ViewOperationId")
    is_offshore = kind.isascii() and kind.isdigit() and int(kind) in _OFFSHORE_KINDS
    route = "CorrespondentBank/BankOffshoreAddr"
    stating = [one for one in participants if one.take(route)]
    if is_offshore and not stating:
        yield _missing(message, "BankOffshoreAddr", f"ViewOperationId {kind}")
    if stating and not is_offshore:
        found = f"ViewOperationId {kind}, BankOffshoreAddr {stating[0].take(route)}"
        yield _unfitting(stating[0].place, found, "611-634")


def _misprinted(export: Record) -> Iterator[Problem]:
    """The names written as the published texts misprint them, each with the right one."""
    holders = [
        holder
        for route in ("SignedData", "SignedData/Data", "SignedData/Data/Root")
        for holder in export.children(route)
    ]
    for route in ("PersonalData", "MessageInformation"):
        holders += children(export, f"SignedData/Data/Root/{route}")
    for holder in holders:
        for meant, misprints in MISPRINTS.items():
            for misprint in misprints:
                for found in holder.children(misprint):
                    code = "fm1_name_misprinted"
                    yield Problem(code, Severity.NOTED, found.place, misprint, meant)


def _missing(message: Spread, tag: str, found: str = "") -> Problem:
    return Problem("fm1_part_missing", Severity.DOUBTFUL, message.place, found, tag)


def _unfitting(where: str, found: str, expected: str = "") -> Problem:
    return Problem("fm1_part_unfitting", Severity.DOUBTFUL, where, found, expected)
