"""What the commands on a duty are given: its number, a currency, words of the trade."""

from typing import Annotated

import typer

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.look_at_duties import look_at_duty
from qaitaru.cli.face import WORDS, tell, tell_json
from qaitaru.duty.record import Entry
from qaitaru.facts.errors import DutyMissing

DutyArgument = Annotated[int, typer.Argument(help=WORDS("cli.duty.number"))]
AtOption = Annotated[str, typer.Option("--at", help=WORDS("cli.duty.at"))]
RemarkOption = Annotated[str, typer.Option(help=WORDS("cli.duty.remark"))]
ExhibitOption = Annotated[int, typer.Option(min=0, help=WORDS("cli.duty.exhibit"))]


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
