"""What every test may lean on."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import make_url
from tests.databases import new_database

from qaitaru.acts.act import Desk
from qaitaru.acts.workspace import Settings, Workspace, create_workspace, open_workspace
from qaitaru.engine.record import open_record, sqlite_url
from qaitaru.ingest.workers import worker
from qaitaru.ingest.workers.nursery import READERS, Nursery, open_nursery

os.environ.pop("COLUMNS", None)  # a run in several processes sets it: tables keep their width
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"  # servers of our own
if not hasattr(sys.modules["__main__"], "__file__"):  # one of several processes of a run:
    sys.modules["__main__"].__file__ = __file__  # pyspark takes it for a run of its own doctests

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

settings.register_profile(
    "house",
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no fault of the case
)
settings.register_profile(  # at the gate laws are put to the same cases each time, so that its
    "gate",  # coverage and its verdict are the tree's alone; new ones are looked for at a desk
    settings.get_profile("house"),
    derandomize=True,
)


def must_not_skip() -> bool:
    """Whether this run promised to bring everything the tests drive."""
    return bool(os.environ.get("QAITARU_NO_SKIP"))


settings.load_profile("gate" if must_not_skip() else "house")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real lists, ledgers and statements beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"no folder {SHARED.name} beside the checkout")
    return SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files of slow tests go first: of several processes none is left alone with them at the end.

    They are handed out in this order (``--no-loadscope-reorder``), not by how many tests each has.
    """
    slow = {one.path for one in items if any(map(one.get_closest_marker, ("slow", "browser")))}
    items.sort(key=lambda one: one.path not in slow)


class Clock:
    """A clock that goes on by a second at each look."""

    def __init__(self) -> None:
        self.next = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.next += timedelta(seconds=1)
        return self.next


@pytest.fixture(scope="session", autouse=True)
def _one_nursery() -> Iterator[None]:
    """One nursery for all that is taken in: its readers are loaded once, not in each test anew."""
    with open_nursery() as nursery, pytest.MonkeyPatch.context() as patched:

        def opened(readers: str) -> AbstractContextManager[Nursery]:
            return nullcontext(nursery) if readers == READERS else open_nursery(readers)

        patched.setattr(worker, "open_nursery", opened)
        yield


def _run_as_postgres(*command: str) -> None:
    words = ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else list(command)
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, timeout=60)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a fresh PostgreSQL server on a socket of its own, less the database's name."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        reason = "no PostgreSQL server on this machine"
        pytest.fail(reason) if must_not_skip() else pytest.skip(reason)
    folder = Path(tempfile.mkdtemp(prefix="qaitaru-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    cluster, program = folder / "cluster", programs[-1]
    _run_as_postgres(
        str(program / "initdb"),
        "-D",
        str(cluster),
        "-A",
        "trust",
        "-U",
        "postgres",
        "-k",
        "--encoding=UTF8",  # whatever the locale of the machine is
        "--no-locale",
        "--no-sync",
    )
    control = str(program / "pg_ctl")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    log = str(folder / "log")
    _run_as_postgres(control, "-D", str(cluster), "-w", "-o", options, "-l", log, "start")
    try:
        yield f"postgresql+psycopg://postgres@/{{name}}?host={folder}"
    finally:
        _run_as_postgres(control, "-D", str(cluster), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def sail() -> Iterator[str]:
    """The address of a Sail server of our own, which speaks Spark Connect."""
    if find_spec("pysail") is None or find_spec("pyspark") is None:
        reason = "the extra 'cluster' is not installed"
        pytest.fail(reason) if must_not_skip() else pytest.skip(reason)
    os.environ["RUST_LOG"] = "off"
    os.environ["SAIL_EXECUTION__DEFAULT_PARALLELISM"] = "2"
    server = import_module("pysail.spark").SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    try:
        yield f"sc://127.0.0.1:{server.listening_address[1]}"
    finally:
        server.stop()


@pytest.fixture(
    scope="session", params=["sail", *(["spark"] if os.environ.get("QAITARU_SPARK") else [])]
)
def cluster(request: pytest.FixtureRequest) -> str:
    """The address of each server that speaks Spark Connect, in turn."""
    if request.param == "spark":
        return os.environ["QAITARU_SPARK"]
    address: str = request.getfixturevalue("sail")
    return address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def record_engine(request: pytest.FixtureRequest) -> str:
    """Each engine of the record in turn."""
    name: str = request.param
    return name


@pytest.fixture
def record_url(record_engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty record on each engine in turn."""
    if record_engine == "sqlite":
        return sqlite_url(tmp_path / "record.sqlite")
    server: str = request.getfixturevalue("postgres")
    return new_database(server, "template1")


OWN = Settings(title="Test", language="en", member="aigerim", agency="fiu")


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new workspace, to be copied: its tables are laid out once for all tests."""
    folder = tmp_path_factory.mktemp("laid_out") / "workspace"
    create_workspace(folder, OWN).close()
    return folder


@pytest.fixture(scope="session")
def laid_out_database(postgres: str) -> str:
    """The name of a database with the record's tables, likewise."""
    url = new_database(postgres, "template1")
    open_record(url).close()
    return make_url(url).database or ""


@pytest.fixture
def laid_out_record(
    record_engine: str, laid_out: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> str:
    """A record with its tables and nothing in them, on each engine in turn."""
    if record_engine == "sqlite":
        return sqlite_url(Path(shutil.copy(laid_out / "record.sqlite", tmp_path)))
    server: str = request.getfixturevalue("postgres")
    like: str = request.getfixturevalue("laid_out_database")
    return new_database(server, like)


@pytest.fixture
def desk(laid_out_record: str, tmp_path: Path) -> Iterator[Desk]:
    """A member's desk at a new workspace, on each engine in turn, by a clock of seconds."""
    workspace = create_workspace(tmp_path / "workspace", replace(OWN, record=laid_out_record))
    yield Desk(workspace, Clock())
    workspace.close()


@pytest.fixture
def new_workspace(laid_out: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A new workspace on SQLite alone."""
    workspace = open_workspace(shutil.copytree(laid_out, tmp_path / "workspace"))
    yield workspace
    workspace.close()


@pytest.fixture
def laptop_desk(new_workspace: Workspace) -> Desk:
    """A member's desk at it."""
    return Desk(new_workspace, Clock())
