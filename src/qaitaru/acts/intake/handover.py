"""What is handed over for ingest, and what became of each file of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Outcome(StrEnum):
    """What became of one file."""

    READ = "read"
    ASKED = "asked"
    REFUSED = "refused"
    UNCHANGED = "unchanged"  # the same reading stands already
    WITHDRAWN = "withdrawn"  # the same reading was withdrawn by a member, and stays so


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Files and folders, and what is said of them."""

    paths: tuple[Path, ...]
    legal_basis: str
    received_from: str = ""
    encoding: str = ""  # decided by a member; empty: detected
    mappings: dict[str, str] = field(default_factory=dict)  # texts beside those at hand
    workers: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOutcome:
    """One file, told in the order of names."""

    name: str
    exhibit: int
    newly_sealed: bool
    outcome: Outcome
    import_no: int | None = None
    reader: str = ""
    mapping: str = ""
    encoding: str = ""
    rows: dict[str, int] = field(default_factory=dict)
    problems: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is."""

    name: str
    files_done: int
    files: int
    rows: int = 0  # of this file so far


Told = Callable[[Progress], None]
