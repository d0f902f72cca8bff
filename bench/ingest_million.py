"""A statement of 1,000,000 rows and 12 columns: our whole way in beside DuckDB's bare copy."""

import tempfile
from pathlib import Path

import duckdb

from bench.statement_file import write_statement
from bench.timing import Cost, median, run
from qaitaru.acts.act import Desk
from qaitaru.acts.books.look_at_ledger import look_at_reconciliations
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.workspace import Settings, create_workspace

ROWS = 1_000_000
RUNS = 3


def measure() -> dict[str, object]:
    """The two in turn, three times, and where our time goes."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "statement.csv"
        write_statement(source, ROWS)
        peers: list[Cost] = []
        ours: list[Cost] = []
        for turn in range(RUNS):
            peers.append(run("bench.ingest_million", "peer", str(source), folder))
            ours.append(run("bench.ingest_million", "ours", str(source), f"{folder}/w{turn}"))
        peer, our = median(peers), median(ours)
    return {
        "rows": ROWS,
        "peer": peer,
        "ours": our,
        "wall_ratio": round(our.wall_seconds / peer.wall_seconds, 2),
        "cpu_ratio": round(our.cpu_seconds / peer.cpu_seconds, 2),
    }


def work(who: str, source: str, target: str) -> None:
    """One run of one side."""
    if who == "peer":
        _copy(source, f"{target}/peer.parquet")
    else:
        _ingest(Path(source), Path(target))


def _copy(source: str, target: str) -> None:
    connection = duckdb.connect()
    connection.execute(
        f"COPY (SELECT * FROM read_csv('{source}', delim=';', skip=5, header=true,"
        f" all_varchar=true, null_padding=true)) TO '{target}' (FORMAT parquet)"
    )


def _ingest(source: Path, folder: Path) -> None:
    desk = Desk(create_workspace(folder, Settings(title="bench")))
    (outcome,) = ingest_evidence(desk, Handover(paths=(source,), legal_basis="bench"))
    assert outcome.rows["bookings"] == ROWS, outcome
    (proved,) = look_at_reconciliations(desk)
    assert proved.state == "proved", proved
    desk.workspace.close()
