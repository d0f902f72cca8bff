"""What may still be told of a measure that has ended, and what may be taken in its place.

A petition, a consent or a paper on a measure that holds nothing is void: what the law lets be taken
anew is named instead. A notice that is late is owed all the same, and a court answers in its time.

Source: Kazakhstan, CPC arts 161(1), 161(9), 163(7).
"""

from typing import Final

from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.in_force import End, MeasureStanding
from qaitaru.casework.step_order import LIFTING, orderly_steps
from qaitaru.casework.taking import edition_at
from qaitaru.facts.moments import instant_text
from qaitaru.facts.refusals import Refusal
from qaitaru.law.events import Event
from qaitaru.law.provisional import Provisional

LATE_TOO: Final = LIFTING | {
    Event.OWNER_NOTIFIED,
    Event.OWNER_NOT_NOTIFIED,
    Event.PROSECUTOR_INFORMED,
    Event.COURT_INFORMED,
    Event.ENTITY_TOLD,
    Event.INVESTIGATOR_TOLD,
    Event.REFUSAL_FINAL,
}
"""What is owed, or done, after the end as well."""


def ended_before(case: CaseAt, standing: MeasureStanding) -> End | None:
    """The end of a measure that holds nothing at the case's instant; None while it may hold."""
    end = standing.end
    return end if end is not None and end.at < case.at else None


def taken_anew(case: CaseAt, standing: MeasureStanding) -> tuple[str, ...]:
    """The measures that the law lets be taken now in the place of one that ended, by key."""
    wanted = (standing.kind.key, *standing.edition.followed_by)
    found = (case.law.found(Provisional, one) for one in dict.fromkeys(wanted))
    return tuple(one.key for one in found if one and edition_at(case.law, one, case.at))


def refuse_after_end(case: CaseAt, standing: MeasureStanding, event: str) -> Refusal | None:
    """Why an event may not be told of a measure that had ended by the case's instant."""
    end = ended_before(case, standing)
    if end is None or event in LATE_TOO or _answers_in_time(case, standing, event, end):
        return None
    told = f"{event}: {end.how}, {instant_text(end.at)}"
    return Refusal("step_after_end", told, ", ".join(taken_anew(case, standing)))


def _answers_in_time(case: CaseAt, standing: MeasureStanding, event: str, end: End) -> bool:
    """Whether a court decides on what it was asked while the measure held."""
    steps = orderly_steps(case.record, standing.entry.number)
    return event == Event.COURT_DECIDED and any(
        step.event == Event.PETITIONED and entry.at <= end.at for entry, step in steps
    )
