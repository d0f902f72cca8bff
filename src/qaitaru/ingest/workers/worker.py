"""Reading files in workers: each file in a process of its own, which may die of it.

The process that asks never opens the file, and never dies of it: what comes back is a Summary,
and Parquet files in the staging folder.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qaitaru.engine.columns import TABLES
from qaitaru.facts.problems import Problem
from qaitaru.ingest.reading import Choices, Source
from qaitaru.ingest.workers.child import WORK
from qaitaru.ingest.workers.limits import LIMITS, Limits
from qaitaru.ingest.workers.messages import Done, Message, Order
from qaitaru.ingest.workers.nursery import READERS, Nursery, open_nursery
from qaitaru.ingest.workers.outcome import outcome
from qaitaru.ingest.workers.sink import pour
from qaitaru.ingest.workers.summary import Summary, Tally


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be read."""

    source: Source
    choices: Choices
    staging: Path  # gets the tables; made where it is missing; its tables of before are taken away


Progress = Callable[[Job, int], None]


def _say_nothing(_: Job, __: int) -> None:
    """For who does not ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How files are read."""

    limits: Limits = LIMITS
    readers: str = READERS  # the module whose READERS are tried, in their order
    progress: Progress = _say_nothing  # told a job's rows so far, from another thread
    nursery: Nursery | None = None  # one that is open already; else one is opened for the call


AS_WRITTEN: Final = Setting()


def read_in_worker(
    source: Source, choices: Choices, staging: Path, limits: Limits = LIMITS
) -> Summary:
    """Read one file in a worker; see Job."""
    jobs, setting = [Job(source, choices, staging)], Setting(limits=limits)
    return next(summary for _, summary in read_many(jobs, setting, workers=1))


def read_many(
    jobs: Iterable[Job], setting: Setting = AS_WRITTEN, *, workers: int = 2
) -> Iterator[tuple[Job, Summary]]:
    """Read files, some at a time, each as it is done; jobs are taken as workers come free.

    Whoever stops asking ends the workers still at it, unless the nursery is the caller's own.
    """
    door = nullcontext(setting.nursery) if setting.nursery else open_nursery(setting.readers)
    with ThreadPoolExecutor(workers) as pool, door as nursery:
        running: set[Future[tuple[Job, Summary]]] = set()
        for job in jobs:
            running.add(pool.submit(_read, nursery, job, setting))
            if len(running) >= workers:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)


def _read(nursery: Nursery, job: Job, setting: Setting) -> tuple[Job, Summary]:
    work = _emptied(job.staging)
    told = _overheard(nursery.messages(_order(job, setting)), job, setting.progress)
    came = outcome(told, setting.limits, job.source.path.stat().st_size)
    tally = came.result
    if isinstance(tally, Problem):
        tally = _refusal(tally, job.staging)
    shutil.rmtree(work, ignore_errors=True)
    return job, Summary(
        tally=tally,
        reader=came.chosen.reader,
        version=came.chosen.version,
        seconds=came.ended.seconds,
        cpu_seconds=came.ended.cpu_seconds,
        peak_bytes=came.ended.peak_bytes,
    )


def _order(job: Job, setting: Setting) -> Order:
    return Order(
        source=str(job.source.path.absolute()),
        name=job.source.name,
        choices=job.choices,
        staging=str(job.staging.absolute()),
        limits=setting.limits,
        readers=setting.readers,
    )


def _overheard(messages: Iterable[Message], job: Job, progress: Progress) -> Iterator[Message]:
    for message in messages:
        if isinstance(message, Done):
            progress(job, message.rows)
        yield message


def _refusal(problem: Problem, staging: Path) -> Tally:
    """Take away what a worker left half done, and leave the reason in its place."""
    return pour([problem], staging, _emptied(staging), lambda _: None)


def _emptied(staging: Path) -> Path:
    """A staging folder with no table in it, and its working folder, empty."""
    work = staging / WORK
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for table in TABLES:
        (staging / f"{table}.parquet").unlink(missing_ok=True)
    return work
