"""The FM-1 commands: a form becomes a message in UTF-16, a message a form."""

import json
from pathlib import Path

import pytest
from tests.ingest.fm1_texts import DOCUMENT, form
from typer.testing import CliRunner

from qaitaru.cli.app import make_app


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["qaitaru", "fm1", "write", "read"])


def fm1(*words: str | Path) -> tuple[int, str]:
    left = CliRunner().invoke(make_app(), ["fm1", *map(str, words)])
    assert left.exception is None or isinstance(left.exception, SystemExit), left.output
    return left.exit_code, left.stdout


def test_a_message_is_taken_apart_and_written_again(tmp_path: Path) -> None:
    source, taken, made = (tmp_path / name for name in ("a.xml", "a.json", "b.xml"))
    source.write_bytes(form().encode("utf-16"))
    code, out = fm1("read", source, "--out", taken, "--json")
    assert (code, [one["code"] for one in json.loads(out)["losses"]]) == (1, ["signature_left"])
    code, out = fm1("write", taken, "--out", made, "--json")
    assert (code, json.loads(out)["written"]) == (0, True)
    again = tmp_path / "b.json"
    assert fm1("read", made, "--out", again)[0] == 0
    assert again.read_bytes() == taken.read_bytes()


def test_a_new_form_gets_the_numbers_given_in_capitals(tmp_path: Path) -> None:
    source, made = tmp_path / "a.json", tmp_path / "a.xml"
    source.write_text('{"SignedData": {"Data": {"Root": {}}}}')
    asked = ("write", source, "--out", made, "--version", DOCUMENT.lower())
    code, out = fm1(*asked)
    assert code == 1
    assert not made.exists()
    assert "MessageInformation" in out
    assert fm1(*asked, "--draft")[0] == 1
    assert f"<Version>{DOCUMENT}</Version>" in made.read_bytes().decode("utf-16")
