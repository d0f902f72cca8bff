"""See the packages that went out and came in, of investigations that the member may see."""

from dataclasses import dataclass

import msgspec

from qaitaru.acts.act import Desk, consult
from qaitaru.casework import case_store
from qaitaru.casework.roles import member_may
from qaitaru.sharing import sharing_store
from qaitaru.sharing.package import Terms
from qaitaru.sharing.sharing_store import PackageKept


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageView:
    """A package, and the terms it went or came under."""

    kept: PackageKept
    terms: Terms


def look_at_packages(desk: Desk, investigation: int = 0) -> tuple[PackageView, ...]:
    """Every package, or those of one investigation, in order."""
    now = desk.clock()
    with consult(desk, "look_at_packages", investigation=investigation) as connection:
        records = case_store.every(connection)
        kept = sharing_store.packages(connection)
    seen = {one.head.number for one in records if member_may(one, desk.member, "look", now)}
    wanted = {investigation} & seen if investigation else seen
    return tuple(
        PackageView(kept=one, terms=msgspec.json.decode(one.terms, type=Terms))
        for one in kept
        if one.investigation in wanted
    )
