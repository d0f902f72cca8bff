"""``qaitaru hits attempt``: payments behind a confirmed match, told to its duty in one act."""

from typing import Annotated

import typer

from qaitaru.acts.duty.note_hit_payments import note_all_hit_payments, note_hit_payments
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, tell, tell_json
from qaitaru.facts.errors import SettingFaulty


def attempt(
    number: Annotated[int, typer.Argument(help=WORDS("cli.hits.number"))],
    entries: Annotated[list[str] | None, typer.Argument(help=WORDS("cli.hits.entry"))] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help=WORDS("cli.hits.attempt.all"))] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell the duty of a confirmed match of payments behind it, all or none."""
    if bool(entries) is every:
        raise SettingFaulty("ENTRIES", " ".join(entries or ()), "1-b2 1-b3 … | --all")
    with desk_at(workspace) as desk:
        told = (
            note_all_hit_payments(desk, number)
            if every
            else note_hit_payments(desk, number, entries or ())
        )
    if as_json:
        tell_json(told)
        return
    for one in told:
        tell("cli.duty.told", duty=one.duty, entry=one.number)
    if not told:
        tell("cli.hits.attempt.none")
