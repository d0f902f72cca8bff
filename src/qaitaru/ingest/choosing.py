"""Which mapping reads a table: the first at hand that fits; else the member is asked."""

import hashlib
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.cells import line_of
from qaitaru.ingest.mapping import Mapping, parse_mapping
from qaitaru.ingest.table_start import HEADER_WITHIN, TableRow

_SHOWN = 400


@dataclass(frozen=True, slots=True)
class AtHand:
    """The mappings to try, in order, and their texts for the import's identity."""

    mappings: tuple[Mapping, ...]
    texts: Dictionary[str, str]

    def sha256(self, name: str) -> str:
        """The hash of a mapping's text."""
        return hashlib.sha256(self.texts[name].encode()).hexdigest()


def at_hand(chosen: Dictionary[str, str]) -> AtHand:
    """The mappings of these texts, in their order.

    Raises: MappingFaulty.
    """
    return AtHand(tuple(parse_mapping(name, text) for name, text in chosen.items()), chosen)


def mapping_undecided(rows: list[TableRow]) -> Problem:
    """No mapping fits: the member is shown the row that looks most like a header."""
    row = max(rows[:HEADER_WITHIN], key=_headerlike, default=TableRow("", []))
    found = line_of(row.cells).replace("\t", " | ")[:_SHOWN]
    return Problem("mapping_undecided", Severity.ASKED, row.place, found)


def _headerlike(row: TableRow) -> int:
    """How many cells hold words without digits."""
    texts = line_of(row.cells).split("\t")
    return sum(1 for text in texts if text and not any(c.isdigit() for c in text))
