"""Take in files of sanctions lists: sealed, read behind a fence, judged, and put in force.

A list that is refused changes nothing but the evidence and the journal: the version in force stays
in force. The same files taken again by the same edition change nothing and say so.
"""

from dataclasses import replace
from pathlib import Path

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.acts.lists.list_offer import ListOffer, ListOutcome, ListState
from qaitaru.acts.lists.list_taking import (
    Taking,
    accepted,
    counts,
    identity,
    refused,
    unchanged,
    version_of,
    with_its_format,
)
from qaitaru.engine.staging import staging, sweep
from qaitaru.evidence import store
from qaitaru.evidence.items import EvidenceItem, Intake
from qaitaru.facts.designations import Designation
from qaitaru.lists import version_store
from qaitaru.lists.comparing import difference
from qaitaru.lists.formats import readers
from qaitaru.lists.in_worker import read_in_worker
from qaitaru.lists.list_files import ReadList
from qaitaru.lists.reading import ListChoices, ListReading
from qaitaru.lists.refusing import Before, is_refused, judged
from qaitaru.lists.versions import ListVersion, predecessor


def add_list(desk: Desk, offer: ListOffer) -> list[ListOutcome]:
    """Every list in the files offered, each taken or refused for itself.

    Raises: SourceUnreadable for a file that is not there; WorkspaceFull.
    """
    lists = desk.workspace.lists
    lists.mkdir(mode=0o750, exist_ok=True)
    sweep(lists)
    desk.workspace.originals.sweep()
    items = [_seal(desk, offer, name, path) for name, path in offer.files]
    originals = desk.workspace.originals
    sources = [
        (name, originals.path(item.sha256))
        for (name, _), item in zip(offer.files, items, strict=True)
    ]
    if known := _known(desk, offer, items):
        return [known]
    found = read_in_worker(sources, ListChoices(offer.encoding, offer.mappings))
    return [_take(desk, offer, tuple(items[number] for number in one.files), one) for one in found]


def _seal(desk: Desk, offer: ListOffer, name: str, path: Path) -> EvidenceItem:
    sealed = desk.workspace.originals.seal(path)
    intake = Intake(name=name, legal_basis=offer.legal_basis, received_from=offer.origin.address)
    with act(desk, "seal_evidence", purpose=offer.legal_basis) as deed:
        item, new = store.register(deed.connection, sealed, intake, member=deed.member, at=deed.at)
        deed.told.update(exhibit=item.exhibit, sha256=item.sha256, name=name, new=new)
    return item


def _known(desk: Desk, offer: ListOffer, items: list[EvidenceItem]) -> ListOutcome | None:
    """The outcome for files that were read as one list before, by this edition of their reader."""
    hashes = [item.sha256 for item in items]
    ours = {identity(offer, hashes, reader.name, reader.version) for reader in readers()}
    with desk.workspace.record.read() as connection:
        versions = version_store.every(connection)
    same = next((one for one in versions if one.identity in ours), None)
    if same is None:
        return None
    outcome = unchanged(tuple(name for name, _ in offer.files), versions, same)
    with act(desk, "add_list") as deed:
        deed.told.update(_for_the_journal(outcome))
    return outcome


def _take(
    desk: Desk, offer: ListOffer, items: tuple[EvidenceItem, ...], found: ReadList
) -> ListOutcome:
    """Judge one list against the version it follows, and put it in force or leave it."""
    with staging(desk.workspace.lists) as staged, act(desk, "add_list") as deed:
        taking = Taking(offer, items, found, deed.at, deed.member)
        versions = version_store.every(deed.connection)
        same = next((one for one in versions if one.identity == taking.identity), None)
        if same is None:
            outcome = _judge(desk, deed, taking, staged)
        else:
            outcome = unchanged(tuple(item.name for item in items), versions, same)
        deed.told.update(_for_the_journal(outcome))
    return outcome


def _judge(desk: Desk, deed: Deed, taking: Taking, staged: Path) -> ListOutcome:
    versions = version_store.every(deed.connection)
    day, _ = taking.dated
    earlier = predecessor(versions, taking.list_key, day)
    said = _said(desk, deed, earlier)
    stated = replace(taking.found.reading, published_on=day)
    found = judged(with_its_format(stated, taking, earlier), _before(earlier, said))
    reading = accepted(found, taking.offer.accept_shrunken)
    if is_refused(reading):
        return refused(taking, versions, reading.problems)
    because = taking.offer.accept_shrunken if reading is not found else ""
    number = version_store.next_number(deed.connection)
    version = version_of(taking, reading, number, because=because)
    folder = staged / str(number)
    folder.mkdir()
    written = version_store.write(folder, reading.designations, reading.problems)
    lists = desk.workspace.lists
    version_store.add(deed.connection, version, file_sha256=written, staged=folder, lists=lists)
    _tell_custody(deed, taking)
    told = refused(taking, [*versions, version], reading.problems)
    outcome = replace(told, state=ListState.ADDED, version=version)
    return _against(outcome, earlier, said, reading)


def _said(desk: Desk, deed: Deed, version: ListVersion | None) -> tuple[Designation, ...]:
    if version is None:
        return ()
    return version_store.designations(deed.connection, desk.workspace.lists, version.number)


def _before(earlier: ListVersion | None, said: tuple[Designation, ...]) -> Before | None:
    if earlier is None:
        return None
    return Before(frozenset(one.reference for one in said), earlier.published_on)


def _tell_custody(deed: Deed, taking: Taking) -> None:
    by, remark = deed.member, taking.found.reader
    for item in taking.items:
        store.add_custody(deed.connection, item, "read", member=by, at=deed.at, remark=remark)


def _against(
    outcome: ListOutcome,
    earlier: ListVersion | None,
    said: tuple[Designation, ...],
    reading: ListReading,
) -> ListOutcome:
    """The outcome with what the version changes against the one it follows."""
    if earlier is None:
        return outcome
    formats = earlier.reader, outcome.version.reader if outcome.version else earlier.reader
    changes = difference(said, reading.designations, formats=formats)
    return replace(
        outcome,
        follows=earlier.number,
        added=len(changes.added),
        removed=len(changes.removed),
        changed=len(changes.changed),
    )


def _for_the_journal(outcome: ListOutcome) -> dict[str, object]:
    """What the journal tells: which list, what became of it, and of a version what it says."""
    told: dict[str, object] = {
        "state": outcome.state.value,
        "files": list(outcome.files),
        "publisher": outcome.publisher,
        "list": outcome.list_name,
        "problems": counts(outcome.problems),
    }
    if version := outcome.version:
        told |= {
            "version": version.number,
            "published_on": version.published_on.isoformat(),
            "content_sha256": version.content_sha256,
            "accepted_because": version.accepted_because,
        }
    return told
