"""``qaitaru screen ownership``: what the designated own or control, from files of interests."""

from pathlib import Path
from typing import Annotated, Final

import typer

from qaitaru.acts.act import wall_clock
from qaitaru.cli.face import WORDS, JsonOption, finish
from qaitaru.cli.given import day_of, text_of
from qaitaru.cli.ownership_told import tell_ownership
from qaitaru.cli.screen_lists import LISTS, screener_of
from qaitaru.facts.errors import SettingFaulty
from qaitaru.facts.problems import Problem
from qaitaru.interests.designating import (
    designated_by,
    found_on_lists,
    named_in,
    names_of,
    parties_of,
)
from qaitaru.interests.reading import joined, read_interests
from qaitaru.screening.hits import Hit
from qaitaru.screening.ownership.answering import Answer, Designated, ownership
from qaitaru.screening.ownership.reading import reading_names, reading_on
from qaitaru.screening.screener import ALERT

_RULE: Final = "--rule"


def ownership_of_files(
    *,
    interests: Annotated[list[Path], typer.Option(help=WORDS("cli.ownership.interests"))],
    designated: Annotated[Path | None, typer.Option(help=WORDS("cli.ownership.designated"))] = None,
    lists: LISTS = None,
    rule: Annotated[str, typer.Option(help=WORDS("cli.ownership.rule"))] = "ofac",
    as_of: Annotated[str, typer.Option(help=WORDS("cli.ownership.as_of"))] = "",
    threshold: Annotated[
        float, typer.Option(min=0, max=1, help=WORDS("cli.screen.threshold"))
    ] = ALERT,
    as_json: JsonOption = False,
) -> None:
    """What the designated own or control, with no workspace."""
    if rule not in reading_names():
        raise SettingFaulty(_RULE, rule, ", ".join(reading_names()))
    if designated is None and not lists:
        raise SettingFaulty("--designated", "", WORDS("cli.ownership.nobody"))
    day = day_of("--as-of", as_of) or wall_clock().date()
    edition = reading_on(rule, day)
    if edition is None:
        raise SettingFaulty("--as-of", as_of, WORDS("cli.ownership.no_edition", rule=rule))
    reading = joined(map(read_interests, interests))
    parties = parties_of(reading)
    problems: list[Problem] = list(reading.problems)
    named: list[Designated] = []
    hits: dict[str, Hit] = {}
    if designated is not None:
        named, unknown = named_in(text_of(designated), parties)
        problems += unknown
    if lists:
        screener, faults = screener_of(lists)
        problems += faults
        hits = found_on_lists(parties, screener, threshold)
    found = ownership(reading.interests, designated_by(named, hits), edition, day)
    problems += found.problems
    tell_ownership(found, names_of(parties), hits, problems, as_json=as_json)
    held = any(one.answer is not Answer.NOT_PROVED for one in found.parties)
    finish(problems=bool(problems) or held)
