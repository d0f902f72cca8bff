"""Payments read in a process of its own, locked in like every reader of strangers' bytes."""

from pathlib import Path
from typing import Final

from qaitaru.facts.problems import Problem
from qaitaru.ingest.workers.fenced import answer, read_fenced
from qaitaru.messages.reading import MessageReading, read_messages

_MODULE: Final = "qaitaru.messages.in_worker"


def messages_in_worker(path: Path, encoding: str = "") -> MessageReading:
    """The payments in a file, as ``reading.read_messages`` gives them.

    Raises: SourceUnreadable for a file that cannot be opened.
    """
    found = read_fenced(_MODULE, path, MessageReading, encoding)
    return MessageReading((), (found,)) if isinstance(found, Problem) else found


if __name__ == "__main__":
    answer(read_messages)
