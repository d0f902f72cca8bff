"""Release assets: verify who is affected, ask for the release; a second member decides it."""

from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.duty_desk import on_duty, refuse
from qaitaru.duty.bodies import Release, Verification
from qaitaru.duty.record import Entry
from qaitaru.duty.releasing import refuse_release, refuse_verification


def verify_person(
    desk: Desk, duty: int, verification: Verification, at: datetime | None = None
) -> Entry:
    """Tell by which discriminators the person affected is, or is not, the one listed.

    Raises: DutyMissing; DutyRefused.
    """
    with on_duty(desk, "verify_person", duty) as on:
        refuse(refuse_verification(verification))
        return on.tell(verification, at)


def request_release(desk: Desk, duty: int, release: Release) -> Entry:
    """Ask that assets be let go (``decide_request`` by a second member does it).

    Raises: DutyMissing; DutyRefused.
    """
    with on_duty(desk, "request_release", duty) as on:
        refuse(refuse_release(on.record, release))
        return on.tell(release, None)
