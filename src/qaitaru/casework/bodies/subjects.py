"""Whom the investigation is about, and how each stands in the procedure."""

from datetime import date

from qaitaru.casework.bodies.case_body import CaseBody


class Subject(CaseBody, frozen=True, kw_only=True, tag="subject"):
    """A party the investigation is about."""

    name: str
    party_key: str = ""  # in the register of parties, where it stands there
    is_organisation: bool = False
    other_names: str = ""  # as papers write them, or former ones
    born_on: date | None = None  # an organisation: registered on
    born_in: str = ""
    citizenship: str = ""  # country codes: ``KZ``, ``KZ, RU``; an organisation's seat of law
    code: str = ""  # IIN or BIN, or the number that its own state gives
    document: str = ""  # that proves who they are: its sort, number, by whom, when
    residence: str = ""  # an organisation: its address


class ProceduralStatus(CaseBody, frozen=True, kw_only=True, tag="status"):
    """How a subject, which the entry is about, stands from a day on."""

    status: str
    since: date
