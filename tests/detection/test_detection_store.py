"""Typologies asked together on an engine: each step once, nothing left, on every engine alike."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from tests.detection.ledgers import ledgers

from qaitaru.detection import detection_store
from qaitaru.detection.background import background_of
from qaitaru.detection.detection_store import DetectionRun, detection_run
from qaitaru.detection.known import NOTHING
from qaitaru.detection.known_store import put_known, write_known
from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.scheme import Scheme
from qaitaru.detection.steps.accounts import LEGS, LIVES, paced
from qaitaru.detection.steps.lineage import lineages
from qaitaru.detection.typologies import TYPOLOGIES
from qaitaru.detection.typology import Typology
from qaitaru.engine.analysis_engine import AnalysisEngine
from qaitaru.engine.duck import connect
from qaitaru.engine.opening import open_engine
from qaitaru.engine.steps import Step
from qaitaru.facts.errors import StepRefused

SEED = 20_261_122
PACED = paced(180 * DAY)
OF_MOVES = [one for one in TYPOLOGIES if not one.needs]


@pytest.fixture(scope="module")
def moves() -> list[Move]:
    return [move for ledger in ledgers(60, SEED) for move in ledger]


@pytest.fixture(scope="module")
def file(moves: Sequence[Move], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _parquet(moves, tmp_path_factory.mktemp("run"))


def _parquet(moves: Sequence[Move], folder: Path) -> Path:
    file = folder / "moves.parquet"
    fields = {"row_no": "row", "at_s": "at"} | dict.fromkeys(("payer", "payee", "amount", "marks"))
    columns = ", ".join(f"unnest(?::BIGINT[]) AS {name}" for name in fields)
    values = [[int(getattr(one, field or name)) for one in moves] for name, field in fields.items()]
    with connect() as connection:
        connection.execute(f"CREATE TABLE moves AS SELECT {columns}", values)
        connection.execute(f"COPY moves TO '{file}' (FORMAT parquet)")
    return file


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The tables of facts beside moves, with none in them."""
    with connect() as connection:
        put_known(connection, NOTHING)
        return write_known(connection, tmp_path_factory.mktemp("nothing"))


@pytest.fixture(params=["duckdb", "spark"])
def engine(
    request: pytest.FixtureRequest, file: Path, nothing: Mapping[str, Path]
) -> Iterator[AnalysisEngine]:
    address = request.getfixturevalue("sail") if request.param == "spark" else ""
    with open_engine(request.param, address) as opened:
        opened.register("moves", [file], summed=("amount",))
        for name, none in nothing.items():
            opened.register(name, [none])
        yield opened


def _found(run: DetectionRun, typology: Typology) -> list[Scheme]:
    found = list(run.schemes(typology))
    assert found == sorted(found)
    return found


def test_every_typology_finds_what_its_rule_finds(
    engine: AnalysisEngine, moves: Sequence[Move]
) -> None:
    with detection_run(engine, OF_MOVES) as run:
        for typology in OF_MOVES:
            assert _found(run, typology) == sorted(typology.find(moves, typology.parameters))
        assert run.background() == background_of(moves)


def test_all_typologies_at_once_are_each_in_its_turn(
    engine: AnalysisEngine, moves: Sequence[Move]
) -> None:
    with detection_run(engine, OF_MOVES) as run:
        for typology, found in zip(OF_MOVES, run.every(), strict=True):
            assert list(found) == sorted(typology.find(moves, typology.parameters))


def test_a_search_that_fails_is_told_and_the_others_are_not_begun(
    counting: "_Counting", monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    given_up = Event()

    def search(*_: object) -> list[Scheme]:
        begun.append("")
        given_up.wait()
        return []

    class Pool(ThreadPoolExecutor):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # as it is
            super().shutdown(wait=False, cancel_futures=cancel_futures)
            given_up.set()
            super().shutdown(wait=wait)

    monkeypatch.setattr(detection_store, "ThreadPoolExecutor", Pool)
    dormant = next(one for one in TYPOLOGIES if one.name == "dormant_awakened")
    faulty = replace(dormant, steps=lambda _: (Step("faulty", "SELECT b FROM moves"),))
    kernels = [replace(one, kernel=search) for one in OF_MOVES if one.kernel]
    with detection_run(counting, [*kernels, faulty]) as run:  # type: ignore[arg-type] # as an engine
        every = run.every()
        with pytest.raises(StepRefused):
            next(every)
    assert len(begun) <= 1 < len(kernels), "only what was under way is waited for"
    assert counting.left == set()


def test_without_the_compiler_the_plain_rules_are_asked(
    file: Path, moves: Sequence[Move], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detection_store, "find_spec", lambda _: None)
    compiled = [one for one in OF_MOVES if one.kernel and not one.steps]
    with open_engine("duckdb") as engine:
        engine.register("moves", [file])
        with detection_run(engine, compiled) as run:
            for typology in compiled:
                assert _found(run, typology) == sorted(typology.find(moves, typology.parameters))


class _Counting:
    """DuckDB, that counts what is made and dropped."""

    def __init__(self, engine: AnalysisEngine) -> None:
        self._engine = engine
        self.made: Counter[str] = Counter()
        self.left: set[str] = set()

    def run(self, steps: Iterable[Step], *, kept: Sequence[str]) -> None:
        for step in steps:
            self.made[step.name] += 1
            self.left.add(step.name)
            self._engine.run([step], kept=kept)

    def drop(self, names: Iterable[str]) -> None:
        listed = list(names)
        self.left -= set(listed)
        self._engine.drop(listed)

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)


