"""Take in a package: checked to the last byte, added to what stands, nothing overwritten."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.acts.casework.case_desk import must_be_let
from qaitaru.acts.sharing.arriving import Arrival, Own
from qaitaru.acts.sharing.own_key import own_public_key
from qaitaru.acts.sharing.package_file import Opened, open_package, unpacked
from qaitaru.acts.sharing.packing_up import package_in
from qaitaru.acts.sharing.partners import partner_with
from qaitaru.acts.sharing.strangers import known_agency, stranger
from qaitaru.casework import case_store
from qaitaru.casework.bodies.conduct import RoleGiven
from qaitaru.casework.bodies.sharing import PackageCame
from qaitaru.casework.record import CaseHead
from qaitaru.casework.roles import Role
from qaitaru.engine.schema import INVESTIGATIONS, PACKAGES
from qaitaru.evidence import store as evidence_store
from qaitaru.evidence.items import EvidenceItem, Intake
from qaitaru.evidence.originals import Sealed
from qaitaru.facts.errors import SharingRefused
from qaitaru.facts.moments import instant_text
from qaitaru.sharing import sharing_store
from qaitaru.sharing.conflicts import conflicts
from qaitaru.sharing.kept import PackageKept
from qaitaru.sharing.package import KIND, Package
from qaitaru.sharing.package_faults import Reading, package_faults, without_leave
from qaitaru.sharing.sharing_store import INVESTIGATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What was taken in; all of it nothing where the package was taken in before."""

    investigation: int
    agency: str
    sha256: str
    new_entries: int
    known_entries: int
    new_exhibits: int
    conflicts: tuple[int, ...]  # entries on which agencies say different things
    is_again: bool = False


def receive_package(desk: Desk, path: Path, *, into: int = 0, is_late: bool = False) -> Received:
    """Take in a package from a trusted partner that is meant for this workspace.

    Args:
        into: the investigation here that it may be added to, where that was never shared with
            the partner; it is the package that names it.
        is_late: whether the member knows that it was sent before another that was taken in.

    Raises: SourceUnreadable; SharingRefused where it was changed, is not trusted, is meant for
        somebody else, adds to what the partner has no part in, or differs from what it tells
        again; InvestigationMissing and CaseRefused as any act on that investigation; WorkspaceFull.
    """
    opened, own = open_package(path), own_public_key(desk)
    with act(desk, "receive_package") as deed:
        _refuse(desk, deed, opened, own)
        again = _known(deed, opened)
        if again is not None:
            with unpacked(path, opened):  # a changed copy of a known one is refused too
                return again
        _must_be_let_in(deed, opened, own, into)
        if not is_late:
            _must_be_the_youngest(deed, opened)
        with unpacked(path, opened) as files:
            desk.workspace.originals.sweep()
            sealed = {sha: desk.workspace.originals.seal(file) for sha, file in files.items()}
        return _taken_in(deed, opened, sealed, Own(own, desk.workspace.settings.agency))


def _refuse(desk: Desk, deed: Deed, opened: Opened, own: str) -> None:
    terms, home = opened.package.terms, desk.workspace.settings.agency
    partner = partner_with(deed, opened.signed.key)
    if opened.package.agency != opened.signed.agency or partner.agency != opened.signed.agency:
        raise SharingRefused("agency_differs", opened.signed.agency, partner.agency)
    if terms.to_key != own:
        raise SharingRefused("not_for_us", terms.to_agency, home)
    if terms.until < deed.at.date():
        raise SharingRefused("terms_ended", terms.until.isoformat(), deed.at.date().isoformat())
    agencies = {**sharing_store.partner_of_key(deed.connection), own: home}
    reading = Reading(home, agencies, deed.at, sender=opened.signed.key, own=own)
    for field, found, expected in package_faults(opened.package, reading):
        raise SharingRefused("package_faulty", f"{field}: {found}", expected)
    for entry in without_leave(opened.package, reading):
        raise SharingRefused("passed_on_without_leave", str(entry.number), entry.agency)


def _must_be_let_in(deed: Deed, opened: Opened, own: str, into: int) -> None:
    """What stands here is added to by a member who may share it, from a partner who has part in it.

    Raises: InvestigationMissing; CaseRefused; SharingRefused.
    """
    number = _here(deed, opened.package, own)
    if not number:
        return
    must_be_let(deed, case_store.find(deed.connection, number), "share")
    exchanged = [one for one in sharing_store.packages(deed.connection)
                 if one.investigation == number]  # fmt: skip
    if into != number and opened.signed.key not in {one.key for one in exchanged}:
        raise SharingRefused("investigation_not_shared", opened.package.agency, str(number))


