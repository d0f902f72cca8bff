"""One row of the ledger, and what its source shows there."""

from dataclasses import dataclass

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import ledger_at
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.intake.look_at_source import SourceView
from qaitaru.facts.errors import EntryMissing
from qaitaru.ingest.look import look_at
from qaitaru.ledger import naming_store
from qaitaru.ledger.naming_store import FoundEntry


@dataclass(frozen=True, slots=True)
class EntryView:
    """A booking or claimed transfer beside its source."""

    entry: FoundEntry
    source: SourceView


def look_at_entry(desk: Desk, entry_id: str) -> EntryView:
    """The row of an entry id, with the stretch of the sealed original it was read from.

    Raises: EntryMissing.
    """
    with ledger_at(desk, "look_at_entry", entry=entry_id) as view:
        found = naming_store.entry(view.connection, entry_id)
        if found is None:
            raise EntryMissing(entry_id)
        item, read = view.item_of(found.import_no), view.imports[found.import_no]
    path = desk.workspace.originals.path(item.sha256)
    shown = look_at(path, read.encoding, found.fact.place)
    limits = look_at_use_marks(desk).of([item.exhibit])
    return EntryView(found, SourceView(item, found.import_no, found.fact.place, shown, limits))
