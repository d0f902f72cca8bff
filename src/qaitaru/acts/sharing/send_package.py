"""Make the bytes of a sending that a second member allowed, and keep what was signed."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import OnCase, on_thing
from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.acts.sharing.own_key import own_key
from qaitaru.acts.sharing.package_file import write_package
from qaitaru.acts.sharing.packing_up import (
    By,
    as_decided,
    items_of,
    package_in,
    packed_up,
    refuse_limited,
    sha256_of,
)
from qaitaru.acts.sharing.partners import partner_with
from qaitaru.casework.bodies.sharing import SendingAsked
from qaitaru.casework.record import CaseDecision
from qaitaru.engine.schema import PACKAGES
from qaitaru.facts.errors import SharingRefused
from qaitaru.facts.moments import instant_text
from qaitaru.sharing import sharing_store
from qaitaru.sharing.kept import PackageKept
from qaitaru.sharing.package import KIND, Package, package_bytes
from qaitaru.sharing.signing import Signed, sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What went out."""

    number: int
    agency: str
    sha256: str
    entries: int
    exhibits: int


def confirm_sending(desk: Desk, entry: int, out: Path, *, remark: str = "") -> Sent:
    """Allow another member's sending, and write its package.

    Raises: as decide_entry and write_sending.
    """
    decide_entry(desk, entry, granted=True, remark=remark)
    return write_sending(desk, entry, out)


def write_sending(desk: Desk, entry: int, out: Path) -> Sent:
    """Write the package of a sending that was allowed; written again, it is the same bytes.

    Raises: InvestigationMissing; CaseRefused; SharingRefused where nobody allowed it yet, or it
        may not go any more; EvidenceMissing; SourceUnreadable.
    """
    with on_thing(desk, "write_sending", entry, "share", closed_too=True) as on:
        asked = _sending(on, entry)
        decision = _granted(on, entry)
        kept = _kept(on, decision) or _made(desk, on, asked, decision)
        signed = msgspec.json.decode(_told(on, kept), type=Signed)
        package = package_in(_told(on, kept))
        _must_still_go(on, asked, package)
        originals = {
            one.sha256: desk.workspace.originals.path(one.sha256) for one in package.exhibits
        }
        write_package(out, signed, originals)
        on.deed.told.update(package=kept.number, sha256=kept.sha256, agency=kept.agency)
        return Sent(
            number=kept.number,
            agency=kept.agency,
            sha256=kept.sha256,
            entries=len(package.entries),
            exhibits=len(package.exhibits),
        )


def _sending(on: OnCase, number: int) -> SendingAsked:
    entry = on.record.entry(number)
    if entry is None or not isinstance(entry.body, SendingAsked):
        raise SharingRefused("no_sending", str(number))
    return entry.body


def _granted(on: OnCase, number: int) -> CaseDecision:
    decision = on.record.decision_on(number)
    if decision is None:
        raise SharingRefused("sending_waits", str(number))
    if not decision.granted:
        raise SharingRefused("sending_denied", decision.remark, decision.decided_by)
    return decision


def _kept(on: OnCase, decision: CaseDecision) -> PackageKept | None:
    """The package that was made upon a decision; None while there is none."""
    every = sharing_store.packages(on.deed.connection)
    return next((one for one in every if one.decision == decision.number), None)


def _made(desk: Desk, on: OnCase, asked: SendingAsked, decision: CaseDecision) -> PackageKept:
    """Make the bytes, as the record stood when a second member said yes, and keep them."""
    by = By(sent_by=decision.asked_by, confirmed_by=decision.decided_by, at=decision.decided_at)
    package = packed_up(desk, as_decided(on, decision.decided_at), asked, by)
    payload = package_bytes(package)
    kept = PackageKept(
        number=sharing_store.next_number(on.deed.connection, PACKAGES),
        direction="sent",
        investigation=on.record.head.number,
        agency=asked.agency,
        key=asked.key,
        sha256=sha256_of(payload),
        terms=msgspec.json.encode(package.terms, order="deterministic").decode(),
        member=on.deed.member,
        at=instant_text(on.deed.at),
        decision=decision.number,
    )
    told = msgspec.json.encode(sign(KIND, package.agency, payload, own_key(desk)))
    sharing_store.keep_message(on.deed.connection, kept.sha256, KIND, told)
    sharing_store.add_package(on.deed.connection, kept)
    return kept


def _told(on: OnCase, kept: PackageKept) -> bytes:
    told = sharing_store.message(on.deed.connection, kept.sha256)
    if told is None:
        raise SharingRefused("message_not_kept", kept.sha256)
    return told


def _must_still_go(on: OnCase, asked: SendingAsked, package: Package) -> None:
    """Written again, it is the same; what ended since keeps it at home."""
    today = on.deed.at.date()
    if asked.until < today:
        raise SharingRefused("terms_ended", asked.until.isoformat(), today.isoformat())
    partner_with(on.deed, asked.key)
    numbers = {one.number for one in package.entries}
    going = [one for one in on.record.entries if one.number in numbers]
    refuse_limited(on, items_of(on, going), asked)
