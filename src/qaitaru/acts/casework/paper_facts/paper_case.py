"""What every paper of an investigation is filled from: the case as it stands, and its bodies."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.acts.casework.paper_facts.filling import Filling
from qaitaru.acts.casework.paper_facts.in_each import joined, told_in_each, words_of
from qaitaru.acts.casework.paper_facts.subject_parts import subject_part
from qaitaru.acts.documents.issuer import agency_names
from qaitaru.casework.bodies.conduct import PredicateCase
from qaitaru.documents.facts.parts import Authority, Subject, Text
from qaitaru.law.calendars import Calendar
from qaitaru.law.offences import Offence


@dataclass(frozen=True)
class PaperCase:
    """An investigation, seen by who fills a paper; without slots, so that much is found once."""

    desk: Desk
    view: CaseView
    fill: Filling

    @property
    def calendar(self) -> Calendar:
        """Of the investigation's country."""
        return calendar_of(self.view)

    @property
    def today(self) -> date:
        """The day of the making, where the investigation is."""
        return self.calendar.day_of(self.view.case.at)

    def there(self, at: datetime) -> datetime:
        """An instant by the clock of the investigation's country."""
        return at.astimezone(ZoneInfo(self.calendar.zone))

    @cached_property
    def agency(self) -> Authority:
        """The member's own agency, as its settings name it."""
        own = self.desk.workspace.settings
        return Authority(name=agency_names(self.desk), address=own.agency_address)

    @property
    def number(self) -> str:
        """The number of the criminal case; the investigation's own where it stands beside none."""
        first = self._first
        return first.registration if first else str(self.view.record.head.number)

    @property
    def opened(self) -> date:
        """When the criminal case was registered; the investigation opened, where there is none."""
        first = self._first
        return (
            first.registered_on if first else self.calendar.day_of(self.view.record.head.opened_at)
        )

    @property
    def title(self) -> Text:
        """What the investigation is called, which may be translated."""
        return self.fill.translated("case_name", self.view.record.head.title)

    @cached_property
    def offences(self) -> tuple[Offence, ...]:
        """The offences of the criminal cases, as the packs know them, each once."""
        every = self.view.law.every(Offence, self.view.record.head.jurisdiction)
        wanted = dict.fromkeys(one.offence for one in self.view.predicates if one.offence)
        found = (one for name in wanted for one in every if name in (one.key, one.article))
        return tuple(dict.fromkeys(found))

    @property
    def offence(self) -> Text:
        """The offences in a line: article and title."""
        return joined(offence_line(one) for one in self.offences)

    def subjects(self, link: Text = "", only: frozenset[int] | None = None) -> tuple[Subject, ...]:
        """Whom it is about; ``link`` is how each is tied to it, where the record does not say."""
        return tuple(
            subject_part(self.fill, one, link)
            for one in self.view.subjects
            if only is None or one.entry.number in only
        )

    @property
    def _first(self) -> PredicateCase | None:
        return next(iter(self.view.predicates), None)


def calendar_of(view: CaseView) -> Calendar:
    """By which an investigation counts its days."""
    return view.law.binding(view.record.head.jurisdiction)[0].calendar


def article_of(offence: Offence) -> Text:
    """An article as it is cited: ``218, Criminal Code``."""
    return words_of(
        "paper.article", article=offence.article, act=words_of(f"law.act.{offence.act}")
    )


def offence_line(offence: Offence) -> Text:
    """An article and what it is called."""
    return joined((article_of(offence), told_in_each(offence.text)), ": ")
