"""Prove again that sealed bytes, the ledger's files and the journal are what they were.

What the journal told when it was done is what counts: a row of the record that says otherwise
today proves nothing. Gigabytes are hashed while others work on; only what was found is written
in a transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, act, consult
from qaitaru.engine import derived, imports
from qaitaru.engine.imports import Import
from qaitaru.evidence import journal, store
from qaitaru.evidence.items import EvidenceItem
from qaitaru.evidence.originals import Originals
from qaitaru.facts.errors import EvidenceMissing, JournalBroken


@dataclass(frozen=True, slots=True)
class ItemProof:
    """One evidence item as it was found; an empty hash where the bytes are gone."""

    exhibit: int
    name: str
    sealed_sha256: str
    found_sha256: str

    @property
    def holds(self) -> bool:
        """Whether the bytes are the sealed ones."""
        return self.sealed_sha256 == self.found_sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was proved and what was not."""

    items: tuple[ItemProof, ...]
    altered_imports: tuple[int, ...]  # numbers whose Parquet files are not those committed
    journal_entries: int
    journal_broken_at: int | None
    journal_head: str

    @property
    def holds(self) -> bool:
        """Whether everything is as it was."""
        items = all(item.holds for item in self.items)
        return items and not self.altered_imports and self.journal_broken_at is None


@dataclass(slots=True)
class _Told:
    """What the journal tells of hashes, and whether it proves itself."""

    sealed: dict[int, str] = field(default_factory=dict)  # by exhibit
    committed: dict[int, str] = field(default_factory=dict)  # by import
    entries: int = 0
    broken_at: int | None = None
    head: str = ""


def verify_evidence(desk: Desk, *, progress: Callable[[int], None] = lambda _: None) -> Proof:
    """Hash every original and every ledger file again, and prove the journal entry by entry.

    Withdrawn imports are proved too: the ledger can be seen as it stood. Each item's custody
    tells of the verification, whatever it found. What follows from the facts is forgotten, so
    that the next figure rests on files that were proved.

    Args:
        progress: told the bytes hashed, item by item.
    """
    with consult(desk, "look_at_seals") as connection:
        items, readings = store.items(connection), imports.every(connection)
        told = _journal(connection)
    proofs = [_prove(desk.workspace.originals, item, told, progress) for item in items]
    proof = Proof(
        items=tuple(proofs),
        altered_imports=tuple(one.number for one in readings if _is_altered(desk, one, told)),
        journal_entries=told.entries,
        journal_broken_at=told.broken_at,
        journal_head=told.head,
    )
    derived.forget(desk.workspace.ledger)
    _keep(desk, items, proof)
    return proof


def _journal(connection: Connection) -> _Told:
    told = _Told()
    try:
        for entry in journal.proved(connection):
            told.entries, payload = entry.entry + 1, entry.payload or {}
            if entry.fields["act"] == "seal_evidence" and "sha256" in payload:
                told.sealed[_number(payload["exhibit"])] = str(payload["sha256"])
            if entry.fields["act"] == "ingest_evidence" and "content_sha256" in payload:
                told.committed[_number(payload["number"])] = str(payload["content_sha256"])
            told.head = entry.chain_hash.hex()
    except JournalBroken as fault:
        told.broken_at = fault.entry
        _, told.head = journal.head(connection)
    return told


def _number(value: object) -> int:
    return int(str(value))


def _prove(
    originals: Originals, item: EvidenceItem, told: _Told, progress: Callable[[int], None]
) -> ItemProof:
    sealed = told.sealed.get(item.exhibit, item.sha256)
    found = _found(originals, item.sha256)
    progress(item.size_bytes)
    return ItemProof(item.exhibit, item.name, sealed, found)


def _found(originals: Originals, sha256: str) -> str:
    try:
        return originals.hash_again(sha256)
    except EvidenceMissing:
        return ""


def _is_altered(desk: Desk, one: Import, told: _Told) -> bool:
    committed = told.committed.get(one.number, one.content_sha256)
    return imports.content_hash(desk.workspace.ledger / one.folder) != committed


def _keep(desk: Desk, items: list[EvidenceItem], proof: Proof) -> None:
    with act(desk, "verify_evidence") as deed:
        for item, one in zip(items, proof.items, strict=True):
            event = "verified" if one.holds else "altered" if one.found_sha256 else "missing"
            store.add_custody(
                deed.connection,
                item,
                event,
                member=deed.member,
                at=deed.at,
                found_sha256=one.found_sha256,
            )
        deed.told.update(items=len(items), holds=proof.holds, head=proof.journal_head)