@pytest.fixture
def counting(file: Path, nothing: Mapping[str, Path]) -> Iterator[_Counting]:
    with open_engine("duckdb") as engine:
        engine.register("moves", [file])
        for name, none in nothing.items():
            engine.register(name, [none])
        yield _Counting(engine)


def test_what_several_typologies_read_is_made_once(counting: _Counting) -> None:
    with detection_run(counting, OF_MOVES) as run:  # type: ignore[arg-type] # as an engine
        for typology in OF_MOVES:
            run.schemes(typology)
        assert counting.left == set()
    assert {"legs", "paced"} <= set(counting.made)
    assert set(counting.made.values()) == {1}


def test_what_is_kept_for_typologies_that_are_not_asked_is_let_go(counting: _Counting) -> None:
    with detection_run(counting, OF_MOVES) as run:  # type: ignore[arg-type] # as an engine
        run.schemes(next(one for one in TYPOLOGIES if one.name == "dropper"))
        assert {"legs", "paced"} <= counting.left
    assert counting.left == set()


def test_a_step_that_fails_leaves_nothing_and_the_others_go_on(counting: _Counting) -> None:
    dropper, dormant = (
        next(one for one in TYPOLOGIES if one.name == name)
        for name in ("dropper", "dormant_awakened")
    )
    faulty = replace(
        dormant, steps=lambda _: (LEGS, LIVES, PACED, Step("faulty", "SELECT b FROM paced"))
    )
    with detection_run(counting, [faulty, dropper]) as run:  # type: ignore[arg-type] # as an engine
        with pytest.raises(StepRefused):
            run.schemes(faulty)
        assert counting.left == set()
        assert run.schemes(dropper)


def test_sums_beyond_what_the_compiled_hold_are_taken_by_the_engine(tmp_path: Path) -> None:
    moves = [Move(at, 60 * at, at % 12, 20, 2**60) for at in range(24)]
    fan = next(one for one in TYPOLOGIES if one.name == "fan_in")
    with open_engine("duckdb") as engine:
        engine.register("moves", [_parquet(moves, tmp_path)])
        refused = replace(fan, kernel=lambda *_: pytest.fail("asked of the compiled"))
        with detection_run(engine, [refused]) as run:
            assert list(run.schemes(refused)) == sorted(fan.find(moves, fan.parameters)) != []


def test_schemes_are_told_in_order_however_wide_their_numbers(tmp_path: Path) -> None:
    moves = [Move(at, 60 * at, at % 3, at % 2, 1) for at in range(24)]
    wide = f"payer * {2**40} AS a, payee * {2**40} AS b, at_s // 400 AS begins"
    step = Step("wide", f"SELECT {wide}, row_no FROM moves")
    fan = next(one for one in TYPOLOGIES if one.name == "fan_in")
    asked = replace(fan, name="wide", kernel=None, steps=lambda _: (step,))
    told: dict[tuple[int, int, int], list[int]] = {}
    for one in moves:
        told.setdefault((one.payer * 2**40, one.payee * 2**40, one.at // 400), []).append(one.row)
    with open_engine("duckdb") as engine:
        engine.register("moves", [_parquet(moves, tmp_path)])
        with detection_run(engine, [asked]) as run:
            found = list(run.schemes(asked))
    assert found == sorted(
        Scheme("wide", (a, b), begins, tuple(rows)) for (a, b, begins), rows in told.items()
    )


def test_equal_words_over_other_tables_are_another_step() -> None:
    one = lineages([Step("near", "SELECT 1 AS a"), Step("full", "SELECT a FROM near")])
    other = lineages([Step("near", "SELECT 2 AS a"), Step("full", "SELECT a FROM near")])
    assert one["full"] != other["full"]
    assert one == lineages([Step("near", "SELECT 1 AS a"), Step("full", "SELECT a FROM near")])


def test_steps_of_one_name_are_one_step() -> None:
    told: dict[str, set[str]] = {}
    for typology in TYPOLOGIES:
        steps = typology.steps(typology.parameters) if typology.steps else ()
        for name, lineage in lineages(steps).items():
            told.setdefault(name, set()).add(lineage)
    assert {name for name, found in told.items() if len(found) > 1} == set()
