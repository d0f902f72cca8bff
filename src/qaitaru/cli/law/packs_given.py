"""The legal packs that a command is given: the shipped ones, or with those of a folder."""

from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from qaitaru.cli.face import WORDS
from qaitaru.facts.errors import SettingFaulty
from qaitaru.law.law import Law
from qaitaru.law.packs_shipped import law_with, shipped_law

NONE: Final = Path()
PacksOption = Annotated[Path, typer.Option("--packs", help=WORDS("cli.law.packs"))]
OnOption = Annotated[str, typer.Option("--on", help=WORDS("cli.law.on"))]


def law_of_packs(packs: Path) -> Law:
    """The shipped law, or with the packs of a folder.

    Raises: SettingFaulty; PackFaulty.
    """
    if packs != NONE and not packs.is_dir():
        raise SettingFaulty("--packs", str(packs), WORDS("cli.law.packs"))
    return shipped_law() if packs == NONE else law_with(packs)


def day_given(text: str) -> date | None:
    """A day; None where it is not given.

    Raises: SettingFaulty.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as fault:
        raise SettingFaulty("--on", text, "2026-03-06") from fault
