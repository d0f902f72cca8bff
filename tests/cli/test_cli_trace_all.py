"""``qaitaru trace --all-claims``: every claim as it stands, and what is not passed over."""

import json
from pathlib import Path

import pytest
from tests.acts.test_claims import CLAIM, LATER, STATEMENT

from qaitaru.cli.app import main


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A workspace with a statement and two claims."""
    place = str(tmp_path / "w")
    (tmp_path / "s.sta").write_text(STATEMENT)
    for name, text in {"first": CLAIM, "second": LATER}.items():
        (tmp_path / f"{name}.toml").write_text(text)
    sta = str(tmp_path / "s.sta")
    for words in (
        ("init", place, "--language", "en"),
        ("ingest", sta, "--basis", "test", "-w", place),
        ("claim", "save", "first", str(tmp_path / "first.toml"), "-w", place),
        ("claim", "save", "second", str(tmp_path / "second.toml"), "-w", place),
    ):
        assert _left(monkeypatch, *words) in {0, None}, words
    return place


def _left(monkeypatch: pytest.MonkeyPatch, *words: str) -> object:
    monkeypatch.setattr("sys.argv", ["qaitaru", *words])
    with pytest.raises(SystemExit) as left:
        main()
    return left.value.code


def test_every_claim_is_traced_and_kept(
    place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert _left(monkeypatch, "trace", "--all-claims", "-w", place, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["name"] for one in told} == {"first", "second"}
    assert len({one["analysis"] for one in told}) == len(told) > 2
    assert _left(monkeypatch, "trace", "--again", str(told[0]["analysis"]), "-w", place) == 0


def test_people_are_told_how_many(
    place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _left(monkeypatch, "trace", "--all-claims", "-w", place) == 0
    assert "second" in capsys.readouterr().out


@pytest.mark.parametrize(
    "more", [("--rule", "fifo"), ("--version", "1"), ("--regardless",), ("--same-day", "bounds")]
)
def test_what_is_of_one_claim_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    assert _left(monkeypatch, "trace", "--all-claims", "-w", str(tmp_path), *more) == 2
