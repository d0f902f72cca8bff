"""No answer before what it answers: an entry of such a kind is not before the one it is about."""

from datetime import datetime
from typing import Final

from qaitaru.casework.bodies.case_body import CaseBody
from qaitaru.casework.bodies.conduct import RoleEnded, TaskDone
from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.bodies.keeping import Manager, Returned, RightClaimed, RightDecided, Sale
from qaitaru.casework.bodies.measures import Extension, ReleaseAsked
from qaitaru.casework.bodies.orders import OrderStep
from qaitaru.casework.bodies.plan import Conclusion
from qaitaru.casework.bodies.requests import Answer, ConsentToUse, RequestStep, Used
from qaitaru.casework.record import CaseRecord
from qaitaru.facts.moments import instant_text
from qaitaru.facts.refusals import Refusal

ANSWERS: Final = (
    RoleEnded,
    TaskDone,
    Conclusion,
    Manager,
    Sale,
    RightClaimed,
    RightDecided,
    Returned,
    Extension,
    ReleaseAsked,
    OrderStep,
    RequestStep,
    Answer,
    ConsentToUse,
    Used,
)
"""What happens to something that was there. A valuation or a share may be of an earlier day."""


def refuse_before(record: CaseRecord, body: EveryBody, about: int, at: datetime) -> Refusal | None:
    """Why an entry was not at an instant; None where it may have been."""
    if not isinstance(body, ANSWERS):
        return None
    begun = record.find(about, CaseBody)
    if begun is not None and at < begun[0].at:
        return Refusal("before_begun", instant_text(at), f">= {instant_text(begun[0].at)}")
    return None
