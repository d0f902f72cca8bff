"""``qaitaru cluster check``: whether the cluster answers as analyses need it to."""

from dataclasses import asdict

from qaitaru.acts.check_cluster import Check, check_cluster
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    finish,
    table,
    tell,
    tell_json,
)

_COLUMNS = tuple(f"cli.cluster.column.{name}" for name in ("construct", "equal", "found"))


def check(*, workspace: WorkspaceOption = HERE, as_json: JsonOption = False) -> None:
    """Ask the engine of the workspace what steps ask, and compare."""
    with desk_at(workspace) as desk:
        found = check_cluster(desk)
    if as_json:
        answers = [asdict(one) | {"is_equal": one.is_equal} for one in found.answers]
        tell_json(asdict(found) | {"is_equal": found.is_equal, "answers": answers})
    else:
        _tell(found)
    finish(problems=not found.is_equal)


def _tell(found: Check) -> None:
    tell(
        "cli.cluster.engine",
        engine=found.engine,
        version=found.version,
        address=found.address or "—",
    )
    rows = [
        (
            WORDS(f"cluster.construct.{one.construct}"),
            WORDS("cli.cluster.equal" if one.is_equal else "cli.cluster.unequal"),
            "" if one.is_equal else _difference(one.expected, one.found, one.refused),
        )
        for one in found.answers
    ]
    table(WORDS("cli.cluster.title"), _COLUMNS, rows)
    for mark in found.unsupported:
        tell("cli.cluster.unsupported", reason=WORDS(f"cluster.unsupported.{mark}"))
    if found.workers:
        tell("cli.cluster.no_workers", reason=found.workers)
    tell("cli.cluster.holds" if found.is_equal else "cli.cluster.fails")


def _difference(expected: object, found: object, refused: str) -> str:
    return refused or WORDS("cli.cluster.difference", expected=expected, found=found)
