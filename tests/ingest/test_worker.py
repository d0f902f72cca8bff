"""A file may end its worker in any way; the process that asked lives, and knows why."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from qaitaru.facts.problems import Severity
from qaitaru.ingest.reading import Choices, Source
from qaitaru.ingest.workers.limits import GIB, LIMITS, MIB, Limits
from qaitaru.ingest.workers.messages import Order
from qaitaru.ingest.workers.nursery import ForkedNursery, FreshNursery, Nursery
from qaitaru.ingest.workers.summary import ProblemCount, State, Summary
from qaitaru.ingest.workers.worker import Job, Setting, read_in_worker, read_many

LITTLE_SPACE = Limits(written_bytes=40 * MIB)
LITTLE_TIME = Limits(cpu_seconds=1, wall_to_cpu=2)
OUT_OF_TIME = {"spins", "sleeps", "ignores_time"}
A_HANG = 600  # seconds
HERE = Path(__file__).parent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps all the limits")


@pytest.fixture(scope="module", autouse=True)
def test_readers_can_be_imported() -> Iterator[None]:
    """Workers import the misbehaving readers by name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(HERE))
        yield


@pytest.fixture(scope="module")
def nursery(test_readers_can_be_imported: None) -> Iterator[ForkedNursery]:
    opened = ForkedNursery("hostile_readers")
    yield opened
    opened.close()


def job(folder: Path, ending: str, text: str = "1") -> Job:
    file = folder / f"evidence.{ending}"
    file.write_text(text)
    return Job(Source(file, file.name), Choices(), folder / "staging" / ending)


def read(nursery: Nursery, one: Job, limits: Limits = LITTLE_SPACE) -> Summary:
    setting = Setting(limits=limits, readers="hostile_readers", nursery=nursery)
    [(_, summary)] = read_many([one], setting)
    return summary


def problem(one: Job) -> tuple[str, ...]:
    """The one problem, and nothing else, that lies in the staging folder."""
    assert [file.name for file in one.staging.iterdir()] == ["problems.parquet"]
    found = duckdb.read_parquet(str(one.staging / "problems.parquet"))
    [row] = found.project("code, found").fetchall()
    return tuple(row)


@pytest.mark.parametrize(
    ("ending", "code", "found"),
    [
        ("aborts", "reader_died", "SIGABRT"),
        ("segfaults", "reader_died", "SIGSEGV"),
        ("leaves", "reader_died", "7"),
        ("hoards", "reader_memory", ""),
        ("hoards_shared", "reader_memory", ""),
        ("spins", "reader_time", ""),
        ("sleeps", "reader_time", ""),
        ("ignores_time", "reader_time", ""),
        ("writes", "reader_output", ""),
        ("never_ends", "reader_output", ""),
        ("connects", "reader_reached_out", "socket.__new__"),
        ("runs_a_program", "reader_reached_out", "subprocess.Popen"),
        ("recurses", "reader_failed", "RecursionError hostile_readers.py"),
        ("floats", "reader_failed", "TypeError storable.py"),
        ("twins", "reader_failed", "TypeError parquet.py"),
        ("changes_its_mind", "xml_doctype", ""),
    ],
)
def test_a_reader_gone_wrong_is_a_named_problem(
    tmp_path: Path, nursery: Nursery, *, ending: str, code: str, found: str
) -> None:
    one = job(tmp_path, ending)
    limits = {"hoards_shared": LIMITS} | dict.fromkeys(OUT_OF_TIME, LITTLE_TIME)
    summary = read(nursery, one, limits.get(ending, LITTLE_SPACE))
    assert (summary.state, summary.reader) == (State.REFUSED, ending)
    assert summary.tally.problems == (ProblemCount(code, Severity.REFUSED, 1),)
    assert problem(one)[0] == code
    assert problem(one)[1].startswith(found)
    assert summary.cpu_seconds <= limits.get(ending, LITTLE_SPACE).cpu_for(1) + 1
    assert summary.peak_bytes <= GIB


def test_a_worker_sees_its_own_evidence_and_no_other(tmp_path: Path, nursery: Nursery) -> None:
    (tmp_path / "other.evidence").write_text("another investigation")
    one = job(tmp_path, "reads_elsewhere")
    assert read(nursery, one).state is State.REFUSED
    assert problem(one)[1].startswith("PermissionError")


def test_a_worker_writes_into_its_staging_folder_only(tmp_path: Path, nursery: Nursery) -> None:
    one = job(tmp_path, "writes_elsewhere")
    assert read(nursery, one).state is State.REFUSED
    assert not (tmp_path / "planted").exists()


def test_a_good_file_is_read_and_counted(tmp_path: Path, nursery: Nursery) -> None:
    one = job(tmp_path, "behaves", "1000")
    summary = read(nursery, one)
    assert summary.state is State.READ
    assert summary.tally.rows == {"statements": 1, "bookings": 1000}
    assert sorted(file.name for file in one.staging.iterdir()) == [
        "bookings.parquet",
        "statements.parquet",
    ]


def test_a_second_reading_takes_the_place_of_the_first(tmp_path: Path, nursery: Nursery) -> None:
    one = job(tmp_path, "behaves", "5")
    read(nursery, one)
    one.source.path.write_text("many")
    assert read(nursery, one).state is State.REFUSED
    assert problem(one)[0] == "reader_failed"


