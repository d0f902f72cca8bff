"""``qaitaru request show|list|step|answer|consent|use``: a request goes out and comes back."""

from typing import Annotated

import typer

from qaitaru.acts.casework.look_at_requests import look_at_request, look_at_requests
from qaitaru.acts.casework.send_request import (
    consent_to_use,
    receive_answer,
    step_request,
    use_answer,
)
from qaitaru.casework.bodies.requests import Answer, ConsentToUse, Limitation, RequestStep, Used
from qaitaru.casework.requests.answers import FORMS as ANSWER_FORMS
from qaitaru.casework.requests.stages import Stage
from qaitaru.casework.requests.use_limits import Use
from qaitaru.cli.casework.case_given import AtOption, DocumentOption, RemarkOption
from qaitaru.cli.casework.entry_told import told, told_next
from qaitaru.cli.casework.request_given import AnswerArgument, RequestArgument, SharedWithOption
from qaitaru.cli.casework.request_told import request_json, tell_request, tell_requests
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
from qaitaru.cli.given import day_of, instant_given

UseArgument = Annotated[str, typer.Argument(help=WORDS("cli.request.use_of", all=", ".join(Use)))]


def show(
    request: RequestArgument,
    *,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """One request: what it owes, what it asks, what came; leaves with 1 where it may not go out."""
    view = at_desk(workspace, look_at_request, request, as_of=instant_of(as_of))
    if as_json:
        tell_json(request_json(view))
    else:
        tell_request(view)
    finish(problems=not view.is_ready)


def list_requests(
    *,
    investigation: Annotated[int, typer.Option(min=0, help=WORDS("cli.case.number"))] = 0,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The requests of an investigation, or of every one that you may see."""
    views = at_desk(workspace, look_at_requests, investigation, as_of=instant_of(as_of))
    if as_json:
        tell_json([request_json(one) for one in views])
    else:
        tell_requests(views)


def step(
    request: RequestArgument,
    to: Annotated[str, typer.Argument(help=WORDS("cli.request.to", all=", ".join(Stage)))],
    *,
    document: DocumentOption = "",
    ground: Annotated[str, typer.Option(help=WORDS("cli.request.ground"))] = "",
    questions: Annotated[str, typer.Option(help=WORDS("cli.request.questions"))] = "",
    at: AtOption = "",
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Take a request a step further; what is wanting is named."""
    body = RequestStep(to=to, document=document, ground=ground, questions=questions, remark=remark)
    entry = at_desk(workspace, step_request, request, body, instant_given("--at", at))
    told_next(workspace, entry, request, as_json=as_json)


def answer(
    request: RequestArgument,
    *,
    exhibit: Annotated[int, typer.Option(min=1, help=WORDS("cli.case.exhibit"))],
    asked: Annotated[list[int], typer.Option(help=WORDS("cli.request.answers"))],
    form: Annotated[str, typer.Option(help=WORDS("cli.request.form", all=", ".join(ANSWER_FORMS)))],
    use: Annotated[list[str], typer.Option(help=WORDS("cli.request.use", all=", ".join(Use)))],
    in_due_order: Annotated[bool, typer.Option(help=WORDS("cli.request.in_due_order"))] = False,
    any_case: Annotated[bool, typer.Option(help=WORDS("cli.request.any_case"))] = False,
    share_with: Annotated[list[str] | None, typer.Option(help=WORDS("cli.request.share"))] = None,
    until: Annotated[str, typer.Option(help=WORDS("cli.request.use_until"))] = "",
    objection: Annotated[str, typer.Option(help=WORDS("cli.request.objection"))] = "",
    at: AtOption = "",
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Take in an answer, with what it may be used for; the limitation rests on its item."""
    limitation = Limitation(
        uses=tuple(use),
        this_case_only=not any_case,
        may_be_shared_with=tuple(share_with or ()),
        until=day_of("--until", until),
    )
    body = Answer(
        answers=tuple(asked),
        form=form,
        in_due_order=in_due_order,
        limitation=limitation,
        rights_objection=objection,
        exhibit=exhibit,
        remark=remark,
    )
    entry = at_desk(workspace, receive_answer, request, body, instant_given("--at", at))
    told(entry, as_json=as_json)


def consent(
    answered: AnswerArgument,
    use: UseArgument,
    *,
    document: DocumentOption,
    shared_with: SharedWithOption = "",
    at: AtOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The partner agreed to a use beyond the limitation."""
    body = ConsentToUse(use=use, shared_with=shared_with, document=document)
    entry = at_desk(workspace, consent_to_use, answered, body, instant_given("--at", at))
    told(entry, as_json=as_json)


def use_(
    answered: AnswerArgument,
    use: UseArgument,
    *,
    where: Annotated[str, typer.Option(help=WORDS("cli.request.where"))] = "",
    shared_with: SharedWithOption = "",
    at: AtOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Use an answer; beyond its limitation it is refused."""
    body = Used(use=use, shared_with=shared_with, where=where)
    told(at_desk(workspace, use_answer, answered, body, instant_given("--at", at)), as_json=as_json)
