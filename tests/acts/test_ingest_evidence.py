import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import update
from tests.forging import forge

from qaitaru.acts.act import Desk, act
from qaitaru.acts.books.look_at_ledger import look_at_accounts, look_at_coverage
from qaitaru.acts.intake.handover import FileOutcome, Handover, Progress
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.intake.look_at_evidence import (
    look_at_custody,
    look_at_evidence,
    look_at_imports,
    look_at_readings,
)
from qaitaru.acts.intake.look_at_problems import look_at_problems
from qaitaru.acts.intake.look_at_source import look_at_source
from qaitaru.acts.intake.mappings import confirm_mapping, known_mappings
from qaitaru.acts.intake.verify_evidence import verify_evidence
from qaitaru.acts.intake.withdraw_import import withdraw_import
from qaitaru.engine.imports import content_hash
from qaitaru.engine.schema import EVIDENCE, IMPORTS
from qaitaru.facts.errors import ImportMissing, MappingFaulty, SourceUnreadable
from qaitaru.ingest.problem_rows import ProblemFilter

STATEMENT = """:20:S1
:25:KZ1
:28C:1/1
:60F:C250101KZT100,00
:61:250102C200,00NTRFREF1
:86:salary
:62F:C250131KZT300,00
-
"""
TABLE = "Ай күні;Не үшін;Қанша\n05.03.2025;нан;-10,00\n06.03.2025;сүт;-5,50\n"
MAPPING = """kind = "statement"
date_formats = ["%d.%m.%Y"]
decimal_mark = ","
delimiter = ";"

[columns]
booked_on = ["Ай күні"]
purpose = ["Не үшін"]
amount = ["Қанша"]

[constants]
account = "KZ2"
currency = "KZT"
"""


def _ingest(desk: Desk, *paths: Path, encoding: str = "") -> list[FileOutcome]:
    handover = Handover(
        paths=paths, legal_basis="art. 122", received_from="bank", encoding=encoding
    )
    return list(ingest_evidence(desk, handover))


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def statement(usb: Path) -> Path:
    file = usb / "a.sta"
    file.write_text(STATEMENT)
    return file


def test_a_file_is_sealed_numbered_read_and_told_of(desk: Desk, statement: Path) -> None:
    (one,) = _ingest(desk, statement)
    assert (one.exhibit, one.import_no, one.outcome, one.reader) == (1, 1, "read", "mt940")
    assert one.rows["bookings"] == 1
    item, custody = look_at_custody(desk, 1)
    assert (item.name, item.legal_basis, item.received_from) == ("a.sta", "art. 122", "bank")
    assert [entry.event for entry in custody] == ["sealed", "read"]


def test_the_same_bytes_under_another_name_are_the_same_exhibit(
    desk: Desk, statement: Path, tmp_path: Path
) -> None:
    _ingest(desk, statement)
    copy = tmp_path / "copy.sta"
    copy.write_text(STATEMENT)
    (again,) = _ingest(desk, copy)
    assert (again.exhibit, again.newly_sealed, again.outcome) == (1, False, "unchanged")
    assert [entry.event for entry in look_at_custody(desk, 1)[1]][-1] == "offered_again"


def test_a_withdrawn_import_is_out_of_sight_and_stays_so(desk: Desk, statement: Path) -> None:
    _ingest(desk, statement)
    withdraw_import(desk, 1, because="handed over by mistake")
    assert look_at_imports(desk) == []
    assert look_at_accounts(desk).held == ()
    (again,) = _ingest(desk, statement)
    assert again.outcome == "withdrawn"
    with pytest.raises(ImportMissing):
        withdraw_import(desk, 1, because="twice")
    assert verify_evidence(desk).holds


