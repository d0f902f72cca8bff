"""Opening the source of a figure: the stretch of the sealed original around its place."""

from dataclasses import dataclass

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.casework.use_marks import marks_at
from qaitaru.casework.requests.use_marks import UseMark
from qaitaru.engine import imports
from qaitaru.evidence import store
from qaitaru.evidence.items import EvidenceItem
from qaitaru.ingest.excerpt import Excerpt
from qaitaru.ingest.look import look_at


@dataclass(frozen=True, slots=True)
class SourceView:
    """An evidence item, a place in it, and what stands there."""

    item: EvidenceItem
    import_no: int
    place: str
    excerpt: Excerpt
    limits: tuple[UseMark, ...] = ()  # of the item


def look_at_source(desk: Desk, import_no: int, place: str) -> SourceView:
    """What stands at a place of the evidence item that an import was read from.

    Raises: ImportMissing.
    """
    with consult(desk, "look_at_source", import_no=import_no, place=place) as connection:
        one = imports.find(connection, import_no)
        item = store.find(connection, one.exhibit)
        limits = marks_at(desk, connection).of([item.exhibit])
    path = desk.workspace.originals.path(item.sha256)
    return SourceView(item, import_no, place, look_at(path, one.encoding, place), limits)
