"""The engine that a workspace names, open while it is used."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Final

from qaitaru.engine.analysis_engine import AnalysisEngine
from qaitaru.engine.duck import connect
from qaitaru.engine.duck_door import DuckEngine
from qaitaru.facts.errors import ExtraMissing

_DOOR: Final = "qaitaru.engine.spark_door"
_ASKED: Final = frozenset({"pyspark", "grpc", "pandas", "pyarrow"})


@contextmanager
def open_engine(name: str, address: str = "") -> Iterator[AnalysisEngine]:
    """An engine for analyses: ``duckdb`` in process, or ``spark`` at an address.

    Raises: ExtraMissing, EngineUnreachable.
    """
    if name == "duckdb":
        with connect() as connection:
            yield DuckEngine(connection)
        return
    try:
        door = import_module(_DOOR)  # heavy, and an extra of its own: read only when asked for
    except ImportError as fault:
        if (fault.name or "").partition(".")[0] not in _ASKED:
            raise
        raise ExtraMissing("cluster") from fault
    with door.open_spark(address) as engine:
        yield engine
