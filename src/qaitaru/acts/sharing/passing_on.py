"""What came from one partner and would go on to another: only as far as its terms let it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from qaitaru.acts.act import Deed
from qaitaru.casework import case_store
from qaitaru.casework.bodies.sharing import SendingAsked
from qaitaru.casework.record import CaseEntry
from qaitaru.evidence import store as evidence_store
from qaitaru.evidence.items import EvidenceItem
from qaitaru.facts.errors import SharingRefused
from qaitaru.sharing import sharing_store
from qaitaru.sharing.kept import PackageKept
from qaitaru.sharing.package import Terms
from qaitaru.sharing.sharing_store import ENTRY


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What is to be sent, to whom, for what, until when."""

    investigation: int
    agency: str
    purpose: str
    until: date
    may_reshare: bool = False
    things: Sequence[int] = ()  # entries, with all that belongs to them; empty: everything


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """The terms something came under, from whom, and what it is: an entry, an evidence item."""

    agency: str
    terms: Terms
    what: str


def terms_of(
    deed: Deed, entries: Iterable[CaseEntry], items: Iterable[EvidenceItem], *, to: str
) -> tuple[Under, ...]:
    """The terms that bind entries and evidence items which came from others than the receiver.

    An item that came stays bound when an entry of our own cites it.
    """
    came = {
        number: package
        for number, (_, package) in sharing_store.origins(deed.connection, ENTRY).items()
    }
    packages = {one.number: one for one in sharing_store.packages(deed.connection)}
    bound = [(packages[came[one.number]], str(one.number)) for one in entries if one.number in came]
    brought = _brought(deed, {number: packages[came[number]] for number in came})
    bound += [(brought[one.exhibit], one.name) for one in items if one.exhibit in brought]
    return tuple(
        Under(agency=one.agency, terms=msgspec.json.decode(one.terms, type=Terms), what=what)
        for one, what in bound
        if one.key != to
    )


def _brought(deed: Deed, came: dict[int, PackageKept]) -> dict[int, PackageKept]:
    """Evidence items that no one here had sealed before a package brought them."""
    found: dict[int, PackageKept] = {}
    sealed = {one.exhibit: one.sealed_at for one in evidence_store.items(deed.connection)}
    for record in case_store.every(deed.connection):
        for entry in record.entries:
            package = came.get(entry.number)
            exhibit = entry.body.exhibit
            if package and exhibit and sealed[exhibit] >= package.at:
                found.setdefault(exhibit, package)
    return found


def refuse_unshareable(under: Iterable[Under], sending: SendingAsked, *, today: date) -> None:
    """What came goes on only where its sender let it, and never under wider terms.

    Raises: SharingRefused.
    """
    for one in under:
        if not one.terms.may_reshare:
            raise SharingRefused("may_not_reshare", one.what, one.agency)
        if today > one.terms.until:
            raise SharingRefused("terms_ended", one.what, one.terms.until.isoformat())
        if sending.until > one.terms.until:
            found = f"{sending.until.isoformat()} ({one.what})"
            raise SharingRefused("terms_wider", found, f"<= {one.terms.until.isoformat()}")


def purpose_under(under: Iterable[Under], purpose: str) -> str:
    """The purpose, with that of everybody whose terms go on: it binds the next one too."""
    theirs = dict.fromkeys(f"{one.agency}: {one.terms.purpose}" for one in under)
    return " ← ".join((purpose.strip(), *theirs))
