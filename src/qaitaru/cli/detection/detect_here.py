"""``qaitaru detect`` in a workspace: its ledger asked, what it came to kept and put on the desk."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Annotated, Final

import msgspec
import typer

from qaitaru.acts.detection.asked_typologies import asked_typologies
from qaitaru.acts.detection.detect_here import DetectedHere, detect_again, detect_here
from qaitaru.acts.detection.detection_results import DetectionResult
from qaitaru.cli.desk import desk_at
from qaitaru.cli.detection.findings_told import PATTERNS, explained, sighting_json
from qaitaru.cli.face import (
    FORMS,
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    instant_of,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.tracing.trace_again import tell_again
from qaitaru.detection.findings.bound import Bound
from qaitaru.facts.errors import SettingFaulty
from qaitaru.wording.patterns import day_of

_COLUMNS: Final = tuple(
    f"cli.column.{name}" for name in ("score", "typology", "account", "finding_sum", "reason")
)


def tell_here(
    workspace: Path,
    asked: tuple[tuple[str, ...], tuple[str, ...], Bound],
    *,
    as_of: str,
    limit: int,
    as_json: bool,
) -> None:
    """Look for typologies in a workspace.

    Args:
        workspace: its folder.
        asked: names of typologies (none: all), parameters that are changed, the least told.
        as_of: an instant; empty for now.
        limit: how many findings are shown.
        as_json: for a machine.
    """
    names, changed, bound = asked
    typologies = asked_typologies(names, changes_given(changed))
    with desk_at(workspace) as desk:
        found = detect_here(desk, typologies, as_of=instant_of(as_of), bound=bound)
    if as_json:
        tell_json(_json(found))
    else:
        _tell(found, limit)


def again(
    number: Annotated[int, typer.Argument(help=WORDS("cli.detect.again.number"))],
    *,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Make a kept run again; exit code 1 where it comes to something else."""
    with desk_at(workspace) as desk:
        found = detect_again(desk, number)
    tell_again(found, WORDS("detection.rule"), as_json=as_json)


def changes_given(texts: Iterable[str]) -> dict[str, int]:
    """Parameters and their values, each told as ``fan_in.counterparties=20``.

    Raises: SettingFaulty.
    """
    found = {}
    for text in texts:
        name, _, value = text.partition("=")
        if not value.isdecimal():
            raise SettingFaulty("--parameter", text, "fan_in.counterparties=20")
        found[name.strip()] = int(value)
    return found


def tell_of_ledger(result: DetectionResult) -> None:
    """What was looked at, and what was not."""
    for ledger in result.ledgers:
        count = FORMS.number(ledger.transfers)
        tell("cli.detect.here.read", transfers=count, currency=ledger.currency)
    for name, count in msgspec.to_builtins(result.counts).items():
        if count:
            tell(f"detection.counts.{name}", count=FORMS.number(count))
    asked = sorted(result.not_asked, key=lambda one: (one.currency, one.needed, one.typology))
    for (currency, needed), lacking in groupby(asked, key=lambda one: (one.currency, one.needed)):
        names = ", ".join(PATTERNS.title(one.typology) for one in lacking)
        tell("detection.not_asked", names=names, currency=currency, needed=needed)
    for lot in result.unrated:
        first, last = (FORMS.day(day_of(at)) for at in (lot.first_at, lot.last_at))
        tell(
            "detection.unrated",
            count=FORMS.number(lot.transfers),
            currency=lot.currency,
            target=lot.target,
            first=first,
            last=last,
        )
    for begins, ends in result.without_threshold:
        first, last = (FORMS.day(day_of(at)) for at in (begins, ends - 1))
        tell("cli.detect.no_threshold", first=first, last=last)
    if result.unknown:
        names = ", ".join(map(PATTERNS.title, result.unknown))
        tell("detection.unknown", names=names)
    for one in result.not_taken:
        tell(f"known.not_taken.{one.why}", text=one.text)


def _tell(found: DetectedHere, limit: int) -> None:
    result = found.run.result
    tell_of_ledger(result)
    rows = [
        (
            FORMS.score(one.score),
            "\n".join(map(PATTERNS.title, one.typologies)),
            PATTERNS.end(one.accounts[0]),
            PATTERNS.total(one),
            explained(one),
        )
        for one in result.findings[:limit]
    ]
    title = WORDS("cli.detect.title", count=len(result.findings))
    table(title, _COLUMNS, rows, right=(0, 3))
    if result.below:
        tell("detection.below", count=FORMS.number(sum(result.below.values())))
    tell("cli.detect.here.kept", number=found.run.number, fresh=FORMS.number(found.fresh))
    tell("cli.detect.here.next" if found.is_at_desk else "cli.detect.here.earlier")


def _json(found: DetectedHere) -> dict[str, object]:
    result = found.run.result
    told = msgspec.to_builtins(result)
    return {
        "analysis": found.run.number,
        "fresh": found.fresh,
        "typologies": msgspec.to_builtins(found.run.asked),
        **{name: value for name, value in told.items() if name != "findings"},
        "findings": [sighting_json(one) for one in result.findings],
    }
