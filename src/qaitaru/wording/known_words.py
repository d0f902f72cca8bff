"""How facts beside transfers read for people: what is known of an account, and what says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

from qaitaru.wording.catalogues import Words
from qaitaru.wording.forms import forms_for
from qaitaru.wording.places import place_text

_SINCE: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MOMENTS: Final = frozenset({"listed", "measure", "owner_changed", "opened"})
_TENGE: Final = "KZT"


class Origin(Protocol):
    """Where a fact was read."""

    @property
    def opens(self) -> str:
        """What it is: source, exhibit, document, profile, duty, hit."""

    @property
    def number(self) -> int:
        """Of the import, exhibit, version, duty or hit."""

    @property
    def name(self) -> str:
        """Of the file, document or profile."""

    @property
    def place(self) -> str:
        """In it."""


class Fact(Protocol):
    """What is known of an account."""

    @property
    def kind(self) -> str:
        """Its key is ``known.account.<kind>``."""

    @property
    def text(self) -> str:
        """As it is written; may be empty."""

    @property
    def value(self) -> int:
        """In minor units of the tenge, where it is a sum."""

    @property
    def since(self) -> int | None:
        """In seconds since 1970."""

    @property
    def until(self) -> int | None:
        """Likewise; not of it."""

    @property
    def origins(self) -> Sequence[Origin]:
        """What says so."""


@dataclass(frozen=True, slots=True)
class KnownWords:
    """Facts beside transfers in one language."""

    words: Words

    def kind(self, one: Fact) -> str:
        """What it is."""
        return self.words(f"known.account.{one.kind}")

    def says(self, one: Fact) -> str:
        """What is said: a name as it is written, a sum a year."""
        if one.kind == "declared_income":
            amount = forms_for(self.words.language).money(one.value, _TENGE)
            return self.words("known.a_year", amount=amount, text=one.text)
        is_itself = one.kind == "controller" and not one.origins
        return self.words("known.itself", text=one.text) if is_itself else one.text

    def days(self, one: Fact) -> str:
        """When it was so; of what happened at a moment, its day; empty for always."""
        first = "" if one.since is None else self._day(one.since)
        if one.kind in _MOMENTS or one.until is None:
            key = "known.on" if one.kind in _MOMENTS else "known.since"
            return self.words(key, first=first) if first else ""
        last = self._day(one.until - 1)
        return self.words("known.between" if first else "known.until", first=first, last=last)

    def origin(self, one: Origin) -> str:
        """What says so, by name, number and place."""
        key = f"known.origin.{one.opens}"
        told = self.words(key, number=one.number, name=one.name).strip()
        where = place_text(one.place, self.words) if one.place else ""
        return ", ".join(filter(None, (told, where)))

    def _day(self, seconds: int) -> str:
        day = (_SINCE + timedelta(seconds=seconds)).date()
        return forms_for(self.words.language).day(day)
