"""What papers of a measure share: what it holds, on what ground, since when, for how much."""

from dataclasses import dataclass
from datetime import datetime

from qaitaru.acts.casework.paper_facts.articles import ground_of
from qaitaru.acts.casework.paper_facts.in_each import joined
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.casework.in_force import MeasureStanding
from qaitaru.casework.measure_events import events_of
from qaitaru.casework.worth import worth_of
from qaitaru.documents.facts.parts import Text
from qaitaru.facts.money import Money


@dataclass(frozen=True)
class MeasurePaper:
    """A measure, and the case that it is of."""

    case: PaperCase
    standing: MeasureStanding

    @property
    def number(self) -> str:
        """The paper's own number, as it is said."""
        return self.case.fill.plain("number")

    @property
    def assets(self) -> frozenset[int]:
        """Those it is laid on."""
        return frozenset(one.asset for one in self.standing.measure.holds)

    @property
    def ground(self) -> Text:
        """The law's ground in its words, with its article."""
        points = self.standing.edition.grounds
        found = next((one for one in points if one.key == self.standing.measure.ground), None)
        return "" if found is None else ground_of(found)

    @property
    def others(self) -> Text:
        """On what ground it reaches the property of others, and what shows it; empty for none."""
        told = self.standing.measure
        points = self.standing.edition.others_property
        found = next((one for one in points if one.key == told.others_ground), None)
        if found is None:
            return ""
        return joined(
            (ground_of(found), self.case.fill.translated("others_why", told.others_why)), ": "
        )

    @property
    def grounds(self) -> Text:
        """The ground of the law, and why it is so in this case, which must be said."""
        return joined((self.ground, self.case.fill.text("grounds")), ". ")

    @property
    def total(self) -> Money | None:
        """What it holds in all, by sums named or the assets' worth; None of several currencies."""
        sums = [
            Money(one.amount_minor, one.currency)
            if one.currency
            else worth_of(self.case.view.case, one.asset)
            for one in self.standing.measure.holds
        ]
        known = [one for one in sums if one is not None]
        if len(known) < len(sums) or len({one.currency for one in known}) != 1:
            return None
        return Money(sum(one.amount_minor for one in known), known[0].currency)

    def event(self, name: str) -> datetime | None:
        """When something first happened to it, where the investigation is."""
        found = events_of(self.case.view.case, self.standing).get(name)
        return self.case.there(found.at) if found else None
