"""Seal what was handed over, read it in workers, and make its facts visible, one commit a file.

Whatever happens to one file, those before it stand and those after it are still read. The same
bytes read by the same edition with the same choices change nothing.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qaitaru.acts.act import Desk, act
from qaitaru.acts.intake.handover import FileOutcome, Handover, Progress, Told
from qaitaru.acts.intake.mappings import texts_at_hand
from qaitaru.acts.intake.readings import Reading, commit_reading, standing
from qaitaru.acts.interchange.agency_files import incoming_rules
from qaitaru.engine.staging import staging, sweep
from qaitaru.evidence import store
from qaitaru.evidence.items import EvidenceItem, Intake
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.ingest.reading import Choices, Source
from qaitaru.ingest.workers.summary import Summary
from qaitaru.ingest.workers.worker import Job, Setting, read_many


def ingest_evidence(
    desk: Desk, handover: Handover, *, progress: Told = lambda _: None
) -> Iterator[FileOutcome]:
    """Take in files and folders: sealed, read, committed, told one after the other.

    A file told as read is in the ledger, whatever happens next.

    Raises: SourceUnreadable for a path that is not there, PackFaulty for rules of the agency's that
        are none, before anything is sealed.
    """
    files = _files(handover.paths, desk.workspace.folder)
    desk.workspace.originals.sweep()
    sweep(desk.workspace.ledger)
    given = handover.mappings  # tried first, and in the place of others of their name
    at_hand = given | texts_at_hand(desk) | given
    choices = Choices(handover.encoding, at_hand, incoming_rules(desk))
    with staging(desk.workspace.ledger) as folder:
        readings = [
            Reading(index, *_seal(desk, handover, name, path), folder / str(index))
            for index, (name, path) in enumerate(files)
        ]
        run = _Run(desk, readings, choices, handover.workers, progress)
        for reading, outcome in _outcomes(run):
            progress(_how_far(run, reading, done=reading.index + 1))
            yield outcome


@dataclass(frozen=True, slots=True)
class _Run:
    desk: Desk
    readings: list[Reading]
    choices: Choices
    workers: int
    progress: Told


def _outcomes(run: _Run) -> Iterator[tuple[Reading, FileOutcome]]:
    stand = {one.index: standing(run.desk, one.item, run.choices) for one in run.readings}
    summaries = _in_order(run, [one for one in run.readings if stand[one.index] is None])
    for one in run.readings:
        yield (
            one,
            stand[one.index] or commit_reading(run.desk, one, run.choices, next(summaries)),
        )


def _in_order(run: _Run, readings: list[Reading]) -> Iterator[Summary]:
    """The summaries in the order of the readings, each as soon as those before it are there."""
    by_folder = {reading.staged: reading for reading in readings}

    def tell(job: Job, rows: int) -> None:
        reading = by_folder[job.staging]
        run.progress(_how_far(run, reading, done=reading.index, rows=rows))

    jobs = [_job(run, reading) for reading in readings]
    waiting: dict[Path, Summary] = {}
    results = read_many(iter(jobs), Setting(progress=tell), workers=run.workers)
    for job in jobs:
        while job.staging not in waiting:
            finished, summary = next(results)
            waiting[finished.staging] = summary
        yield waiting.pop(job.staging)


def _job(run: _Run, reading: Reading) -> Job:
    path = run.desk.workspace.originals.path(reading.item.sha256)
    return Job(Source(path, reading.item.name), run.choices, reading.staged)


def _how_far(run: _Run, reading: Reading, *, done: int, rows: int = 0) -> Progress:
    return Progress(name=reading.item.name, files_done=done, files=len(run.readings), rows=rows)


def _seal(desk: Desk, handover: Handover, name: str, path: Path) -> tuple[EvidenceItem, bool]:
    sealed = desk.workspace.originals.seal(path)
    intake = Intake(
        name=name, legal_basis=handover.legal_basis, received_from=handover.received_from
    )
    with act(desk, "seal_evidence", purpose=handover.legal_basis) as deed:
        item, new = store.register(deed.connection, sealed, intake, member=deed.member, at=deed.at)
        deed.told.update(exhibit=item.exhibit, sha256=item.sha256, name=name, new=new)
    return item, new


def _files(paths: Iterable[Path], workspace: Path) -> list[tuple[str, Path]]:
    """Every file offered with the name it is offered under, in order.

    Hidden files are left, and so is the workspace itself where it lies inside a folder offered.
    What a folder holds is taken, not what it points at elsewhere.

    Raises: SourceUnreadable for a path that is not there, and for a link that leads out.
    """
    own = workspace.resolve()
    found: list[tuple[str, Path]] = []
    for path in paths:
        if path.is_dir():
            named = ((_name(file.relative_to(path)), file) for file in sorted(path.rglob("*")))
            shown = [(name, file) for name, file in named if not _hidden(name)]
            for _, file in shown:
                _refuse_leading_out(file, path.resolve())
            found += [
                (name, f) for name, f in shown if f.is_file() and own not in f.resolve().parents
            ]
        elif path.is_file():
            found.append((_name(Path(path.name)), path))
        else:
            raise SourceUnreadable(str(path), "")
    return found


def _refuse_leading_out(file: Path, folder: Path) -> None:
    if file.is_symlink() and not (file.exists() and folder in file.resolve().parents):
        raise SourceUnreadable(_name(file), f"→ {_name(file.readlink())}")


def _name(offered: Path) -> str:
    """The name as evidence bears it; bytes that are no UTF-8 are spelled out, not guessed."""
    return os.fsencode(offered.as_posix()).decode(errors="backslashreplace")


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))
