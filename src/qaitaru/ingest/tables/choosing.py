"""Which mapping reads a table: the first at hand that fits; else the member is asked."""

import hashlib
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.tables.cells import line_of
from qaitaru.ingest.tables.mapping import Mapping, parse_mapping
from qaitaru.ingest.tables.start import HEADER_WITHIN, TableRow
from qaitaru.ingest.tables.stated_lines import hidden_line

_SHOWN = 400
_MOST_SHOWN = 100


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


def mapping_undecided(rows: list[TableRow]) -> list[Problem]:
    """No mapping fits: the row that looks most like a header, and all that is wrong so far."""
    filled = [row for row in rows[:HEADER_WITHIN] if row.cells]
    row = max(filled, key=_headerlike, default=TableRow("", []))
    found = line_of(row.cells).replace("\t", " | ")[:_SHOWN]
    asked = Problem("mapping_undecided", Severity.ASKED, row.place, found)
    broken = [problem for one in rows for problem in one.problems]
    hidden = [problem for one in rows for problem in hidden_line(one.cells, one.place)]
    return [asked, *broken[:_MOST_SHOWN], *hidden[:_MOST_SHOWN]]


def _headerlike(row: TableRow) -> int:
    """How many cells hold words without digits."""
    texts = line_of(row.cells).split("\t")
    return sum(1 for text in texts if text and not any(c.isdigit() for c in text))
