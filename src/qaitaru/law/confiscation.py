"""Models of confiscation: the trigger, the standard, what each reaches, what defeats it."""

from enum import StrEnum

import msgspec

from qaitaru.law.actors import Actor
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.editions import Dated, Entry, Point
from qaitaru.law.elements import Element


class ModelSort(StrEnum):
    """A sort of confiscation; words stand under ``law.model_sort``."""

    OBJECT = "object"  # the property itself
    VALUE = "value"  # money or property of equal value
    NON_CONVICTION = "non_conviction"
    EXTENDED = "extended"  # other property of one convicted
    BENEFIT = "benefit"  # an order for the amount of the benefit
    UNEXPLAINED = "unexplained"  # wealth whose lawful source is not shown
    CIVIL = "civil"  # recovery of property in civil proceedings
    THIRD_PARTY = "third_party"
    ADMINISTRATIVE = "administrative"


class Standard(StrEnum):
    """How surely it must be shown; words stand under ``law.standard``."""

    BEYOND_DOUBT = "beyond_doubt"
    BALANCE = "balance"  # more likely than not
    REASONABLE_GROUNDS = "reasonable_grounds"
    COURTS_CONVICTION = "courts_conviction"  # the court's inner conviction on the evidence
    NATIONAL = "national"  # as the national law sets it


class Burden(StrEnum):
    """Who must show it."""

    STATE = "state"
    RESPONDENT = "respondent"
    SHARED = "shared"  # the state first, then the respondent


class ConfiscationEdition(Dated, frozen=True, kw_only=True):
    """A model as one text of law sets it.

    ``elements`` must all be proved; of each of ``one_of`` at least one.
    """

    trigger: tuple[Point, ...]
    standard: Standard
    burden: Burden = Burden.STATE
    needs_conviction: bool
    target: tuple[Point, ...]
    defence: tuple[Point, ...] = ()
    elements: tuple[Element, ...]
    one_of: tuple[tuple[Element, ...], ...] = ()
    asks: tuple[Point, ...] = ()  # the questions that the court decides
    filed_by: tuple[Actor, ...] = ()
    decided_by: tuple[Actor, ...] = ()
    papers: tuple[Point, ...] = ()  # what the conclusion or petition must hold
    clocks: dict[ClockRole, str] = msgspec.field(default_factory=dict)


class Confiscation(Entry, frozen=True, kw_only=True):
    """A way to deprive of property for good."""

    sort: ModelSort
    counts: bool = True  # among confiscations in figures; an order to explain does not
    editions: tuple[ConfiscationEdition, ...]
