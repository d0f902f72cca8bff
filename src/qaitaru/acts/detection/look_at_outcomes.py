"""What became of each typology's findings: how often members found it right."""

from collections import Counter
from dataclasses import dataclass

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.detection.detection_results import RULE
from qaitaru.acts.detection.finding_views import FindingView, finding_views, latest_run_of
from qaitaru.acts.detection.look_at_typologies import TypologyView, look_at_typologies
from qaitaru.detection.desk.outcome import Outcome
from qaitaru.detection.desk.standing import FindingState
from qaitaru.engine import kept_analyses


@dataclass(frozen=True, slots=True, kw_only=True)
class TypologyAtDesk:
    """A typology with its outcome; ``asked`` is what the latest run, ``run``, asked it with."""

    view: TypologyView
    outcome: Outcome
    asked: dict[str, int]
    run: int


def look_at_outcomes(desk: Desk, names: tuple[str, ...] = ()) -> tuple[TypologyAtDesk, ...]:
    """Typologies by name, without looser forms (none: all), and what became of their findings.

    Raises: SettingFaulty for a name that is not known.
    """
    typologies = [one for one in look_at_typologies(names) if not names or one.name in names]
    with consult(desk, "look_at_outcomes") as connection:
        views = finding_views(desk, connection)
        runs = latest_run_of(connection)
        heads = {one.number: one for one in kept_analyses.heads(connection, RULE)}
    return tuple(
        TypologyAtDesk(
            view=one,
            outcome=_outcome(one.name, views),
            asked=heads[runs[one.name]].parameters["typologies"][one.name]
            if one.name in runs
            else {},
            run=runs.get(one.name, 0),
        )
        for one in typologies
    )


def _outcome(name: str, views: list[FindingView]) -> Outcome:
    """Of all findings that a typology found, those found no more among the decided ones."""
    own = [one for one in views if name in one.seen.sighting.typologies]
    states = Counter(one.stands.state for one in own)
    taken, dismissed = states[FindingState.TAKEN], states[FindingState.DISMISSED]
    closed = {FindingState.TAKEN, FindingState.DISMISSED}
    undecided = sum(one.is_met and one.stands.state not in closed for one in own)
    return Outcome(taken=taken, dismissed=dismissed, undecided=undecided)
