"""The parties of an FM-1: who reports, who takes part, who stands behind a firm; their accounts.

Source: order No. 13 of 22 February 2022, appendix 2, sections 2 and 4 of the form.
"""

from typing import Final

from qaitaru.facts.accounts import account_key
from qaitaru.facts.claims import Claim
from qaitaru.facts.identifiers.checks import IdentifierKind, check
from qaitaru.facts.parties import PartyKind
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.fm1.forms import text_at, without_list
from qaitaru.ingest.readers.fm1.terms import (
    BANK,
    BRANCHES,
    FOUNDER,
    OFFICER,
    PART_TAKEN,
    PARTICIPANT,
    REPORTER,
)
from qaitaru.ingest.reports.shapes import Shape, claimed, said, texts
from qaitaru.ingest.reports.sides import Side
from qaitaru.ingest.reports.subjects import REPORT, Said, Subjects, derived, related
from qaitaru.ingest.xml.records import Record

NO_LIST: Final = "code_not_supplied"
_KINDS: Final = {"1": PartyKind.LEGAL, "2": PartyKind.NATURAL, "3": PartyKind.SOLE_TRADER}
_CLIENT: Final = {"1": "false", "2": "true"}  # 1 says "not a client"
_SURNAME_FIRST: Final = ("SecondName", "FirstName", "MiddleName")


def coded(record: Record, shape: Shape, subject: str) -> Said:
    """All that a shape says, and for every code that its list is not at hand."""
    yield from said(record, shape, subject)
    for route, field in without_list(shape):
        for _, where in texts(record, route):
            yield Claim(subject=subject, field=f"{field.term}.state", value=NO_LIST, place=where)


def reporter_said(record: Record, subjects: Subjects) -> Said:
    """PersonalData: the reporting entity, and the officer who answers for the report."""
    firm = subjects.number("party", record)
    is_natural = record.take("AdditionalAcData/@IsAc").casefold() == "true"
    yield derived(firm, "kind", PartyKind.NATURAL if is_natural else PartyKind.LEGAL, record)
    yield from coded(record, REPORTER, firm)
    yield from _number_checked(record, "IINBIN")
    yield from related(record, "reporting_entity", firm, target=REPORT, subjects=subjects)
    if name := joined(record, ("FirstName", "SecondName", "MiddleName")):
        officer = subjects.number("party", record)
        yield derived(officer, "kind", PartyKind.NATURAL, record)
        yield derived(officer, "name", name, record)
        yield from said(record, OFFICER, officer)
        yield from related(record, "reporting_person", officer, target=REPORT, subjects=subjects)


def participant_said(record: Record, transfer: str, subjects: Subjects) -> Said:
    """One participant: a party, his part in the operation, his account, his founders and head."""
    party = subjects.number("party", record)
    yield from _kind_said(record, party)
    yield from _client_said(record, party)
    if name := _fio(record):
        yield derived(party, "name", name, record)
    yield from coded(record, PARTICIPANT, party)
    if record.take("Residence").upper() == "KZ":
        yield from _number_checked(record, "IndividualIssue")
    part = subjects.fresh("relation")
    yield derived(part, "kind", "involved_party", record)
    yield derived(part, "source", party, record)
    yield derived(part, "target", transfer, record)
    yield from coded(record, PART_TAKEN, part)
    yield from _around(record, party, subjects)


def side_of(record: Record) -> Side:
    """The participant as a transfer names him."""
    return Side(
        name=_fio(record) or record.take("AdditionalPersonInfo/AdditionalInformationUr/FullName"),
        account=account_key(record.take("CorrespondentBank/AccountNumber")),
        code=record.take("IndividualIssue"),
        bank=record.first("CorrespondentBank/Name", "CorrespondentBank/Code"),
        country=record.first("CorrespondentBank/BankCountry", "Residence"),
    )


def _around(record: Record, party: str, subjects: Subjects) -> Said:
    for bank in record.children("CorrespondentBank"):
        account = subjects.number("account", bank)
        yield from said(bank, BANK, account)
        yield from related(bank, "holder", party, target=account, subjects=subjects)
    for founder in record.children("Founders/Founder"):
        other = subjects.number("party", founder)
        yield from _coded_kind(founder, "FounderType", other)
        if name := joined(founder, _SURNAME_FIRST):
            yield derived(other, "name", name, founder)
        yield from said(founder, FOUNDER, other)
        yield from related(founder, "founder", other, target=party, subjects=subjects)
    for head in record.children("AdditionalPersonInfo/AdditionalInformationUr/FirstHead"):
        other = subjects.number("party", head)
        yield derived(other, "kind", PartyKind.NATURAL, head)
        yield derived(other, "name", joined(head, _SURNAME_FIRST), head)
        yield from said(head, FOUNDER, other)
        yield from related(head, "director", other, target=party, subjects=subjects)


def _kind_said(record: Record, party: str) -> Said:
    yield from _coded_kind(record, "ParticipantsType", party)
    said_type = record.take("ParticipantsType")
    filled = [branch for branch in BRANCHES if record.child(f"AdditionalPersonInfo/{branch}")]
    if any(BRANCHES[branch] != said_type for branch in filled):
        found = ", ".join(filled)
        yield Problem("fm1_branch_unfitting", Severity.DOUBTFUL, record.place, found, said_type)


def _coded_kind(record: Record, tag: str, party: str) -> Said:
    for text, where in texts(record, tag):
        kind = _KINDS.get(text)
        if kind is None:
            yield Problem("fm1_code_unknown", Severity.DOUBTFUL, where, text, "1, 2, 3")
        yield claimed(party, "kind", kind or text, text, where=where)


def _client_said(record: Record, party: str) -> Said:
    for text, where in texts(record, "IsClientSubject"):
        if text not in _CLIENT:
            yield Problem("fm1_code_unknown", Severity.DOUBTFUL, where, text, "1, 2")
        value = _CLIENT.get(text, text)
        yield claimed(party, "client_of_reporter", value, text, where=where)


def _number_checked(record: Record, tag: str) -> Said:
    number = text_at(record, tag)
    kind = IdentifierKind.IIN
    if number and not check(kind, number).valid:
        where = (record.child(tag) or record).place
        yield Problem("report_number_invalid", Severity.DOUBTFUL, where, number, "IIN, BIN")


def _fio(record: Record) -> str:
    routes = (f"AdditionalPersonInfo/{branch}/FIO" for branch in BRANCHES)
    found = (record.child(route) for route in routes)
    return next((joined(fio, _SURNAME_FIRST) for fio in found if fio), "")


def joined(record: Record, tags: tuple[str, ...]) -> str:
    """The texts under the tags that are there, in that order: a name as documents write it."""
    return " ".join(text for tag in tags if (text := record.take(tag)))
