"""A cluster and DuckDB are asked alike and answer alike; what a cluster cannot do is refused."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from qaitaru.engine.analysis_engine import AnalysisEngine
from qaitaru.engine.duck import connect
from qaitaru.engine.opening import open_engine
from qaitaru.engine.probe import QUESTIONS, probe
from qaitaru.engine.steps import Step
from qaitaru.engine.unsupported import UNSUPPORTED
from qaitaru.facts.errors import EngineUnreachable, StepRefused, StepUnsupported
from qaitaru.wording import LANGUAGES, words_for
from qaitaru.wording.faults import fault_text


@pytest.fixture(params=["duckdb", "spark"])
def engine(request: pytest.FixtureRequest) -> Iterator[AnalysisEngine]:
    address = request.getfixturevalue("sail") if request.param == "spark" else ""
    with open_engine(request.param, address) as opened:
        yield opened


@pytest.fixture
def spark(cluster: str) -> Iterator[AnalysisEngine]:
    with open_engine("spark", cluster) as opened:
        yield opened


def _parquet(folder: Path, *amounts: int) -> Path:
    file = folder / "amounts of 'one'.parquet"
    told = ", ".join(f"({number}, {amount})" for number, amount in enumerate(amounts))
    with connect() as connection:
        connection.execute(
            f"COPY (SELECT n::BIGINT AS n, amount::BIGINT AS amount FROM (VALUES {told}) "
            f"AS t(n, amount)) TO '{str(file).replace(chr(39), 2 * chr(39))}' (FORMAT parquet)"
        )
    return file


def test_a_step_reads_parquet_by_its_path(engine: AnalysisEngine, tmp_path: Path) -> None:
    engine.register("amounts", [_parquet(tmp_path, 5, 2**53, -7)], summed=("amount",))
    engine.run([Step("total", "SELECT SUM(amount) AS total, COUNT(*) AS told FROM amounts")])
    assert engine.rows("SELECT total, told FROM total") == [(2**53 - 2, 3)]


def test_rows_come_in_one_order_nothing_first(engine: AnalysisEngine) -> None:
    asked = "SELECT 2 AS a, 'я' AS b UNION ALL SELECT NULL, 'z' UNION ALL SELECT 2, 'a'"
    assert engine.rows(asked) == [(None, "z"), (2, "a"), (2, "я")]


def test_every_question_of_the_check_is_answered_right(engine: AnalysisEngine) -> None:
    assert [one for one in probe(engine) if not one.is_equal] == []


def test_a_cluster_answers_every_question_right(spark: AnalysisEngine) -> None:
    assert [one for one in probe(spark) if not one.is_equal] == []
    assert spark.version


def test_a_step_replaces_one_of_its_name(engine: AnalysisEngine) -> None:
    engine.run([Step("one", "SELECT 1 AS a")])
    engine.run([Step("one", "SELECT 2 AS a", view=True)])
    assert engine.rows("SELECT a FROM one") == [(2,)]


def test_a_step_that_fails_is_named_and_quoted(engine: AnalysisEngine) -> None:
    sql = "SELECT nope FROM nowhere"
    with pytest.raises(StepRefused) as refused:
        engine.run([Step("lost", sql)])
    assert (refused.value.step, refused.value.sql) == ("lost", sql)
    assert "nowhere" in refused.value.reason
    assert "JVM stacktrace" not in refused.value.reason
    with pytest.raises(StepRefused, match="nowhere"):
        engine.rows(sql)


def test_a_fraction_is_no_answer(engine: AnalysisEngine) -> None:
    with pytest.raises(StepRefused, match="float"):
        engine.rows("SELECT SQRT(2) AS root")


def test_views_are_gone_with_their_session(cluster: str) -> None:
    with open_engine("spark", cluster) as first:
        first.run([Step("fleeting", "SELECT 1 AS a")])
    with open_engine("spark", cluster) as second, pytest.raises(StepRefused):
        second.rows("SELECT a FROM fleeting")


def test_sums_that_would_wrap_are_refused(spark: AnalysisEngine, tmp_path: Path) -> None:
    spark.register("fits", [_parquet(tmp_path, 2**62, -(2**62) + 1)], summed=("amount",))
    with pytest.raises(StepUnsupported) as refused:
        spark.register("wide", [_parquet(tmp_path, 2**62, -(2**62))], summed=("amount",))
    assert refused.value.construct == "sum_beyond_bigint"


@pytest.mark.parametrize(
    ("construct", "sql"),
    [
        ("asof_join", "SELECT a.n FROM a ASOF JOIN b ON a.k = b.k AND a.t >= b.t"),
        ("distinct_over_window", "SELECT COUNT(DISTINCT b) OVER (PARTITION BY a) AS n FROM t"),
        ("division", "SELECT a / 2 AS half FROM t"),
        ("fraction", "SELECT CAST(a AS DOUBLE) AS f FROM t"),
        ("fraction", "SELECT CAST(a AS DECIMAL(18, 2)) AS f FROM t"),
        ("wide_integer", "SELECT CAST(a AS HUGEINT) AS wide FROM t"),
        ("epoch", "SELECT EPOCH(a) AS s FROM t"),
        ("list", "SELECT LIST(a) AS all_of FROM t"),
        ("range", "SELECT * FROM generate_series(1, 9)"),
        ("clock_or_chance", "SELECT RANDOM() AS r"),
    ],
)
def test_what_a_cluster_cannot_do_is_refused_with_its_reason(
    sail: str, construct: str, sql: str
) -> None:
    with open_engine("spark", sail) as opened, pytest.raises(StepUnsupported) as refused:
        opened.run([Step("meant", sql)])
    assert (refused.value.step, refused.value.construct) == ("meant", construct)
    assert sql in fault_text(refused.value, words_for("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_question_has_its_words(language: str) -> None:
    words = words_for(language)
    assert all(f"cluster.unsupported.{mark}" in words for mark in UNSUPPORTED)
    assert all(f"cluster.construct.{one.construct}" in words for one in QUESTIONS)


@pytest.mark.parametrize("address", ["sc://127.0.0.1:1", "sc://127.0.0.1:99999", "http://a:1"])
def test_nobody_at_an_address_is_told_at_once(sail: str, address: str) -> None:
    with pytest.raises(EngineUnreachable), open_engine("spark", f"{address}/;token=secret"):
        pass


def test_a_token_is_not_told(sail: str) -> None:
    with (
        pytest.raises(EngineUnreachable) as told,
        open_engine("spark", "sc://127.0.0.1:1/;token=secret"),
    ):
        pass
    assert told.value.address == "sc://127.0.0.1:1"


@pytest.fixture(params=["silent", "of another tongue"])
def other_server(request: pytest.FixtureRequest) -> Iterator[int]:
    """The port of a server that takes every call, and says nothing or what no client knows."""
    said = b"" if request.param == "silent" else b"220 mail.example ESMTP\r\n" * 9
    with socket.create_server(("127.0.0.1", 0)) as listening:
        calls = []

        def answer() -> None:
            with suppress(OSError):
                while True:
                    calls.append(listening.accept()[0])
                    calls[-1].sendall(said)

        Thread(target=answer, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
        for call in calls:
            call.close()


def test_some_other_server_is_told_in_seconds(sail: str, other_server: int) -> None:
    began = monotonic()
    address = f"sc://127.0.0.1:{other_server}"
    with (
        pytest.raises(EngineUnreachable) as told,
        open_engine("spark", f"{address}/;token=secret"),
    ):
        pass
    assert (told.value.address, bool(told.value.reason)) == (address, True)
    assert monotonic() - began < 20


def test_the_program_reads_no_cluster_door_unasked() -> None:
    code = (
        "import sys, qaitaru.cli.app, qaitaru.engine.opening, qaitaru.acts.check_cluster;"
        "assert not {'pyspark', 'pandas', 'pyarrow', 'grpc'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env=dict(os.environ))


def test_columns_of_whole_numbers_come_as_they_are(engine: AnalysisEngine, tmp_path: Path) -> None:
    engine.register("amounts", [_parquet(tmp_path, 5, 2**62, -7)])
    told = engine.numbers("SELECT n, amount FROM amounts")
    assert sorted(zip(told["amount"].tolist(), told["n"].tolist(), strict=True)) == [
        (-7, 2), (5, 0), (2**62, 1),
    ]  # fmt: skip
    assert engine.numbers("SELECT n FROM amounts WHERE n > 9")["n"].tolist() == []


@pytest.mark.parametrize("told", ["'one'", "CAST(NULL AS BIGINT)", "n IS NULL"])
def test_what_is_no_whole_number_is_no_column(
    engine: AnalysisEngine, tmp_path: Path, told: str
) -> None:
    engine.register("amounts", [_parquet(tmp_path, 5)])
    with pytest.raises(StepRefused) as fault:
        engine.numbers(f"SELECT {told} AS odd FROM amounts")
    assert fault.value.step == "numbers"


def test_what_is_let_go_is_gone(engine: AnalysisEngine) -> None:
    engine.run([Step("one", "SELECT 1 AS a"), Step("two", "SELECT 2 AS a", view=True)])
    engine.drop(["one", "two", "never_made"])
    with pytest.raises(StepRefused):
        engine.rows("SELECT a FROM one")
