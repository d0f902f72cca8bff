"""See the runs of typologies that were kept: what was asked of which data, by which code.

Each can be made again (``detect_again``); what that came to is told here, by the journal.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.detection.detection_results import RULE, Detection, detection_of
from qaitaru.detection.desk import finding_store
from qaitaru.engine import kept_analyses
from qaitaru.evidence import journal

PAGE = 50  # runs shown at once where nobody chose another number


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectionRemade:
    """A run was made again, and came to the same bytes or did not."""

    at: str
    member: str
    sha256: str
    equal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDetection:
    """A run with what its typologies led to; ``numbers`` are those its findings are kept under."""

    run: Detection
    led: Mapping[str, int]  # findings by the typology that tells them best
    numbers: tuple[int, ...]  # best first; none where it was not put on the desk
    remade: tuple[DetectionRemade, ...]


@dataclass(frozen=True, slots=True)
class DetectionsKept:
    """Some of the runs, the latest first, of how many there are."""

    runs: tuple[KeptDetection, ...]
    count: int


def look_at_detections(desk: Desk, *, offset: int = 0, limit: int = PAGE) -> DetectionsKept:
    """Some of the runs, the latest first.

    Raises: AnalysisAltered.
    """
    with consult(desk, "look_at_detections") as connection:
        heads = kept_analyses.heads(connection, RULE)[::-1]
        shown = [_kept(connection, one.number) for one in heads[offset : offset + limit]]
    return DetectionsKept(tuple(shown), len(heads))


def look_at_detection(desk: Desk, number: int) -> KeptDetection:
    """One of them.

    Raises: AnalysisMissing, AnalysisAltered.
    """
    with consult(desk, "look_at_detection", analysis=number) as connection:
        return _kept(connection, number)


def _kept(connection: Connection, number: int) -> KeptDetection:
    head = kept_analyses.head(connection, RULE, number)
    run = detection_of(head, kept_analyses.result_text(connection, number))
    seen = finding_store.of_analysis(connection, number)
    return KeptDetection(
        run=run,
        led=Counter(one.lead for one in run.result.findings),
        numbers=tuple(sorted(seen, key=lambda one: seen[one].number)),
        remade=_remade(connection, number),
    )


def _remade(connection: Connection, number: int) -> tuple[DetectionRemade, ...]:
    """What the journal tells of a run made again."""
    found = []
    for entry in journal.telling(connection, "detected_again", "equal"):
        told, fields = entry.payload or {}, entry.fields
        if int(str(told["analysis"])) == number:
            found.append(
                DetectionRemade(
                    at=str(fields["at"]),
                    member=str(fields["member"]),
                    sha256=str(told["sha256"]),
                    equal=bool(told["equal"]),
                )
            )
    return tuple(found)
