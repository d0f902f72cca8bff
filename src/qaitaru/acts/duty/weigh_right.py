"""Weigh a right: necessity, proportionality, the family, the remedy told; when to look again."""

from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.duty_desk import on_duty, refuse
from qaitaru.duty.bodies import RightWeighed
from qaitaru.duty.record import Entry
from qaitaru.duty.rights import TOPICS
from qaitaru.facts.refusals import Refusal


def weigh_right(desk: Desk, duty: int, right: RightWeighed, at: datetime | None = None) -> Entry:
    """Add to the rights log.

    Raises: DutyMissing; DutyRefused.
    """
    with on_duty(desk, "weigh_right", duty) as on:
        if right.topic not in TOPICS:
            refuse(Refusal("value_unknown", right.topic, ", ".join(TOPICS)))
        if not right.text.strip():
            refuse(Refusal("remark_wanting"))
        return on.tell(right, at)
