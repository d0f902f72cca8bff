"""The three foundations: until all stand, what a rule says is a lead and not evidence."""

from dataclasses import dataclass
from typing import Final

from qaitaru.wealth.profile import Evidence, Profile
from qaitaru.wealth.weighing import open_leads

OPENING: Final = "opening"
LEADS: Final = "leads"
SOURCE: Final = "source"
NAMES: Final = (OPENING, LEADS, SOURCE)
STANDS: Final = "stands"
NOT_RECORDED: Final = "not_recorded"
NO_EVIDENCE: Final = "no_evidence"
LEADS_OPEN: Final = "leads_open"


@dataclass(frozen=True, slots=True)
class Footing:
    """Whether one foundation stands, and what holds it or is missing."""

    name: str
    state: str  # stands, not_recorded, no_evidence, leads_open
    how: str
    evidence: tuple[Evidence, ...]
    lines: tuple[str, ...]  # keys of the lines whose other explanation is not answered

    @property
    def stands(self) -> bool:
        """Whether it stands."""
        return self.state == STANDS


def footings(profile: Profile) -> tuple[Footing, ...]:
    """The state of the three foundations.

    A definite opening net worth; leads and other explanations followed and negated; a likely source
    of what is unexplained. Each is recorded with its evidence.

    Source: Holland v United States 348 US 121 (1954); for the likely source, or else the negation
    of all non-taxable ones, United States v Massei 355 US 595 (1958).
    """
    return tuple(_footing(profile, name) for name in NAMES)


def is_evidence(every: tuple[Footing, ...]) -> bool:
    """Whether all three stand."""
    return all(one.stands for one in every)


def _footing(profile: Profile, name: str) -> Footing:
    told = profile.foundations.get(name)
    leads = tuple(line.key for line in open_leads(profile)) if name == LEADS else ()
    if told is None:
        return Footing(name, NOT_RECORDED, "", (), leads)
    state = LEADS_OPEN if leads else STANDS if told.evidence else NO_EVIDENCE
    return Footing(name, state, told.how, told.evidence, leads)
