"""What the journal tells of seals, readings and rows, and whether it proves itself.

A withdrawal is the one thing that is told of a row after it was added: by a member who took an
import out of sight, or by the reading that took its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection

from qaitaru.acts.intake.readings import READ_AGAIN
from qaitaru.engine.imports import Import
from qaitaru.evidence import journal
from qaitaru.evidence.added_rows import AlteredRows, RowProof, UntoldRows
from qaitaru.evidence.journal import JournalEntry
from qaitaru.facts.errors import JournalBroken

Withdrawal = tuple[str | None, str | None, str | None]
"""By whom, when and why."""

_NEVER: Final[Withdrawal] = (None, None, None)
_OLDER: Final = 1  # the journal's format that did not tell which readings another replaced


@dataclass(slots=True)
class ToldByJournal:
    """What was told of each thing as it was done, up to where the journal breaks."""

    sealed: dict[int, str] = field(default_factory=dict)  # hashes by exhibit
    committed: dict[int, str] = field(default_factory=dict)  # hashes by import
    altered: tuple[AlteredRows, ...] = ()
    untold: tuple[UntoldRows, ...] = ()
    entries: int = 0
    broken_at: int | None = None
    head: str = ""
    kept_head_at: int | None = None
    _withdrawn: dict[int, Withdrawal] = field(default_factory=dict)  # by import
    _readings: set[Withdrawal] = field(default_factory=set)  # of the older format

    def is_told(self, one: Import) -> bool:
        """Whether an import is withdrawn, or not, as was told."""
        found: Withdrawal = one.withdrawn_by, one.withdrawn_at, one.withdrawn_because
        told = self._withdrawn.get(one.number, _NEVER)
        return found == told or (told == _NEVER and found in self._readings)

    def note(self, entry: JournalEntry) -> None:
        """Take in what an entry tells."""
        payload, leaf = entry.payload or {}, entry.fields
        self.entries, self.head = entry.entry + 1, entry.chain_hash.hex()
        match leaf["act"]:
            case "seal_evidence" if "sha256" in payload:
                self.sealed[_number(payload["exhibit"])] = str(payload["sha256"])
            case "ingest_evidence" if "content_sha256" in payload:
                self.committed[_number(payload["number"])] = str(payload["content_sha256"])
                self._replaced(leaf, payload)
            case "withdraw_import" if "number" in payload:
                why = str(payload["because"])
                self._withdrawn[_number(payload["number"])] = _by(leaf, why)

    def _replaced(self, leaf: Mapping[str, object], payload: Mapping[str, object]) -> None:
        if leaf["v"] == _OLDER:
            self._readings.add(_by(leaf, READ_AGAIN))
        replaced = payload.get("replaced", [])
        for number in replaced if isinstance(replaced, list) else []:
            self._withdrawn[_number(number)] = _by(leaf, READ_AGAIN)


def told_by_journal(connection: Connection, kept_head: str) -> ToldByJournal:
    """Read the journal through, each entry once it is proved, beside the rows that it tells of."""
    told, rows = ToldByJournal(), RowProof(connection)
    try:
        for entry in journal.proved(connection):
            rows.hold(entry.entry, entry.added)
            told.note(entry)
            if told.head == kept_head:
                told.kept_head_at = entry.entry
    except JournalBroken as fault:
        told.broken_at = fault.entry
        _, told.head = journal.head(connection)
    else:
        told.untold = tuple(rows.untold())
    told.altered = tuple(rows.altered)
    return told


def _by(leaf: Mapping[str, object], why: str) -> Withdrawal:
    return str(leaf["member"]), str(leaf["at"]), why


def _number(value: object) -> int:
    return int(str(value))
