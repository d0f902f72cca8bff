"""See requests: where each stands, what it owes, whether it fishes, what came and may be done."""

from dataclasses import dataclass
from datetime import datetime

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.casework.case_desk import must_see
from qaitaru.acts.casework.case_shelf import shelf_of
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.casework import case_store
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.known_by import known_by
from qaitaru.casework.requests.completeness import ItemCheck, check_contents
from qaitaru.casework.requests.fishing import Fault, lint
from qaitaru.casework.requests.request_at import RequestAt, request_at, requests_at
from qaitaru.casework.requests.stages import Step, onward
from qaitaru.casework.requests.use_limits import UseLimit, limits
from qaitaru.casework.roles import member_may
from qaitaru.facts.errors import InvestigationMissing


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """One request, with all that its instruments and the lint say of it."""

    told: RequestAt
    checks: tuple[ItemCheck, ...]
    faults: tuple[Fault, ...]
    onward: tuple[Step, ...]
    limits: tuple[UseLimit, ...]

    @property
    def missing(self) -> tuple[ItemCheck, ...]:
        """What is not there, blocking first."""
        return tuple(sorted((one for one in self.checks if not one.is_met), key=_turn))

    @property
    def is_ready(self) -> bool:
        """Whether nothing keeps it from going out."""
        return not any(one.blocks for one in self.checks) and not any(
            one.blocks for one in self.faults
        )


def look_at_request(desk: Desk, number: int, *, as_of: datetime | None = None) -> RequestView:
    """One request by its number.

    Raises: InvestigationMissing, also where the member may not see it; PackFaulty.
    """
    law, now = law_of(desk), desk.clock()
    with consult(desk, "look_at_request", request=number) as connection:
        record = case_store.find(connection, case_store.investigation_of(connection, number))
    must_see(record, desk.member, now)
    known = record if as_of is None else record.as_known(as_of)
    told = request_at(CaseAt(known, law, as_of or now), number)
    if told is None:
        raise InvestigationMissing(str(number))
    return _view(told)


def look_at_requests(
    desk: Desk, investigation: int = 0, *, as_of: datetime | None = None
) -> tuple[RequestView, ...]:
    """The requests of one investigation, or of all that the member may see.

    As they stand, or as they were known at an instant.

    Raises: InvestigationMissing, also where the member may not see it; PackFaulty.
    """
    law, now = law_of(desk), desk.clock()
    with consult(desk, "look_at_requests", investigation=investigation) as connection:
        one = (investigation,) if investigation else ()
        records = case_store.every(connection, one) if one else shelf_of(desk).every(connection)
    seen = [one for one in records if member_may(one, desk.member, "look", now)]
    if investigation and not seen:
        raise InvestigationMissing(str(investigation))
    cases = (CaseAt(one, law, as_of or now) for one in known_by(seen, as_of))
    return tuple(_view(one) for case in cases for one in requests_at(case))


def _view(told: RequestAt) -> RequestView:
    return RequestView(
        told=told,
        checks=check_contents(told),
        faults=lint(told),
        onward=onward(told.stage, is_incoming=told.request.is_incoming),
        limits=tuple(one for one in limits(told.case.record) if one.request == told.number),
    )


def _turn(check: ItemCheck) -> bool:
    return not check.blocks
