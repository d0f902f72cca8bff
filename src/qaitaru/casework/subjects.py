"""The subjects of an investigation, and how each stands in the procedure at an instant."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from qaitaru.casework.bodies.subjects import ProceduralStatus, Subject
from qaitaru.casework.record import CaseEntry, CaseRecord

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
