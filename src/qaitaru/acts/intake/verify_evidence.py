"""Prove again that sealed bytes, the ledger's files, the record's rows and the journal hold.

What the journal told when it was done is what counts: a row of the record that says otherwise
today proves nothing, and is named. Gigabytes are hashed while others work on; only what was found
is written in a transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.intake.told_by_journal import ToldByJournal, told_by_journal
from qaitaru.engine import derived, imports
from qaitaru.engine.imports import Import
from qaitaru.evidence import store
from qaitaru.evidence.added_rows import AlteredRows, UntoldRows
from qaitaru.evidence.items import EvidenceItem
from qaitaru.evidence.originals import Originals
from qaitaru.facts.errors import EvidenceMissing


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
    altered_withdrawals: tuple[int, ...]  # of imports, that the journal tells otherwise
    altered_rows: tuple[AlteredRows, ...]  # of the record, that say another thing or are gone
    untold_rows: tuple[UntoldRows, ...]  # of the record, that no act added
    journal_entries: int
    journal_broken_at: int | None
    journal_head: str
    kept_head: str  # that a member kept elsewhere; empty where none was given
    kept_head_at: int | None  # the entry at which the journal had it

    @property
    def holds(self) -> bool:
        """Whether everything is as it was."""
        if self.kept_head and self.kept_head_at is None:
            return False
        items = all(item.holds for item in self.items)
        imported = not (self.altered_imports or self.altered_withdrawals)
        rows = not (self.altered_rows or self.untold_rows)
        return items and imported and rows and self.journal_broken_at is None


def verify_evidence(
    desk: Desk, *, kept_head: str = "", progress: Callable[[int], None] = lambda _: None
) -> Proof:
    """Hash every original, ledger file and row of the record again; prove the journal throughout.

    Withdrawn imports are proved too: the ledger can be seen as it stood. Each item's custody
    tells of the verification, whatever it found. What follows from the facts is forgotten, so
    that the next figure rests on files that were proved.

    Args:
        kept_head: a head of the journal in hex, kept where whoever can write the record cannot
            reach: a journal that was written anew never had it.
        progress: told the bytes hashed, item by item.
    """
    kept_head = kept_head.strip().lower()
    with consult(desk, "look_at_seals") as connection:
        items, readings = store.items(connection), imports.every(connection)
        told = told_by_journal(connection, kept_head)
    proofs = [_prove(desk.workspace.originals, item, told, progress) for item in items]
    proof = Proof(
        items=tuple(proofs),
        altered_imports=tuple(one.number for one in readings if _is_altered(desk, one, told)),
        altered_withdrawals=tuple(one.number for one in readings if not told.is_told(one)),
        altered_rows=told.altered,
        untold_rows=told.untold,
        journal_entries=told.entries,
        journal_broken_at=told.broken_at,
        journal_head=told.head,
        kept_head=kept_head,
        kept_head_at=told.kept_head_at,
    )
    derived.forget(desk.workspace.ledger)
    _keep(desk, items, proof)
    return proof


def _prove(
    originals: Originals, item: EvidenceItem, told: ToldByJournal, progress: Callable[[int], None]
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


def _is_altered(desk: Desk, one: Import, told: ToldByJournal) -> bool:
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
