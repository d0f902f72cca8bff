"""A worker's words count only where it came to a good end."""

import pytest

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.workers.limits import MIB, Limits
from qaitaru.ingest.workers.messages import (
    Chosen,
    Done,
    Ended,
    Failed,
    Finished,
    Message,
    line,
    message_in,
)
from qaitaru.ingest.workers.outcome import outcome
from qaitaru.ingest.workers.summary import Tally

LIMITS = Limits(cpu_seconds=10, wall_to_cpu=2, resident_bytes=5 * MIB)
TALLY = Tally(rows={"claims": 1})
FAILURE = Problem("reader_failed", Severity.REFUSED, "")


def judged(*messages: Message) -> Tally | tuple[str, str, str]:
    result = outcome(messages, LIMITS, size_bytes=0).result
    return result if isinstance(result, Tally) else (result.code, result.found, result.expected)


def test_a_tally_from_a_worker_that_ended_well_counts() -> None:
    said = (Chosen("mt940", 3), Done(5), Finished(TALLY), Ended(status=0))
    assert judged(*said) == TALLY
    assert outcome(said, LIMITS, 0).chosen == Chosen("mt940", 3)


def test_a_tally_from_a_worker_that_was_killed_does_not() -> None:
    assert judged(Finished(TALLY), Ended(status=-9)) == ("reader_died", "SIGKILL", "")


def test_a_tally_with_no_word_of_the_end_does_not() -> None:
    assert judged(Finished(TALLY)) == ("reader_died", "SIGTERM", "")


@pytest.mark.parametrize(
    ("ended", "told"),
    [
        (Ended(status=-9, stopped_for="memory"), ("reader_memory", "", "5 MiB")),
        (Ended(status=-9, stopped_for="time"), ("reader_time", "", "20 s")),
        (Ended(status=-24, cpu_seconds=9.99), ("reader_time", "", "10 s")),
        (Ended(status=-9, cpu_seconds=10.2), ("reader_time", "", "10 s")),
        (Ended(status=-9, cpu_seconds=3), ("reader_died", "SIGKILL", "")),
        (Ended(status=-11), ("reader_died", "SIGSEGV", "")),
        (Ended(status=-4000), ("reader_died", "-4000", "")),
        (Ended(status=3), ("reader_died", "3", "")),
        (Ended(status=0), ("reader_died", "0", "")),
    ],
)
def test_the_end_is_named(ended: Ended, told: tuple[str, str, str]) -> None:
    assert judged(ended) == told


def test_a_workers_own_word_on_its_failure_stands() -> None:
    assert judged(Failed(FAILURE), Ended(status=0)) == ("reader_failed", "", "")


def test_a_line_cut_off_or_not_ours_is_passed_over() -> None:
    assert message_in(line(Done(5))) == Done(5)
    assert message_in(b'{"type":"done","ro') is None
    assert message_in(b'{"type":"open_the_door"}') is None
    assert message_in(b"\xff\n") is None


def test_a_file_may_take_longer_the_larger_it_is() -> None:
    limits = Limits()
    assert limits.cpu_for(MIB - 1) == 60
    assert limits.cpu_for(10 * MIB) == 260
    assert limits.cpu_for(10_000 * MIB) == 1800
    assert limits.wall_for(0) == 120
    assert limits.bytes_for(b"%PDF-1.7") == limits.paged_bytes
    assert limits.bytes_for(b"PK\x03\x04") == limits.packed_bytes
    assert limits.bytes_for(b"date;amount") == limits.text_bytes
