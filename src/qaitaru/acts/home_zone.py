"""By whose clock the people of a workspace live: that of the pack of their own jurisdiction."""

from typing import Final
from zoneinfo import ZoneInfo

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.documents.templating.shelf import HOME
from qaitaru.facts.errors import PackFaulty

UTC_ZONE: Final = ZoneInfo("UTC")


def home_zone(desk: Desk) -> ZoneInfo:
    """The zone of the home pack's calendar, as the workspace knows it.

    UTC where it cannot be read: a faulty pack is told where the law is asked, and shuts no page.
    """
    try:
        law = law_of(desk)
    except PackFaulty:
        return UTC_ZONE
    zones = (one.calendar.zone for one in law.packs if one.code == HOME)
    return ZoneInfo(next(zones, UTC_ZONE.key))
