"""How a finding of typologies reads for people: its sentences, with the numbers that decided it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Protocol

from qaitaru.facts.currencies import CURRENCIES
from qaitaru.wording.catalogues import Words
from qaitaru.wording.forms import forms_for

_AMOUNTS: Final = frozenset({"least", "most"})
_UNITS: Final = (("days", 86_400), ("hours", 3_600), ("minutes", 60))
_SINCE: Final = datetime(1970, 1, 1, tzinfo=UTC)
_CODES: Final = tuple(sorted(CURRENCIES))


class End(Protocol):
    """Who stands at the end of transfers."""

    @property
    def account(self) -> str:
        """Its number; empty where none is known."""

    @property
    def name(self) -> str:
        """Whose it is; empty where nobody says."""


class Part(Protocol):
    """A part of the evidence."""

    @property
    def name(self) -> str:
        """Its key is ``evidence.<name>``."""

    @property
    def numbers(self) -> tuple[tuple[str, int], ...]:
        """What decided it."""

    @property
    def unit(self) -> int:
        """The number of the currency of its amounts; below zero for the finding's own."""


class Money(Protocol):
    """A sum."""

    @property
    def currency(self) -> str:
        """Its code."""

    @property
    def amount_minor(self) -> int:
        """In minor units."""


class Seen(Protocol):
    """A finding as it is seen; its typologies and accounts have the foremost first."""

    @property
    def typologies(self) -> tuple[str, ...]:
        """All that found it."""

    @property
    def accounts(self) -> Sequence[End]:
        """All its accounts."""

    @property
    def transfers(self) -> Sequence[object]:
        """All its transfers."""

    @property
    def sums(self) -> Sequence[Money]:
        """Of each currency."""

    @property
    def counterparties(self) -> int:
        """Of the foremost account."""

    @property
    def begins(self) -> int:
        """In seconds since 1970."""

    @property
    def ends(self) -> int:
        """Likewise."""

    @property
    def evidence(self) -> Sequence[Part]:
        """What speaks for it."""


@dataclass(frozen=True, slots=True)
class PatternWords:
    """Findings in one language."""

    words: Words

    def title(self, typology: str) -> str:
        """A typology's name; its own where no catalogue has it."""
        key = f"typology.{typology}"
        return self.words(key) if key in self.words else typology.replace("_", " ")

    def found(self, one: Seen) -> str:
        """What was found, in a sentence."""
        key = f"typology.{one.typologies[0]}.finding"
        return self.words(key if key in self.words else "detection.finding", **self._fields(one))

    def innocent(self, one: Seen) -> str:
        """What an innocent explanation would be; empty where none is told."""
        return self._optional(one, f"typology.{one.typologies[0]}.innocent")

    def settle(self, one: Seen) -> str:
        """Which document would settle it; likewise."""
        return self._optional(one, f"typology.{one.typologies[0]}.settle")

    def part(self, one: Seen, part: Part) -> str:
        """A part of the evidence, in a sentence."""
        return self.evidence(part, one.sums[0].currency)

    def evidence(self, part: Part, currency: str) -> str:
        """The same, where amounts of no stated unit are of this currency."""
        unit = _CODES[part.unit] if part.unit >= 0 else currency
        fields = {name: self._number(name, value, unit) for name, value in part.numbers}
        return self.words(f"evidence.{part.name}", **fields)

    def end(self, one: End) -> str:
        """An account by its number, else by whose it is."""
        return one.account or one.name or self.words("detection.unnamed")

    def total(self, one: Seen) -> str:
        """The sums of its transfers."""
        forms = forms_for(self.words.language)
        return ", ".join(forms.money(each.amount_minor, each.currency) for each in one.sums)

    def days(self, one: Seen) -> tuple[str, str]:
        """Its first day and its last."""
        forms = forms_for(self.words.language)
        return forms.day(day_of(one.begins)), forms.day(day_of(one.ends))

    def _optional(self, one: Seen, key: str) -> str:
        return self.words(key, **self._fields(one)) if key in self.words else ""

    def _fields(self, one: Seen) -> dict[str, str]:
        forms = forms_for(self.words.language)
        first, last = self.days(one)
        return {
            "account": self.end(one.accounts[0]),
            "other": self.end(one.accounts[1 if len(one.accounts) > 1 else 0]),
            "accounts": forms.number(len(one.accounts)),
            "counterparties": forms.number(one.counterparties),
            "transfers": forms.number(len(one.transfers)),
            "total": self.total(one),
            "first": first,
            "last": last,
        }

    def _number(self, name: str, value: int, currency: str) -> str:
        forms = forms_for(self.words.language)
        if name in _AMOUNTS:
            return forms.money(value, currency)
        return self.length(value) if name == "seconds" else forms.number(value)

    def length(self, seconds: int) -> str:
        """A stretch of time, in the largest unit that says it well."""
        unit, length = next((each for each in _UNITS if seconds >= 2 * each[1]), _UNITS[-1])
        count = -(-seconds // length)
        number = forms_for(self.words.language).number(count)
        return self.words(f"detection.{unit}", count=count, number=number)


def day_of(seconds: int) -> date:
    """The day, in UTC, of a second since 1970."""
    return (_SINCE + timedelta(seconds=seconds)).date()
