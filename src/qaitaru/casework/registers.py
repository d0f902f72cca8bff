"""The checklist of registers: which were asked, which found something, which nobody asked.

Source: Kazakhstan, practice of parallel financial investigations; the packs hold the lists.
"""

from dataclasses import dataclass
from typing import Final

from qaitaru.casework.bodies.plan import RegisterAsked
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.record import CaseEntry
from qaitaru.law.checklists import Checklist, ChecklistPoint, ChecklistSort
from qaitaru.law.editions import stood

ANSWERS: Final = ("asked", "found", "nothing", "not_applicable")
_ANSWERED: Final = frozenset(ANSWERS) - {"asked"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One register of the checklist, and the last that was told of it."""

    point: ChecklistPoint
    told: tuple[CaseEntry, RegisterAsked] | None

    @property
    def is_answered(self) -> bool:
        """Whether an answer came, or none is to come."""
        return self.told is not None and self.told[1].answer in _ANSWERED


def points_of(case: CaseAt, sort: ChecklistSort) -> tuple[ChecklistPoint, ...]:
    """The points of the jurisdiction's checklists of a sort, as they stand on the day."""
    home = case.law.binding(case.record.head.jurisdiction)
    day = home[0].calendar.day_of(case.at)
    lists = [one for pack in home for one in case.law.every(Checklist, pack.code)]
    editions = [stood(one.editions, day).to_act_by for one in lists if one.sort is sort]
    return tuple(point for one in editions if one for point in one.points)


def registers(case: CaseAt, about: int = 0) -> tuple[RegisterLine, ...]:
    """The checklist of registers, for the whole investigation or for one subject."""
    told = {
        body.register: (entry, body)
        for entry, body in case.record.about(about, RegisterAsked)
        if entry.at <= case.at
    }
    points = points_of(case, ChecklistSort.REGISTERS)
    return tuple(RegisterLine(point=one, told=told.get(one.key)) for one in points)


def was_searched(case: CaseAt) -> bool:
    """Whether assets were looked for: every register was answered, for the whole or a subject."""
    answered = {
        body.register
        for entry, body in case.record.of(RegisterAsked)
        if entry.at <= case.at and body.answer in _ANSWERED
    }
    return all(one.key in answered for one in points_of(case, ChecklistSort.REGISTERS))