def _must_be_the_youngest(deed: Deed, opened: Opened) -> None:
    """An older package than was taken in from the partner may be one that somebody kept and tries.

    Raises: SharingRefused.
    """
    head, sent_at = opened.package.head, opened.package.sent_at
    for one in sharing_store.packages(deed.connection):
        if (one.direction, one.key) != ("received", opened.signed.key):
            continue
        told = sharing_store.message(deed.connection, one.sha256)
        before = package_in(told) if told else None
        if before and before.head.origin == head.origin and before.sent_at > sent_at:
            raise SharingRefused(
                "package_older", sent_at.isoformat(), f"> {before.sent_at.isoformat()}"
            )


def _known(deed: Deed, opened: Opened) -> Received | None:
    kept = sharing_store.packages(deed.connection)
    same = [one for one in kept if (one.direction, one.sha256) == ("received", opened.sha256)]
    if not same:
        return None
    return Received(
        investigation=same[0].investigation,
        agency=same[0].agency,
        sha256=opened.sha256,
        new_entries=0,
        known_entries=len(opened.package.entries),
        new_exhibits=0,
        conflicts=(),
        is_again=True,
    )


def _taken_in(deed: Deed, opened: Opened, sealed: Mapping[str, Sealed], own: Own) -> Received:
    """All of it, in the act's one transaction."""
    package = opened.package
    known = _here(deed, package, own.key)
    investigation, is_new = known or _opened(deed, package), not known
    number = _kept(deed, opened, investigation)
    if is_new:
        sharing_store.add_origin(
            deed.connection, INVESTIGATION, investigation, package.head.origin, package=number
        )
    exhibits = dict(_exhibits(deed, package, sealed))
    record = case_store.find(deed.connection, investigation)
    arrival = Arrival(deed, record, package, number=number, own=own)
    arrival.take_in({one: item.exhibit for one, (item, _) in exhibits.items()})
    arrival.tell(_came(opened, arrival.new))
    if is_new:
        arrival.tell(RoleGiven(member=deed.member, role=Role.INVESTIGATOR))
    now = case_store.find(deed.connection, investigation)
    return Received(
        investigation=investigation,
        agency=package.agency,
        sha256=opened.sha256,
        new_entries=arrival.new,
        known_entries=len(package.entries) - arrival.new,
        new_exhibits=sum(is_new_item for _, is_new_item in exhibits.values()),
        conflicts=tuple(one.entry.number for one in conflicts(now)),
    )


def _here(deed: Deed, package: Package, own: str) -> int:
    """The investigation it belongs to here; 0 where there is none yet.

    Raises: InvestigationMissing where it says that it is one of ours, and there is none.
    """
    key, there = package.head.origin
    if key == own:
        return case_store.find(deed.connection, there).head.number
    came = sharing_store.origins(deed.connection, INVESTIGATION).items()
    return next((number for number, (origin, _) in came if origin == package.head.origin), 0)


def _opened(deed: Deed, package: Package) -> int:
    """Open the investigation that it is a part of."""
    head, connection = package.head, deed.connection
    opened = CaseHead(
        number=case_store.next_number(connection, INVESTIGATIONS),
        title=head.title,
        jurisdiction=head.jurisdiction,
        agency=known_agency(connection, head.agency),
        opened_by=stranger(connection, head.agency, head.opened_by.rpartition("/")[2]),
        opened_at=head.opened_at,
    )
    case_store.add_investigation(connection, opened)
    return opened.number


def _kept(deed: Deed, opened: Opened, investigation: int) -> int:
    """Keep that it came; its number here."""
    package = opened.package
    kept = PackageKept(
        number=sharing_store.next_number(deed.connection, PACKAGES),
        direction="received",
        investigation=investigation,
        agency=package.agency,
        key=opened.signed.key,
        sha256=opened.sha256,
        terms=msgspec.json.encode(package.terms, order="deterministic").decode(),
        member=deed.member,
        at=instant_text(deed.at),
    )
    told = msgspec.json.encode(opened.signed)
    sharing_store.keep_message(deed.connection, opened.sha256, KIND, told)
    sharing_store.add_package(deed.connection, kept)
    deed.told.update(package=kept.number, sha256=kept.sha256, agency=kept.agency)
    return kept.number


def _exhibits(
    deed: Deed, package: Package, sealed: Mapping[str, Sealed]
) -> Iterator[tuple[int, tuple[EvidenceItem, bool]]]:
    """Each item as it is here; what was sealed here before keeps its exhibit number."""
    for one in package.exhibits:
        intake = Intake(
            name=one.name,
            legal_basis=package.terms.purpose,
            received_from=f"{package.agency}: {one.received_from or one.legal_basis}",
        )
        yield (
            one.number,
            evidence_store.register(
                deed.connection, sealed[one.sha256], intake, member=deed.member, at=deed.at
            ),
        )


def _came(opened: Opened, new: int) -> PackageCame:
    terms = opened.package.terms
    return PackageCame(
        agency=opened.package.agency,
        purpose=terms.purpose,
        until=terms.until,
        may_reshare=terms.may_reshare,
        sha256=opened.sha256,
        entries=new,
    )
