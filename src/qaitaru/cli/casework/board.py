"""``qaitaru board``: what the supervising prosecutor looks at; ``board predicate`` tells a case."""

from typing import Annotated

import typer

from qaitaru.acts.casework.look_at_board import look_at_board
from qaitaru.acts.casework.open_investigation import note_predicate
from qaitaru.cli.casework.board_told import board_json, tell_board
from qaitaru.cli.casework.entry_told import told
from qaitaru.cli.casework.investigation import (
    OffenceOption,
    PredicateAgencyOption,
    predicate_given,
)
from qaitaru.cli.desk import at_desk
from qaitaru.cli.face import (
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    finish,
    instant_of,
    tell_json,
)


def board(
    context: typer.Context,
    *,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The board; leaves with 1 where anything is not as it should be."""
    if context.invoked_subcommand is not None:
        return
    seen = at_desk(workspace, look_at_board, as_of=instant_of(as_of))
    if as_json:
        tell_json(board_json(seen))
    else:
        tell_board(seen)
    finish(problems=seen.has_faults)


def predicate(
    registration: Annotated[str, typer.Argument(help=WORDS("cli.case.registration"))],
    *,
    registered: Annotated[str, typer.Option(help=WORDS("cli.case.registered"))],
    offence: OffenceOption = "",
    predicate_agency: PredicateAgencyOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell of a criminal case beside which there is no financial investigation yet."""
    body = predicate_given(registration, registered, offence, predicate_agency)
    told(at_desk(workspace, note_predicate, body), as_json=as_json)
