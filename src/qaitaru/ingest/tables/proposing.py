"""Proposing a mapping for a file: its rows are opened as the readers open them.

To be called where a reader may be: in the worker, or on a file of one's own making.
"""

from collections.abc import Sequence
from pathlib import Path

from qaitaru.facts.problems import Problem
from qaitaru.ingest.readers import delimited, workbook
from qaitaru.ingest.reading import Choices, Source
from qaitaru.ingest.shipped import shipped_mappings
from qaitaru.ingest.tables.mapping import Mapping, parse_mapping
from qaitaru.ingest.tables.proposal import Proposal, propose
from qaitaru.ingest.tables.start import TableRow

GENERIC = ("bank_statement", "payments_table")


def propose_for(source: Source, choices: Choices, folder: Path) -> Proposal | Problem | None:
    """The likeliest mapping for a table's file.

    Args:
        folder: an empty working folder.
    Returns: a Problem where the file cannot be opened as a table; None where nothing in it looks
        like a header.
    """
    name = Path(source.name).stem or "mapping"
    best: Proposal | None = None
    for rows in heads_of(source, choices, folder):
        if isinstance(rows, Problem):
            return rows
        found = propose(rows, generics(), name)
        if found is not None and (best is None or _known(found) > _known(best)):
            best = found
    return best


def heads_of(
    source: Source, choices: Choices, folder: Path
) -> Sequence[Sequence[TableRow] | Problem]:
    """The first rows of a file, under each delimiter or of each sheet."""
    if workbook.recognises(source, source.head()):
        return workbook.heads(source.path)
    return delimited.heads(source.path, folder, choices.encoding)


def generics() -> list[Mapping]:
    """The shipped mappings that list the trade's words rather than one source's."""
    texts = shipped_mappings()
    return [parse_mapping(name, texts[name]) for name in GENERIC]


def _known(proposal: Proposal) -> int:
    return sum(1 for column in proposal.columns if column.field)
