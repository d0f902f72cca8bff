"""The engine that a workspace's settings name, open while it is used."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qaitaru.acts.workspace import Settings
from qaitaru.engine.analysis_engine import AnalysisEngine
from qaitaru.engine.opening import open_engine


@contextmanager
def engine_of(settings: Settings, *, spill: Path | None = None) -> Iterator[AnalysisEngine]:
    """The workspace's engine for analyses.

    Args:
        settings: of the workspace.
        spill: where what does not fit into memory may be put.
    Raises: ExtraMissing, EngineUnreachable, SystemRefused.
    """
    address, folder = settings.engine_address, settings.engine_folder
    with open_engine(settings.engine, address, folder=folder, spill=spill) as engine:
        yield engine
