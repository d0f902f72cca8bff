"""``qaitaru trace --all-claims``: every claim of a workspace under each rule."""

from pathlib import Path

from qaitaru.acts.tracing.trace_claims import trace_claims
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import WORDS, finish, table, tell_json

_COLUMNS = tuple(
    f"cli.column.{name}" for name in ("claim", "version", "rule", "analysis", "sha256")
)


def trace_all(workspace: Path, *, as_json: bool) -> None:
    """Trace all of them, tell by which numbers the results are kept, and leave."""
    with desk_at(workspace) as desk:
        found = trace_claims(desk)
    if as_json:
        tell_json(found)
    else:
        rows = [
            (
                one.name,
                str(one.version),
                WORDS(f"tracing.rule.{one.rule}"),
                str(one.analysis),
                one.result_sha256,
            )
            for one in found
        ]
        count = len({one.name for one in found})
        table(WORDS("cli.trace.all_title", count=count), _COLUMNS, rows, right=(1, 3))
    finish(problems=False)
