"""One request as it stands at an instant: its head and all that was told of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from qaitaru.casework.bodies.case_body import CaseBody
from qaitaru.casework.bodies.requests import (
    Answer,
    Asked,
    AskedDropped,
    ConductCompared,
    FieldTold,
    Paper,
    Request,
    RequestStep,
)
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.requests.saying import says
from qaitaru.casework.requests.stages import Stage

Told = TypeVar("Told", bound=CaseBody)


@dataclass(frozen=True)
class RequestAt:
    """A request of an investigation, as of the case's instant."""

    case: CaseAt
    entry: CaseEntry
    request: Request

    @property
    def number(self) -> int:
        """The number of the entry that began it."""
        return self.entry.number

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """The text of every field that says something."""
        said = {body.field: body.text.strip() for _, body in self._told(FieldTold)}
        return {field: text for field, text in said.items() if says(text)}

    @cached_property
    def asked(self) -> tuple[tuple[int, Asked], ...]:
        """What is asked, each under its number, in order."""
        dropped = {
            entry.about for entry, _ in self.case.record.of(AskedDropped) if self._is_past(entry)
        }
        told = self._told(Asked)
        return tuple((one.number, body) for one, body in told if one.number not in dropped)

    @property
    def conduct(self) -> tuple[ConductCompared, ...]:
        """The conduct under both laws."""
        return tuple(body for _, body in self._told(ConductCompared))

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that are at hand."""
        return tuple(body for _, body in self._told(Paper))

    @cached_property
    def steps(self) -> tuple[tuple[CaseEntry, RequestStep], ...]:
        """The steps made, in order; one that is told as before the one before it is none."""
        made: list[tuple[CaseEntry, RequestStep]] = []
        for entry, body in self.case.record.about(self.number, RequestStep):
            if entry.at >= (made[-1][0] if made else self.entry).at:
                made.append((entry, body))
        return tuple(pair for pair in made if self._is_past(pair[0]))

    @property
    def since(self) -> datetime:
        """Since when it stands where it does."""
        return self.steps[-1][0].at if self.steps else self.entry.at

    @property
    def answers(self) -> tuple[tuple[CaseEntry, Answer], ...]:
        """The answers that came, in order."""
        return tuple(self._told(Answer))

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        if self.steps:
            return Stage(self.steps[-1][1].to)
        return Stage.RECEIVED if self.request.is_incoming else Stage.DRAFT

    @property
    def unanswered(self) -> tuple[int, ...]:
        """What was asked and no answer answers yet."""
        done = {number for _, answer in self.answers for number in answer.answers}
        return tuple(number for number, _ in self.asked if number not in done)

    def _told(self, kind: type[Told]) -> list[tuple[CaseEntry, Told]]:
        told = self.case.record.about(self.number, kind)
        return [(entry, body) for entry, body in told if self._is_past(entry)]

    def _is_past(self, entry: CaseEntry) -> bool:
        return entry.at <= self.case.at


def request_at(case: CaseAt, number: int) -> RequestAt | None:
    """A request by its number; None where there was none by then."""
    found = case.record.find(number, Request)
    if found is None or found[0].at > case.at:
        return None
    return RequestAt(case, *found)


def requests_at(case: CaseAt) -> tuple[RequestAt, ...]:
    """Every request there was by then, in the order they were begun."""
    return tuple(
        RequestAt(case, entry, body)
        for entry, body in case.record.of(Request)
        if entry.at <= case.at
    )
