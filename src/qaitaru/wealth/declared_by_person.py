"""What each person of a profile declared, period by period, with the lines that say so."""

from dataclasses import dataclass
from datetime import date, timedelta

from qaitaru.wealth.profile import Line, Person, Profile, Section

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DeclaredByPerson:
    """All that one person declared for a period, income and takings; ``until`` is not of it.

    What is known within bounds counts at its highest: a doubt is the person's.
    """

    person: Person
    since: date
    until: date
    amount_minor: int
    lines: tuple[Line, ...]


def declared_by_person(profile: Profile) -> list[DeclaredByPerson]:
    """The persons in their order, each with the periods for which anything is declared."""
    lines = profile.of(Section.DECLARED)
    begins = [profile.opening_on, *(one.ends_on for one in profile.spans)]
    found = []
    for person in profile.persons:
        own = [one for one in lines if one.owner == person.key]
        for before, span in zip(begins, profile.spans, strict=False):
            told = tuple(one for one in own if span.name in one.during)
            if told:
                amount = sum(one.during[span.name].high_minor for one in told)
                stretch = before + _DAY, span.ends_on + _DAY
                found.append(DeclaredByPerson(person, *stretch, amount, told))
    return found
