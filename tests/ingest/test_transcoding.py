from pathlib import Path

import pytest

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.text.transcoding import Utf8Text, utf8_copy

TEXT = "Дата;Назначение платежа\r\n05.03.2025;оплата по договору поставки\n"


@pytest.mark.parametrize(
    ("written", "named"),
    [("cp1251", "cp1251"), ("cp866", "cp866"), ("utf-16", "utf-16-le"), ("utf-16-be", "utf-16-be")],
)
def test_a_copy_in_utf8_keeps_every_letter_and_line_end(
    tmp_path: Path, written: str, named: str
) -> None:
    source = tmp_path / "t.csv"
    source.write_bytes(TEXT.encode(written))
    copy = utf8_copy(source, tmp_path)
    assert isinstance(copy, Utf8Text)
    assert copy.encoding == named
    assert copy.path.read_bytes() == TEXT.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_in_utf8_is_read_where_it_lies(tmp_path: Path, encoding: str) -> None:
    source = tmp_path / "t.csv"
    source.write_bytes(TEXT.encode(encoding))
    assert utf8_copy(source, tmp_path) == Utf8Text(source, "utf-8")


def test_bytes_the_named_encoding_has_not_are_named_with_their_place(tmp_path: Path) -> None:
    source = tmp_path / "t.csv"
    source.write_bytes(b"abc\x98def")
    assert utf8_copy(source, tmp_path, "cp1251") == Problem(
        "encoding_breaks", Severity.ASKED, "byte=3", "98 64 65 66", "cp1251"
    )
    source.write_bytes(b"\xff\xfea\x00b")
    broken = utf8_copy(source, tmp_path)
    assert isinstance(broken, Problem)
    assert (broken.code, broken.place) == ("encoding_breaks", "byte=4")


def test_utf8_broken_in_one_place_is_not_taken_for_another_encoding(tmp_path: Path) -> None:
    source = tmp_path / "t.csv"
    whole = TEXT.encode() * 60_000
    source.write_bytes(whole + b"\xd0" + b"\n" + TEXT.encode())
    broken = utf8_copy(source, tmp_path)
    assert isinstance(broken, Problem)
    assert (broken.code, broken.place) == ("encoding_breaks", f"byte={len(whole)}")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").touch()
    empty = utf8_copy(tmp_path / "t.csv", tmp_path)
    assert isinstance(empty, Problem)
    assert empty.code == "file_empty"
