"""``qaitaru cluster check``: what it tells, its JSON, its exit codes; the setting it reads."""

import json
from pathlib import Path

import pytest

from qaitaru.acts import check_cluster
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.cli.app import main
from qaitaru.engine.probe import Answer
from qaitaru.facts.errors import EditionOtherwise, SettingFaulty


def _left(monkeypatch: pytest.MonkeyPatch, *words: str) -> object:
    monkeypatch.setattr("sys.argv", ["qaitaru", *words])
    with pytest.raises(SystemExit) as left:
        main()
    return left.value.code


def _workspace(folder: Path, address: str) -> str:
    engine = "spark" if address else "duckdb"
    own = Settings(title="Test", language="en", engine=engine, engine_address=address)
    create_workspace(folder, own).close()
    return str(folder)


def test_a_cluster_that_counts_right_is_told_so(
    sail: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = _workspace(tmp_path / "w", f"{sail}/;user_id=secret")
    assert _left(monkeypatch, "cluster", "check", "-w", place, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["is_equal"]
    assert (told["engine"], told["address"]) == ("spark", sail)
    assert told["version"]
    assert "asof_join" in told["unsupported"]
    assert {one["construct"] for one in told["answers"]} >= {"collation", "range_window"}


def test_the_programs_own_engine_is_checked_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = _workspace(tmp_path / "w", "")
    assert _left(monkeypatch, "cluster", "check", "-w", place) == 0
    assert "duckdb" in capsys.readouterr().out


def test_an_answer_that_is_not_equal_is_shown_beside_what_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = Answer(construct="collation", expected=((1, 2),), found=((1, 3),))
    monkeypatch.setattr(check_cluster, "probe", lambda _: iter([wrong]))
    place = _workspace(tmp_path / "w", "")
    assert _left(monkeypatch, "cluster", "check", "-w", place) == 1
    told = capsys.readouterr().out
    assert "((1, 2),)" in told
    assert "((1, 3),)" in told


def test_nobody_at_the_address_cannot_be_checked(
    sail: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = _workspace(tmp_path / "w", "sc://127.0.0.1:1/;token=secret")
    assert _left(monkeypatch, "cluster", "check", "-w", place) == 2
    told = "".join(capsys.readouterr())
    assert "sc://127.0.0.1:1" in told
    assert "secret" not in told


@pytest.mark.parametrize(
    ("engine", "address"),
    [("spark", ""), ("spark", "host:15002"), ("spark", "sc://host"), ("duckdb", "sc://host:15002")],
)
def test_an_engine_and_its_address_must_fit(tmp_path: Path, engine: str, address: str) -> None:
    with pytest.raises(SettingFaulty, match="engine_address"):
        create_workspace(
            tmp_path / "w", Settings(title="Test", engine=engine, engine_address=address)
        )


def test_init_writes_the_cluster_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "w"
    words = ("--engine", "spark", "--engine-address", "sc://host:15002")
    assert _left(monkeypatch, "init", str(place), *words) == 0
    assert 'engine_address = "sc://host:15002"' in (place / "workspace.toml").read_text()


@pytest.mark.parametrize(
    ("engine", "folder"),
    [("spark", "relative/folder"), ("spark", "/"), ("duckdb", "/mnt/shared")],
)
def test_a_shared_folder_is_a_path_or_a_url_of_a_cluster(
    tmp_path: Path, engine: str, folder: str
) -> None:
    address = "sc://127.0.0.1:1" if engine == "spark" else ""
    own = Settings(title="Test", engine=engine, engine_address=address, engine_folder=folder)
    with pytest.raises(SettingFaulty) as faulty:
        create_workspace(tmp_path / "w", own)
    assert faulty.value.setting == "engine_folder"


def test_a_shared_folder_that_cannot_be_written_is_told(
    sail: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / "w")
    engine = ("--engine", "spark", "--engine-address", sail, "--engine-folder", "/proc/none")
    assert _left(monkeypatch, "init", place, *engine) == 0
    assert _left(monkeypatch, "cluster", "check", "-w", place) == 2
    assert "/proc/none" in capsys.readouterr().err


def test_workers_of_another_edition_are_told(
    sail: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def other(_engine: object) -> None:
        raise EditionOtherwise("0.1.0+there", "0.1.0+here")

    monkeypatch.setattr(check_cluster, "call_workers", other)
    place = _workspace(tmp_path / "w", sail)
    assert _left(monkeypatch, "cluster", "check", "-w", place) == 1
    assert "0.1.0+there" in capsys.readouterr().out
