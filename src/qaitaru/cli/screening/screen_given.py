"""What the command line says of a screening, before anything of it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Given:
    """Whom to ask for, which hits to show, and how."""

    names: Path | None
    encoding: str  # of the table of names, where its bytes do not tell
    cells: Mapping[str, str]
    pack: str
    threshold: float | None
    limit: int | None
    as_json: bool
