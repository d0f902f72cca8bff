"""See all the investigations at once: what stands in each, and any of them to the minute."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.casework.case_shelf import shelf_of
from qaitaru.acts.casework.look_at_investigation import CaseView, case_view, in_turn
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.case_clocks import CaseClock
from qaitaru.casework.known_by import known_by
from qaitaru.casework.roles import member_may


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The investigations that a member may see, the most pressing first.

    What stands in ``views``, until when and in which order is as of ``at``; how long is left of it
    is told by ``fresh``, which folds one investigation at that very instant. Without slots, so that
    the views are put in order once.
    """

    at: datetime
    member: str
    views: tuple[CaseView, ...]

    @cached_property
    def _by_number(self) -> dict[int, CaseView]:
        return {one.record.head.number: one for one in self.views}

    @cached_property
    def _fresh(self) -> dict[int, CaseView]:
        return {}

    def view(self, number: int) -> CaseView:
        """One investigation as it stands."""
        return self._by_number[number]

    def fresh(self, number: int) -> CaseView:
        """One investigation folded at the instant of the asking."""
        if number not in self._fresh:
            case = self._by_number[number].case
            self._fresh[number] = case_view(case.when(self.at), self.member)
        return self._fresh[number]

    def now(self, clocks: Iterable[CaseClock]) -> list[tuple[CaseClock, CaseView]]:
        """Clocks as they run at the instant of the asking, each with its investigation."""
        found = []
        for one in clocks:
            view = self.fresh(one.investigation)
            same = (each for each in view.clocks if _named(each) == _named(one))
            found.append((next(same), view))
        return found


def look_over(
    desk: Desk, verb: str = "look_at_investigations", *, as_of: datetime | None = None
) -> Overview:
    """Every investigation that the member may see, as it stands or was known at an instant.

    Args:
        verb: which the journal tells.

    Raises: PackFaulty.
    """
    law, now = law_of(desk), desk.clock()
    with consult(desk, verb) as connection:
        records = shelf_of(desk).every(connection)
    seen = [one for one in records if member_may(one, desk.member, "look", now)]
    cases = [CaseAt(one, law, as_of or now) for one in known_by(seen, as_of)]
    views = in_turn(views_of(desk, cases, as_of))
    return Overview(at=as_of or now, member=desk.member, views=views)


def views_of(desk: Desk, cases: Iterable[CaseAt], as_of: datetime | None) -> list[CaseView]:
    """What stands in each; kept on the shelf only where it is of the present."""
    if as_of is not None:
        return [case_view(one, desk.member) for one in cases]
    shelf = shelf_of(desk)
    return [shelf.view(one, desk.member) for one in cases]


def _named(clock: CaseClock) -> tuple[int, str, str]:
    """What tells a clock from the others of its investigation."""
    return clock.about, clock.role, clock.line.clock.key
