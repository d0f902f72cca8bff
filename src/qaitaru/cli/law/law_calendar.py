"""``qaitaru law calendar``: the days of a year that its weekdays do not tell."""

from dataclasses import asdict
from typing import Annotated, Final

import typer

from qaitaru.cli.face import FORMS, WORDS, JsonOption, table, tell, tell_json
from qaitaru.cli.law.packs_given import NONE, PacksOption, law_of_packs
from qaitaru.facts.errors import SettingFaulty
from qaitaru.law.pack import Pack

_KEYS: Final = ("rest_day", "rest_why", "clock_marks", "source")


def calendar(
    year: Annotated[int, typer.Argument(min=1992, max=2199, help=WORDS("cli.law.year"))],
    *,
    code: Annotated[str, typer.Option(help=WORDS("cli.law.code"))] = "kz",
    packs: PacksOption = NONE,
    as_json: JsonOption = False,
) -> None:
    """Holidays, shifted and moved days of a year; that what it decided is unknown, where it is."""
    law = law_of_packs(packs)
    pack = _pack(code, law.packs)
    days = pack.calendar.unusual_in(year).values()
    decided = next((one for one in pack.calendar.year if one.year == year), None)
    if as_json:
        tell_json({"code": code, "year": year, "decided": decided, "days": [*map(asdict, days)]})
        return
    rows = [
        (
            f"{FORMS.day(one.day)} {WORDS(f'law.weekday.{one.day.isoweekday()}')}",
            WORDS(f"law.rest.{one.kind.value}")
            + (f": {one.holiday.text.words(WORDS.language)}" if one.holiday else ""),
            "" if one.verified else WORDS("law.unverified"),
            law.cited(one.source, WORDS.language),
        )
        for one in days
    ]
    title = WORDS("cli.law.calendar.title", code=code, year=year)
    table(title, tuple(f"cli.column.{key}" for key in _KEYS), rows)
    if decided is None:
        tell("law.holidays_unknown", years=year)
    elif decided.remark:
        typer.echo(law.cited(decided.remark, WORDS.language))


def _pack(code: str, packs: tuple[Pack, ...]) -> Pack:
    found = next((one for one in packs if one.code == code), None)
    if found is None:
        raise SettingFaulty("--code", code, ", ".join(one.code for one in packs))
    return found
