"""What the record keeps of partners, packages and questions, row by row."""

from dataclasses import dataclass

ASKED, RECEIVED = "asked", "received"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerStep:
    """An agency's key is trusted, or no more."""

    number: int
    agency: str
    name: str
    key: str
    move: str  # trusted, ended
    reason: str
    member: str
    at: str
    channel: str = ""  # by which the fingerprint was read out
    told_by: str = ""  # who read it out there


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageKept:
    """A package that went out or came in."""

    number: int
    direction: str  # sent, received
    investigation: int
    agency: str
    key: str
    sha256: str
    terms: str  # as JSON
    member: str
    at: str
    decision: int | None = None  # a second member's, upon which it went out


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionKept:
    """A question that was put to a partner, or came from one."""

    number: int
    direction: str  # asked, received
    investigation: int | None  # of what was asked about
    agency: str
    key: str
    sha256: str
    identifiers: int  # how many
    asked: str  # which, as JSON; of one that came, nothing
    member: str  # asked, or took it in
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDecision:
    """A second member's yes or no to answering."""

    question: int
    granted: bool
    remark: str
    asked_by: str
    decided_by: str
    decided_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerKept:
    """The answer to a question: ours that went out, or the partner's that was read."""

    question: int
    sha256: str
    member: str
    at: str
