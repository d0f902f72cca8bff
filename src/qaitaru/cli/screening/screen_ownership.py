"""``qaitaru screen ownership``: what the designated own or control, from files of interests."""

from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from qaitaru.acts.act import wall_clock
from qaitaru.acts.screening.screen_ownership import ScreenedOwnership, screen_ownership
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, finish
from qaitaru.cli.given import day_of, text_of
from qaitaru.cli.screening.ownership_told import tell_ownership
from qaitaru.cli.screening.screen_lists import LISTS, screener_of
from qaitaru.facts.errors import SettingFaulty
from qaitaru.facts.problems import Problem
from qaitaru.interests.designating import (
    designated_by,
    found_on_lists,
    named_in,
    names_of,
    parties_of,
)
from qaitaru.interests.in_worker import interests_in_worker
from qaitaru.interests.reading import joined
from qaitaru.screening.hits import Hit
from qaitaru.screening.ownership.answering import Answer, Designated, ownership
from qaitaru.screening.ownership.reading import Reading, reading_names, reading_on
from qaitaru.screening.screener import ALERT

_RULE: Final = "--rule"


def ownership_of_files(
    *,
    interests: Annotated[
        list[Path] | None, typer.Option(help=WORDS("cli.ownership.interests"))
    ] = None,
    designated: Annotated[Path | None, typer.Option(help=WORDS("cli.ownership.designated"))] = None,
    lists: LISTS = None,
    rule: Annotated[str, typer.Option(help=WORDS("cli.ownership.rule"))] = "ofac",
    as_of: Annotated[str, typer.Option(help=WORDS("cli.ownership.as_of"))] = "",
    threshold: Annotated[
        float, typer.Option(min=0, max=1, help=WORDS("cli.screen.threshold"))
    ] = ALERT,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """What the designated own or control, by files of interests, else by the workspace."""
    day = day_of("--as-of", as_of) or wall_clock().date()
    edition = _edition(rule, as_of, day)
    if not interests:
        if designated is not None or lists:
            raise SettingFaulty("--interests", "", WORDS("cli.ownership.interests"))
        with desk_at(workspace) as desk:
            made = screen_ownership(desk, edition, day)
        _tell(made, {}, as_json=as_json)
        return
    if designated is None and not lists:
        raise SettingFaulty("--designated", "", WORDS("cli.ownership.nobody"))
    reading = joined(map(interests_in_worker, interests))
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
    told = ScreenedOwnership(found, names_of(parties), (*problems, *found.problems))
    _tell(told, hits, as_json=as_json)


def _edition(rule: str, as_of: str, day: date) -> Reading:
    if rule not in reading_names():
        raise SettingFaulty(_RULE, rule, ", ".join(reading_names()))
    edition = reading_on(rule, day)
    if edition is None:
        raise SettingFaulty("--as-of", as_of, WORDS("cli.ownership.no_edition", rule=rule))
    return edition


def _tell(made: ScreenedOwnership, hits: dict[str, Hit], *, as_json: bool) -> None:
    tell_ownership(made.found, made.names, hits, made.problems, as_json=as_json)
    held = any(one.answer is not Answer.NOT_PROVED for one in made.found.parties)
    finish(problems=bool(made.problems) or held)
