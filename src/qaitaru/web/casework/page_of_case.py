"""What every page of an investigation shares: the words of its law, and what a member may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.casework.bodies.measures import Measure
from qaitaru.casework.four_eyes import verb_of
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.roles import may
from qaitaru.law.provisional import Provisional
from qaitaru.web.casework.clock_cards import ClockCard, clock_card
from qaitaru.web.casework.entry_words import Said, said_of
from qaitaru.web.casework.local_time import ending_text, minute_text
from qaitaru.web.view import View


@dataclass(frozen=True, slots=True)
class CasePage:
    """An investigation and the page that shows it."""

    seen: CaseView
    view: View
    member: str  # who looks, by code

    @property
    def number(self) -> int:
        """Of the investigation."""
        return self.seen.record.head.number

    @property
    def address(self) -> str:
        """Of the investigation."""
        return f"/investigations/{self.number}"

    def may(self, verb: str) -> bool:
        """Whether a role of who looks opens a verb, while the investigation goes on."""
        return self.seen.closed is None and self.may_when_closed(verb)

    def may_when_closed(self, verb: str) -> bool:
        """Whether a role of who looks opens a verb, whether the investigation goes on or not."""
        return any(may(one, verb) for one in self.seen.own_roles)

    def may_decide(self, entry: CaseEntry) -> bool:
        """Whether who looks may say yes or no to an entry: another made it, and a role opens it."""
        opened = self.may_when_closed("decide") and self.may_when_closed(verb_of(entry))
        return opened and entry.made_by != self.member

    @property
    def clocks(self) -> tuple[ClockCard, ...]:
        """What is next, the most pressing first."""
        return tuple(clock_card(one, self.seen, self.view) for one in self.seen.next_clocks)

    def clocks_of(self, about: int) -> tuple[ClockCard, ...]:
        """Every clock of one thing, in the order of its law."""
        found = (one for one in self.seen.clocks if one.about == about)
        return tuple(clock_card(one, self.seen, self.view) for one in found)

    def said(self, entry: CaseEntry) -> tuple[Said, ...]:
        """What an entry says."""
        return said_of(entry, self.seen.case, self.view)

    def corrections(self, entry: CaseEntry) -> Sequence[CaseEntry]:
        """What was told in the place of an entry, oldest first."""
        return self.seen.record.corrections_of(entry.number)

    def when(self, instant: datetime) -> str:
        """An instant by the clock of the investigation, to the minute."""
        return minute_text(instant, self.seen.case, self.view)

    def ending(self, instant: datetime) -> str:
        """An end by the clock of the investigation, with its weekday."""
        return ending_text(instant, self.seen.case, self.view)

    def cited(self, source: str) -> str:
        """A place of a law in the page's language."""
        return self.seen.law.cited(source, self.view.language)

    def name_of(self, number: int) -> str:
        """A thing of the investigation by its number, in short: its kind where it has no name."""
        entry = self.seen.record.entry(number)
        if entry is None:
            return f"№ {number}"
        body = entry.body
        kind = self.seen.law.found(Provisional, body.measure) if isinstance(body, Measure) else None
        if kind is not None:
            return kind.text.words(self.view.language)
        own = next((getattr(body, one) for one in _NAMES if hasattr(body, one)), "")
        return own or self.view.words(f"casework.kind.{entry.kind}")


_NAMES = ("name", "title", "text", "document", "member")
