"""What came from another agency, under which terms."""

from datetime import date

from qaitaru.casework.bodies.case_body import CaseBody


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
