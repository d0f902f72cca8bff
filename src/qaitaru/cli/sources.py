"""Where a row stands, as every command tells it: exhibit, file, place."""

from qaitaru.acts.books.look_at_ledger import Sources
from qaitaru.cli.face import WORDS
from qaitaru.wording.places import place_text

SOURCE_COLUMNS = tuple(f"cli.column.{name}" for name in ("exhibit", "name", "place"))
Cited = tuple[int, str, str]


def cited(sources: Sources, import_no: int, place: str) -> Cited:
    """Exhibit number, the evidence item's name, and the place in words."""
    return sources.exhibits[import_no], sources.names[import_no], place_text(place, WORDS)
