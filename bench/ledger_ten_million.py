"""A ledger of 10 million bookings: a page of an account, and the flows of it all.

The floor is the engine's own: one pass over the narrow columns that any answer must read.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.big_ledger import ACCOUNTS, write_ledger
from bench.timing import run
from qaitaru.acts.act import Desk
from qaitaru.acts.books.look_at_ledger import look_at_flows, look_at_statement
from qaitaru.acts.workspace import open_workspace
from qaitaru.engine.duck import connect

ROWS = 10_000_000
PAGES = 20


def measure() -> dict[str, object]:
    """Write the ledger, derive it once, then ask."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "w"
        write_ledger(place, ROWS).workspace.close()
        derived = run("bench.ledger_ten_million", str(place))
        desk = Desk(open_workspace(place))
        pages = _pages(desk)
        flows = [_seconds(lambda: look_at_flows(desk, limit=50)) for _ in range(3)]
        floor = [_seconds(lambda: _scan(place)) for _ in range(3)]
        desk.workspace.close()
    return {
        "bookings": ROWS,
        "derive_once": derived,
        "page_of_100_ms_median": round(1000 * statistics.median(pages)),
        "page_of_100_ms_worst": round(1000 * max(pages)),
        "flows_of_all_s": round(statistics.median(flows), 3),
        "floor_one_pass_s": round(statistics.median(floor), 3),
        "flows_to_floor": round(statistics.median(flows) / statistics.median(floor), 2),
    }


def work(place: str) -> None:
    """Derive the ledger: reconcile, find duplicates, number parties, match transfers."""
    desk = Desk(open_workspace(Path(place)))
    look_at_flows(desk)
    desk.workspace.close()


def _pages(desk: Desk) -> list[float]:
    chance = random.Random(1)
    asked = [(chance.randrange(ACCOUNTS), chance.randrange(ROWS // ACCOUNTS)) for _ in range(PAGES)]
    return [_page_seconds(desk, f"KZ{account:018d}", offset) for account, offset in asked]


def _page_seconds(desk: Desk, account: str, offset: int) -> float:
    return _seconds(lambda: look_at_statement(desk, account, offset=offset, limit=100))


def _scan(place: Path) -> None:
    file = place / "ledger" / "import_no=1" / "bookings.parquet"
    sql = f"SELECT counterparty_account, sum(amount_minor) FROM '{file}' GROUP BY 1"
    connect(memory_mb=1500).execute(sql).fetchall()


def _seconds(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start
