"""Rates of exchange given with a command: ``USD/KZT=450``, one US dollar costs 450 tenge."""

import re
from typing import Final

from qaitaru.cli.given import currency_of, decimal_of
from qaitaru.detection.currency_units import GivenRate, Units, target_of, units_by
from qaitaru.facts.errors import SettingFaulty

_RATE: Final = re.compile(r"([A-Za-z]{3})/([A-Za-z]{3})=(\S+)")
_OPTION: Final = "--rate"
_LIKE: Final = "USD/KZT=450.25"


def units_given(texts: tuple[str, ...], currency: str) -> Units:
    """The units that rates make; the target is what all lead to, where none is named.

    Raises: SettingFaulty, CurrencyUnknown.
    """
    rates = [_rate(one) for one in texts]
    target = currency_of(currency) or target_of(rates)
    if not rates:
        if target:
            raise SettingFaulty("--currency", currency, f"{_OPTION} {_LIKE}")
        return Units()
    if target is None:
        raise SettingFaulty("--currency", currency or "…", ", ".join(sorted(_named(rates))))
    found = units_by(rates, target)
    if isinstance(found, GivenRate):
        raise SettingFaulty(_OPTION, texts[rates.index(found)], f"…/{target}=…")
    return found


def _rate(text: str) -> GivenRate:
    told = _RATE.fullmatch(text.strip())
    if not told:
        raise SettingFaulty(_OPTION, text, _LIKE)
    source, target = (currency_of(code) or "" for code in told.groups()[:2])
    if source == target:
        raise SettingFaulty(_OPTION, text, _LIKE)
    return GivenRate(source, target, decimal_of(_OPTION, told[3]))


def _named(rates: list[GivenRate]) -> set[str]:
    return {code for one in rates for code in (one.source_currency, one.target_currency)}
