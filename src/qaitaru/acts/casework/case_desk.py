"""What every act on an investigation shares: who may, what stands, and the next entry."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import NoReturn

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.casework import case_store
from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.closing import closed_by
from qaitaru.casework.in_order import refuse_before
from qaitaru.casework.record import CaseEntry, CaseRecord
from qaitaru.casework.roles import member_may, roles_of
from qaitaru.engine.schema import CASE_ENTRIES
from qaitaru.evidence import store as evidence_store
from qaitaru.facts.errors import CaseRefused, InvestigationMissing
from qaitaru.facts.moments import instant_text
from qaitaru.facts.refusals import Refusal
from qaitaru.law.law import Law


@dataclass(frozen=True, slots=True)
class OnCase:
    """An act on one investigation while it goes on."""

    deed: Deed
    record: CaseRecord  # as it was before the act
    law: Law
    told: set[int] = field(default_factory=set)  # what the act has told

    def at(self, instant: datetime | None) -> CaseAt:
        """The investigation as of an instant that is not to come; of the act itself where None.

        Raises: CaseRefused.
        """
        when = instant or self.deed.at
        if when > self.deed.at:
            limit = f"≤ {instant_text(self.deed.at)}"
            refuse(Refusal("in_future", instant_text(when), limit))
        return CaseAt(self.record, self.law, when)

    def tell(self, body: EveryBody, at: datetime | None = None, *, about: int = 0) -> CaseEntry:
        """Add one thing to the record.

        Raises: CaseRefused where it lies in the future, before what it answers, or is about
            what is not there;
            EvidenceMissing where it stands on an item that is not sealed.
        """
        when = self.at(at).at
        if body.exhibit:
            evidence_store.find(self.deed.connection, body.exhibit)
        known = {one.number for one in self.record.entries} | self.told
        if about and about not in known:
            refuse(Refusal("entry_unknown", str(about)))
        refuse(refuse_before(self.record, body, about, when))
        number = self.record.head.number
        entry = add_entry(self.deed, body, when, investigation=number, about=about)
        self.told.add(entry.number)
        return entry


def add_entry(
    deed: Deed,
    body: EveryBody,
    at: datetime,
    *,
    investigation: int = 0,
    about: int = 0,
    corrects: int = 0,
) -> CaseEntry:
    """Write one entry, of an investigation or of none."""
    entry = CaseEntry(
        number=case_store.next_number(deed.connection, CASE_ENTRIES),
        investigation=investigation,
        about=about,
        at=at,
        body=body,
        corrects=corrects,
        made_by=deed.member,
        made_at=deed.at,
    )
    case_store.add_entry(deed.connection, entry)
    deed.told.update(investigation=investigation, entry=entry.number, kind=entry.kind)
    return entry


@contextmanager
def on_case(
    desk: Desk, verb: str, number: int, needs: str, *, closed_too: bool = False
) -> Iterator[OnCase]:
    """Do something in an investigation that a role of the member opens.

    Raises: InvestigationMissing where there is none, or none that the member may see;
        CaseRefused where the member's role does not open it, or it is closed; PackFaulty.
    """
    law = law_of(desk)
    with act(desk, verb) as deed:
        on = OnCase(deed, case_store.find(deed.connection, number), law)
        must_be_let(deed, on.record, needs, closed_too=closed_too)
        yield on


@contextmanager
def on_thing(
    desk: Desk, verb: str, entry: int, needs: str, *, closed_too: bool = False
) -> Iterator[OnCase]:
    """The same, in the investigation that an entry belongs to: a subject, an asset, a measure.

    Raises: as ``on_case``.
    """
    law = law_of(desk)
    with act(desk, verb) as deed:
        number = case_store.investigation_of(deed.connection, entry)
        on = OnCase(deed, case_store.find(deed.connection, number), law)
        try:
            must_be_let(deed, on.record, needs, closed_too=closed_too)
        except InvestigationMissing:
            raise InvestigationMissing(str(entry)) from None
        yield on


def must_be_let(deed: Deed, record: CaseRecord, needs: str, *, closed_too: bool = False) -> None:
    """A verb that a role of the member opens, in an investigation that goes on.

    Raises: InvestigationMissing; CaseRefused.
    """
    must_see(record, deed.member, deed.at)
    _must_be_allowed(deed, record, needs)
    closed = None if closed_too else closed_by(record, deed.at)
    if closed is not None:
        refuse(Refusal("closed", str(closed[0].number), "reopening"))


def must_be_allowed(on: OnCase, verb: str) -> None:
    """A verb that a role of the member opens.

    Raises: CaseRefused.
    """
    _must_be_allowed(on.deed, on.record, verb)


def _must_be_allowed(deed: Deed, record: CaseRecord, verb: str) -> None:
    if not member_may(record, deed.member, verb, deed.at):
        roles = ", ".join(sorted(roles_of(record, deed.member, deed.at)))
        refuse(Refusal("role_may_not", roles, verb))


def must_see(record: CaseRecord, member: str, at: datetime) -> None:
    """A member who has no role here is told what is told of an investigation that is not there.

    Raises: InvestigationMissing.
    """
    if not member_may(record, member, "look", at):
        raise InvestigationMissing(str(record.head.number))


def refuse(refusal: Refusal | None) -> None:
    """Raise what a rule refused; nothing where it did not.

    Raises: CaseRefused.
    """
    if refusal is not None:
        raise CaseRefused(refusal.reason, refusal.found, refusal.expected)


def cannot(reason: str, found: str = "", expected: str = "") -> NoReturn:
    """Refuse.

    Raises: CaseRefused.
    """
    raise CaseRefused(reason, found, expected)


def must_be_one_of(value: str, allowed: tuple[str, ...]) -> None:
    """A word of the trade that the record knows.

    Raises: CaseRefused.
    """
    if value not in allowed:
        refuse(Refusal("value_unknown", value, ", ".join(allowed)))


def must_be_said(*texts: str) -> None:
    """Words that may not be empty.

    Raises: CaseRefused.
    """
    if not all(one.strip() for one in texts):
        refuse(Refusal("text_wanting"))
