"""Tables of transfers in other encodings are read as they are meant, or refused by name."""

from pathlib import Path

import pytest

from qaitaru.acts.detection import table_in_utf8 as tables
from qaitaru.acts.detection.detect_in_file import detect_in_file
from qaitaru.acts.detection.table_in_utf8 import table_in_utf8
from qaitaru.acts.networks.file_source import file_source
from qaitaru.detection.typologies import TYPOLOGIES
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.problems import Problem

HEADER = "transfer_id,booked_at,payer_account,payee_account,amount,currency,purpose,payer_name\n"
PURPOSE = "Оплата по договору поставки строительных материалов без НДС"
ROWS = "".join(
    f"T{at},2025-01-{1 + at % 3:02},A{at},B,100.00,KZT,{PURPOSE},Шалфеева Ирина Павловна\n"
    for at in range(1, 29)
)
FAN = tuple(one for one in TYPOLOGIES if one.name == "fan_in")


def _left(folder: Path, encoding: str, text: str = HEADER + ROWS) -> Path:
    path = folder / "given.csv"
    path.write_bytes(text.encode(encoding))
    return path


def _read(found: Path | Problem) -> str:
    assert isinstance(found, Path)
    return found.read_text(encoding="utf-8")


@pytest.mark.parametrize("raw", [HEADER.encode(), "\ufeffЫ".encode(), b"", b"PAR1\xff\xfe"])
def test_utf8_and_parquet_are_read_where_they_are(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "given.csv"
    path.write_bytes(raw)
    assert table_in_utf8(path, tmp_path) == path
    assert table_in_utf8(path, tmp_path, "cp1251") == path


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16"])
def test_bytes_that_decide_need_no_name(tmp_path: Path, encoding: str) -> None:
    assert _read(table_in_utf8(_left(tmp_path, encoding), tmp_path)) == HEADER + ROWS


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "utf-16-le"])
def test_a_named_encoding_is_taken_wherever_the_file_is_cut(
    tmp_path: Path, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_PIECE", 7)
    assert _read(table_in_utf8(_left(tmp_path, encoding), tmp_path, encoding)) == HEADER + ROWS


def test_bytes_that_do_not_decide_are_asked_about(tmp_path: Path) -> None:
    few = _left(tmp_path, "cp1251", HEADER + "T1,2025-01-01,A,B,1,KZT,,Ы\n")
    found = table_in_utf8(few, tmp_path)
    assert isinstance(found, Problem)
    assert found.code == "encoding_undecided"
    assert "cp1251" in found.found


def test_a_byte_the_encoding_lacks_is_told_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_PIECE", 16)
    path = tmp_path / "given.csv"
    path.write_bytes(HEADER.encode() + b"\x98\xc8")  # the first is none of cp1251
    found = table_in_utf8(path, tmp_path, "cp1251")
    assert isinstance(found, Problem)
    assert found.code == "encoding_breaks"
    assert str(len(HEADER)) in str(found.place)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match=r"none\.csv"):
        table_in_utf8(tmp_path / "none.csv", tmp_path)


def test_detection_and_networks_read_such_tables(tmp_path: Path) -> None:
    path = _left(tmp_path, "cp1251")
    found = detect_in_file(path, FAN)
    assert not found.transfers.problems
    assert {one.name for one in found.findings[0].accounts} >= {"Шалфеева Ирина Павловна"}
    with file_source(path) as network:
        assert network.end("A1") > 0


def test_where_bytes_do_not_decide_nothing_is_searched_and_that_is_told(tmp_path: Path) -> None:
    path = _left(tmp_path, "cp1251", HEADER + "T1,2025-01-01,A,B,1,KZT,,Ы\n")
    found = detect_in_file(path, FAN)
    assert not found.transfers.ledgers
    assert [one.code for one in found.transfers.problems] == ["encoding_undecided"]
    assert detect_in_file(path, FAN, encoding="cp1251").transfers.ledgers


def test_a_table_of_accounts_that_does_not_decide_leaves_the_transfers(tmp_path: Path) -> None:
    accounts = tmp_path / "accounts.csv"
    accounts.write_bytes("account,city\nA1,Ы\n".encode("cp1251"))
    found = detect_in_file(_left(tmp_path, "utf-8"), FAN, accounts=accounts)
    assert found.findings
    assert [one.code for one in found.known.problems][:1] == ["encoding_undecided"]
