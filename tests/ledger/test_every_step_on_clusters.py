"""Every named step of the house says on a cluster what it says in DuckDB, row for row."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import duckdb
import pytest
from tests.detection.test_equal_engines import ASKED
from tests.engine.house_steps import step_names
from tests.engine.recorded_steps import Recorder
from tests.engines_report import engine_at, timed
from tests.ledger.test_derivation import NAMES, world

from qaitaru.detection.steps.background import BACKGROUND_STEPS
from qaitaru.detection.steps.beside import BESIDE_STEPS
from qaitaru.detection.typologies import TYPOLOGIES
from qaitaru.engine import running
from qaitaru.engine.analysis_engine import AnalysisEngine
from qaitaru.engine.columns import TABLES
from qaitaru.engine.duck import connect
from qaitaru.engine.opening import open_engine
from qaitaru.facts.bookings import Statement
from qaitaru.facts.transfers import Transfer
from qaitaru.ledger import store

SEED = 20_261_122
LEDGERS = 1_000
OWN = (
    *("account", "account_text", "holder_name", "counterparty_account", "counterparty_name"),
    *("payer_account", "payer_name", "payee_account", "payee_name"),
)
HERE = {
    "ledger/plain_transfers_steps.py": "reads instants, and clock times that are words",
    "detection/ledger_moves_steps.py": "numbers what the step above made; the moves are sent",
    "detection/ledger_moves_store.py": "names the moves that are sent: the probe of every run",
}
"""The files whose steps are run on this machine alone, and why."""

ENDS = (
    "measures",
    "row_breaks",
    "duplicates",
    "unpaired",
    "pairs",
    "exchange_pairs",
    "breaks",
    "again_plain",
    "told_entangled",
    "ledger_transfers",
)
"""What the ledger's analyses come to; none may be empty, or nothing is proved."""


def _drawn(dice: random.Random) -> Iterator[tuple[str, list[Any], list[Any]]]:
    """Two accounts that pay each other and others, with statements that overlap."""
    for account in ("A", "B", *dice.choices("AB", k=2)):
        bookings = [
            (
                dice.choice((-1000, -1000, -100, 100, 990, 1000)),
                dice.choice(sorted(NAMES)),
                dice.randrange(7),
                dice.choice(("", "r")),
                dice.choice((None, 0, 1)),
            )
            for _ in range(dice.randrange(8))
        ]
        claims = [
            (
                dice.choice("AB"),
                dice.choice(sorted(NAMES)),
                dice.randrange(7),
                dice.choice(("", "r")),
            )
            for _ in range(dice.randrange(4))
        ]
        yield account, bookings, claims


def _apart(nth: int, facts: Iterable[Any]) -> list[Any]:
    """Facts whose accounts and people are of no other ledger; in some, one who changes money."""
    told = map(_changing, facts) if nth % 5 == 0 else facts
    return [_own(nth, one) for one in told]


def _changing(one: Any) -> Any:
    """Both accounts are of one holder at one bank, the second in another currency."""
    changed: dict[str, str] = {}
    if isinstance(one, Statement):
        changed = {"holder_name": NAMES["A"], "bank_name": NAMES["X"]}
    if not isinstance(one, Transfer) and one.account == "B":
        changed["currency"] = "USD"
    return replace(one, **changed)


def _own(nth: int, one: Any) -> Any:
    given = {name: getattr(one, name, "") for name in OWN}
    return replace(one, **{name: f"{told}{nth}" for name, told in given.items() if told})


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorder:
    """The ledger's tables derived from generated ledgers side by side, step by step."""
    dice = random.Random(SEED)  # noqa: S311  # cases, from a printed seed
    facts: list[Any] = []
    for nth in range(LEDGERS // 4):
        for statement, bookings, transfers in world(_drawn(dice)).values():
            facts.append(_apart(nth, (statement, *bookings, *transfers)))
    recorder = Recorder(tmp_path_factory.mktemp("ledger"))
    with connect() as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "run", recorder)
        for table in ("statements", "bookings", "transfers"):
            _lay(connection, table, facts)
        store.derive(connection)
    return recorder


def _lay(connection: duckdb.DuckDBPyConnection, table: str, facts: Sequence[Sequence[Any]]) -> None:
    """A table of facts with the number of the import of each, as the engine's views show them."""
    kind = TABLES[table]
    own = [(no, one) for no, told in enumerate(facts, start=1) for one in told if type(one) is kind]
    running.store(connection, f"{table}_told", kind, [one for _, one in own])
    connection.execute(
        f"CREATE TABLE {table} AS SELECT t.*, n.import_no FROM {table}_told AS t "
        "POSITIONAL JOIN (SELECT unnest(?::BIGINT[]) AS import_no) AS n",
        [[no for no, _ in own]],
    )


@pytest.fixture(scope="module")
def spark(
    cluster: str, recorded: Recorder, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[AnalysisEngine]:
    shared = str(tmp_path_factory.mktemp("shared"))
    with open_engine("spark", cluster, folder=shared) as engine:
        _register(engine, recorded)
        yield engine


def test_the_ledgers_steps_say_the_same(
    recorded: Recorder, spark: AnalysisEngine, cluster: str
) -> None:
    assert [name for name in ENDS if not recorded.made[name]] == []
    names = [step.name for step in recorded.steps]
    with timed("the ledger's tables", "duckdb") as here, open_engine("duckdb") as duck:
        _register(duck, recorded)
        duck.run(recorded.steps)
        for name in names:
            here.answers(duck.rows(f"SELECT * FROM {name}"))
    with timed("the ledger's tables", engine_at(cluster)) as there:
        spark.run(recorded.steps, kept=names)
        made = [spark.rows(f"SELECT * FROM {name}") for name in names]
        for rows in made:
            there.answers(rows)
    for name, rows in zip(names, made, strict=True):
        assert rows == recorded.made[name], name
    assert here.sha256 == there.sha256


def _register(engine: AnalysisEngine, recorded: Recorder) -> None:
    for name, file in recorded.read.items():
        engine.register(name, [file])


def test_no_step_is_left_out(recorded: Recorder) -> None:
    proved = set(recorded.made) | {one.name for one in (*BACKGROUND_STEPS, *BESIDE_STEPS)}
    for typology in TYPOLOGIES:
        if typology.steps:
            asked = ASKED[typology.name][0]
            proved |= {one.name for one in typology.steps(asked)}
    left = {
        (place, name.pattern)
        for place, name in step_names()
        if place not in HERE and not any(map(name.fullmatch, proved))
    }
    assert left == set()


def test_what_is_run_here_alone_is_there() -> None:
    assert set(HERE) <= {place for place, _ in step_names()}
