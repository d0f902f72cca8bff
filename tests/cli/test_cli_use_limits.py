"""A limitation on the command line: a column, lines, JSON; and commands that obey it."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.acts.limited_item_cases import limit_item, take_in
from tests.web.evidence_texts import BETA, EVIDENCE

from qaitaru.acts.act import Desk
from qaitaru.acts.workspace import Settings, create_workspace, open_workspace
from qaitaru.casework.bodies.requests import Limitation
from qaitaru.cli.app import main


class Left(NamedTuple):
    """What a command left."""

    code: object
    out: str
    err: str


Run = Callable[..., Left]
LIMITED = Limitation(uses=("intelligence",), may_be_shared_with=("gpo",))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Commands in a workspace whose second item is that of Beta."""
    own = Settings(title="T", language="en", member="aigerim", agency="fiu")
    made = create_workspace(tmp_path / "w", own)
    files = {name: str(EVIDENCE[name]) for name in ("alpha-01__csv", "beta-01__csv")}
    take_in(Desk(made), tmp_path / "in", **files)
    made.close()

    def told(*words: object) -> Left:
        monkeypatch.setattr(sys, "argv", ["qaitaru", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Left(left.value.code or 0, said.out, said.err)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QAITARU_WORKSPACE", str(tmp_path / "w"))
    return told


@pytest.fixture
def limited(run: Run, tmp_path: Path) -> Run:
    """The same, where that item came from abroad for intelligence, and for one agency."""
    workspace = open_workspace(tmp_path / "w")
    limit_item(Desk(workspace), 2, LIMITED)
    workspace.close()
    return run


def test_what_is_not_limited_is_told_as_before(run: Run) -> None:
    for asked in (("evidence",), ("statement", BETA), ("transfers",)):
        assert "Use limited" not in run(*asked).out
        assert "use_limits" not in run(*asked, "--json").out


@pytest.mark.parametrize("asked", [("evidence",), ("statement", BETA), ("transfers",)])
def test_a_table_has_a_column_and_json_a_key(limited: Run, asked: tuple[str, ...]) -> None:
    told = limited(*asked).out
    assert "GB:" in told
    found = json.loads(limited(*asked, "--json").out)
    marks = found[1]["use_limits"] if asked == ("evidence",) else found["use_limits"]
    assert [(one["exhibit"], one["uses"]) for one in marks] == [(2, ["intelligence"])]


def test_an_item_tells_the_whole(limited: Run) -> None:
    told = " ".join(limited("evidence", "--exhibit", 2).out.split())
    assert "Item 2: Came from GB in answer to request" in told
    assert "May be shared with: gpo." in told
    assert "Came from" not in limited("evidence", "--exhibit", 1).out


def test_a_report_is_refused_by_name_and_written_as_asked(limited: Run, tmp_path: Path) -> None:
    left = limited("report", tmp_path / "r", "--format", "html")
    assert left.code == 2
    said = " ".join(left.err.split())
    assert "item 2 came from GB" in said
    assert "qaitaru request consent" in said
    working = limited("report", tmp_path / "r", "--format", "html", "--use", "intelligence")
    without = limited("report", tmp_path / "s", "--format", "html", "--leave-out-limited")
    assert (working.code, without.code) == (0, 0)
    assert limited("report", tmp_path / "r", "--use", "gossip").code == 2


def test_an_export_tells_what_it_left_out_and_what_goes_under_a_limitation(
    limited: Run, tmp_path: Path
) -> None:
    asked = ("export", "ftm", "--out", tmp_path / "f", "--purpose", "to the partner")
    left = limited(*asked)
    assert left.code == 1
    assert "Left out, with all that was read from them (limited use): 2." in left.out
    told = json.loads(limited(*asked, "--json").out)
    assert [one["exhibit"] for one in told["left_out"]] == [2]
    named = limited(*asked, "--to", "gpo")
    assert named.code == 0
    assert "Goes out under a limitation" in named.out


def test_a_network_is_noted_by_what_its_arrows_rest_on(limited: Run, tmp_path: Path) -> None:
    drawn, graph = tmp_path / "n.svg", tmp_path / "n.graphml"
    asked = ("network", BETA, "--svg", drawn, "--graphml", graph)
    assert "Item 2: Came from GB" in " ".join(limited(*asked).out.split())
    assert "GB" in drawn.read_text(encoding="utf-8")
    assert "GB" in graph.read_text(encoding="utf-8")
    told = json.loads(limited("network", BETA, "--json").out)
    assert [one["exhibit"] for one in told["use_limits"]] == [2]


def test_a_network_is_not_noted_by_an_item_elsewhere(limited: Run, tmp_path: Path) -> None:
    drawn, graph = tmp_path / "n.svg", tmp_path / "n.graphml"
    gamma = ("network", "KZ00000000000000GAMA", "--by", "account")
    assert "GB" not in limited(*gamma, "--svg", drawn, "--graphml", graph).out
    assert "GB" not in drawn.read_text(encoding="utf-8")
    assert "GB" not in graph.read_text(encoding="utf-8")
    assert "use_limits" not in limited(*gamma, "--json").out
