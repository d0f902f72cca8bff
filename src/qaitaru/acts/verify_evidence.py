"""Prove again that sealed bytes, the ledger's files and the journal are what they were."""

from collections.abc import Callable
from dataclasses import dataclass

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.engine import imports
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


def verify_evidence(desk: Desk, *, progress: Callable[[int], None] = lambda _: None) -> Proof:
    """Hash every original and every ledger file again, and prove the journal entry by entry.

    Each item's custody tells of the verification, whatever it found.

    Args:
        progress: told the bytes hashed, item by item.
    """
    with act(desk, "verify_evidence") as deed:
        items = [_prove(desk, deed, item, progress) for item in store.items(deed.connection)]
        altered = [
            one.number
            for one in imports.visible(deed.connection)
            if imports.content_hash(desk.workspace.ledger / one.folder) != one.content_sha256
        ]
        entries, broken = _prove_journal(deed)
        _, head = journal.head(deed.connection)
        proof = Proof(
            items=tuple(items),
            altered_imports=tuple(altered),
            journal_entries=entries,
            journal_broken_at=broken,
            journal_head=head,
        )
        deed.told.update(items=len(items), holds=proof.holds, head=head)
    return proof


def _prove(
    desk: Desk, deed: Deed, item: EvidenceItem, progress: Callable[[int], None]
) -> ItemProof:
    found = _found(desk.workspace.originals, item.sha256)
    proof = ItemProof(item.exhibit, item.name, item.sha256, found)
    event = "verified" if proof.holds else "altered" if found else "missing"
    store.add_custody(
        deed.connection, item, event, member=deed.member, at=deed.at, found_sha256=found
    )
    progress(item.size_bytes)
    return proof


def _found(originals: Originals, sha256: str) -> str:
    try:
        return originals.hash_again(sha256)
    except EvidenceMissing:
        return ""


def _prove_journal(deed: Deed) -> tuple[int, int | None]:
    try:
        return journal.verify(deed.connection), None
    except JournalBroken as fault:
        return fault.entry, fault.entry
