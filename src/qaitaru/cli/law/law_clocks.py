"""``qaitaru law clocks|due``: the clocks of the law packs, and one laid on an event."""

from typing import Annotated, Final

import typer

from qaitaru.cli.face import FORMS, WORDS, JsonOption, table, tell, tell_json
from qaitaru.cli.given import instant_given
from qaitaru.cli.law.clock_json import due_json
from qaitaru.cli.law.packs_given import NONE, PacksOption, law_of_packs
from qaitaru.documents.clock_words import counted_text, edition_text, end_text, marks_text
from qaitaru.facts.errors import SettingFaulty
from qaitaru.law.due import Due, every_edition, reckon
from qaitaru.law.ends import Pause
from qaitaru.law.law import Law

_CLOCKS: Final = ("clock_key", "duty_clock", "duty_owed_by", "edition", "since", "until", "source")
_DUE: Final = ("edition", "duty_due", "clock_marks", "source")
PauseOption = Annotated[list[str] | None, typer.Option("--pause", help=WORDS("cli.law.pause"))]


def clocks(*, packs: PacksOption = NONE, as_json: JsonOption = False) -> None:
    """Every clock with its editions; what was not read in the law itself is marked."""
    law = law_of_packs(packs)
    every = [one for pack in law.packs for one in pack.clock]
    if as_json:
        tell_json(every)
        return
    rows = [
        (
            one.key,
            one.text.words(WORDS.language),
            WORDS(f"law.actor.{one.owed_by}"),
            edition_text(edition, WORDS)
            + ("" if edition.verified else f"\n{WORDS('law.unverified')}"),
            ("" if edition.from_known else "≤ ") + FORMS.day(edition.valid_from),
            FORMS.day(edition.valid_to) if edition.valid_to else "",
            law.cited(edition.source, WORDS.language),
        )
        for one in every
        for edition in one.editions
    ]
    keys = tuple(f"cli.column.{name}" for name in _CLOCKS)
    table(WORDS("cli.law.clocks.title", count=len(every)), keys, rows)


def due(
    clock: Annotated[str, typer.Argument(help=WORDS("cli.law.clock"))],
    event: Annotated[str, typer.Argument(help=WORDS("cli.law.event"))],
    *,
    pause: PauseOption = None,
    packs: PacksOption = NONE,
    as_json: JsonOption = False,
) -> None:
    """Until when, under every edition of a clock; the one to act by is marked."""
    law, at = law_of_packs(packs), instant_given("EVENT", event)
    found = law.clock(clock)
    if found is None:
        known = ", ".join(one.key for pack in law.packs for one in pack.clock)
        raise SettingFaulty("CLOCK", clock, known)
    if at is None:
        raise SettingFaulty("EVENT", event, "2026-03-06T10:30+05:00")
    pauses = tuple(_pause(one) for one in pause or ())
    calendar = law.calendar(found)
    acted = reckon(at, found, calendar, pauses=pauses)
    every = every_edition(at, found, calendar, pauses=pauses)
    if as_json:
        tell_json(
            {
                "clock": found,
                "event": at,
                "act_by": due_json(acted.due) if acted else None,
                "is_sure": acted.is_sure if acted else None,
                "editions": [due_json(one) for one in every],
            }
        )
        return
    rows = [_row(law, one, is_acted=acted is not None and one == acted.due) for one in every]
    keys = tuple(f"cli.column.{name}" for name in _DUE)
    table(found.text.words(WORDS.language), keys, rows)
    if acted is None:
        tell("cli.law.no_edition")
    elif not acted.is_sure:
        tell("cli.law.unsure")


def _pause(text: str) -> Pause:
    """A stretch given as ``FROM/TO``; ``FROM/`` where the clock still stands.

    Raises: SettingFaulty.
    """
    began, _, ended = text.partition("/")
    first, last = instant_given("--pause", began), instant_given("--pause", ended)
    if first is None or (last is not None and last < first):
        raise SettingFaulty("--pause", text, "2026-03-06T10:30+05:00/2026-03-09T09:00+05:00")
    return Pause(first, last)


def _row(law: Law, one: Due, *, is_acted: bool) -> tuple[object, ...]:
    sign = "■ " if is_acted else ""
    return (
        sign + edition_text(one.edition, WORDS),
        end_text(one, WORDS, FORMS),
        "\n".join(
            filter(None, (marks_text(one, WORDS, is_sure=True), counted_text(one, WORDS, FORMS)))
        ),
        law.cited(one.edition.source, WORDS.language),
    )
