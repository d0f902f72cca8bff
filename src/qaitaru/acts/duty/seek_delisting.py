"""Seek delisting: a petition on the way that the regime gives."""

from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.duty_desk import on_duty, refuse
from qaitaru.duty.bodies import Petition
from qaitaru.duty.record import Entry
from qaitaru.facts.refusals import Refusal


def seek_delisting(desk: Desk, duty: int, petition: Petition, at: datetime | None = None) -> Entry:
    """Tell that a petition was filed; without a way it goes the first the regime has.

    Raises: DutyMissing; DutyRefused.
    """
    with on_duty(desk, "seek_delisting", duty) as on:
        head = on.record.head
        known = [one.key for one in on.law.routes(head.jurisdiction, head.regime)]
        if petition.route not in known:
            refuse(Refusal("route_unknown", petition.route, ", ".join(known)))
        if not petition.petitioner.strip() or not petition.grounds.strip():
            refuse(Refusal("petition_incomplete"))
        return on.tell(petition, at)
