"""One reading of one evidence item: whether it stands already, and how it is committed."""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.acts.intake.handover import FileOutcome, Outcome
from qaitaru.engine import imports
from qaitaru.engine.durable import flush_all
from qaitaru.engine.imports import Import
from qaitaru.engine.ledger_door import import_folder
from qaitaru.engine.staging import settle
from qaitaru.evidence import store
from qaitaru.evidence.items import EvidenceItem
from qaitaru.facts.moments import instant_text
from qaitaru.ingest.readers import READERS
from qaitaru.ingest.reading import Choices
from qaitaru.ingest.workers.summary import State, Summary

READ_AGAIN: Final = "read again"
"""Why a reading was withdrawn whose place another took."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A sealed item to be read, and the folder its facts are staged in."""

    index: int
    item: EvidenceItem
    newly_sealed: bool
    staged: Path


def standing(desk: Desk, item: EvidenceItem, choices: Choices) -> FileOutcome | None:
    """The outcome of a reading that would only be repeated: same edition, same choices."""
    with desk.workspace.record.read() as connection:
        earlier = imports.of_exhibit(connection, item.exhibit)
    for one in reversed(earlier):
        if one.state == Outcome.READ and _would_repeat(one, item, choices):
            outcome = Outcome.WITHDRAWN if one.withdrawn else Outcome.UNCHANGED
            return _told(one, item, outcome, new=False)
    return None


def commit_reading(desk: Desk, reading: Reading, choices: Choices, summary: Summary) -> FileOutcome:
    """Make a reading visible: its files to their place, its row and the journal in one commit.

    Two readings of one item would count its rows twice: the new one takes the place of the others.
    """
    flush_all(reading.staged)  # gigabytes, while others may write
    content_sha256 = imports.content_hash(reading.staged)
    with act(desk, "ingest_evidence") as deed:
        new = _import(deed, reading, choices, summary, content_sha256=content_sha256)
        earlier = imports.of_exhibit(deed.connection, reading.item.exhibit)
        same = next((one for one in earlier if one.identity == new.identity), None)
        if same is not None:
            deed.told.update(exhibit=reading.item.exhibit, unchanged=same.number)
            outcome = Outcome.WITHDRAWN if same.withdrawn else Outcome.UNCHANGED
            return _told(same, reading.item, outcome, new=reading.newly_sealed)
        replaced = _withdraw_replaced(deed, earlier, new)
        settle(reading.staged, desk.workspace.ledger / new.folder)
        imports.add(deed.connection, new)
        store.add_custody(
            deed.connection, reading.item, "read", member=deed.member, at=deed.at, remark=new.reader
        )
        deed.told.update(
            number=new.number,
            exhibit=new.exhibit,
            state=new.state,
            rows=dict(new.rows),
            content_sha256=content_sha256,
            **({"replaced": replaced} if replaced else {}),
        )
    told = _told(new, reading.item, Outcome(new.state), new=reading.newly_sealed)
    return replace(told, seconds=summary.seconds)


def _withdraw_replaced(deed: Deed, earlier: list[Import], new: Import) -> list[int]:
    """Withdraw what a reading replaces, by number; one that took nothing replaces no facts."""
    replaced = [
        one.number
        for one in earlier
        if not one.withdrawn and (new.state == State.READ or one.state != State.READ)
    ]
    for number in replaced:
        imports.withdraw(
            deed.connection, number, member=deed.member, at=deed.at, because=READ_AGAIN
        )
    return replaced


def _import(
    deed: Deed, reading: Reading, choices: Choices, summary: Summary, *, content_sha256: str
) -> Import:
    number = imports.next_number(deed.connection)
    tally, used = summary.tally, summary.tally.read_with
    problems = {f"{one.severity}:{one.code}": one.count for one in tally.problems}
    return Import(
        number=number,
        identity=_identity(reading.item, summary, choices, problems),
        exhibit=reading.item.exhibit,
        reader=summary.reader,
        reader_version=summary.version,
        encoding=used.encoding,
        mapping=used.mapping,
        mapping_sha256=used.mapping_sha256,
        state=str(tally.state),
        folder=import_folder(number),
        rows=dict(tally.rows),
        problems=problems,
        content_sha256=content_sha256,
        committed_by=deed.member,
        committed_at=instant_text(deed.at),
    )


def _identity(
    item: EvidenceItem, summary: Summary, choices: Choices, problems: dict[str, int]
) -> str:
    """A reading that took facts is told by its choices; one that did not, by why it did not."""
    used = summary.tally.read_with
    chosen = [choices.encoding, used.mapping_sha256]
    if summary.state is not State.READ:
        chosen += [str(summary.state), *sorted(problems)]
    return imports.identity(item.sha256, summary.reader, summary.version, chosen)


def _would_repeat(one: Import, item: EvidenceItem, choices: Choices) -> bool:
    reader = next((known for known in READERS if known.name == one.reader), None)
    if reader is None or reader.version != one.reader_version:
        return False
    text = choices.rules if reader.by_rules else choices.mappings.get(one.mapping, "")
    mapping = sha256(text.encode()).hexdigest() if text else ""
    chosen = [choices.encoding, mapping]
    return one.identity == imports.identity(item.sha256, one.reader, one.reader_version, chosen)


def _told(one: Import, item: EvidenceItem, outcome: Outcome, *, new: bool) -> FileOutcome:
    return FileOutcome(
        name=item.name,
        exhibit=item.exhibit,
        newly_sealed=new,
        outcome=outcome,
        import_no=one.number,
        reader=one.reader,
        mapping=one.mapping,
        encoding=one.encoding,
        rows=one.rows,
        problems=one.problems,
    )
