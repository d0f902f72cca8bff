"""A run of typologies as it is kept: what was asked of which data, and what it came to."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any, Final

import msgspec

from qaitaru.acts.code_version import code_version
from qaitaru.acts.detection.look_for import LookedFor
from qaitaru.acts.detection.moves_at import marks_version
from qaitaru.acts.detection.thresholds_in_force import editions_of
from qaitaru.detection.asking import NotAsked
from qaitaru.detection.desk.sighting import Sighting
from qaitaru.detection.editions import Span
from qaitaru.detection.findings.bound import USUAL, Bound
from qaitaru.detection.grounds import NotTaken
from qaitaru.detection.ledger_moves_store import LedgerSize, MoveCounts, Unrated
from qaitaru.detection.typology import Typology
from qaitaru.detection.units import parameters_of
from qaitaru.engine.analyses import Analysis
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.law.packs_shipped import shipped_law

RULE: Final = "detection.typologies"


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectionResult:
    """All that a run came to; ``unknown`` are typologies for which facts are missing."""

    findings: tuple[Sighting, ...]
    below: Mapping[str, int] = field(default_factory=dict)  # such as chance explains, counted
    ledgers: tuple[LedgerSize, ...]
    counts: MoveCounts
    not_asked: tuple[NotAsked, ...]
    without_threshold: tuple[Span, ...]
    unknown: tuple[str, ...]
    not_taken: tuple[NotTaken, ...] = ()  # of what is said beside the rows
    unrated: tuple[Unrated, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """A kept run: enough to make it again."""

    number: int
    as_of: str
    asked: Mapping[str, Mapping[str, int]]  # typology -> parameter -> value
    result: DetectionResult
    result_sha256: str
    data_version: str
    code_version: str
    made_by: str
    made_at: str


def detection_parameters(
    typologies: Sequence[Typology], as_of: str, found: LookedFor
) -> dict[str, Any]:
    """What, beside data and code, decides what a run comes to."""
    asked = {one.name: {name: value for name, value, _ in parameters_of(one)} for one in typologies}
    told = {"as_of": as_of, "typologies": asked, "marks": marks_version(), "law": _law()}
    told |= {"bound": asdict(found.bound)}
    versions = {"rates": found.rates_version, "known": found.known_version}
    return told | {name: version for name, version in versions.items() if version}


def bound_asked(parameters: Mapping[str, Any]) -> Bound:
    """The least that a kept run told; the usual, where it was kept before one could be asked."""
    return Bound(**parameters["bound"]) if "bound" in parameters else USUAL


def _law() -> str:
    """Of the thresholds by edition of the law: they are no part of the code."""
    return sha256(repr(editions_of(shipped_law())).encode()).hexdigest()[:12]


def detection_analysis(parameters: dict[str, Any], found: LookedFor) -> Analysis:
    """A run as it is kept: the engine that answered is no part of it, for all answer alike."""
    result = DetectionResult(
        findings=found.findings,
        below=found.below,
        ledgers=found.ledgers,
        counts=found.counts,
        not_asked=found.not_asked,
        without_threshold=found.without_threshold,
        unknown=found.unknown,
        not_taken=found.not_taken,
        unrated=found.unrated,
    )
    return Analysis(
        rule=RULE,
        parameters=parameters,
        data_version=found.data_version,
        code_version=code_version(),
        result=msgspec.to_builtins(result),
    )


def detection_of(head: AnalysisHead, result: str) -> Detection:
    """A run as the faces show it."""
    return Detection(
        number=head.number,
        as_of=head.parameters["as_of"],
        asked=head.parameters["typologies"],
        result=msgspec.json.decode(result, type=DetectionResult),
        result_sha256=head.result_sha256,
        data_version=head.data_version,
        code_version=head.code_version,
        made_by=head.made_by,
        made_at=head.made_at,
    )
