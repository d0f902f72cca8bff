"""The subjects of an investigation, and how each stands in the procedure at an instant."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from qaitaru.casework.bodies.subjects import ProceduralStatus, Subject
from qaitaru.casework.record import CaseEntry, CaseRecord
from qaitaru.facts.identifiers.kazakhstan import is_number
from qaitaru.facts.iso_codes import is_country
from qaitaru.facts.refusals import Refusal

STATUSES: Final = (
    "of_interest",
    "witness",
    "entitled_to_defence",
    "suspect",
    "accused",
    "defendant",
    "convicted",
    "acquitted",
    "discontinued",
    "wanted",
    "dead",
    "third_party",
    "victim",
)


_KAZAKH: Final = "KZ"


def countries_of(subject: Subject) -> tuple[str, ...]:
    """The countries of a subject's citizenship, by code."""
    told = subject.citizenship.replace(",", " ").upper().split()
    return tuple(dict.fromkeys(told))


def refuse_subject(subject: Subject, today: date) -> Refusal | None:
    """Why a subject cannot be as it is told; None where it can.

    The check digit of a number of Kazakhstan must hold; the day of birth in an IIN is custom, not
    a rule, and is not held against what the papers say.
    """
    if not subject.name.strip():
        return Refusal("text_wanting")
    if subject.born_on is not None and subject.born_on > today:
        return Refusal("in_future", str(subject.born_on), f"≤ {today}")
    strange = [one for one in countries_of(subject) if not is_country(one)]
    if strange:
        return Refusal("country_unknown", ", ".join(strange), "KZ, RU, AE …")
    is_home = countries_of(subject) == (_KAZAKH,)
    if subject.code and is_home and not is_number(subject.code.strip()):
        return Refusal("code_faulty", subject.code, "123456789012")
    return None


def is_identified(subject: Subject) -> bool:
    """Whether the fields say who it is, as a request must: CPC art. 565(1)(7), UNCAC 46(15)(e)."""
    number = bool(subject.code.strip() or subject.document.strip())
    if subject.is_organisation:
        return bool(subject.code.strip()) and bool(subject.residence.strip())
    return number and subject.born_on is not None and bool(countries_of(subject))


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectStanding:
    """A subject, and its procedural statuses in the order of their days."""

    entry: CaseEntry
    subject: Subject
    statuses: tuple[ProceduralStatus, ...]

    @property
    def status(self) -> ProceduralStatus | None:
        """How it stands; None where nobody has said."""
        return self.statuses[-1] if self.statuses else None


def subjects(record: CaseRecord, at: datetime) -> tuple[SubjectStanding, ...]:
    """Every subject told of by an instant, in order."""
    return tuple(
        SubjectStanding(entry=entry, subject=body, statuses=_statuses(record, entry.number, at))
        for entry, body in record.of(Subject)
        if entry.at <= at
    )


def _statuses(record: CaseRecord, subject: int, at: datetime) -> tuple[ProceduralStatus, ...]:
    told = [
        (body.since, entry.number, body)
        for entry, body in record.about(subject, ProceduralStatus)
        if entry.at <= at
    ]
    return tuple(body for _, _, body in sorted(told, key=lambda one: one[:2]))
