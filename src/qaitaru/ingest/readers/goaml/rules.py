"""What a goAML report must hold beyond its schema; each breach is a Problem, the report is read.

Which report codes there are and what each wants is the agency's, and stands in its profile.

Source: goAML field guide 3.0.0 (Nepal, 2019); business rules of the United Arab Emirates profile.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.goaml.forms import when_of
from qaitaru.ingest.readers.goaml.profile import Explained, Profile, Shape
from qaitaru.ingest.xml.records import Record

_SIDES: Final = (("t_from", "t_from_my_client"), ("t_to", "t_to_my_client"))


def breaches(report: Record, profile: Profile) -> Iterator[Problem]:
    """The rules of an agency's profile that the report breaks, in the order of the report."""
    code = report.take("report_code")
    yield from _head(report, code, profile)
    yield from _content(report, code, profile)
    transactions = report.children("transaction")
    yield from _numbered_twice(transactions)
    sent = when_of(report.first("submission_date", "report_date"))
    for transaction in transactions:
        yield from _transaction(transaction)
        yield from _unexplained(transaction, profile.explained)
        when = when_of(transaction.take("date_transaction"))
        if when and sent and when.day > sent.day:
            found, expected = str(when.day), str(sent.day)
            yield _doubtful("goaml_after_report", transaction, found, f"<= {expected}")


def _head(report: Record, code: str, profile: Profile) -> Iterator[Problem]:
    kind = profile.kind(code)
    if code and kind is None and profile.complete:
        known = ", ".join(one.code for one in profile.report)
        yield _doubtful("goaml_code_unknown", report, code, known)
    for name in kind.needs if kind else ():
        child = report.child(name)
        if child is None or not (child.peek() or child.parts()):
            yield _missing(report, name, code)
    if not any(found.take() for found in report.children("report_indicators/indicator")):
        yield _missing(report, "indicator", code)
    if not report.first("submission_date", "report_date"):
        yield _missing(report, "submission_date", code)


def _content(report: Record, code: str, profile: Profile) -> Iterator[Problem]:
    has_transaction = report.child("transaction") is not None
    has_activity = report.child("activity") is not None
    kind = profile.kind(code)
    shape = kind.shape if kind else None
    if shape is Shape.TRANSACTION and not has_transaction:
        yield _missing(report, "transaction", code)
    elif shape is Shape.ACTIVITY and not has_activity:
        yield _missing(report, "activity", code)
    elif not (has_transaction or has_activity):
        yield _missing(report, "transaction, activity", code)
    if shape is Shape.ACTIVITY and has_transaction:
        yield _doubtful("goaml_code_unfitting", report, code, "activity")


def _numbered_twice(transactions: list[Record]) -> Iterator[Problem]:
    times = Counter(transaction.take("transactionnumber") for transaction in transactions)
    for transaction in transactions:
        number = transaction.take("transactionnumber")
        if number and times[number] > 1:
            yield _doubtful("goaml_number_repeated", transaction, number)


def _transaction(record: Record) -> Iterator[Problem]:
    parties = record.children("involved_parties/party")
    sides = [[found for name in names for found in record.children(name)] for names in _SIDES]
    if parties and any(sides):
        yield _doubtful("goaml_both_shapes", record)
    for names, found in zip(_SIDES, sides, strict=True):
        if len(found) > 1 or not (found or parties):
            stated = ", ".join(side.name for side in found)
            yield _doubtful("goaml_side_not_one", record, stated, " | ".join(names))
    if record.take("date_posting") and not record.take("late_deposit"):
        yield _doubtful("goaml_entry_date_alone", record, record.take("date_posting"))


def _unexplained(record: Record, explained: tuple[Explained, ...]) -> Iterator[Problem]:
    """Codes that say "other" with no comment beside them, anywhere in a transaction."""
    for rule in explained:
        said = record.child(rule.field)
        code, comment = said.peek() if said else "", record.child(rule.comment)
        if code in rule.codes and not (comment and comment.peek()):
            yield _doubtful("goaml_code_unexplained", record, code, rule.comment)
    for below in record.parts():
        yield from _unexplained(below, explained)


def _missing(report: Record, name: str, code: str) -> Problem:
    return _doubtful("goaml_part_missing", report, code, name)


def _doubtful(code: str, record: Record, found: str = "", expected: str = "") -> Problem:
    return Problem(code, Severity.DOUBTFUL, record.place, found, expected)
