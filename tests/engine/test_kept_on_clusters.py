"""What is read more than once is worked out once on a cluster, and nothing of it is left."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qaitaru.engine.duck import connect
from qaitaru.engine.opening import open_engine
from qaitaru.engine.steps import Step
from qaitaru.facts.errors import StepRefused, SystemRefused

STEPS = (
    Step("doubled", "SELECT n, n * 2 AS twice FROM numbers"),
    Step("both", "SELECT n FROM doubled UNION ALL SELECT twice FROM doubled"),
)


@pytest.fixture
def numbers(tmp_path: Path) -> Path:
    file = tmp_path / "own" / "numbers.parquet"
    file.parent.mkdir()
    with connect() as connection:
        connection.execute(f"COPY (SELECT n FROM range(9) AS t(n)) TO '{file}' (FORMAT parquet)")
    return file


@pytest.fixture(params=["", "path", "url"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """No folder that is shared, one by its path, and one by its URL; nothing may be left there."""
    place = tmp_path / "shared"
    place.mkdir()
    yield {"": "", "path": str(place), "url": place.as_uri()}[request.param]
    assert list(place.iterdir()) == []


def test_what_is_kept_says_the_same(cluster: str, folder: str, numbers: Path) -> None:
    with open_engine("spark", cluster, folder=folder) as engine:
        engine.register("numbers", [numbers], summed=("n",))
        engine.run(STEPS)
        expected = sorted([*range(9), *range(0, 18, 2)])
        assert [n for (n,) in engine.rows("SELECT n FROM both")] == expected


def test_kept_for_a_later_call_until_it_is_let_go(cluster: str, folder: str, numbers: Path) -> None:
    with open_engine("spark", cluster, folder=folder) as engine:
        engine.register("numbers", [numbers])
        engine.run(STEPS[:1], kept=["doubled"])
        engine.run([Step("some", "SELECT n FROM doubled WHERE n < 2")])
        assert engine.rows("SELECT n FROM some") == [(0,), (1,)]
        engine.run([Step("doubled", "SELECT 7 AS n")], kept=["doubled"])
        assert engine.rows("SELECT n FROM doubled") == [(7,)]
        engine.drop(["doubled"])
        with pytest.raises(StepRefused):
            engine.rows("SELECT n FROM doubled")


def test_a_table_without_rows_is_kept_with_its_columns(cluster: str, folder: str) -> None:
    with open_engine("spark", cluster, folder=folder) as engine:
        none = Step("none", "SELECT CAST(1 AS BIGINT) AS a, 'x' AS b WHERE 1 = 2")
        engine.run([none], kept=["none"])
        engine.run([Step("told", "SELECT COUNT(a) AS a, MAX(b) AS b FROM none")])
        assert engine.rows("SELECT a, b FROM told") == [(0, None)]


def test_with_a_shared_folder_servers_need_not_see_ours(
    cluster: str, numbers: Path, tmp_path: Path
) -> None:
    place = tmp_path / "shared"
    with open_engine("spark", cluster, folder=str(place)) as engine:
        engine.register("numbers", [numbers])
        numbers.unlink()
        assert engine.rows("SELECT COUNT(*) AS told FROM numbers") == [(9,)]


def test_a_url_is_read_by_the_servers_alone(cluster: str, numbers: Path) -> None:
    with open_engine("spark", cluster) as engine:
        engine.register("numbers", [numbers.as_uri()])
        assert engine.rows("SELECT SUM(n) AS total FROM numbers") == [(36,)]


@pytest.mark.parametrize("folder", ["ftps://name:key@nowhere/x", "not a place", "/proc/nowhere"])
def test_a_folder_that_cannot_be_had_is_told_without_its_key(sail: str, folder: str) -> None:
    with pytest.raises(SystemRefused) as told, open_engine("spark", sail, folder=folder):
        pass
    assert "key" not in told.value.path
