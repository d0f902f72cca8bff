"""Results are kept pressed: the same text to the byte, on every engine, from every edition."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

import qaitaru.engine
from qaitaru.engine import kept_analyses
from qaitaru.engine.analyses import Analysis, keep, text_of
from qaitaru.engine.pressed import pressed, unpressed
from qaitaru.engine.record import Record, _engine, open_record
from qaitaru.facts.errors import AnalysisAltered, AnalysisMissing

SAID = {"rows": [{"holder": "Ерлан Ұ.", "held": {"theft": at}} for at in range(500)]}
EARLIER = """
INSERT INTO analyses (number, rule, parameters, data_version, code_version,
  result, result_sha256, made_by, made_at)
VALUES (:number, 'tracing.fifo', '{}', 'd', 'c', :result, :sha256, 'aigerim', '2026-01-01')
"""


@given(st.text())
def test_a_text_is_the_same_to_the_byte(told: str) -> None:
    assert unpressed(pressed(told)) == told


@pytest.mark.parametrize("kept", [b"", b"{}", pressed("{}")[:-1], pressed("{}")[:-1] + b"\0"])
def test_other_bytes_than_were_kept_are_no_text(kept: bytes) -> None:
    assert unpressed(kept) is None


def test_a_result_is_kept_small_and_read_as_it_was(record_url: str) -> None:
    record = open_record(record_url)
    with record.write() as connection:
        _enter(connection)
        kept = keep(connection, _analysis(), member="aigerim", at=datetime(2026, 1, 1, tzinfo=UTC))
        assert keep(connection, _analysis(), member="aigerim", at=datetime.now(UTC)) == kept
    with record.read() as connection:
        assert kept_analyses.result_text(connection, kept.number) == text_of(SAID)
        assert kept_analyses.stored_sha256(connection, kept.number) == kept.result_sha256
        size = connection.execute(text("SELECT length(result) FROM analyses")).scalar_one()
        assert size < len(text_of(SAID)) / 5
        for look in (kept_analyses.result_text, kept_analyses.stored_sha256):
            with pytest.raises(AnalysisMissing):
                look(connection, 2)
    record.close()


@pytest.mark.parametrize("put", [b"no text", pressed("{}")])
def test_a_result_put_in_place_of_another_is_not_shown(tmp_path: Path, put: bytes) -> None:
    record = open_record(f"sqlite:///{tmp_path}/record.sqlite")
    with record.write() as connection:
        _enter(connection)
        kept = keep(connection, _analysis(), member="aigerim", at=datetime.now(UTC))
        connection.execute(text("DROP TRIGGER analyses_update_refused"))
        connection.execute(text("UPDATE analyses SET result = :put"), {"put": put})
    with record.read() as connection:
        assert kept_analyses.stored_sha256(connection, 1) != kept.result_sha256
        with pytest.raises(AnalysisAltered, match=kept.result_sha256):
            kept_analyses.result_text(connection, 1)
    record.close()


def test_what_an_earlier_edition_kept_says_the_same_and_stays_guarded(record_url: str) -> None:
    told = [text_of(SAID), "{}", '{"altered":"since it was kept"}']
    kept = [sha256(one.encode()).hexdigest() for one in (told[0], told[1], "{}")]
    _keep_as_earlier(record_url, told, kept)
    record = open_record(record_url)
    with record.read() as connection:
        assert [kept_analyses.result_text(connection, number) for number in (1, 2)] == told[:2]
        found = kept_analyses.stored_sha256(connection, 3)
        assert found == sha256(told[2].encode()).hexdigest() != kept[2]
        heads = kept_analyses.heads(connection, "tracing.")
        assert [one.result_sha256 for one in heads] == kept
    for refused in ("UPDATE analyses SET number = number", "DELETE FROM analyses"):
        with pytest.raises(DBAPIError, match="append-only"), record.write() as connection:
            connection.execute(text(refused))
    with record.write() as connection:
        keep(connection, _analysis(), member="aigerim", at=datetime.now(UTC))
    record.close()


def _analysis() -> Analysis:
    return Analysis(rule="a", parameters={}, data_version="d", code_version="c", result=SAID)


def _enter(connection: Connection) -> None:
    connection.execute(text("INSERT INTO agencies VALUES ('fiu', 'FIU')"))
    connection.execute(text("INSERT INTO members VALUES ('aigerim', 'fiu', 'Aigerim')"))


def _keep_as_earlier(url: str, told: list[str], kept: list[str]) -> None:
    """A record as the edition before left it: results as plain text."""
    record = Record(url, _engine(url))
    config = Config()
    folder = Path(next(iter(qaitaru.engine.__path__))) / "migrations"
    config.set_main_option("script_location", str(folder))
    with record.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        _enter(connection)
        for number, (result, digest) in enumerate(zip(told, kept, strict=True), 1):
            row = {"number": number, "result": result, "sha256": digest}
            connection.execute(text(EARLIER), row)
    record.close()
