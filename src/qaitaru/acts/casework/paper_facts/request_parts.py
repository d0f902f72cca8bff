"""What papers of requests share: what the fields say, whom and what is asked about, and why."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.acts.casework.paper_facts.asset_parts import asset_name
from qaitaru.acts.casework.paper_facts.in_each import in_each, joined, words_of
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.casework.bodies.requests import Asked
from qaitaru.casework.requests.request_at import RequestAt
from qaitaru.documents.facts.parts import Account, Authority, Text
from qaitaru.documents.facts.parts import Asked as AskedPart
from qaitaru.law.request_fields import RequestField

_URGENT: Final = "routine"
"""The one urgency that is none."""


@dataclass(frozen=True)
class RequestPaper:
    """A request, and the case that it is of."""

    case: PaperCase
    told: RequestAt

    def field(self, name: RequestField) -> Text:
        """What a field of the request says, else what is said of the paper; it must be."""
        return self.case.fill.text(name, self._told(name))

    def may(self, name: RequestField) -> Text:
        """The same, and may be nothing."""
        return self.case.fill.may(name, self._told(name))

    def lines(self, name: RequestField) -> tuple[Text, ...]:
        """The same, a line for each."""
        return self.case.fill.lines(name, self._told(name))

    def _told(self, name: RequestField) -> Text:
        return self.case.fill.translated(name, self.told.fields.get(name, ""))

    def day(self, name: RequestField) -> date:
        """The same, as a day."""
        text = self.told.fields.get(name, "")
        return self.case.fill.day(name, text)

    @property
    def number(self) -> str:
        """The request's own number."""
        own = self.told.fields.get(RequestField.OWN_REFERENCE, "")
        return self.case.fill.plain("number", own)

    @property
    def requesting(self) -> Authority:
        """Who asks: as the request names them, else the member's agency."""
        name = self.may(RequestField.REQUESTING_AUTHORITY)
        return Authority(name=name) if name else self.case.agency

    @property
    def addressee(self) -> Authority:
        """Who is asked."""
        return Authority(
            name=self.field(RequestField.ADDRESSEE),
            address=self.may(RequestField.ADDRESSEE_ADDRESS),
        )

    @property
    def is_urgent(self) -> bool:
        """Whether it bears no ordinary turn."""
        return self.told.request.urgency != _URGENT

    @property
    def subjects(self) -> frozenset[int]:
        """Those asked about."""
        return frozenset(one.subject for _, one in self.told.asked if one.subject)

    @property
    def assets(self) -> frozenset[int]:
        """The assets asked about."""
        return frozenset(one.asset for _, one in self.told.asked if one.asset)

    @property
    def asked(self) -> tuple[AskedPart, ...]:
        """What is asked, each tied to whom or what, why, and to an element of proof."""
        return tuple(self._asked(number, one) for number, one in self.told.asked)

    @property
    def asked_lines(self) -> tuple[Text, ...]:
        """The same in a line each."""
        return tuple(joined((one.what, one.about, one.why), " — ") for one in self.asked)

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts asked about by their numbers, each once."""
        return tuple(
            Account(number=one)
            for one in dict.fromkeys(asked.account for _, asked in self.told.asked)
            if one
        )

    def _asked(self, number: int, asked: Asked) -> AskedPart:
        of, fill, key = f"№ {number}", self.case.fill, f"law.element.{asked.element}"
        return AskedPart(
            what=_what(asked, fill.translated(f"what_{number}", asked.text)),
            about=self._about(asked) or fill.wants("asked_about", of),
            why=fill.translated(f"why_{number}", asked.why) or fill.wants("asked_why", of),
            proves=in_each(lambda words, _: words(key).split(": ", 1)[-1])
            if asked.element
            else fill.wants("asked_element", of),
        )

    def _about(self, asked: Asked) -> Text:
        view = self.case.view
        names: list[Text] = [
            one.subject.name for one in view.subjects if one.entry.number == asked.subject
        ]
        names += [
            asset_name(self.case, one) for one in view.assets if one.entry.number == asked.asset
        ]
        return joined((*names, asked.account), ", ")


def partner_country(told: RequestAt) -> Text:
    """The state of a partner by its name."""
    return in_each(lambda _, forms: forms.country(told.request.partner))


def _what(asked: Asked, text: Text) -> Text:
    if asked.since is None or asked.until is None:
        return text
    return words_of("paper.asked_period", text=text, since=asked.since, until=asked.until)
