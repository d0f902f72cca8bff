"""See what a sending would take along, before a second member says yes or no to it."""

from dataclasses import dataclass

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import on_thing
from qaitaru.acts.sharing.look_at_packages import SendingView, sendings_of
from qaitaru.acts.sharing.packing_up import items_of
from qaitaru.casework.record import CaseEntry
from qaitaru.evidence.items import EvidenceItem
from qaitaru.facts.errors import SharingRefused
from qaitaru.sharing import sharing_store
from qaitaru.sharing.choosing import outgrown


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingSeen:
    """A sending with the entries and evidence items that go, and what was told of them since."""

    view: SendingView
    entries: tuple[CaseEntry, ...]
    items: tuple[EvidenceItem, ...]
    grown: tuple[CaseEntry, ...]  # nothing once its bytes were made


def look_at_sending(desk: Desk, number: int) -> SendingSeen:
    """One sending, entry by entry.

    Raises: InvestigationMissing; CaseRefused; SharingRefused where the entry is no sending.
    """
    with on_thing(desk, "look_at_sending", number, "look", closed_too=True) as on:
        on.deed.told.update(entry=number)
        kept = sharing_store.packages(on.deed.connection)
        found = [one for one in sendings_of(on.record, kept) if one.entry.number == number]
        if not found:
            raise SharingRefused("no_sending", str(number))
        going = set(found[0].asked.entries)
        entries = tuple(one for one in on.record.entries if one.number in going)
        return SendingSeen(
            view=found[0],
            entries=entries,
            items=tuple(items_of(on, entries)),
            grown=() if found[0].package else outgrown(on.record, going),
        )
