"""Entries, decisions and evidence items as a package holds them: each with its origin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qaitaru.acts.casework.case_desk import OnCase
from qaitaru.casework.record import CaseEntry
from qaitaru.evidence.items import EvidenceItem
from qaitaru.sharing import sharing_store
from qaitaru.sharing.conflicts import agency_of
from qaitaru.sharing.package import (
    Origin,
    PackedDecision,
    PackedEntry,
    PackedExhibit,
    PackedHead,
)
from qaitaru.sharing.sharing_store import ENTRY, INVESTIGATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Packer:
    """Who packs what: the investigation, this workspace's public key, and its agency."""

    on: OnCase
    public: str
    home: str

    def head(self) -> PackedHead:
        """The investigation, by its origin."""
        head = self.on.record.head
        came = sharing_store.origins(self.on.deed.connection, INVESTIGATION)
        origin, _ = came.get(head.number, ((self.public, head.number), 0))
        return PackedHead(
            origin=origin,
            title=head.title,
            jurisdiction=head.jurisdiction,
            agency=head.agency,
            opened_by=head.opened_by,
            opened_at=head.opened_at,
        )

    def entries(self, chosen: Iterable[CaseEntry]) -> Iterator[PackedEntry]:
        """Entries with their origins: where each was first told."""
        came = sharing_store.origins(self.on.deed.connection, ENTRY)
        for one in chosen:
            own: Origin = (self.public, one.number)
            yield PackedEntry(
                origin=came[one.number][0] if one.number in came else own,
                number=one.number,
                about=one.about,
                corrects=one.corrects,
                at=one.at,
                body=one.body,
                agency=agency_of(one.made_by) or self.home,
                made_by=one.made_by.rpartition("/")[2],
                made_at=one.made_at,
            )

    def decisions(self, chosen: Iterable[CaseEntry]) -> Iterator[PackedDecision]:
        """What second members decided on them."""
        for one in chosen:
            decision = self.on.record.decision_on(one.number)
            if decision is not None:
                yield PackedDecision(
                    entry=one.number,
                    granted=decision.granted,
                    remark=decision.remark,
                    agency=agency_of(decision.decided_by) or self.home,
                    decided_by=decision.decided_by.rpartition("/")[2],
                    decided_at=decision.decided_at,
                )


def packed_exhibit(item: EvidenceItem) -> PackedExhibit:
    """An evidence item as it is told beside its original."""
    return PackedExhibit(
        number=item.exhibit,
        sha256=item.sha256,
        size_bytes=item.size_bytes,
        name=item.name,
        legal_basis=item.legal_basis,
        received_from=item.received_from,
        sealed_by=item.sealed_by,
        sealed_at=item.sealed_at,
    )
