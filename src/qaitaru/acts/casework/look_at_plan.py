"""See the plan of an investigation, and the checklist of registers."""

from dataclasses import dataclass
from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.plan import HypothesisLine, QuestionLine, hypotheses, questions
from qaitaru.casework.registers import RegisterLine, registers


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """What is supposed, what is asked of it or beside it, and where each register stands."""

    case: CaseAt
    hypotheses: tuple[HypothesisLine, ...]
    questions: tuple[QuestionLine, ...]  # of no hypothesis
    registers: tuple[RegisterLine, ...]


def look_at_plan(desk: Desk, number: int, *, as_of: datetime | None = None) -> PlanView:
    """The plan as it stands, or as it was known at an instant.

    Raises: InvestigationMissing; PackFaulty.
    """
    case = look_at_investigation(desk, number, as_of=as_of).case
    return PlanView(
        case=case,
        hypotheses=hypotheses(case),
        questions=questions(case),
        registers=registers(case),
    )
