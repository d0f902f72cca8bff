"""How an item's text reads in each of several encodings, for a member to choose by."""

from dataclasses import dataclass

from qaitaru.acts.act import Desk, consult
from qaitaru.evidence import store
from qaitaru.ingest.excerpt import Line
from qaitaru.ingest.look import look_at

_START = "line=3"


@dataclass(frozen=True, slots=True)
class InEncoding:
    """The first lines of an item in one encoding; empty where its bytes do not exist in it."""

    encoding: str
    lines: tuple[Line, ...]


def look_at_encodings(desk: Desk, exhibit: int, encodings: tuple[str, ...]) -> list[InEncoding]:
    """The item's first lines in each encoding, in the order asked.

    Raises: EvidenceMissing.
    """
    with consult(desk, "look_at_encodings", exhibit=exhibit) as connection:
        item = store.find(connection, exhibit)
    path = desk.workspace.originals.path(item.sha256)
    return [InEncoding(one, look_at(path, one, _START).lines) for one in encodings]
