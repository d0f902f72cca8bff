"""The stages of a request as data: from where, to where, and what each step needs.

Source: Kazakhstan, CPC arts 557-571; UNCAC art. 46(24)-(26); Egmont Group, Operational Guidance
for FIU Activities and the Exchange of Information (2013), chapters B and C.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qaitaru.law.events import Event


class Stage(StrEnum):
    """Where a request stands; words under ``casework.stage``."""

    DRAFT = "draft"
    CHECKED = "checked"  # another member found it complete
    SENT = "sent"
    ORIGINAL_SENT = "original_sent"
    ACKNOWLEDGED = "acknowledged"
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENTED = "supplemented"
    RECEIVED = "received"  # a partner's request came
    ACCEPTED = "accepted"
    POSTPONED = "postponed"
    PARTLY_EXECUTED = "partly_executed"
    EXECUTED = "executed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class StepNeed(StrEnum):
    """What a step may need; words under ``casework.step_need``."""

    COMPLETE = "complete"  # nothing that blocks is missing
    LINKED = "linked"  # everything asked is tied to somebody or something and to an element
    OTHER_MEMBER = "other_member"  # than the one who began the request
    DOCUMENT = "document"
    GROUND = "ground"  # of refusal, that the law knows and allows
    QUESTIONS = "questions"
    ANSWER = "answer"  # was received
    ALL_ANSWERED = "all_answered"


@dataclass(frozen=True, slots=True)
class Step:
    """A step that may be made."""

    to: Stage
    origins: frozenset[Stage]
    needs: tuple[StepNeed, ...] = ()


_OUT_THERE: Final = frozenset(
    {
        Stage.SENT,
        Stage.ORIGINAL_SENT,
        Stage.ACKNOWLEDGED,
        Stage.SUPPLEMENTED,
        Stage.PARTLY_EXECUTED,
    }
)
OUTGOING: Final = (
    Step(
        Stage.CHECKED,
        frozenset({Stage.DRAFT}),
        (StepNeed.COMPLETE, StepNeed.LINKED, StepNeed.OTHER_MEMBER),
    ),
    Step(Stage.DRAFT, frozenset({Stage.CHECKED})),
    Step(
        Stage.SENT,
        frozenset({Stage.CHECKED}),
        (StepNeed.COMPLETE, StepNeed.LINKED, StepNeed.DOCUMENT),
    ),
    Step(Stage.ORIGINAL_SENT, frozenset({Stage.SENT, Stage.ACKNOWLEDGED}), (StepNeed.DOCUMENT,)),
    Step(Stage.ACKNOWLEDGED, frozenset({Stage.SENT, Stage.ORIGINAL_SENT}), (StepNeed.DOCUMENT,)),
    Step(Stage.SUPPLEMENT_ASKED, _OUT_THERE, (StepNeed.QUESTIONS,)),
    Step(
        Stage.SUPPLEMENTED,
        frozenset({Stage.SUPPLEMENT_ASKED}),
        (StepNeed.LINKED, StepNeed.DOCUMENT),
    ),
    Step(Stage.PARTLY_EXECUTED, _OUT_THERE, (StepNeed.ANSWER,)),
    Step(Stage.EXECUTED, _OUT_THERE, (StepNeed.ALL_ANSWERED,)),
    Step(Stage.REFUSED, _OUT_THERE | {Stage.SUPPLEMENT_ASKED}, (StepNeed.DOCUMENT,)),
    Step(
        Stage.WITHDRAWN,
        _OUT_THERE | {Stage.DRAFT, Stage.CHECKED, Stage.SUPPLEMENT_ASKED},
    ),
)
"""What may be done with a request of ours."""

_IN_HAND: Final = frozenset(
    {Stage.ACCEPTED, Stage.POSTPONED, Stage.SUPPLEMENTED, Stage.PARTLY_EXECUTED}
)
INCOMING: Final = (
    Step(Stage.ACKNOWLEDGED, frozenset({Stage.RECEIVED}), (StepNeed.DOCUMENT,)),
    Step(
        Stage.ACCEPTED,
        frozenset({Stage.RECEIVED, Stage.ACKNOWLEDGED, Stage.SUPPLEMENTED, Stage.POSTPONED}),
    ),
    Step(
        Stage.SUPPLEMENT_ASKED,
        _IN_HAND | {Stage.RECEIVED, Stage.ACKNOWLEDGED},
        (StepNeed.QUESTIONS, StepNeed.DOCUMENT),
    ),
    Step(Stage.SUPPLEMENTED, frozenset({Stage.SUPPLEMENT_ASKED}), (StepNeed.DOCUMENT,)),
    Step(
        Stage.POSTPONED,
        _IN_HAND | {Stage.RECEIVED, Stage.ACKNOWLEDGED},
        (StepNeed.GROUND, StepNeed.DOCUMENT),
    ),
    Step(Stage.PARTLY_EXECUTED, _IN_HAND, (StepNeed.DOCUMENT,)),
    Step(Stage.EXECUTED, _IN_HAND, (StepNeed.DOCUMENT,)),
    Step(
        Stage.REFUSED,
        _IN_HAND | {Stage.RECEIVED, Stage.ACKNOWLEDGED, Stage.SUPPLEMENT_ASKED},
        (StepNeed.GROUND, StepNeed.DOCUMENT, StepNeed.OTHER_MEMBER),
    ),
    Step(
        Stage.WITHDRAWN,
        _IN_HAND | {Stage.RECEIVED, Stage.ACKNOWLEDGED, Stage.SUPPLEMENT_ASKED},
        (StepNeed.DOCUMENT,),
    ),
)
"""What may be done with a partner's request."""

EVENTS: Final = {
    Stage.SENT: Event.REQUEST_SENT,
    Stage.ORIGINAL_SENT: Event.ORIGINAL_SENT,
    Stage.ACKNOWLEDGED: Event.ACKNOWLEDGED,
    Stage.SUPPLEMENT_ASKED: Event.SUPPLEMENT_ASKED,
    Stage.SUPPLEMENTED: Event.SUPPLEMENTED,
    Stage.RECEIVED: Event.REQUEST_RECEIVED,
    Stage.EXECUTED: Event.EXECUTED,
}
"""The event of the law that a stage is, for its clocks."""


def steps_of(*, is_incoming: bool) -> tuple[Step, ...]:
    """Every step of a request of ours, or of a partner's."""
    return INCOMING if is_incoming else OUTGOING


def step(origin: Stage, to: Stage, *, is_incoming: bool) -> Step | None:
    """The step from one stage to another; None where there is none."""
    every = steps_of(is_incoming=is_incoming)
    return next((one for one in every if one.to is to and origin in one.origins), None)


def onward(origin: Stage, *, is_incoming: bool) -> tuple[Step, ...]:
    """Every step that leads on from a stage."""
    return tuple(one for one in steps_of(is_incoming=is_incoming) if origin in one.origins)
