"""The pages over a thousand investigations with ten measures each, and ``qaitaru clocks``.

Each page is asked of a server that stands open: the first time it reads and folds all of it, then
it reads what is new and folds what has turned. Beside it the bare read of the same rows, what
``qaitaru verify`` takes to hash them, and the command as it is typed, its start and its table with
it.
"""

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from litestar.testing import TestClient
from sqlalchemy import select

from bench.casework_cases import MEMBERS, make_cases
from bench.timing import run
from qaitaru.acts.act import Desk
from qaitaru.acts.workspace import Workspace, open_workspace
from qaitaru.engine.schema import CASE_DECISIONS, CASE_ENTRIES, INVESTIGATIONS
from qaitaru.evidence.added_rows import RowProof
from qaitaru.web.app import make_app

INVESTIGATIONS_HELD = 1_000
PAGES = ("/", "/clocks", "/investigations", "/measures", "/assets", "/assets?view=table", "/board")
_ENTERING = {"sec-fetch-site": "none"}
_HERE, _TIMES = "http://127.0.0.1:8000", 3


def measure() -> dict[str, object]:
    """Write the workspace, read its rows bare, ask each page cold and warm, and the clocks alone.

    ``QAITARU_BENCH_RECORD`` may name an empty PostgreSQL database for the record.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "workspace"
        record = os.environ.get("QAITARU_BENCH_RECORD", "")
        make_cases(folder, INVESTIGATIONS_HELD, datetime.now(UTC), record=record)
        workspace = open_workspace(folder)
        rows, bare = _bare(workspace), _least(lambda: _bare(workspace))
        proved = _least(lambda: _proved(workspace))
        workspace.close()
        pages = _pages(folder)
        clocks = run("bench.clocks_told", str(folder))
    return {
        "investigations": INVESTIGATIONS_HELD,
        "rows": rows,
        "bare_read_cpu_ms": round(bare * 1000),
        "rows_proved_cpu_ms": round(proved * 1000),
        "pages": {
            name: {
                "cold_cpu_ms": round(cold * 1000),
                "warm_cpu_ms": round(warm * 1000),
                "warm_times_bare": round(warm / bare, 2),
                "kb": size // 1024,
            }
            for name, (cold, warm, size) in pages.items()
        },
        "clocks_in_a_process": asdict(clocks),
        "clocks_times_bare": round(clocks.cpu_seconds / bare, 1),
    }


def _bare(workspace: Workspace) -> int:
    """All the rows, and nothing made of them."""
    with workspace.record.read() as connection:
        tables = (INVESTIGATIONS, CASE_ENTRIES, CASE_DECISIONS)
        return sum(len(connection.execute(select(one)).fetchall()) for one in tables)


def _proved(workspace: Workspace) -> RowProof:
    """All the rows hashed, as ``qaitaru verify`` hashes them."""
    with workspace.record.read() as connection:
        return RowProof(connection)


def _pages(folder: Path) -> dict[str, tuple[float, float, int]]:
    """Each page asked first of a server just opened, then again; and how long its text is."""
    found = {}
    for page in PAGES:
        workspace = open_workspace(folder)
        own = replace(workspace.settings, member=MEMBERS[1])  # who also has the board
        desk = Desk(replace(workspace, settings=own))
        with TestClient(make_app(desk, "bench"), base_url=_HERE) as client:
            client.get("/enter/bench", headers=_ENTERING, follow_redirects=False)
            size = 0

            def ask(address: str = page) -> None:
                nonlocal size
                size = len(client.get(address).raise_for_status().text)

            cold, warm = _spent(ask), _least(ask)
            found[page] = (cold, warm, size)
        workspace.close()
    return found


def _least(work: Callable[[], object]) -> float:
    return min(_spent(work) for _ in range(_TIMES))


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
