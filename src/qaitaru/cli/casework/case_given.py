"""What the commands on an investigation are given: numbers, instants, money, words of the trade."""

from datetime import date
from typing import Annotated, Final

import typer

from qaitaru.cli.face import WORDS
from qaitaru.cli.given import currency_of, day_of, money_given
from qaitaru.facts.errors import SettingFaulty

InvestigationArgument = Annotated[int, typer.Argument(help=WORDS("cli.case.number"))]
AssetArgument = Annotated[int, typer.Argument(help=WORDS("cli.case.asset"))]
SubjectArgument = Annotated[int, typer.Argument(help=WORDS("cli.case.subject"))]
MeasureArgument = Annotated[int, typer.Argument(help=WORDS("cli.case.measure"))]
EntryArgument = Annotated[int, typer.Argument(help=WORDS("cli.case.entry"))]
TextArgument = Annotated[str, typer.Argument(help=WORDS("cli.case.text"))]
AtOption = Annotated[str, typer.Option("--at", help=WORDS("cli.case.at"))]
AboutOption = Annotated[int, typer.Option(min=0, help=WORDS("cli.case.about"))]
RemarkOption = Annotated[str, typer.Option(help=WORDS("cli.case.remark"))]
ExhibitOption = Annotated[int, typer.Option(min=0, help=WORDS("cli.case.exhibit"))]
DocumentOption = Annotated[str, typer.Option(help=WORDS("cli.case.document"))]
AmountArgument = Annotated[str, typer.Argument(help=WORDS("cli.case.amount"))]
CurrencyArgument = Annotated[str, typer.Argument(help=WORDS("cli.case.currency"))]
AmountOption = Annotated[str, typer.Option(help=WORDS("cli.case.amount"))]
CurrencyGiven = Annotated[str, typer.Option("--currency", help=WORDS("cli.case.currency"))]

_PAIR: Final = "name=value"


def day_needed(option: str, text: str) -> date:
    """A day that must be given.

    Raises: SettingFaulty.
    """
    day = day_of(option, text)
    if day is None:
        raise SettingFaulty(option, text, "2026-03-05")
    return day


def sum_given(option: str, amount: str, currency: str) -> tuple[int, str]:
    """An amount in minor units with its currency; nothing of none where neither is given.

    Raises: SettingFaulty; CurrencyUnknown.
    """
    if not amount and not currency:
        return 0, ""
    code = currency_of(currency)
    if code is None or not amount:
        raise SettingFaulty(option, amount, f"{option} 497.12 --currency KZT")
    return money_given(option, amount, code), code


def pair_given(option: str, text: str) -> tuple[str, str]:
    """A name and its value: ``cadastral=20:315:001``.

    Raises: SettingFaulty.
    """
    name, sign, value = text.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise SettingFaulty(option, text, _PAIR)
    return name.strip(), value.strip()


def part_given(option: str, text: str) -> tuple[int, int]:
    """A share: ``1/3``.

    Raises: SettingFaulty.
    """
    part, _, parts = text.partition("/")
    if not part.isdecimal() or not parts.isdecimal() or not int(parts):
        raise SettingFaulty(option, text, "1/3")
    return int(part), int(parts)
