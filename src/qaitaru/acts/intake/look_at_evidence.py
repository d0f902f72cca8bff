"""Reading the evidence list, an item's custody, and what was read from it."""

from qaitaru.acts.act import Desk, consult
from qaitaru.engine import imports
from qaitaru.engine.imports import Import
from qaitaru.evidence import store
from qaitaru.evidence.items import CustodyEntry, EvidenceItem


def look_at_evidence(desk: Desk) -> list[EvidenceItem]:
    """Every evidence item, by exhibit number."""
    with consult(desk, "look_at_evidence") as connection:
        return store.items(connection)


def look_at_custody(desk: Desk, exhibit: int) -> tuple[EvidenceItem, list[CustodyEntry]]:
    """One item and its custody, oldest first.

    Raises: EvidenceMissing.
    """
    with consult(desk, "look_at_custody", exhibit=exhibit) as connection:
        return store.find(connection, exhibit), store.custody(connection, exhibit)


def look_at_imports(desk: Desk) -> list[Import]:
    """Every import in sight, by number, whatever became of it."""
    with consult(desk, "look_at_imports") as connection:
        return imports.visible(connection)


def look_at_readings(desk: Desk, exhibit: int) -> list[Import]:
    """Every reading of one evidence item, oldest first, withdrawn ones too."""
    with consult(desk, "look_at_readings", exhibit=exhibit) as connection:
        return imports.of_exhibit(connection, exhibit)
