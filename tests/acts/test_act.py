from datetime import datetime
from pathlib import Path

import pytest

from qaitaru.acts.act import Desk, act, consult
from qaitaru.acts.look_at_evidence import look_at_custody, look_at_evidence
from qaitaru.acts.workspace import Settings, create_workspace, open_workspace
from qaitaru.evidence import journal
from qaitaru.facts.errors import (
    EvidenceMissing,
    SettingFaulty,
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
    assert entry.fields["purpose"] == "case 12"
    assert entry.payload == {"exhibit": 1}


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


def test_a_workspace_opens_again_as_it_was_made(tmp_path: Path) -> None:
    own = Settings(title='Дело "Қайтару" \\ 1', language="kk", member="m", agency="a")
    create_workspace(tmp_path / "w", own).close()
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
