"""Send a part of an investigation to another agency: signed, for a purpose, until a day."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import OnCase, must_be_said, on_case
from qaitaru.acts.sharing.own_key import own_key, own_public_key
from qaitaru.acts.sharing.package_file import write_package
from qaitaru.acts.sharing.packing import Packer, packed_exhibit
from qaitaru.acts.sharing.partners import partner_named
from qaitaru.acts.sharing.passing_on import (
    Sending,
    purpose_under,
    refuse_unshareable,
    terms_of,
)
from qaitaru.casework import case_store
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
from qaitaru.sharing.package_faults import Reading, package_faults
from qaitaru.sharing.sharing_store import PackageKept
from qaitaru.sharing.signing import sign


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
        entries = _chosen(on, sending)
        items = _items(on, entries)
        under = terms_of(on.deed, entries, items, to=partner.key)
        refuse_unshareable(under, sending, today=on.deed.at.date())
        _refuse_limited(on, items, sending.agency)
        packer = Packer(on=on, public=public, home=desk.workspace.settings.agency)
        package = Package(
            terms=Terms(
                to_agency=sending.agency,
                to_key=partner.key,
                purpose=purpose_under(under, sending.purpose),
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
        _must_be_sound(desk, on, package, public)
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


def _chosen(on: OnCase, sending: Sending) -> tuple[CaseEntry, ...]:
    """What goes along.

    Raises: SharingRefused for a thing that is not there or stays at home, for nothing, and for
        what could not be used a single day.
    """
    today = on.deed.at.date()
    if sending.until < today:
        raise SharingRefused("terms_ended", sending.until.isoformat(), today.isoformat())
    entries = chosen(on.record, sending.things)
    unknown = sorted(set(sending.things) - {one.number for one in entries})
    if unknown or not entries:
        found = ", ".join(map(str, unknown))
        raise SharingRefused("nothing_to_send", found, str(sending.investigation))
    return entries


def _must_be_sound(desk: Desk, on: OnCase, package: Package, public: str) -> None:
    """What the partner would have to refuse is not sent.

    Raises: SharingRefused.
    """
    home = desk.workspace.settings.agency
    agencies = {**sharing_store.partner_of_key(on.deed.connection), public: home}
    for field, found, expected in package_faults(package, Reading(home, agencies, on.deed.at)):
        raise SharingRefused("package_faulty", f"{field}: {found}", expected)


def _refuse_limited(on: OnCase, items: Iterable[EvidenceItem], agency: str) -> None:
    """An answer from abroad is shared only as its limitation or the partner's consent allows.

    The limitation travels with the answer, which is an entry of its own investigation: an item
    that another investigation here was answered with is sent from there.

    Raises: SharingRefused.
    """
    numbers = {one.exhibit for one in items}
    wish = Wish(use=Use.SHARING, at=on.deed.at, shared_with=agency)
    for record in case_store.every(on.deed.connection):
        is_here = record.head.number == on.record.head.number
        for limit in limits(record):
            is_free = is_here and refuse_use(record, limit, wish) is None
            if limit.exhibit in numbers and not is_free:
                raise SharingRefused("use_limited", str(limit.exhibit), limit.partner)


def _items(on: OnCase, entries: Iterable[CaseEntry]) -> list[EvidenceItem]:
    numbers = sorted({one.body.exhibit for one in entries if one.body.exhibit})
    return [evidence_store.find(on.deed.connection, one) for one in numbers]
