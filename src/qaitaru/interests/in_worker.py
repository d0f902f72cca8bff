"""Interests read in a process of its own, locked in like every reader of strangers' bytes."""

from pathlib import Path
from typing import Final

from qaitaru.facts.problems import Problem
from qaitaru.ingest.workers.fenced import answer, read_fenced
from qaitaru.interests.reading import InterestReading, read_interests

_MODULE: Final = "qaitaru.interests.in_worker"


def interests_in_worker(path: Path) -> InterestReading:
    """The interests in a file, as ``reading.read_interests`` gives them.

    Raises: SourceUnreadable for a file that cannot be opened.
    """
    found = read_fenced(_MODULE, path, InterestReading)
    return InterestReading((), {}, (found,)) if isinstance(found, Problem) else found


def _read(path: Path, _: str) -> InterestReading:
    return read_interests(path)


if __name__ == "__main__":
    answer(_read)
