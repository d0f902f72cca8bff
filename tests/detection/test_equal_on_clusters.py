"""Every typology's SQL says on a cluster what it says in DuckDB, row for row.

What DuckDB says is held to the plain rules by ``test_equal_engines.py``, on the same ledgers.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.detection.known_ledgers import known_ledgers
from tests.detection.ledgers import ledgers
from tests.detection.test_equal_engines import ASKED, SEED, all_of
from tests.engines_report import engine_at, timed

from qaitaru.detection.known_store import put_known
from qaitaru.detection.steps.background import BACKGROUND_STEPS
from qaitaru.detection.steps.beside import BESIDE_STEPS
from qaitaru.detection.typologies import TYPOLOGIES
from qaitaru.detection.typology import Typology
from qaitaru.engine.analysis_engine import AnalysisEngine, Row
from qaitaru.engine.duck import connect
from qaitaru.engine.opening import open_engine

pytestmark = pytest.mark.slow
LEDGERS = 1_000
KNOWN = ("account_facts", "row_facts")
WHOLE = {"background": BACKGROUND_STEPS, "beside": BESIDE_STEPS}
BY_SQL = [one for one in TYPOLOGIES if one.steps]


@pytest.fixture(scope="module")
def moves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("moves") / "moves.parquet"
    told = [one for ledger in ledgers(LEDGERS, SEED) for one in ledger]
    fields = {"row_no": "row", "at_s": "at"} | dict.fromkeys(("payer", "payee", "amount", "marks"))
    columns = ", ".join(f"unnest(?::BIGINT[]) AS {name}" for name in fields)
    values = [[int(getattr(one, field or name)) for one in told] for name, field in fields.items()]
    with connect() as connection:
        connection.execute(f"CREATE TABLE moves AS SELECT {columns}", values)
        connection.execute(f"COPY moves TO '{file}' (FORMAT parquet)")
    return file


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("known")
    told = all_of(list(known_ledgers(list(ledgers(LEDGERS, SEED)), SEED)))
    with connect() as connection:
        put_known(connection, told)
        for name in KNOWN:
            connection.execute(f"COPY {name} TO '{folder / name}.parquet' (FORMAT parquet)")
    return {name: folder / f"{name}.parquet" for name in KNOWN}


@pytest.fixture(scope="module")
def duck(moves: Path, known: Mapping[str, Path]) -> Iterator[AnalysisEngine]:
    with open_engine("duckdb") as engine:
        yield _told(engine, moves, known)


@pytest.fixture(scope="module")
def spark(
    cluster: str,
    moves: Path,
    known: Mapping[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[AnalysisEngine]:
    shared = str(tmp_path_factory.mktemp("shared"))
    with open_engine("spark", cluster, folder=shared) as engine:
        yield _told(engine, moves, known)


def _told(engine: AnalysisEngine, moves: Path, known: Mapping[str, Path]) -> AnalysisEngine:
    engine.register("moves", [moves], summed=("amount",))
    for name, file in known.items():
        engine.register(name, [file])
    return engine


def _found(engine: AnalysisEngine, typology: Typology, asked: Any) -> list[Row]:
    assert typology.steps
    engine.run(typology.steps(asked))
    return engine.rows(f"SELECT a, b, begins, row_no FROM {typology.name}")


def _all_found(engine: AnalysisEngine, name: str, typology: Typology) -> list[list[Row]]:
    with timed(f"typology {typology.name}", name) as asked:
        found = [_found(engine, typology, one) for one in ASKED[typology.name]]
        for rows in found:
            asked.answers(rows)
    return found


@pytest.mark.parametrize("typology", BY_SQL, ids=lambda one: one.name)
def test_a_cluster_finds_what_duckdb_finds(
    typology: Typology, duck: AnalysisEngine, spark: AnalysisEngine, cluster: str
) -> None:
    found = _all_found(duck, "duckdb", typology)
    for rows, asked in zip(found, ASKED[typology.name], strict=True):
        assert len(rows) > 100, f"{asked} is met too seldom to prove anything"
    assert _all_found(spark, engine_at(cluster), typology) == found


@pytest.mark.parametrize("name", ["background", "beside"])
def test_a_cluster_knows_the_same_background(
    name: str, duck: AnalysisEngine, spark: AnalysisEngine, cluster: str
) -> None:
    here = _each_made(duck, "duckdb", name)
    assert all(here)
    assert _each_made(spark, engine_at(cluster), name) == here


def _each_made(engine: AnalysisEngine, told: str, name: str) -> list[list[Row]]:
    with timed(name, told) as asked:
        engine.run(WHOLE[name])
        made = [engine.rows(f"SELECT * FROM {step.name}") for step in WHOLE[name]]
        for rows in made:
            asked.answers(rows)
    return made