def test_an_unknown_layout_is_asked_about_and_read_once_it_is_confirmed(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "t.csv"
    file.write_text(TABLE, encoding="utf-8")
    (asked,) = _ingest(desk, file)
    assert asked.outcome == "asked"
    page = look_at_problems(desk, ProblemFilter(severity="asked"))
    assert [(row.exhibit, row.problem.code) for row in page.rows] == [(1, "mapping_undecided")]
    with pytest.raises(MappingFaulty):
        confirm_mapping(desk, "bazaar", "kind = 'poem'")
    confirm_mapping(desk, "bazaar", MAPPING)
    assert [(m.name, m.version) for m in known_mappings(desk) if m.version] == [("bazaar", 1)]
    (read,) = _ingest(desk, file)
    assert (read.outcome, read.mapping, read.rows["bookings"]) == ("read", "bazaar", 2)
    assert look_at_problems(desk, ProblemFilter(severity="asked")).total == 0
    assert [one.withdrawn for one in look_at_readings(desk, 1)] == [True, False]
    assert [one.outcome for one in _ingest(desk, file)] == ["unchanged"]
    assert verify_evidence(desk).holds


def test_a_changed_mapping_reads_the_same_bytes_anew(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(TABLE, encoding="utf-8")
    confirm_mapping(desk, "bazaar", MAPPING)
    _ingest(desk, file)
    confirm_mapping(desk, "bazaar", MAPPING.replace("KZ2", "KZ3"))
    (again,) = _ingest(desk, file)
    assert (again.outcome, again.import_no) == ("read", 2)
    assert [one.number for one in look_at_imports(desk)] == [2], "no row is counted twice"
    assert verify_evidence(desk).holds


def test_a_reading_that_failed_does_not_hide_the_one_that_stands(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "t.csv"
    file.write_text(TABLE, encoding="utf-8")
    confirm_mapping(laptop_desk, "bazaar", MAPPING)
    _ingest(laptop_desk, file)
    (again,) = _ingest(laptop_desk, file, encoding="utf-16")
    assert again.outcome != "read"
    assert 1 in [one.number for one in look_at_imports(laptop_desk)]


def test_one_bad_file_does_not_stop_the_others(desk: Desk, statement: Path, usb: Path) -> None:
    (usb / "bomb.xml").write_text('<!DOCTYPE z [<!ENTITY a "x">]><z>&a;</z>')
    (usb / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    (usb / ".hidden").write_text("left alone")
    outcomes = {one.name: one.outcome for one in _ingest(desk, statement.parent)}
    assert outcomes == {"a.sta": "read", "bomb.xml": "refused", "photo.png": "refused"}


def test_a_link_that_leads_out_of_the_folder_offered_stops_before_anything_is_sealed(
    laptop_desk: Desk, statement: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.sta"
    secret.write_text(STATEMENT)
    for target in (secret, tmp_path, Path("nowhere")):
        link = statement.parent / "b.sta"
        link.symlink_to(target)
        with pytest.raises(SourceUnreadable) as caught:
            _ingest(laptop_desk, statement.parent)
        assert caught.value.reason == f"→ {target}"
        link.unlink()
    assert look_at_evidence(laptop_desk) == []


def test_a_link_within_the_folder_and_one_offered_by_itself_are_followed(
    laptop_desk: Desk, statement: Path, tmp_path: Path
) -> None:
    (statement.parent / "b.sta").symlink_to(statement)
    assert [one.exhibit for one in _ingest(laptop_desk, statement.parent)] == [1, 1]
    link = tmp_path / "link.sta"
    link.symlink_to(statement)
    assert [one.exhibit for one in _ingest(laptop_desk, link)] == [1]


def test_a_file_named_in_another_encoding_is_taken_in_with_its_bytes_spelled_out(
    desk: Desk, statement: Path
) -> None:
    named = os.fsdecode(os.fsencode(statement.parent) + b"/" + "выписка.sta".encode("cp1251"))
    statement.rename(named)
    (one,) = _ingest(desk, statement.parent)
    assert (one.outcome, one.name) == ("read", r"\xe2\xfb\xef\xe8\xf1\xea\xe0.sta")


def test_a_workspace_inside_the_folder_offered_is_no_evidence(
    laptop_desk: Desk, statement: Path
) -> None:
    outcomes = _ingest(laptop_desk, laptop_desk.workspace.folder.parent)
    assert [one.name for one in outcomes] == ["usb/a.sta"]


def test_a_path_that_is_not_there_stops_before_anything_is_sealed(
    desk: Desk, statement: Path, tmp_path: Path
) -> None:
    with pytest.raises(SourceUnreadable):
        _ingest(desk, statement, tmp_path / "absent")
    assert look_at_imports(desk) == []


def test_a_run_tells_how_far_it_is(laptop_desk: Desk, statement: Path) -> None:
    told: list[Progress] = []
    handover = Handover(paths=(statement,), legal_basis="b")
    list(ingest_evidence(laptop_desk, handover, progress=told.append))
    assert (told[-1].name, told[-1].files_done, told[-1].files) == ("a.sta", 1, 1)


def test_a_row_opens_the_lines_it_was_read_from(laptop_desk: Desk, statement: Path) -> None:
    _ingest(laptop_desk, statement)
    view = look_at_source(laptop_desk, 1, "line=5")
    hit = [line for line in view.excerpt.lines if line.hit]
    assert [(line.number, line.cells) for line in hit] == [(5, (":61:250102C200,00NTRFREF1",))]


def test_an_altered_original_and_an_altered_ledger_file_are_named(
    desk: Desk, statement: Path
) -> None:
    _ingest(desk, statement)
    original = desk.workspace.originals.path(look_at_custody(desk, 1)[0].sha256)
    original.chmod(0o600)
    original.write_bytes(b"forged")
    file = next((desk.workspace.ledger / "import_no=1").glob("bookings.parquet"))
    file.write_bytes(file.read_bytes() + b"x")
    proof = verify_evidence(desk)
    assert not proof.holds
    assert [item.exhibit for item in proof.items if not item.holds] == [1]
    assert proof.altered_imports == (1,)
    original.unlink()
    assert verify_evidence(desk).items[0].found_sha256 == ""
    assert [entry.event for entry in look_at_custody(desk, 1)[1]][-2:] == ["altered", "missing"]


def test_forging_the_record_along_with_the_files_does_not_help(
    desk: Desk, statement: Path, tmp_path: Path
) -> None:
    _ingest(desk, statement)
    forged = tmp_path / "forged"
    forged.write_bytes(b"forged")
    sealed = desk.workspace.originals.seal(forged)
    folder = desk.workspace.ledger / "import_no=1"
    bookings = folder / "bookings.parquet"
    bookings.write_bytes(bookings.read_bytes() + b"x")
    record = desk.workspace.record
    forge(record, "evidence_items", update(EVIDENCE).values(sha256=sealed.sha256))
    forge(record, "imports", update(IMPORTS).values(content_sha256=content_hash(folder)))
    proof = verify_evidence(desk)
    assert [(one.holds, one.found_sha256) for one in proof.items] == [(False, sealed.sha256)]
    assert proof.altered_imports == (1,)
    assert {one.table for one in proof.altered_rows} == {"evidence_items", "imports"}


def test_a_withdrawn_import_is_proved_too(desk: Desk, statement: Path) -> None:
    _ingest(desk, statement)
    withdraw_import(desk, 1, because="later")
    shutil.rmtree(desk.workspace.ledger / "import_no=1")
    assert verify_evidence(desk).altered_imports == (1,)


def test_others_may_write_while_gigabytes_are_hashed(desk: Desk, statement: Path) -> None:
    _ingest(desk, statement)
    done = []

    def write_meanwhile(_: int) -> None:
        with act(desk, "meanwhile"):
            done.append(1)

    assert verify_evidence(desk, progress=write_meanwhile).holds
    assert done == [1]


def test_the_ledger_can_be_seen_as_it_stood(desk: Desk, statement: Path) -> None:
    _ingest(desk, statement)
    before = desk.clock()
    withdraw_import(desk, 1, because="later")
    assert [row.account for row in look_at_coverage(desk, as_of=before).grid.rows] == ["KZ1"]
    assert look_at_coverage(desk).grid.rows == ()
