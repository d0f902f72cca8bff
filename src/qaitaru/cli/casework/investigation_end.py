"""``qaitaru investigation close|reopen|decide|correct``: what two decide, and what was wrong."""

from typing import Annotated, Final

import typer

from qaitaru.acts.casework.close_investigation import ask_closing, reopen
from qaitaru.acts.casework.correct_entry import correct_entry
from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.casework.bodies.conduct import Closing, Reopening
from qaitaru.casework.closing import REASONS
from qaitaru.cli.casework.case_given import (
    AtOption,
    EntryArgument,
    InvestigationArgument,
    RemarkOption,
    TextArgument,
    pair_given,
)
from qaitaru.cli.casework.entry_told import told, told_decision
from qaitaru.cli.desk import at_desk
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption
from qaitaru.cli.given import instant_given
from qaitaru.facts.errors import SettingFaulty

_ANSWERS: Final = ("yes", "no")


def close(
    number: InvestigationArgument,
    text: TextArgument,
    *,
    reason: Annotated[str, typer.Option(help=WORDS("cli.case.reason", all=", ".join(REASONS)))],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Ask that the investigation be closed; another member decides."""
    entry = at_desk(workspace, ask_closing, number, Closing(reason=reason, text=text.strip()))
    told(entry, as_json=as_json)


def reopen_(
    number: InvestigationArgument,
    text: TextArgument,
    *,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Open a closed investigation again."""
    told(at_desk(workspace, reopen, number, Reopening(text=text.strip())), as_json=as_json)


def decide(
    entry_number: EntryArgument,
    answer: Annotated[str, typer.Argument(help=WORDS("cli.case.answer"))],
    *,
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Say yes or no to what another member asked for."""
    if answer not in _ANSWERS:
        raise SettingFaulty("ANSWER", answer, ", ".join(_ANSWERS))
    decision = at_desk(
        workspace, decide_entry, entry_number, granted=answer == "yes", remark=remark
    )
    told_decision(decision, as_json=as_json)


def correct(
    entry_number: EntryArgument,
    *,
    field: Annotated[list[str] | None, typer.Option(help=WORDS("cli.case.field"))] = None,
    at: AtOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell what an entry should have said; both stay to be seen."""
    if not field and not at:
        raise SettingFaulty("--field", "", "--field name=value, --at")
    changed = dict(pair_given("--field", one) for one in field or ())
    entry = at_desk(workspace, correct_entry, entry_number, changed, instant_given("--at", at))
    told(entry, as_json=as_json)
