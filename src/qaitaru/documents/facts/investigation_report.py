"""What an investigator reports of a parallel financial investigation.

Source: FATF, Operational Issues: Financial Investigations Guidance (2012).
"""

from dataclasses import dataclass
from datetime import date

from qaitaru.documents.facts.parts import Asset, Attachment, Authority, Signatory, Subject, Text
from qaitaru.facts.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """What was supposed, and what became of it."""

    said: Text
    outcome: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTaken:
    """A provisional measure: on what, by whom, from when until when, and how it stands."""

    what: Text
    ground: Text
    begins: date
    stands: Text
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSent:
    """A request: to whom, through which channel, when, and how it stands."""

    to: Text
    channel: Text
    sent: date
    stands: Text
    use_limitation: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationReport:
    """The report of an investigator to whoever supervises."""

    number: str
    dated: date
    authority: Authority
    addressee: Authority
    case_number: str
    case_name: Text
    opened: date
    period_first: date
    period_last: date
    summary: Text
    subjects: tuple[Subject, ...]
    findings: tuple[Text, ...]
    conclusions: Text
    signatory: Signatory
    benefit: Money | None = None
    benefit_basis: Text = ""
    hypotheses: tuple[Hypothesis, ...] = ()
    assets: tuple[Asset, ...] = ()
    measures: tuple[MeasureTaken, ...] = ()
    requests: tuple[RequestSent, ...] = ()
    unanswered: tuple[Text, ...] = ()  # what is still not known
    proposals: tuple[Text, ...] = ()
    attachments: tuple[Attachment, ...] = ()
