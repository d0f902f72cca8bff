"""What a reading came to: counted, not told; the facts themselves lie in the staging folder."""

from dataclasses import dataclass, field
from enum import StrEnum

from qaitaru.facts.problems import Severity
from qaitaru.ingest.reading import ReadWith


class State(StrEnum):
    """What became of the file as a whole."""

    READ = "read"
    ASKED = "asked"  # a member must decide something before it is read
    REFUSED = "refused"  # kept as evidence, not read


@dataclass(frozen=True, slots=True)
class ProblemCount:
    """How often one problem was met."""

    code: str
    severity: Severity
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What lies in a staging folder; a table with no rows has no file and no entry."""

    state: State = State.READ
    rows: dict[str, int] = field(default_factory=dict)  # by table, in the order of TABLES
    problems: tuple[ProblemCount, ...] = ()  # in order of code, then severity
    read_with: ReadWith = field(default_factory=ReadWith)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One reading: its tally, its reader, and what it cost."""

    tally: Tally
    reader: str = ""  # empty where no reader knows the format
    version: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_bytes: int = 0  # the worker's greatest resident memory

    @property
    def state(self) -> State:
        """What became of the file as a whole."""
        return self.tally.state
