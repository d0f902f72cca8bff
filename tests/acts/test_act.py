import threading
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.intake.look_at_evidence import look_at_custody, look_at_evidence
from qaitaru.acts.intake.mappings import known_mappings
from qaitaru.acts.workspace import SETTINGS_FILE, Settings, create_workspace, open_workspace
from qaitaru.evidence import journal
from qaitaru.facts.errors import (
    EvidenceMissing,
    SettingFaulty,
    WorkspaceFull,
    WorkspaceMissing,
    WorkspaceOccupied,
    WorkspaceTooNew,
)


def _told(desk: Desk) -> list[tuple[object, object]]:
    with desk.workspace.record.read() as connection:
        return [(e.fields["act"], e.payload) for e in journal.entries(connection)]


def test_an_act_is_told_by_whom_when_and_why(desk: Desk) -> None:
    with act(desk, "seal_evidence", purpose="case 12") as deed:
        deed.told["exhibit"] = 1
    with desk.workspace.record.read() as connection:
        (entry,) = journal.entries(connection)
    assert entry.fields["member"] == "aigerim"
    assert entry.fields["agency"] == "fiu"
    assert entry.fields["at"] == "2026-03-02T09:00:01.000000Z"
    assert entry.payload == {"exhibit": 1, "purpose": "case 12"}
    assert "case 12" not in str(entry.fields), "a basis may name a person: it can be erased"


def test_an_act_that_fails_changes_nothing_and_says_it_was_tried(desk: Desk) -> None:
    with pytest.raises(EvidenceMissing), act(desk, "seal_evidence") as deed:
        deed.told["exhibit"] = 1
        raise EvidenceMissing("1")
    assert _told(desk) == [("seal_evidence.failed", {"fault": "EvidenceMissing"})]


def test_reading_is_told_before_anything_is_read(desk: Desk) -> None:
    assert look_at_evidence(desk) == []
    with pytest.raises(EvidenceMissing):
        look_at_custody(desk, 4)
    assert _told(desk) == [("look_at_evidence", {}), ("look_at_custody", {"exhibit": 4})]


def test_looking_at_the_mappings_is_told_too(laptop_desk: Desk) -> None:
    assert known_mappings(laptop_desk)
    assert _told(laptop_desk) == [("look_at_mappings", {})]


def test_where_the_journal_cannot_be_written_nothing_is_read(desk: Desk) -> None:
    def stopped() -> datetime:
        raise OSError("clock stopped")

    read = []
    with (
        pytest.raises(OSError, match="clock stopped"),
        consult(Desk(desk.workspace, stopped), "look"),
    ):
        read.append(1)
    assert read == []


def test_an_act_that_had_to_wait_is_dated_when_its_turn_came(laptop_desk: Desk) -> None:
    dated: list[datetime] = []

    def second() -> None:
        with act(laptop_desk, "second") as deed:
            dated.append(deed.at)

    with act(laptop_desk, "first"):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(timeout=0.3)
        before_the_first_is_done = laptop_desk.clock()
    waiting.join()
    assert dated[0] > before_the_first_is_done


def test_a_full_disk_is_told_and_changes_nothing(laptop_desk: Desk) -> None:
    with act(laptop_desk, "first"):
        pass
    with laptop_desk.workspace.record.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    with pytest.raises(WorkspaceFull), act(laptop_desk, "second") as deed:
        deed.told["name"] = "x" * 1_000_000
    with laptop_desk.workspace.record.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    acts = [verb for verb, _ in _told(laptop_desk)]
    assert acts[0] == "first"
    assert acts[1:] in ([], ["second.failed"])


def test_a_failure_that_cannot_be_told_hides_no_fault(laptop_desk: Desk) -> None:
    laptop_desk.workspace.close()
    (laptop_desk.workspace.folder / "record.sqlite").unlink()
    (laptop_desk.workspace.folder / "record.sqlite").mkdir()
    with pytest.raises(OperationalError) as caught, act(laptop_desk, "look"):
        pass
    assert caught.value.__context__ is caught.value.__cause__


def test_a_workspace_opens_again_as_it_was_made(tmp_path: Path) -> None:
    own = Settings(title='Дело "Қайтару" \\ 1', language="kk", member="m", agency="a")
    create_workspace(tmp_path / "w", own).close()
    assert (tmp_path / "w" / SETTINGS_FILE).stat().st_mode & 0o077 == 0
    again = open_workspace(tmp_path / "w")
    assert again.settings == own
    again.close()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(WorkspaceOccupied):
        create_workspace(tmp_path, Settings(title="t"))


def test_a_folder_without_settings_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceMissing):
        open_workspace(tmp_path)


@pytest.mark.parametrize(
    ("line", "setting"),
    [
        ('language = "de"', "language"),
        ('engine = "abacus"', "engine"),
        ('record = "mysql://x"', "record"),
        ("member = 3", "member"),
        ('colour = "red"', "colour"),
    ],
)
def test_a_faulty_setting_is_named(tmp_path: Path, line: str, setting: str) -> None:
    (tmp_path / "workspace.toml").write_text(f'title = "t"\n{line}\n')
    with pytest.raises(SettingFaulty) as caught:
        open_workspace(tmp_path)
    assert caught.value.setting == setting


def test_a_record_of_a_later_edition_is_not_touched(desk: Desk) -> None:
    with desk.workspace.record.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(WorkspaceTooNew):
        open_workspace(desk.workspace.folder)
