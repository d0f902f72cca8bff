"""Whether a request may take a step: the refusal names what is wanting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from qaitaru.casework.bodies.requests import RequestStep
from qaitaru.casework.requests.completeness import blocking
from qaitaru.casework.requests.fishing import fishes, lint
from qaitaru.casework.requests.request_at import RequestAt
from qaitaru.casework.requests.stages import Stage, StepNeed, onward, step
from qaitaru.facts.moments import instant_text
from qaitaru.facts.refusals import Refusal
from qaitaru.law.editions import stood
from qaitaru.law.refusals import Refusal as RefusalGround
from qaitaru.law.refusals import Refusing


def refuse_request_step(
    told: RequestAt, made: RequestStep, member: str, at: datetime | None = None
) -> Refusal | None:
    """Why a member may not take a request a step further; None where it may go.

    Args:
        at: when the step was made; None for the instant of the asking.
    """
    if at is not None and at < told.since:
        found = f"{made.to} {instant_text(at)}"
        return Refusal("stage_before_last", found, f"{told.stage} {instant_text(told.since)}")
    incoming = told.request.is_incoming
    known = onward(told.stage, is_incoming=incoming)
    to = next((one for one in Stage if one == made.to), None)
    way = step(told.stage, to, is_incoming=incoming) if to else None
    if way is None:
        return Refusal("stage_not_next", made.to, ", ".join(one.to for one in known))
    wish = Stepping(told, made, member)
    lacking = [one for one in way.needs if not _MET[one](wish)]
    if lacking:
        wanted = dict.fromkeys(one for need in lacking for one in _named(wish, need))
        return Refusal("step_wanting", f"{told.stage} → {made.to}", ", ".join(wanted))
    return None


@dataclass(frozen=True, slots=True)
class Stepping:
    """A step that a member would make."""

    told: RequestAt
    made: RequestStep
    member: str


def _named(wish: Stepping, need: StepNeed) -> tuple[str, ...]:
    """What a need that is not met wants, by name: the empty fields, what fishes, the grounds."""
    if need is StepNeed.COMPLETE:
        return tuple(one for check in blocking(wish.told) for one in check.missing)
    if need is StepNeed.LINKED:
        return tuple(one.lint for one in lint(wish.told) if one.blocks)
    if need is StepNeed.GROUND:
        return (need, *allowed_grounds(wish.told, Stage(wish.made.to)))
    return (need,)


def allowed_grounds(told: RequestAt, to: Stage) -> tuple[str, ...]:
    """The grounds on which the law of the one asked lets a request be refused or postponed."""
    wanted = {Refusing.POSTPONE} if to is Stage.POSTPONED else {Refusing.MUST, Refusing.MAY}
    every = told.case.law.every(RefusalGround)
    return tuple(one.key for one in every if _allows(told, one, wanted))


def _allows(told: RequestAt, ground: RefusalGround, wanted: set[Refusing]) -> bool:
    """Whether a ground is of the law that is asked, stands on the day, and holds on this basis."""
    request, law = told.request, told.case.law
    is_ours = ground.jurisdiction == told.case.record.head.jurisdiction
    if not (is_ours or ground.instrument in request.basis):
        return False
    pack = next(one for one in law.packs if ground in one.refusal)
    edition = stood(ground.editions, pack.calendar.day_of(told.case.at)).to_act_by
    if edition is None or edition.refusing not in wanted:
        return False
    return not (edition.only_without_treaty and (request.basis or request.treaty))


_MET: Final[Mapping[StepNeed, Callable[[Stepping], bool]]] = {
    StepNeed.COMPLETE: lambda wish: not blocking(wish.told),
    StepNeed.LINKED: lambda wish: not fishes(wish.told),
    StepNeed.OTHER_MEMBER: lambda wish: wish.member != wish.told.entry.made_by,
    StepNeed.DOCUMENT: lambda wish: bool(wish.made.document.strip() or wish.made.exhibit),
    StepNeed.GROUND: lambda wish: (
        wish.made.ground in allowed_grounds(wish.told, Stage(wish.made.to))
    ),
    StepNeed.QUESTIONS: lambda wish: bool(wish.made.questions.strip()),
    StepNeed.ANSWER: lambda wish: bool(wish.told.answers),
    StepNeed.ALL_ANSWERED: lambda wish: bool(wish.told.answers) and not wish.told.unanswered,
}
