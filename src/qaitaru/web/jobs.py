"""Long work: it goes on when the page is left, and its address shows how far it is."""

import secrets
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from time import monotonic
from typing import Final, Generic, TypeVar

Result = TypeVar("Result")
SOON: Final = 2.0  # seconds for which a page waits before it shows how far the work is
_ANSWERS: Final = 10  # of one kind are kept to be asked for again


@dataclass(slots=True)
class HowFar:
    """What the work last told of itself; ``done`` and ``whole`` count files."""

    name: str = ""
    done: int = 0
    whole: int = 0
    rows: int = 0  # of the file in hand
    rows_before: int = 0  # of the files done


@dataclass(slots=True)
class Job(Generic[Result]):
    """One piece of long work; ``kind`` names its words, ``asked`` what it answers, if it does."""

    number: str
    kind: str
    work: "Future[list[Result]]"
    told: HowFar
    began: float = field(default_factory=monotonic)
    asked: Hashable = None

    def wait(self, seconds: float) -> None:
        """Give it a moment: what is done soon needs no page of its own."""
        wait([self.work], timeout=seconds)

    @property
    def rows_per_second(self) -> int:
        """The rate since it began; 0 before the first row."""
        rows = self.told.rows + self.told.rows_before
        return int(rows / max(monotonic() - self.began, 0.001))


class Jobs:
    """The work under way and done since the program was started; one piece at a time."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job[object]] = {}
        self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")

    def start(self, kind: str, work: Callable[[HowFar], list[object]]) -> Job[object]:
        """Put work at the end of the line."""
        told = HowFar()
        job = Job(secrets.token_urlsafe(9), kind, self._workers.submit(work, told), told)
        self._jobs[job.number] = job
        return job

    def answer(
        self, kind: str, asked: Hashable, work: Callable[[HowFar], list[object]]
    ) -> Job[object]:
        """The work that answers a question: begun or done before, unless it failed, or new."""
        of_kind = [job for job in self._jobs.values() if job.kind == kind]
        for job in of_kind:
            if job.asked == asked and not (job.work.done() and job.work.exception()):
                return job
        for job in [job for job in of_kind if job.work.done()][: -_ANSWERS + 1]:
            del self._jobs[job.number]
        job = self.start(kind, work)
        job.asked = asked
        return job

    def find(self, number: str) -> Job[object] | None:
        """The work of that number, if there is any."""
        return self._jobs.get(number)

    def close(self) -> None:
        """Let what is under way finish, and begin nothing more."""
        self._workers.shutdown(wait=True, cancel_futures=True)
