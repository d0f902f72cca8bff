"""All packs together, asked by jurisdiction, regime and key."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from qaitaru.law.calendars import Calendar
from qaitaru.law.clocks import Clock
from qaitaru.law.editions import Entry
from qaitaru.law.pack import Exemption, Measure, Pack, Permitted, Regime, Route, Scope
from qaitaru.law.shelves import SHELVES, Kind, shelf
from qaitaru.law.thresholds import Threshold

ANY = "*"
K = TypeVar("K", bound=Entry)


@dataclass(frozen=True)
class Law:
    """The packs there are; without slots, so that what is asked often is put in order once."""

    packs: tuple[Pack, ...]

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """The codes of the national packs."""
        return tuple(one.code for one in self.packs if one.scope is Scope.NATIONAL)

    @property
    def regimes(self) -> tuple[Regime, ...]:
        """Every regime known."""
        return tuple(one for pack in self.packs for one in pack.regime)

    def binding(self, jurisdiction: str) -> tuple[Pack, ...]:
        """The packs that bind a jurisdiction: its own first, then the international ones."""
        own = [one for one in self.packs if one.code == jurisdiction]
        return (*own, *(one for one in self.packs if one.scope is Scope.INTERNATIONAL))

    def languages(self, jurisdiction: str) -> tuple[str, ...]:
        """In which the authorities of a jurisdiction write and read; none where no pack says."""
        return next((one.languages for one in self.packs if one.code == jurisdiction), ())

    def country(self, jurisdiction: str) -> str:
        """The country of a jurisdiction, by which partners are named."""
        own = (one.country for one in self.packs if one.code == jurisdiction)
        return next(own, "") or jurisdiction

    def calendar(self, clock: Clock) -> Calendar:
        """The calendar by which a clock is counted: that of its own pack."""
        return self._clocks[clock.key][1].calendar

    def clock(self, key: str) -> Clock | None:
        """A clock by its key."""
        found = self._clocks.get(key)
        return found[0] if found else None

    def threshold(self, key: str) -> Threshold | None:
        """A threshold by its key."""
        every = (one for pack in self.packs for one in pack.threshold)
        return next((one for one in every if one.key == key), None)

    def every(self, kind: type[K], jurisdiction: str = "") -> tuple[K, ...]:
        """The entries of a kind: ``law.every(Offence, "kz")``; of every pack where none is told."""
        found = self.entries(SHELVES[kind], jurisdiction)
        return tuple(one for one in found if isinstance(one, kind))

    def found(self, kind: type[K], key: str) -> K | None:
        """An entry by its key: ``law.found(Provisional, "kz.restriction")``."""
        found = self._entries.get((SHELVES[kind], key))
        return found if isinstance(found, kind) else None

    def entries(self, kind: Kind, jurisdiction: str = "") -> tuple[Entry, ...]:
        """The entries of a kind, in the order of the packs."""
        packs = [one for one in self.packs if jurisdiction in {"", one.code}]
        return tuple(one for pack in packs for one in shelf(pack, kind))

    def clocks(self, jurisdiction: str, regime: str) -> tuple[Clock, ...]:
        """The clocks that run in a jurisdiction for a regime, in the order of the packs."""
        every = (one for pack in self.binding(jurisdiction) for one in pack.clock)
        return tuple(one for one in every if is_for(one.regimes, regime))

    def exemptions(self, jurisdiction: str, regime: str) -> tuple[Exemption, ...]:
        """The kinds of exemption there are."""
        every = (one for pack in self.binding(jurisdiction) for one in pack.exemption)
        return tuple(one for one in every if is_for(one.regimes, regime))

    def routes(self, jurisdiction: str, regime: str) -> tuple[Route, ...]:
        """The ways off the list."""
        every = (one for pack in self.binding(jurisdiction) for one in pack.route)
        return tuple(one for one in every if is_for(one.regimes, regime))

    def permitted(self, jurisdiction: str) -> tuple[Permitted, ...]:
        """What a listed person may be paid without a request."""
        return tuple(one for pack in self.binding(jurisdiction) for one in pack.permitted)

    def measures(self, jurisdiction: str) -> tuple[Measure, ...]:
        """What freezing means there."""
        return tuple(one for pack in self.binding(jurisdiction) for one in pack.measure)

    def may_tell_reason(self, jurisdiction: str) -> bool:
        """Whether its law lets a customer be told why; where no pack says so, it does not."""
        own = [one.tipping_off for one in self.packs if one.code == jurisdiction]
        return any(one is not None and one.reason_may_be_told for one in own)

    def disclosing(self, jurisdiction: str, language: str) -> tuple[str, ...]:
        """Beginnings of words that tell a customer why."""
        rules = (pack.tipping_off for pack in self.binding(jurisdiction))
        return tuple(stem for one in rules if one for stem in one.stems.get(language, ()))

    def cited(self, text: str, language: str) -> str:
        """A source or a remark in a language; as it is written where no pack tells it."""
        every = (one for pack in self.packs for one in pack.cited)
        found = next((one for one in every if one.en == text), None)
        return found.words(language) if found else text

    def regime_of(self, publisher: str, said: Sequence[str]) -> Regime | None:
        """The regime that a list's words mean; None where the packs do not know them."""
        words = {one.casefold() for one in said}
        return next(
            (one for one in self.regimes if _means(one.said_by.get(publisher, ()), words)), None
        )

    @cached_property
    def _clocks(self) -> Mapping[str, tuple[Clock, Pack]]:
        """Each clock by its key, with its pack; of two of one key the first pack's."""
        told = ((one, pack) for pack in reversed(self.packs) for one in reversed(pack.clock))
        return {one.key: (one, pack) for one, pack in told}

    @cached_property
    def _entries(self) -> Mapping[tuple[Kind, str], Entry]:
        """Each entry by its kind and key; of two of one key the first pack's."""
        told = ((kind, one) for kind in Kind for one in reversed(self.entries(kind)))
        return {(kind, one.key): one for kind, one in told}


def is_for(regimes: Sequence[str], regime: str) -> bool:
    """Whether what names these regimes, or none, is for a regime."""
    return not regimes or regime in regimes


def _means(told: Iterable[str], words: set[str]) -> bool:
    return any(one == ANY or one.casefold() in words for one in told)
