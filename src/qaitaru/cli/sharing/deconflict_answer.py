"""``qaitaru deconflict take|confirm|refuse|write``: a partner's question is answered by two."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.sharing.answer_partner import answer_file, decide_question, take_question
from qaitaru.acts.sharing.ask_partner import question_file
from qaitaru.acts.sharing.look_at_questions import look_at_questions
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, tell, tell_json
from qaitaru.cli.sharing.message_file import OutOption, signed_in, write_message

NumberArgument = Annotated[int, typer.Argument(min=1, help=WORDS("cli.deconflict.number"))]


def take(
    question: Annotated[Path, typer.Argument(help=WORDS("cli.deconflict.question"))],
    *,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Take a trusted partner's question in; another member confirms the answer."""
    signed = signed_in(question)
    with desk_at(workspace) as desk:
        row, room = take_question(desk, signed)
        (view,) = [one for one in look_at_questions(desk).views if one.kept.number == row.number]
        ration = desk.workspace.settings.ration
    if as_json:
        tell_json({"question": row, "terms": view.terms, "room": room})
        return
    tell(
        "cli.deconflict.taken",
        question=row.number,
        agency=row.agency,
        purpose=view.terms.purpose,
        count=row.identifiers,
    )
    tell("cli.deconflict.room", spent=room.spent, most=ration.most, days=ration.days)


def confirm(
    number: NumberArgument,
    *,
    out: OutOption,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Confirm that a question is answered, from every investigation here, and write the answer."""
    with desk_at(workspace) as desk:
        decide_question(desk, number, granted=True)
        signed = answer_file(desk, number)
    write_message(out, signed, number=number, as_json=as_json)


def refuse(
    number: NumberArgument,
    *,
    remark: Annotated[str, typer.Option(help=WORDS("cli.deconflict.why_not"))],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Refuse to answer a question."""
    with desk_at(workspace) as desk:
        decision = decide_question(desk, number, granted=False, remark=remark)
    if as_json:
        tell_json(decision)
    else:
        tell("cli.deconflict.denied", question=number)


def write(
    number: NumberArgument,
    *,
    out: OutOption,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write a question that was put, or an answer that was confirmed, once more."""
    with desk_at(workspace) as desk:
        every = {one.kept.number: one for one in look_at_questions(desk).views}
        is_ours = number in every and every[number].kept.direction == "asked"
        signed = (question_file if is_ours else answer_file)(desk, number)
    write_message(out, signed, number=number, as_json=as_json)
