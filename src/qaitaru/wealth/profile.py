"""A wealth profile: the lines of a household's evidence, as every indirect rule reads them.

Three sorts of line. A *stock* stands at dates (property, debts). A *purchase* is property known by
what was paid for it and when. A *flow* belongs to periods (spending, income, deposits).

Source: IRM 9.5.9 (methods of proof): each item with its evidence; property at cost, never at market
value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from qaitaru.wealth.estimate import Estimate

OPENING: Final = "opening"  # names the first date, and all that was paid before it


class Section(StrEnum):
    """What a line says; the name of its table in the file."""

    ASSET = "asset"
    LIABILITY = "liability"
    EXPENSE = "expense"
    SOURCE = "source"
    TRANSFER = "transfer"
    DEPOSIT = "deposit"
    NON_INCOME = "non_income"
    BANK_PAYMENT = "bank_payment"
    DEDUCTION = "deduction"
    DECLARED = "declared"
    DRUG = "drug"
    MARKUP = "markup"
    UNITS = "units"
    BENEFIT = "benefit"
    AVAILABLE = "available"
    ASSUMPTION = "assumption"


class Reliability(StrEnum):
    """How far a line can be leant on."""

    PROVED = "proved"  # a document of somebody with no interest in the outcome
    SUPPORTED = "supported"  # two sources that do not depend on one another agree
    SINGLE = "single"  # one source, nothing against it, nothing beside it
    ASSERTED = "asserted"  # somebody says so; nothing shows it


class Role(StrEnum):
    """What a person is to the household."""

    SUBJECT = "subject"
    SPOUSE = "spouse"
    DEPENDANT = "dependant"
    NOMINEE = "nominee"  # holds for another


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a line comes from: an exhibit of the workspace, or a document by its name."""

    exhibit: int | None
    document: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in whose name lines stand."""

    key: str
    name: str
    role: Role
    number: str = ""  # of the state: by it the person is known in the ledger
    holds_for: str = ""  # a person's key, for a nominee
    ground: str = ""  # why the nominee is said to hold for another
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """One period: up to and with its last day."""

    name: str
    ends_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of evidence; its amounts are in the profile's currency, none of them negative."""

    key: str
    place: str  # in the profile's file
    section: Section
    what: str
    owner: str
    reliability: Reliability
    kind: str = ""
    evidence: tuple[Evidence, ...] = ()
    alternative: str = ""  # another, lawful explanation
    answer: str = ""  # what came of checking it
    at: Mapping[str, Estimate] = field(default_factory=dict)  # a stock, by name of date
    during: Mapping[str, Estimate] = field(default_factory=dict)  # a flow or payments, by period
    is_purchase: bool = False  # known by payments, not by what stood at dates
    sold_in: str = ""  # the period of a purchase's sale
    sold_for: Estimate | None = None
    thing: str = ""  # what tells the property apart: a cadastral number, a VIN
    taxable: bool = True
    in_cash: bool = False
    recipient: str = ""  # of a transfer within the household
    working: str = ""  # how the amount came about: ``2.5 x 1200000.00``


@dataclass(frozen=True, slots=True)
class Foundation:
    """One of the three things that must stand before a result is evidence."""

    how: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """All that is known of one household's wealth."""

    title: str
    currency: str
    opening_on: date
    spans: tuple[Span, ...]
    persons: tuple[Person, ...]
    lines: tuple[Line, ...]
    foundations: Mapping[str, Foundation] = field(default_factory=dict)

    def date_names(self) -> tuple[str, ...]:
        """The names of the dates that net worth is taken at, in order."""
        return (OPENING, *(span.name for span in self.spans))

    def of(self, *sections: Section) -> tuple[Line, ...]:
        """The lines of some sections, in the order of the file."""
        return tuple(line for line in self.lines if line.section in sections)
