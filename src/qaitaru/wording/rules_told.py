"""How a typology's rule reads for people: its definition, with the values of its parameters."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Protocol

from babel.numbers import format_decimal

from qaitaru.wording.catalogues import Words
from qaitaru.wording.forms import forms_for
from qaitaru.wording.patterns import PatternWords

_HOUR: Final = 3_600
_PARTS: Final = {"ten_thousandths": 4, "thousandths": 3}
"""The decimal places of a share, told by the end of its parameter's name."""


class Parameter(Protocol):
    """A parameter of a rule."""

    @property
    def name(self) -> str:
        """As the rule calls it."""

    @property
    def default(self) -> int:
        """Its value."""

    @property
    def unit(self) -> str:
        """``seconds``, ``clock``, ``days``, ``percent``, ``share``, ``minor_units``, ``count``."""


@dataclass(frozen=True, slots=True)
class RuleWords:
    """Rules in one language."""

    words: Words

    def rule(self, name: str, parameters: Iterable[Parameter], currency: str) -> str:
        """The definition of a typology.

        Args:
            currency: of its sums of money; empty where none is meant, and minor units are told.
        """
        fields = {each.name: self.value(each, currency) for each in parameters}
        return self.words(f"typology.{name}.rule", **fields)

    def parameter(self, name: str) -> str:
        """What a parameter means."""
        return self.words(f"parameter.{name}")

    def value(self, one: Parameter, currency: str = "") -> str:
        """A parameter's value, in its unit."""
        forms = forms_for(self.words.language)
        if one.unit == "minor_units" and currency:
            return forms.money(one.default, currency)
        told = _TOLD.get(one.unit)
        return told(self, one) if told else forms.number(one.default)

    def length(self, one: Parameter) -> str:
        """A stretch of time."""
        return PatternWords(self.words).length(one.default)

    def days(self, one: Parameter) -> str:
        """A number of days."""
        number = forms_for(self.words.language).number(one.default)
        return self.words("detection.days", count=one.default, number=number)

    def clock(self, one: Parameter) -> str:
        """A time of the day: ``18:00``."""
        return f"{one.default // _HOUR:02}:{one.default % _HOUR // 60:02}"

    def share(self, one: Parameter) -> str:
        """Thousandths or ten-thousandths as a decimal."""
        places = next(places for end, places in _PARTS.items() if one.name.endswith(end))
        locale = forms_for(self.words.language).locale
        return format_decimal(Decimal(one.default).scaleb(-places), "0.0##", locale=locale)


_TOLD: Final[Mapping[str, Callable[[RuleWords, Parameter], str]]] = {
    "seconds": RuleWords.length,
    "days": RuleWords.days,
    "clock": RuleWords.clock,
    "share": RuleWords.share,
}
