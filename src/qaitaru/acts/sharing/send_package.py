"""Send a part of an investigation to another agency: signed, for a purpose, until a day."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import OnCase, must_be_said, on_case
from qaitaru.acts.sharing.own_key import own_key, own_public_key
from qaitaru.acts.sharing.package_file import write_package
from qaitaru.acts.sharing.packing import Packer, packed_exhibit
from qaitaru.acts.sharing.partners import partner_named
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.requests.use_limits import Use, Wish, limits, refuse_use
from qaitaru.engine.schema import PACKAGES
from qaitaru.evidence import store as evidence_store
from qaitaru.evidence.items import EvidenceItem
from qaitaru.facts.errors import SharingRefused
from qaitaru.facts.moments import instant_text
from qaitaru.sharing import sharing_store
from qaitaru.sharing.choosing import chosen
from qaitaru.sharing.package import KIND, Package, Terms, package_bytes
from qaitaru.sharing.sharing_store import ENTRY, PackageKept
from qaitaru.sharing.signing import sign


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
class Sent:
    """What went out."""

    number: int
    sha256: str
    entries: int
    exhibits: int


def send_package(desk: Desk, sending: Sending, out: Path) -> Sent:
    """Write a package for a partner; what may not be shared with it keeps the whole at home.

    Raises: InvestigationMissing; CaseRefused; SharingRefused; EvidenceMissing; SourceUnreadable.
    """
    must_be_said(sending.purpose)
    key, public = own_key(desk), own_public_key(desk)
    with on_case(desk, "send_package", sending.investigation, "request") as on:
        partner = partner_named(on.deed, sending.agency)
        entries = chosen(on.record, sending.things)
        if sending.until < on.deed.at.date() or not entries:
            raise SharingRefused("nothing_to_send", sending.until.isoformat(), str(len(entries)))
        _refuse_unshareable(on, entries, partner.key)
        items = _items(on, entries)
        _refuse_limited(on, items, sending.agency)
        packer = Packer(on=on, public=public, home=desk.workspace.settings.agency)
        package = Package(
            terms=Terms(
                to_agency=sending.agency,
                to_key=partner.key,
                purpose=sending.purpose,
                until=sending.until,
                may_reshare=sending.may_reshare,
            ),
            agency=packer.home,
            sent_by=on.deed.member,
            sent_at=on.deed.at,
            head=packer.head(),
            entries=tuple(packer.entries(entries)),
            decisions=tuple(packer.decisions(entries)),
            exhibits=tuple(packed_exhibit(one) for one in items),
        )
        payload = package_bytes(package)
        kept = PackageKept(
            number=sharing_store.next_number(on.deed.connection, PACKAGES),
            direction="sent",
            investigation=sending.investigation,
            agency=sending.agency,
            key=partner.key,
            sha256=hashlib.sha256(payload).hexdigest(),
            terms=msgspec.json.encode(package.terms, order="deterministic").decode(),
            member=on.deed.member,
            at=instant_text(on.deed.at),
        )
        sharing_store.add_package(on.deed.connection, kept)
        on.deed.told.update(package=kept.number, sha256=kept.sha256, agency=sending.agency)
        originals = {one.sha256: desk.workspace.originals.path(one.sha256) for one in items}
        write_package(out, sign(KIND, package.agency, payload, key), originals)
        return Sent(
            number=kept.number, sha256=kept.sha256, entries=len(entries), exhibits=len(items)
        )


def _refuse_unshareable(on: OnCase, entries: Iterable[CaseEntry], to: str) -> None:
    """What came under terms that let nobody else have it goes back to its sender alone.

    Raises: SharingRefused.
    """
    came = sharing_store.origins(on.deed.connection, ENTRY)
    packages = {one.number: one for one in sharing_store.packages(on.deed.connection)}
    for entry in entries:
        if entry.number not in came:
            continue
        package = packages[came[entry.number][1]]
        terms = msgspec.json.decode(package.terms, type=Terms)
        if package.key != to and not terms.may_reshare:
            raise SharingRefused("may_not_reshare", str(entry.number), package.agency)
        if package.key != to and on.deed.at.date() > terms.until:
            raise SharingRefused("terms_ended", str(entry.number), terms.until.isoformat())


def _refuse_limited(on: OnCase, items: Iterable[EvidenceItem], agency: str) -> None:
    """An answer from abroad is shared only as its limitation or the partner's consent allows.

    Raises: SharingRefused.
    """
    numbers = {one.exhibit for one in items}
    wish = Wish(use=Use.SHARING, at=on.deed.at, shared_with=agency)
    for limit in limits(on.record):
        if limit.exhibit in numbers and refuse_use(on.record, limit, wish) is not None:
            raise SharingRefused("use_limited", str(limit.exhibit), limit.partner)


def _items(on: OnCase, entries: Iterable[CaseEntry]) -> list[EvidenceItem]:
    numbers = sorted({one.body.exhibit for one in entries if one.body.exhibit})
    return [evidence_store.find(on.deed.connection, one) for one in numbers]
