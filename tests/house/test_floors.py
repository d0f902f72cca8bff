"""The house stands as drawn: imports run down, rules are pure, files and functions stay small."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "qaitaru"

FLOORS = (
    ("facts",),
    ("wording", "engine"),
    ("evidence",),
    (
        "ingest",
        "ledger",
        "tracing",
        "wealth",
        "screening",
        "law",
        "detection",
        "resolution",
        "networks",
    ),
    ("lists", "duty", "casework", "interests", "messages"),
    ("documents", "training", "interchange", "sharing"),
    ("acts",),
    ("web",),
    ("cli",),
)
"""From the ground up. A room may import rooms below it, and itself; not its neighbours."""

DOORS_TO_ENGINE = {
    "evidence/originals.py": "originals are made durable, and swept, as the ledger's files are",
    "evidence/journal.py": "the journal is written in the transaction it tells of",
    "evidence/row_hashes.py": "hashes the rows of every table, whoever stores them",
    "ingest/workers/sink.py": "leaves a reader's facts as the ledger's Parquet",
    "ingest/tables/volume.py": "reads large tables inside the engine",
}
"""Files that speak to the engine although they are no store of their room, and why."""

DESCRIPTIONS = ("qaitaru.engine.steps", "qaitaru.engine.columns", "qaitaru.engine.compiling")
"""Parts of the engine's room that open no store: what a step or a column is, and the compiler."""

IMPURE = {"random", "secrets", "socket", "logging", "time", "subprocess", "urllib", "http", "os"}
PURE_ROOMS = (
    "facts",
    "tracing",
    "wealth",
    "screening",
    "law",
    "duty",
    "casework",
    "detection",
    "resolution",
    "networks",
    "interchange",
    "sharing",
)
PURE_FILES = (
    "ledger/account_statement.py",
    "ledger/breaks.py",
    "ledger/chain.py",
    "ledger/continuity.py",
    "ledger/conversion.py",
    "ledger/corroboration.py",
    "ledger/coverage.py",
    "ledger/custodians.py",
    "ledger/duplicates.py",
    "ledger/exchanges.py",
    "ledger/flows.py",
    "ledger/holes.py",
    "ledger/joining.py",
    "ledger/legs.py",
    "ledger/matching.py",
    "ledger/mentions.py",
    "ledger/reconciliation.py",
    "ledger/search.py",
    "ledger/unequal.py",
    "ingest/tables/rows.py",
    "ingest/text/values.py",
    "evidence/leaf.py",
    "lists/asked_cells.py",
    "lists/asked_file.py",
    "lists/asked_row.py",
    "lists/births.py",
    "lists/comparing.py",
    "lists/content.py",
    "lists/countries.py",
    "lists/letters.py",
    "lists/numbers.py",
    "lists/pieces.py",
    "lists/refusing.py",
    "lists/scripts.py",
    "lists/versions.py",
)
FACE_OF = {"cli", "web"}
SEALED_OFF = {"qaitaru.evidence.journal", "qaitaru.evidence.originals"}


def _files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _imports(path: Path) -> Iterator[str]:
    """Every module a file names, type-only and in-function imports too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_name(path)} imports relatively"
            yield node.module or ""


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if parts[0] == "qaitaru" and len(parts) > 1 else ""


def _floor(room: str) -> int:
    return next(height for height, rooms in enumerate(FLOORS) if room in rooms)


def test_every_room_stands_on_a_floor() -> None:
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name[0] != "_"}
    assert rooms == {room for rooms in FLOORS for room in rooms}


@pytest.mark.parametrize("path", _files(), ids=_name)
def test_imports_run_down(path: Path) -> None:
    own = _name(path).split("/")[0]
    if own.endswith(".py"):
        return
    for module in _imports(path):
        room = _room(module)
        if room and room != own:
            assert _floor(room) < _floor(own), f"{_name(path)} imports {module}"


@pytest.mark.parametrize("path", _files(), ids=_name)
def test_only_stores_speak_to_the_engine(path: Path) -> None:
    name = _name(path)
    own = name.split("/")[0]
    if own in {"engine", "acts"} or name in DOORS_TO_ENGINE or path.stem.endswith("store"):
        return
    spoken = [module for module in _imports(path) if _room(module) == "engine"]
    assert not [module for module in spoken if module not in DESCRIPTIONS], name


@pytest.mark.parametrize("path", _files(), ids=_name)
def test_no_face_imports_a_store(path: Path) -> None:
    if _name(path).split("/")[0] not in FACE_OF:
        return
    for module in _imports(path):
        assert not module.endswith("store"), f"{_name(path)} imports {module}"
        assert _room(module) != "engine", f"{_name(path)} imports {module}"
        assert module not in SEALED_OFF, f"{_name(path)} imports {module}"


@pytest.mark.parametrize("path", _files(), ids=_name)
def test_pure_files_know_no_clock_store_network_or_chance(path: Path) -> None:
    name = _name(path)
    if name.split("/")[0] not in PURE_ROOMS and name not in PURE_FILES:
        return
    assert not {module.split(".")[0] for module in _imports(path)} & IMPURE, name
    calls = [
        node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)
    ]
    assert not [node.attr for node in calls if node.attr in {"now", "today", "utcnow"}], name


def test_no_circle_of_files() -> None:
    names = {
        f"qaitaru.{_name(path)[:-3].replace('/', '.')}".removesuffix(".__init__"): path
        for path in _files()
    }
    arrows = {
        name: {module for module in _imports(path) if module in names and module != name}
        for name, path in names.items()
    }
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name in done:
            return
        for module in arrows[name]:
            walk(module, (*trail, name))
        done.add(name)

    for name in arrows:
        walk(name, ())
