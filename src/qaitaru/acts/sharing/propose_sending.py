"""Propose that a part of an investigation goes to a partner; a second member says yes or no."""

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import OnCase, must_be_said, on_case
from qaitaru.acts.sharing.packing_up import By, packed_up
from qaitaru.acts.sharing.partners import partner_named
from qaitaru.acts.sharing.passing_on import Sending
from qaitaru.casework.bodies.sharing import SendingAsked
from qaitaru.casework.record import CaseEntry
from qaitaru.facts.errors import SharingRefused
from qaitaru.sharing.choosing import chosen

_NOBODY_YET = "—"


def propose_sending(desk: Desk, sending: Sending) -> CaseEntry:
    """Say what is to go, to whom, for what, until when: what may not go is refused at once.

    Raises: InvestigationMissing; CaseRefused; SharingRefused; EvidenceMissing.
    """
    must_be_said(sending.purpose)
    with on_case(desk, "propose_sending", sending.investigation, "share") as on:
        asked = SendingAsked(
            agency=sending.agency,
            key=partner_named(on.deed, sending.agency).key,
            purpose=sending.purpose.strip(),
            until=sending.until,
            may_reshare=sending.may_reshare,
            things=tuple(sending.things),
            entries=_going(on, sending),
        )
        by = By(sent_by=on.deed.member, confirmed_by=_NOBODY_YET, at=on.deed.at)
        packed_up(desk, on, asked, by)
        return on.tell(asked)


def _going(on: OnCase, sending: Sending) -> tuple[int, ...]:
    """What goes along, by number.

    Raises: SharingRefused for a thing that is not there or stays at home, and for nothing.
    """
    numbers = tuple(one.number for one in chosen(on.record, sending.things))
    unknown = sorted(set(sending.things) - set(numbers))
    if unknown or not numbers:
        found = ", ".join(map(str, unknown))
        raise SharingRefused("nothing_to_send", found, str(sending.investigation))
    return numbers
