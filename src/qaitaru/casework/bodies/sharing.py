"""What is to go to another agency and what came from one, under which terms."""

from datetime import date

from qaitaru.casework.bodies.case_body import CaseBody


class SendingAsked(CaseBody, frozen=True, kw_only=True, tag="sending"):
    """A part of the investigation is to go to another agency; a second member says yes or no."""

    agency: str
    key: str  # the partner's, as it is trusted
    purpose: str
    until: date  # the last day it may be used
    may_reshare: bool = False
    things: tuple[int, ...] = ()  # what was chosen; nothing: everything
    entries: tuple[int, ...]  # what goes along: what the second member sees, and nothing else


class PackageCame(CaseBody, frozen=True, kw_only=True, tag="package"):
    """A part of an investigation came from another agency."""

    agency: str
    purpose: str
    until: date  # the last day it may be used
    may_reshare: bool
    sha256: str  # of what was signed
    entries: int  # new ones


class DecisionElsewhere(CaseBody, frozen=True, kw_only=True, tag="decided_elsewhere"):
    """Another agency decided otherwise on an entry, which this is about: both are shown."""

    granted: bool
    decided_by: str
