"""Whom the investigation is about, and how each stands in the procedure."""

from datetime import date

from qaitaru.casework.bodies.case_body import CaseBody


class Subject(CaseBody, frozen=True, kw_only=True, tag="subject"):
    """A party the investigation is about."""

    name: str
    party_key: str = ""  # in the register of parties, where it stands there
    is_organisation: bool = False


class ProceduralStatus(CaseBody, frozen=True, kw_only=True, tag="status"):
    """How a subject, which the entry is about, stands from a day on."""

    status: str
    since: date
