"""Open an investigation, beside the criminal cases whose proceeds it follows."""

from collections.abc import Sequence

from msgspec import structs

from qaitaru.acts.act import Desk, act
from qaitaru.acts.casework.case_desk import (
    OnCase,
    add_entry,
    must_be_said,
    on_case,
    refuse,
)
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.casework import case_store
from qaitaru.casework.bodies.conduct import AgencyJoined, PredicateCase, RoleGiven
from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.predicates import refuse_predicate
from qaitaru.casework.record import CaseEntry, CaseHead, CaseRecord
from qaitaru.casework.roles import Role
from qaitaru.engine.schema import INVESTIGATIONS
from qaitaru.facts.refusals import Refusal


def open_investigation(
    desk: Desk,
    title: str,
    *,
    jurisdiction: str = "kz",
    beside: Sequence[PredicateCase] = (),
) -> CaseRecord:
    """Open an investigation; who opens it leads it until the roles say otherwise.

    Raises: CaseRefused; PackFaulty.
    """
    law = law_of(desk)
    with act(desk, "open_investigation") as deed:
        must_be_said(title)
        if jurisdiction not in law.jurisdictions:
            known = ", ".join(law.jurisdictions)
            refuse(Refusal("jurisdiction_unknown", jurisdiction, known))
        own = desk.workspace.settings
        head = CaseHead(
            number=case_store.next_number(deed.connection, INVESTIGATIONS),
            title=title.strip(),
            jurisdiction=jurisdiction,
            agency=own.agency,
            opened_by=deed.member,
            opened_at=deed.at,
        )
        case_store.add_investigation(deed.connection, head)
        lead = RoleGiven(member=deed.member, role=Role.INVESTIGATOR)
        joined = AgencyJoined(agency=own.agency, name=own.agency_name)
        cases = [structs.replace(one, jurisdiction=jurisdiction) for one in beside]
        for one in cases:
            refuse(refuse_predicate(law, one, deed.at))
        told: tuple[EveryBody, ...] = (joined, lead, *cases)
        for body in told:
            add_entry(deed, body, deed.at, investigation=head.number)
        return case_store.find(deed.connection, head.number)


def join_predicate(desk: Desk, investigation: int, body: PredicateCase) -> CaseEntry:
    """The investigation follows the proceeds of one more criminal case.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_case(desk, "join_predicate", investigation, "join_agency") as on:
        _refuse_twice(on, body)
        own = structs.replace(body, jurisdiction=on.record.head.jurisdiction)
        refuse(refuse_predicate(on.law, own, on.deed.at))
        return on.tell(own)


def note_predicate(desk: Desk, body: PredicateCase) -> CaseEntry:
    """Tell of a criminal case beside which nobody has opened an investigation yet.

    Raises: CaseRefused; PackFaulty.
    """
    law = law_of(desk)
    with act(desk, "note_predicate") as deed:
        refuse(refuse_predicate(law, body, deed.at))
        known = [one.body for one in case_store.loose(deed.connection)]
        same = [one for one in known if isinstance(one, PredicateCase)]
        if any(one.registration == body.registration for one in same):
            refuse(Refusal("predicate_stands", body.registration))
        return add_entry(deed, body, deed.at)


def _refuse_twice(on: OnCase, body: PredicateCase) -> None:
    if any(one.registration == body.registration for _, one in on.record.of(PredicateCase)):
        refuse(Refusal("predicate_stands", body.registration))
