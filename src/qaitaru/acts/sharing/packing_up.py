"""What a sending becomes: its entries and items as a package, or why it may not go."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import OnCase
from qaitaru.acts.sharing.own_key import own_key, own_public_key
from qaitaru.acts.sharing.packing import Packer, packed_exhibit
from qaitaru.acts.sharing.partners import partner_named
from qaitaru.acts.sharing.passing_on import purpose_under, refuse_unshareable, terms_of
from qaitaru.casework import case_store
from qaitaru.casework.bodies.sharing import SendingAsked
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.requests.use_limits import Use, Wish, limits, refuse_use
from qaitaru.evidence import store as evidence_store
from qaitaru.evidence.items import EvidenceItem
from qaitaru.facts.errors import SharingRefused
from qaitaru.sharing import sharing_store
from qaitaru.sharing.choosing import outgrown
from qaitaru.sharing.leaves import KIND as LEAVE
from qaitaru.sharing.leaves import Leave, Leaves, leave_bytes
from qaitaru.sharing.package import Origin, Package, PackedEntry, Terms, package_of
from qaitaru.sharing.package_faults import Reading, package_faults, without_leave
from qaitaru.sharing.sharing_store import ENTRY
from qaitaru.sharing.signing import Signed, sign


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who proposed a package, who allowed it, and when."""

    sent_by: str
    confirmed_by: str
    at: datetime


def packed_up(desk: Desk, on: OnCase, asked: SendingAsked, by: By) -> Package:
    """The package of a sending, as its partner would take it.

    Raises: SharingRefused where it may not go (any more): its day is over, the partner's key is
        another, more was told of it since, or terms and limitations bind it; EvidenceMissing.
    """
    today = on.deed.at.date()
    if asked.until < today:
        raise SharingRefused("terms_ended", asked.until.isoformat(), today.isoformat())
    partner = partner_named(on.deed, asked.agency)
    if partner.key != asked.key:
        raise SharingRefused("partner_has_other_key", asked.agency)
    entries = _entries(on, asked)
    items = items_of(on, entries)
    under = terms_of(on.deed, entries, items, to=partner.key)
    refuse_unshareable(under, asked, today=today)
    refuse_limited(on, items, asked)
    packer = Packer(on=on, public=own_public_key(desk), home=desk.workspace.settings.agency)
    packed = tuple(packer.entries(entries))
    package = Package(
        terms=Terms(
            to_agency=asked.agency,
            to_key=partner.key,
            purpose=purpose_under(under, asked.purpose),
            until=asked.until,
            may_reshare=asked.may_reshare,
        ),
        agency=packer.home,
        sent_by=by.sent_by,
        confirmed_by=by.confirmed_by,
        sent_at=by.at,
        head=packer.head(),
        entries=packed,
        decisions=tuple(packer.decisions(entries)),
        exhibits=tuple(packed_exhibit(one) for one in items),
        leaves=tuple(_leaves(desk, on, asked, packed)),
    )
    _must_be_sound(on, package, packer)
    return package


def kept_package(on: OnCase, sha256: str) -> Package | None:
    """A package as it went or came; None where its bytes were not kept."""
    told = sharing_store.message(on.deed.connection, sha256)
    return None if told is None else package_in(told)


def package_in(told: bytes) -> Package:
    """The package in a message that was kept."""
    return package_of(msgspec.json.decode(told, type=Signed).payload)


def sha256_of(payload: bytes) -> str:
    """The hash a message is known by."""
    return hashlib.sha256(payload).hexdigest()


def items_of(on: OnCase, entries: Iterable[CaseEntry]) -> list[EvidenceItem]:
    """The evidence items that entries stand on.

    Raises: EvidenceMissing.
    """
    numbers = sorted({one.body.exhibit for one in entries if one.body.exhibit})
    return [evidence_store.find(on.deed.connection, one) for one in numbers]


def refuse_limited(on: OnCase, items: Iterable[EvidenceItem], asked: SendingAsked) -> None:
    """An answer from abroad is shared only as its limitation or the partner's consent allows.

    The limitation travels with the answer, which is an entry of its own investigation: an item
    that another investigation here was answered with is sent from there. Back to whom an answer
    came from, it tells nothing that is not known there.

    Raises: SharingRefused.
    """
    numbers = {one.exhibit for one in items}
    wish = Wish(use=Use.SHARING, at=on.deed.at, shared_with=asked.agency)
    theirs = _came_from(on, asked.key)
    for record in case_store.every(on.deed.connection):
        is_here = record.head.number == on.record.head.number
        for limit in limits(record):
            is_let = limit.entry.number in theirs or refuse_use(record, limit, wish) is None
            if limit.exhibit in numbers and not (is_here and is_let):
                raise SharingRefused("use_limited", str(limit.exhibit), limit.partner)


def _came_from(on: OnCase, key: str) -> set[int]:
    """The entries that a partner's packages brought here first."""
    theirs = {one.number for one in sharing_store.packages(on.deed.connection) if one.key == key}
    came = sharing_store.origins(on.deed.connection, ENTRY).items()
    return {number for number, (_, package) in came if package in theirs}


def _entries(on: OnCase, asked: SendingAsked) -> list[CaseEntry]:
    """What was proposed, and nothing else.

    Raises: SharingRefused where more was told of it since: it would say what does not hold.
    """
    grown = ", ".join(str(one.number) for one in outgrown(on.record, asked.entries))
    if grown:
        raise SharingRefused("sending_outgrown", grown)
    going = set(asked.entries)
    return [one for one in on.record.entries if one.number in going]


def _leaves(
    desk: Desk, on: OnCase, asked: SendingAsked, packed: tuple[PackedEntry, ...]
) -> Iterable[Signed]:
    """Ours, where the partner may pass our own on, and those under which the rest came."""
    own = own_public_key(desk)
    ours = tuple(one.origin[1] for one in packed if one.origin[0] == own)
    if asked.may_reshare and ours:
        leave = leave_bytes(Leave(until=asked.until, entries=ours))
        yield sign(LEAVE, desk.workspace.settings.agency, leave, own_key(desk))
    theirs = [one.origin for one in packed if one.origin[0] not in {own, asked.key}]
    yield from _that_came(on, theirs)


def _that_came(on: OnCase, origins: list[Origin]) -> Iterable[Signed]:
    """The leaves with which entries of others came here."""
    if not origins:
        return ()
    came = sharing_store.packages(on.deed.connection)
    found = (kept_package(on, one.sha256) for one in came if one.direction == "received")
    return Leaves(leave for one in found if one for leave in one.leaves).for_entries(origins)


def _must_be_sound(on: OnCase, package: Package, packer: Packer) -> None:
    """What the partner would have to refuse is not sent.

    Raises: SharingRefused.
    """
    agencies = {**sharing_store.partner_of_key(on.deed.connection), packer.public: packer.home}
    to = package.terms.to_key
    reading = Reading(packer.home, agencies, on.deed.at, sender=packer.public, own=to)
    for field, found, expected in package_faults(package, reading):
        raise SharingRefused("package_faulty", f"{field}: {found}", expected)
    for entry in without_leave(package, reading):
        raise SharingRefused("without_leave", str(entry.number), entry.agency)


def as_decided(on: OnCase, at: datetime) -> OnCase:
    """The act as the record stood when a second member said yes."""
    return replace(on, record=on.record.as_known(at))
