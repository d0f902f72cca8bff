"""What the commands on a duty are given: its number, instants, amounts, and words of the trade."""

import re
from datetime import datetime
from typing import Annotated, Final

import typer

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.look_at_duties import look_at_duty
from qaitaru.cli.face import WORDS, tell, tell_json
from qaitaru.cli.given import currency_of, minor_of
from qaitaru.duty.record import Entry
from qaitaru.facts.errors import DutyMissing, SettingFaulty
from qaitaru.facts.money import LARGEST_MINOR

_NOUGHT: Final = re.compile(r"0+(\.0*)?")
_INSTANT: Final = "2026-03-06T10:30+05:00"

DutyArgument = Annotated[int, typer.Argument(help=WORDS("cli.duty.number"))]
AtOption = Annotated[str, typer.Option("--at", help=WORDS("cli.duty.at"))]
RemarkOption = Annotated[str, typer.Option(help=WORDS("cli.duty.remark"))]
ExhibitOption = Annotated[int, typer.Option(min=0, help=WORDS("cli.duty.exhibit"))]


def instant_given(option: str, text: str) -> datetime | None:
    """An instant with its zone; None where it is not given.

    Raises: SettingFaulty.
    """
    if not text:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise SettingFaulty(option, text, _INSTANT)
    return instant


def money_given(option: str, text: str, currency: str) -> int:
    """An amount in minor units; nought is one.

    Raises: SettingFaulty; CurrencyUnknown.
    """
    code = currency_of(currency)
    if _NOUGHT.fullmatch(text):
        return 0
    minor = minor_of(option, text, code)
    if minor is None or minor > LARGEST_MINOR:
        raise SettingFaulty(option, text, "497.12")
    return minor


def currency_of_asset(desk: Desk, duty: int, asset: int) -> str:
    """The currency of a frozen asset.

    Raises: DutyMissing.
    """
    for one in look_at_duty(desk, duty).holdings:
        if one.entry.number == asset:
            return one.asset.currency
    raise DutyMissing(f"{duty}: {asset}")


def tell_entry(entry: Entry, *, as_json: bool) -> None:
    """That an entry was made, with its number: later ones name it."""
    if as_json:
        tell_json(entry)
    else:
        tell("cli.duty.told", duty=entry.duty, entry=entry.number)
