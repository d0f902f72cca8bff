"""What is handed over, filled from the evidence: each item by its number, name, hash and size.

Source: ISO/IEC 27037 (custody); Government decree of Kazakhstan 1291 of 9 December 2014.
"""

from collections.abc import Iterable

from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.documents.facts.handover_list import HandedOver, HandoverList
from qaitaru.evidence.items import EvidenceItem


def handover_paper(case: PaperCase, items: Iterable[EvidenceItem]) -> HandoverList:
    """The facts of the list; what they lack is told to the filling."""
    fill = case.fill
    handed = tuple(
        HandedOver(exhibit=one.exhibit, name=one.name, sha256=one.sha256, size_bytes=one.size_bytes)
        for one in items
    )
    if not handed:
        fill.wants("exhibits")
    return HandoverList(
        number=fill.plain("number"),
        handed=fill.instant("handed"),
        place=fill.text("place"),
        case_number=case.number,
        giving=case.agency,
        receiving=fill.authority("receiving"),
        ground=fill.text("ground"),
        items=handed,
        giver=fill.signatory(),
        receiver=fill.signatory("receiver"),
        remarks=fill.may("remarks"),
    )
