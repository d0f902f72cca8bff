"""Checklists: the ladder of return, principles, guidelines, registers to be asked."""

from enum import StrEnum

from qaitaru.law.actors import Actor
from qaitaru.law.editions import Dated, Entry, Point


class ChecklistSort(StrEnum):
    """What a checklist is laid on; words stand under ``law.checklist_sort``."""

    RETURN_LADDER = "return_ladder"  # the first rung that holds decides
    RETURN_PRINCIPLES = "return_principles"
    GUIDELINES = "guidelines"
    REGISTERS = "registers"  # asked for each subject
    PLAN = "plan"  # questions that a plan of an investigation answers


class ChecklistPoint(Point, frozen=True, kw_only=True):
    """One point of a checklist; ``stage`` groups points, ``asset_sorts`` say what it may find."""

    stage: str = ""
    asset_sorts: tuple[str, ...] = ()  # ``land``, ``vehicle``, ``balance`` ...


class ChecklistEdition(Dated, frozen=True, kw_only=True):
    """A checklist as one text has it, in its order."""

    points: tuple[ChecklistPoint, ...]


class Checklist(Entry, frozen=True, kw_only=True):
    """A checklist of a pack."""

    sort: ChecklistSort
    editions: tuple[ChecklistEdition, ...]


class TriggerEdition(Dated, frozen=True, kw_only=True):
    """A trigger as one text has it: the clock that runs, and who is told when it is late."""

    clock: str  # from the predicate case to the opening of the financial one
    only_with_proceeds: bool = True  # for offences that yield proceeds alone
    tells: tuple[Actor, ...] = ()


class Trigger(Entry, frozen=True, kw_only=True):
    """When a financial investigation is expected beside a predicate case."""

    editions: tuple[TriggerEdition, ...]
