"""From files to lists, in the process that asks and in one that is locked in."""

from pathlib import Path

import pytest
from tests.lists.un_texts import MARAT, person, un_list

from qaitaru.facts.errors import SourceUnreadable
from qaitaru.ingest.workers import fenced
from qaitaru.ingest.workers.limits import Limits
from qaitaru.lists import in_worker
from qaitaru.lists.in_worker import read_in_worker
from qaitaru.lists.list_files import files_at, parts_at, read_list, read_lists
from qaitaru.lists.reading import AS_THEY_STAND, Part

LIST = un_list(MARAT, person(2))
SDN = b'36,"AEROKARAVAN","-0- ","CUBA","-0- ","-0- ","-0- ","-0- ","-0- ","-0- ","-0- ","-0- "\r\n'
ALT = b'36,12,"aka","AERO KARAVAN","-0- "\r\n'


@pytest.fixture
def un_file(tmp_path: Path) -> Path:
    path = tmp_path / "un.xml"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_list_is_read_with_no_workspace(un_file: Path) -> None:
    assert [one.reference for one in read_list([un_file]).designations] == ["XXi.001", "XXi.002"]
    assert read_list([]).designations == ()


def test_a_folder_offers_its_files_and_what_is_not_there_is_said(un_file: Path) -> None:
    (un_file.parent / ".hidden").write_text("x")
    assert files_at([un_file.parent]) == [un_file]
    for missing in (un_file.with_name("no.xml"),):
        with pytest.raises(SourceUnreadable):
            files_at([missing])
        with pytest.raises(SourceUnreadable):
            parts_at([missing])


def test_files_that_belong_together_make_one_list_and_two_lists_stay_two() -> None:
    parts = [
        Part("2019_alt.csv", ALT),
        Part("un.xml", LIST.encode()),
        Part("2021_sdn.csv", SDN),
        Part("2019_sdn.csv", SDN),
        Part("2021_alt.csv", ALT),
    ]
    found = read_lists(parts)
    assert [(one.reader, one.files) for one in found] == [
        ("ofac_csv", (0, 3)),
        ("un", (1,)),
        ("ofac_csv", (2, 4)),
    ]
    assert [len(one.reading.designations) for one in found] == [1, 2, 1]


def test_a_list_without_its_main_file_is_refused() -> None:
    (found,) = read_lists([Part("alt.csv", ALT)])
    assert "list_main_file_missing" in [problem.code for problem in found.reading.problems]


def test_the_worker_finds_what_the_reader_finds(un_file: Path) -> None:
    (found,) = read_in_worker([("un.xml", un_file)])
    (own,) = read_lists(parts_at([un_file]), AS_THEY_STAND)
    assert found == own
    assert read_in_worker([]) == []
    with pytest.raises(SourceUnreadable):
        read_in_worker([("no", un_file.with_name("no.xml"))])


def _code(un_file: Path) -> str:
    (found,) = read_in_worker([("un.xml", un_file)])
    return found.reading.problems[0].code


def test_a_worker_that_breaks_down_is_a_problem_and_no_more(
    un_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_worker, "_MODULE", "qaitaru.lists.no_such_module")
    assert _code(un_file) == "reader_died"
    monkeypatch.setattr(fenced, "LIMITS", Limits(cpu_seconds=0, cpu_seconds_most=0))
    assert _code(un_file) == "reader_time"
