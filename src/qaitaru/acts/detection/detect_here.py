"""Look for typologies in the workspace's ledger, keep what it came to, and put it on the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.detection.asked_typologies import asked_again
from qaitaru.acts.detection.detection_results import (
    RULE,
    Detection,
    bound_asked,
    detection_analysis,
    detection_of,
    detection_parameters,
)
from qaitaru.acts.detection.look_for import look_for
from qaitaru.acts.made_again import MadeAgain, standing
from qaitaru.detection.desk import finding_store
from qaitaru.detection.findings.bound import USUAL, Bound
from qaitaru.detection.typology import Typology
from qaitaru.engine import kept_analyses
from qaitaru.engine.analyses import keep, text_of
from qaitaru.facts.moments import instant_text


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectedHere:
    """A run that was kept: ``fresh`` of its findings were never met before.

    A run of the ledger as it was at an earlier instant is kept and not put on the desk.
    """

    run: Detection
    fresh: int
    is_at_desk: bool


def detect_here(
    desk: Desk,
    typologies: Sequence[Typology],
    *,
    as_of: datetime | None = None,
    bound: Bound = USUAL,
) -> DetectedHere:
    """Look for typologies as of an instant (None: now), findings from a least score on told.

    Raises: EngineUnreachable, ExtraMissing, StepRefused, StepUnsupported.
    """
    found = look_for(desk, typologies, as_of=as_of, bound=bound)
    told = instant_text(as_of) if as_of else ""
    parameters = detection_parameters(typologies, told, found)
    analysis, fresh = detection_analysis(parameters, found), 0
    with act(desk, "keep_detection") as deed:
        kept = keep(deed.connection, analysis, member=deed.member, at=deed.at)
        if as_of is None:
            _, fresh = finding_store.add_run(
                deed.connection, kept.number, found.findings, member=deed.member, at=deed.at
            )
        deed.told.update(
            analysis=kept.number,
            sha256=kept.result_sha256,
            findings=len(found.findings),
            met=fresh,
            engine=desk.workspace.settings.engine,
        )
        head = kept_analyses.head(deed.connection, RULE, kept.number)
    run = detection_of(head, text_of(analysis.result))
    return DetectedHere(run=run, fresh=fresh, is_at_desk=as_of is None)


def detect_again(desk: Desk, number: int) -> MadeAgain:
    """Make a kept run again on the ledger as it was, and say whether it is the same to the byte.

    Raises: AnalysisMissing; SettingFaulty where the code knows a typology of it no more; as
    ``detect_here``.
    """
    with consult(desk, "look_at_detection", analysis=number) as connection:
        head = kept_analyses.head(connection, RULE, number)
        stands = standing(connection, head)
    asked = asked_again(head.parameters["typologies"])
    bound = bound_asked(head.parameters)
    found = look_for(desk, asked, as_of=stands.at, bound=bound)
    parameters = detection_parameters(asked, head.parameters["as_of"], found)
    again = stands.beside(detection_analysis(parameters, found), rule=head.rule)
    with act(desk, "detected_again") as deed:
        deed.told.update(analysis=number, sha256=again.found_sha256, equal=again.equal)
    return again
