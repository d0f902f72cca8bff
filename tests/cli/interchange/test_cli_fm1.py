"""The FM-1 commands: a form becomes a message in UTF-16, a message a form."""

import json
from pathlib import Path

import pytest
from tests.ingest.fm1_texts import DOCUMENT, export, form
from typer.testing import CliRunner

from qaitaru.cli.app import make_app
from qaitaru.facts.errors import SettingFaulty


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["qaitaru", "fm1", "write", "read", "answer"])


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


ASKED = (
    f"<Root><OriginalDocumentGuid>{DOCUMENT}</OriginalDocumentGuid><CountDays>1</CountDays>"
    "<RequestDateTime>01.02.2026 10:00:00</RequestDateTime><Description>?</Description></Root>"
)


def test_a_request_for_more_is_answered_about_the_same_document_with_its_files(
    tmp_path: Path,
) -> None:
    asked, made, taken = (tmp_path / name for name in ("a.xml", "b.xml", "b.json"))
    asked.write_bytes(export(ASKED).encode("utf-16"))
    (tmp_path / "statement.csv").write_bytes(b"ABC")
    words = ("--comment", "Attached", "--file", tmp_path / "statement.csv")
    left = fm1("answer", asked, "--out", made, *words, "--at", "2026-02-02T10:00:00", "--json")
    assert (left[0], json.loads(left[1])["may_be_sent"]) == (0, True)
    assert fm1("read", made, "--out", taken)[0] == 0
    told = json.loads(taken.read_text())["SignedData"]
    before = json.loads(fm1_form(asked, tmp_path))["SignedData"]
    assert (told["Sender"], told["Receiver"]) == (before["Receiver"], before["Sender"])
    assert told["Data"]["Root"] == {
        "OriginalDocumentGuid": DOCUMENT,
        "Comment": "Attached",
        "ResponseDateTime": "02.02.2026 10:00:00",
        "Attachments": [{"FileName": "statement.csv", "Length": "3", "Buffer": "QUJD"}],
    }


def fm1_form(source: Path, folder: Path) -> str:
    fm1("read", source, "--out", folder / "form.json")
    return (folder / "form.json").read_text()


def test_what_asks_for_nothing_is_not_answered(tmp_path: Path) -> None:
    source, made = tmp_path / "a.xml", tmp_path / "b.xml"
    source.write_bytes(form().encode("utf-16"))
    code, _ = fm1("answer", source, "--out", made, "--comment", "x")
    assert (code, made.exists()) == (1, False)
    source.write_bytes(export(ASKED).encode("utf-16"))
    words = ["fm1", "answer", str(source), "--out", str(made), "--comment", "x", "--at", "soon"]
    assert isinstance(CliRunner().invoke(make_app(), words).exception, SettingFaulty)
    assert fm1("answer", source, "--out", made, "--comment", "x")[0] == 0
