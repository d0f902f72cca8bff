"""The engine that a workspace names, open while it is used."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

from qaitaru.engine.analysis_engine import AnalysisEngine
from qaitaru.engine.duck import connect
from qaitaru.engine.duck_door import DuckEngine
from qaitaru.facts.errors import ExtraMissing

_DOOR: Final = "qaitaru.engine.spark_door"
_ASKED: Final = frozenset({"pyspark", "grpc", "pandas", "pyarrow"})


@contextmanager
def open_engine(
    name: str, address: str = "", *, folder: str = "", spill: Path | None = None
) -> Iterator[AnalysisEngine]:
    """An engine for analyses: ``duckdb`` in process, or ``spark`` at an address.

    Args:
        name: of the engine.
        address: of a cluster.
        folder: that a cluster and we both reach, a path or a URL; empty for none.
        spill: where what does not fit into memory may be put, if not where the program was started.

    Raises: ExtraMissing, EngineUnreachable, SystemRefused.
    """
    if name == "duckdb":
        with connect() as connection:
            if spill:
                connection.execute("SET temp_directory = $to", {"to": str(spill)})
            yield DuckEngine(connection)
        return
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")  # it logs what the client also raises
    try:
        door = import_module(_DOOR)  # heavy, and an extra of its own: read only when asked for
    except ImportError as fault:
        if (fault.name or "").partition(".")[0] not in _ASKED:
            raise
        raise ExtraMissing("cluster") from fault
    with door.open_spark(address, folder) as engine:
        yield engine
