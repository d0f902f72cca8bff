"""What a reader is: one format's way from sealed bytes to facts and problems."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem
from qaitaru.facts.transfers import Transfer

HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Source:
    """An evidence item as a reader sees it: its bytes, and the name it was offered under."""

    path: Path
    name: str

    def head(self) -> bytes:
        """The first bytes, enough to tell a format by."""
        with self.path.open("rb") as stream:
            return stream.read(HEAD_BYTES)

    @property
    def suffix(self) -> str:
        """The file name's ending in small letters, with its dot: ``.csv``; may be empty."""
        return Path(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class Choices:
    """What a member decided about a file, where the file cannot decide it.

    ``encoding`` is a Python codec name, empty where it is to be detected. ``mappings`` are the
    texts of the mapping files at hand (name -> TOML), tried in order against the file's header.
    ``rules`` is the text of the agency's rules for the reports sent to it, empty for those shipped.
    """

    encoding: str = ""
    mappings: dict[str, str] = field(default_factory=dict)
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Many facts of one kind that a reader has written itself, as Parquet in the ledger's columns.

    Only a reader of large tables yields it; the file lies in the reader's working folder.
    """

    kind: type[Booking] | type[Transfer] | type[Problem]
    path: Path
    rows: int


@dataclass(frozen=True, slots=True)
class ReadWith:
    """Which mapping or rules, and which encoding, were used: part of the import's identity."""

    encoding: str = ""
    mapping: str = ""
    mapping_sha256: str = ""


Fact = Statement | Booking | Transfer | Claim | Problem | Block | ReadWith


@dataclass(frozen=True, slots=True)
class Reader:
    """One format.

    ``recognises`` judges by name and first bytes and never raises. ``read`` yields facts in the
    order of the file; bad data is a Problem and the reading goes on; what makes the whole file
    unreadable is one Problem of severity REFUSED (or ASKED), yielded before any other fact.
    ``version`` grows whenever the same bytes would give other facts. One read ``by_rules`` is read
    anew where the agency's rules are others.
    """

    name: str
    version: int
    recognises: Callable[[Source, bytes], bool]
    read: Callable[[Source, Choices, Path], Iterator[Fact]]  # the path: an empty working folder
    by_rules: bool = False
