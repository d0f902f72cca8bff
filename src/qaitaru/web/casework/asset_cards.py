"""The asset board: assets under the phase they stand in by law, with sums, and the same as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.casework.asset_phases import AssetStanding
from qaitaru.casework.bodies.assets import Valuation
from qaitaru.casework.others_property import Owned, owned
from qaitaru.casework.ownership import BELIEF, RECORD, owners_of
from qaitaru.casework.phases import Phase
from qaitaru.casework.tally import Rates, Tally, tally
from qaitaru.casework.values import Valued, parts_of
from qaitaru.casework.worth import valuation_of, worth_of
from qaitaru.facts.money import Money, total
from qaitaru.web.casework.clock_cards import left_text
from qaitaru.web.casework.local_time import deadline_text
from qaitaru.web.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetCard:
    """An asset as the board shows it; ``left`` is how long its measure holds it still."""

    investigation: int
    standing: AssetStanding
    worth: Money | None
    parts: tuple[Valued, ...]  # on their rungs: what is reached, and the share of another
    owned: tuple[Owned, ...]
    valuation: Valuation | None
    of_record: str
    believed: str
    holder: str  # the measure that holds it, in words; empty where none does
    holder_number: int
    until: str
    left: str
    is_short: bool  # less than three days are left

    @property
    def number(self) -> int:
        """The asset's number."""
        return self.standing.entry.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One phase with its assets and what they come to."""

    phase: Phase
    cards: tuple[AssetCard, ...]
    tally: Tally
    unvalued: int

    @property
    def sums(self) -> dict[str, int]:
        """What its assets are worth, by currency, the shares of others with it."""
        return total(one.worth for one in self.cards if one.worth)


_SHORT_DAYS: Final = 3


def cards_of(case: CaseView, view: View) -> tuple[AssetCard, ...]:
    """Every asset of an investigation."""
    return tuple(_card(case, one, view) for one in case.assets)


def columns_of(cards: Iterable[AssetCard], rates: Rates) -> tuple[Column, ...]:
    """The cards by phase, in the order of the way; phases in which nothing stands are left out."""
    every = tuple(cards)
    found = ((phase, _in(every, phase)) for phase in Phase)
    return tuple(_column(phase, mine, rates) for phase, mine in found if mine)


def tally_of(cards: Iterable[AssetCard], rates: Rates) -> Tally:
    """What some assets come to in the currency of the law."""
    return tally((part for one in cards for part in one.parts), rates)


def _in(cards: tuple[AssetCard, ...], phase: Phase) -> tuple[AssetCard, ...]:
    return tuple(one for one in cards if one.standing.phase is phase)


def _column(phase: Phase, cards: tuple[AssetCard, ...], rates: Rates) -> Column:
    return Column(
        phase=phase,
        cards=cards,
        tally=tally_of(cards, rates),
        unvalued=sum(one.worth is None for one in cards),
    )


def _card(case: CaseView, one: AssetStanding, view: View) -> AssetCard:
    number, at = one.entry.number, case.case.at
    holder = one.held_by[-1] if one.held_by else None
    ends = [each.expiry.at for each in one.held_by]
    known = [each for each in ends if each is not None]
    end = max(known) if known and len(known) == len(ends) else None
    lasting = view.words("casework.until_lifted") if holder else ""
    return AssetCard(
        investigation=case.record.head.number,
        standing=one,
        worth=worth_of(case.case, number),
        parts=parts_of(case.case, one),
        owned=owned(case.case, number),
        valuation=valuation_of(case.case, number),
        of_record=_owners(case, number, RECORD),
        believed=_owners(case, number, BELIEF),
        holder=holder.kind.text.words(view.language) if holder else "",
        holder_number=holder.entry.number if holder else 0,
        until=deadline_text(end, case.case, view) or lasting,
        left=left_text(end, at, view),
        is_short=end is not None and (end - at).days < _SHORT_DAYS,
    )


def _owners(case: CaseView, asset: int, side: str) -> str:
    """The owners of one side today, each with the share where it is not the whole."""
    home = case.law.binding(case.record.head.jurisdiction)[0].calendar
    told = owners_of(case.record, asset, side, home.day_of(case.case.at))
    return ", ".join(
        one.name if one.part == one.parts else f"{one.name} ({one.part}/{one.parts})"
        for one in told
    )
