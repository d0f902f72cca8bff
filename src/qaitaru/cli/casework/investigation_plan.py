"""``qaitaru investigation plan|suppose|ask|conclude|register``: what is supposed, asked, found."""

from typing import Annotated

import typer

from qaitaru.acts.casework.look_at_plan import look_at_plan
from qaitaru.acts.casework.plan_investigation import (
    answer_register,
    ask_question,
    conclude,
    suppose,
)
from qaitaru.casework.bodies.plan import Conclusion, Hypothesis, Question, RegisterAsked
from qaitaru.casework.plan import OUTCOMES, TOPICS
from qaitaru.casework.registers import ANSWERS
from qaitaru.cli.casework.case_given import (
    EntryArgument,
    ExhibitOption,
    InvestigationArgument,
    RemarkOption,
    TextArgument,
)
from qaitaru.cli.casework.entry_told import told
from qaitaru.cli.casework.plan_told import plan_json, tell_plan
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


def plan(
    number: InvestigationArgument,
    *,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The plan and the checklist of registers; leaves with 1 where one was not answered."""
    view = at_desk(workspace, look_at_plan, number, as_of=instant_of(as_of))
    if as_json:
        tell_json(plan_json(view))
    else:
        tell_plan(view)
    finish(problems=not all(one.is_answered for one in view.registers))


def suppose_(
    number: InvestigationArgument,
    text: TextArgument,
    *,
    topic: Annotated[str, typer.Option(help=WORDS("cli.case.topic", all=", ".join(TOPICS)))],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell what may be so: a hypothesis."""
    entry = at_desk(workspace, suppose, number, Hypothesis(topic=topic, text=text.strip()))
    told(entry, as_json=as_json)


def ask(
    number: InvestigationArgument,
    text: TextArgument,
    *,
    approach: Annotated[str, typer.Option(help=WORDS("cli.case.approach"))],
    hypothesis: Annotated[int, typer.Option(min=0, help=WORDS("cli.case.hypothesis"))] = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell what must be known, and how one would learn it."""
    body = Question(text=text.strip(), approach=approach.strip())
    told(at_desk(workspace, ask_question, number, body, hypothesis), as_json=as_json)


def conclude_(
    about: EntryArgument,
    outcome: Annotated[
        str, typer.Argument(help=WORDS("cli.case.conclusion", all=", ".join(OUTCOMES)))
    ],
    text: TextArgument,
    *,
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell what became of a hypothesis or a question."""
    body = Conclusion(outcome=outcome, text=text.strip(), exhibit=exhibit)
    told(at_desk(workspace, conclude, about, body), as_json=as_json)


def register(
    number: InvestigationArgument,
    key: Annotated[str, typer.Argument(metavar="REGISTER", help=WORDS("cli.case.register"))],
    answer: Annotated[
        str, typer.Argument(help=WORDS("cli.case.register_answer", all=", ".join(ANSWERS)))
    ],
    *,
    subject: Annotated[int, typer.Option(min=0, help=WORDS("cli.case.subject"))] = 0,
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell where a register of the checklist stands."""
    body = RegisterAsked(register=key, answer=answer, remark=remark, exhibit=exhibit)
    told(at_desk(workspace, answer_register, number, body, subject), as_json=as_json)
