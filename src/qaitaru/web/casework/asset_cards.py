"""The asset board: assets under the phase they stand in by law, with sums, and the same as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.casework.asset_phases import AssetStanding
from qaitaru.casework.bodies.assets import Valuation
from qaitaru.casework.in_force import MeasureStanding
from qaitaru.casework.others_property import Owned, owned
from qaitaru.casework.ownership import BELIEF, RECORD, owners_of
from qaitaru.casework.phases import Phase
from qaitaru.casework.tally import Rates, Tally, tally
from qaitaru.casework.values import Valued
from qaitaru.casework.worth import valuation_of
from qaitaru.facts.money import Money, total
from qaitaru.web.casework.clock_cards import left_text
from qaitaru.web.casework.local_time import ending_text
from qaitaru.web.view import View


@dataclass(frozen=True, kw_only=True)
class AssetCard:
    """An asset as the board shows it; each line of it is worked out when it is asked for."""

    case: CaseView
    standing: AssetStanding
    at: datetime  # how long is left is told as of then
    view: View

    @property
    def number(self) -> int:
        """The asset's number."""
        return self.standing.entry.number

    @property
    def worth(self) -> Money | None:
        """What it is worth; None where nobody valued it."""
        return self.case.worth[self.number]

    @property
    def parts(self) -> tuple[Valued, ...]:
        """On their rungs: what is reached of it, and the share of another."""
        return self.case.parts[self.number]

    @cached_property
    def owned(self) -> tuple[Owned, ...]:
        """Whose it is, where it is another's."""
        return owned(self.case.case, self.number)

    @cached_property
    def valuation(self) -> Valuation | None:
        """What its worth stands on."""
        return valuation_of(self.case.case, self.number)

    @cached_property
    def of_record(self) -> str:
        """Who owns it as a register says."""
        return _owners(self.case, self.number, RECORD)

    @cached_property
    def believed(self) -> str:
        """Who owns it as is believed."""
        return _owners(self.case, self.number, BELIEF)

    @property
    def _holder(self) -> MeasureStanding | None:
        return self.standing.held_by[-1] if self.standing.held_by else None

    @property
    def holder(self) -> str:
        """The measure that holds it, in words; empty where none does."""
        return self._holder.kind.text.words(self.view.language) if self._holder else ""

    @property
    def holder_number(self) -> int:
        """The measure's number; 0 where none holds it."""
        return self._holder.entry.number if self._holder else 0

    @cached_property
    def end(self) -> datetime | None:
        """When the last of its measures ends; None where none does, or none holds it."""
        ends = [each.expiry.at for each in self.standing.held_by]
        known = [each for each in ends if each is not None]
        return max(known) if known and len(known) == len(ends) else None

    @property
    def until(self) -> str:
        """Until when it is held, in words; empty where it is not."""
        lasting = self.view.words("casework.until_lifted") if self._holder else ""
        return ending_text(self.end, self.case.case, self.view) or lasting

    @property
    def left(self) -> str:
        """How long its measure holds it still."""
        return left_text(self.end, self.at, self.view)

    @property
    def is_short(self) -> bool:
        """Whether less than three days are left."""
        return self.end is not None and (self.end - self.at).days < _SHORT_DAYS

    @property
    def presses(self) -> tuple[bool, bool, float, int]:
        """Its turn in a column: what fell out of a measure, then by its nearest end."""
        ends = self.end.timestamp() if self.end else 0.0
        return not self.standing.has_lapsed, self.end is None, ends, self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One phase with its assets and what they come to."""

    phase: Phase
    cards: tuple[AssetCard, ...]  # those that press most
    count: int  # of all in it
    sums: dict[str, int]  # what all of them are worth, by currency, the shares of others with it
    tally: Tally
    unvalued: int


MOST: Final = 12
_SHORT_DAYS: Final = 3


def cards_of(case: CaseView, view: View, at: datetime | None = None) -> tuple[AssetCard, ...]:
    """Every asset of an investigation; what is left is as of an instant, or of its fold."""
    now = at or case.case.at
    return tuple(AssetCard(case=case, standing=one, at=now, view=view) for one in case.assets)


def columns_of(
    cards: Iterable[AssetCard], rates: Rates, most: int | None = None
) -> tuple[Column, ...]:
    """The cards by phase, in the order of the way; phases in which nothing stands are left out.

    Args:
        most: of a column; None for all.
    """
    found: dict[Phase, list[AssetCard]] = {}
    for one in cards:
        found.setdefault(one.standing.phase, []).append(one)
    return tuple(_column(phase, found[phase], rates, most) for phase in Phase if phase in found)


def tally_of(cards: Iterable[AssetCard], rates: Rates) -> Tally:
    """What some assets come to in the currency of the law."""
    return tally((part for one in cards for part in one.parts), rates)


def _column(phase: Phase, cards: list[AssetCard], rates: Rates, most: int | None) -> Column:
    return Column(
        phase=phase,
        cards=tuple(sorted(cards, key=lambda one: one.presses)[:most]),
        count=len(cards),
        sums=total(one.worth for one in cards if one.worth),
        tally=tally_of(cards, rates),
        unvalued=sum(one.worth is None for one in cards),
    )


def _owners(case: CaseView, asset: int, side: str) -> str:
    """The owners of one side today, each with the share where it is not the whole."""
    home = case.law.binding(case.record.head.jurisdiction)[0].calendar
    told = owners_of(case.record, asset, side, home.day_of(case.case.at))
    return ", ".join(
        one.name if one.part == one.parts else f"{one.name} ({one.part}/{one.parts})"
        for one in told
    )