def test_one_bad_file_does_not_stop_the_folder(tmp_path: Path) -> None:
    jobs = [job(tmp_path, "aborts"), job(tmp_path, "behaves", "3"), job(tmp_path, "leaves")]
    setting = Setting(limits=LITTLE_SPACE, readers="hostile_readers")
    came = {one.source.suffix: summary.state for one, summary in read_many(jobs, setting)}
    assert came == {
        ".aborts": State.REFUSED,
        ".behaves": State.READ,
        ".leaves": State.REFUSED,
    }


def test_files_are_given_back_as_they_are_done(tmp_path: Path) -> None:
    jobs = [job(tmp_path, "waits"), job(tmp_path, "behaves", "3")]
    setting = Setting(limits=LITTLE_SPACE, readers="hostile_readers")
    reading = read_many(jobs, setting, workers=2)
    assert next(reading)[0].source.suffix == ".behaves"
    jobs[0].source.path.write_text("go")
    assert [one.source.suffix for one, _ in reading] == [".waits"]


def test_progress_is_told_while_a_file_is_read(tmp_path: Path, nursery: Nursery) -> None:
    told: list[int] = []
    setting = Setting(
        limits=LITTLE_SPACE,
        readers="hostile_readers",
        nursery=nursery,
        progress=lambda _, rows: told.append(rows),
    )
    list(read_many([job(tmp_path, "slowly")], setting))
    assert len(told) >= 3
    assert told == sorted(told)
    assert told[-1] <= 401


def test_a_nursery_that_was_killed_is_started_again(tmp_path: Path) -> None:
    opened = ForkedNursery("hostile_readers")
    try:
        read(opened, job(tmp_path, "behaves"))
        assert opened._server is not None
        os.kill(opened._server.process.pid, signal.SIGKILL)
        opened._server.process.wait()
        assert read(opened, job(tmp_path, "slowly")).state is State.READ
    finally:
        opened.close()


def test_a_worker_dies_with_its_nursery(tmp_path: Path) -> None:
    opened = ForkedNursery("hostile_readers")
    one = job(tmp_path, "sleeps")
    (one.staging / ".work").mkdir(parents=True)
    order = Order(
        source=str(one.source.path),
        name=one.source.name,
        choices=one.choices,
        staging=str(one.staging),
        limits=LIMITS,
        readers="hostile_readers",
    )
    messages = opened.messages(order)
    next(messages)  # it has chosen its reader, and sleeps
    [worker] = _children(opened)
    ended = os.pidfd_open(worker)
    opened.close()
    assert list(messages) == []  # nobody holds the other end of the line any more
    assert select.select([ended], [], [], A_HANG) == ([ended], [], [])
    os.close(ended)


def _children(opened: ForkedNursery) -> list[int]:
    assert opened._server is not None
    pid = opened._server.process.pid
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(child) for child in listed.split()]


def test_who_stops_asking_leaves_no_process_behind(tmp_path: Path) -> None:
    jobs = [job(tmp_path, "behaves"), job(tmp_path, "sleeps")]
    reading = read_many(jobs, Setting(limits=LIMITS, readers="hostile_readers"))
    next(reading)
    started = time.monotonic()
    reading.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < LIMITS.wall_for(1), "it was ended, not waited for"


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        ("aborts", "reader_died"),
        ("sleeps", "reader_time"),
        ("hoards", "reader_memory"),
        ("connects", "reader_reached_out"),
        ("leaves", "reader_died"),
    ],
)
def test_a_fresh_interpreter_does_where_none_can_be_forked(
    tmp_path: Path, ending: str, code: str
) -> None:
    one = job(tmp_path, ending)
    limits = LITTLE_TIME if ending in OUT_OF_TIME else LITTLE_SPACE
    assert read(FreshNursery(), one, limits).state is State.REFUSED
    assert problem(one)[0] == code


def test_a_fresh_interpreter_reads_a_good_file(tmp_path: Path) -> None:
    summary = read(FreshNursery(), job(tmp_path, "behaves", "3"))
    assert summary.tally.rows == {"statements": 1, "bookings": 3}


def test_a_file_past_its_size_is_not_opened(tmp_path: Path, nursery: Nursery) -> None:
    one = job(tmp_path, "behaves", "3" * 100)
    assert read(nursery, one, Limits(text_bytes=99)).state is State.REFUSED
    assert problem(one)[0] == "file_too_large"


def test_the_worker_can_be_called_from_a_plain_script(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    (tmp_path / "empty.bin").touch()
    script.write_text(
        "from pathlib import Path\n"
        "from qaitaru.ingest.reading import Choices, Source\n"
        "from qaitaru.ingest.workers.worker import read_in_worker\n"
        f"here = Path({str(tmp_path)!r})\n"
        "source = Source(here / 'empty.bin', 'empty.bin')\n"
        "print(read_in_worker(source, Choices(), here / 'staging').tally.problems[0].code)\n"
    )
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert ran.stdout == "file_empty\n"


def test_an_unknown_format_names_itself(tmp_path: Path) -> None:
    file = tmp_path / "a.zst"
    file.write_bytes(b"\x28\xb5\x2f\xfd" + b"\0" * 20)
    summary = read_in_worker(Source(file, file.name), Choices(), tmp_path / "staging")
    assert summary.tally.problems == (ProblemCount("archive_not_opened", Severity.REFUSED, 1),)
    assert summary.reader == ""
