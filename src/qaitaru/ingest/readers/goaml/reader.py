"""goAML reports, 4.x and 5.x: the suspicious transaction reports of most of the world's FIUs.

Source: goAML schema 5.0.2 and the 4.x national profiles; field guide 3.0.0.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml.etree import _Element

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.goaml.forms import CODE, CURRENCY, MOMENT
from qaitaru.ingest.readers.goaml.parts import ADDITIONAL, ADDRESS
from qaitaru.ingest.readers.goaml.profile import (
    OWN_RULES,
    Profile,
    profile_of,
    shipped_profile,
)
from qaitaru.ingest.readers.goaml.rules import breaches
from qaitaru.ingest.readers.goaml.sides import end_said, person_said
from qaitaru.ingest.readers.goaml.subjects import goods_said
from qaitaru.ingest.readers.goaml.transactions import transaction_said
from qaitaru.ingest.reading import Choices, Fact, Reader, ReadWith, Source
from qaitaru.ingest.reports.shapes import Field, Group, Shape, said
from qaitaru.ingest.reports.subjects import REPORT, Said, Subjects, silent, unlisted
from qaitaru.ingest.text.values import currency_of
from qaitaru.ingest.xml.door import open_xml
from qaitaru.ingest.xml.records import Record

_ROOT: Final = re.compile(rb"<(?:\w+:)?report[\s>]")
_MARK: Final = b"rentity_id>"
_HEAD: Final[Shape] = {
    "schema_version": Field("schema_version"),
    "rentity_id": Field("reporter_id"),
    "rentity_branch": Field("reporter_branch"),
    "submission_code": Field("submission_code", CODE),
    "report_code": Field("code", CODE),
    "entity_reference": Field("reference"),
    "fiu_ref_number": Field("fiu_reference"),
    "prev_rejected_ref_number": Field("rejected_reference"),
    "submission_date": Field("date", MOMENT),
    "report_date": Field("date", MOMENT),
    "currency_code_local": Field("currency", CURRENCY),
    "reporting_user_code": Field("reporter_code"),
    "location": Group("location", ADDRESS),
    "reason": Field("reason"),
    "action": Field("action"),
    "additional_information/additional_info": Group("additional", ADDITIONAL),
}


def read_report(root: Record, profile: Profile) -> Iterator[Fact]:
    """The facts of one report, in the order of its parts; what no table names comes last."""
    subjects = Subjects()
    yield from said(root, _HEAD, REPORT)
    for person in root.children("reporting_person"):
        yield from person_said(person, "reporting_person", REPORT, subjects)
    currency = currency_of(root.take("currency_code_local")) or ""
    for seq, record in enumerate(root.children("transaction"), start=1):
        yield from transaction_said(record, seq, currency, subjects)
    yield from _activities(root, subjects)
    for indicator in root.children("report_indicators/indicator"):
        yield from said(indicator, {"": Field("code")}, subjects.number("indicator", indicator))
    yield from breaches(root, profile)
    yield from unlisted(root.rest(), subjects)
    yield from silent(root)


def _activities(root: Record, subjects: Subjects) -> Said:
    for activity in root.children("activity"):
        for party in activity.children("report_parties/report_party"):
            yield from end_said(party, "", "report_party", target=REPORT, subjects=subjects)
        yield from goods_said(activity, subjects, REPORT)


def _recognises(_source: Source, head: bytes) -> bool:
    plain = head.replace(b"\0", b"")  # UTF-16 in its Latin part
    return _MARK in plain and _ROOT.search(plain) is not None


def read_root(root: _Element, profile: Profile | None = None) -> Iterator[Fact]:
    """The facts of an opened document, or the one Problem that it is no report.

    Args:
        root: of the document.
        profile: the agency's rules; None for those shipped.
    """
    record = Record(root)
    if record.name == "report":
        yield from read_report(record, profile or shipped_profile())
    else:
        yield Problem("goaml_not_a_report", Severity.REFUSED, record.place, record.name, "report")


def _read(source: Source, choices: Choices, _folder: Path) -> Iterator[Fact]:
    root = open_xml(source.path.read_bytes(), choices.encoding)
    if isinstance(root, Problem):
        yield root
    elif choices.rules:
        yield from read_root(root, profile_of(choices.rules, OWN_RULES))
        sha256 = hashlib.sha256(choices.rules.encode()).hexdigest()
        yield ReadWith(mapping=OWN_RULES, mapping_sha256=sha256)
    else:
        yield from read_root(root)


READER: Final = Reader("goaml", 3, _recognises, _read, by_rules=True)
