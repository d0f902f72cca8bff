"""What came with a limitation leaves only as it may: papers, exports, a report made again."""

import json
from pathlib import Path

import pytest
from lxml.etree import fromstring
from tests.acts.interchange.test_make_again import REPORT
from tests.acts.limited_item_cases import agree, limit_item, take_in
from tests.web.evidence_texts import ALPHA, BETA, EVIDENCE

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.interchange.export_case import export_case
from qaitaru.acts.interchange.make_again import goaml_again
from qaitaru.acts.report.write_report import MadeFor, write_report
from qaitaru.acts.tracing.trace_exhibit import (
    issue_balance_drawing,
    issue_rules_drawing,
    issue_workbook,
)
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.casework.bodies.requests import Limitation
from qaitaru.casework.requests.use_limits import Use
from qaitaru.facts.errors import UseRefused
from qaitaru.interchange.goaml.writing import goaml_taken

CLAIM = """
claimant = "victim"
[[receipt]]
entry = "1-b2"
"""


@pytest.fixture
def held(desk: Desk, tmp_path: Path) -> Desk:
    """Exhibit 1 of Alpha is ours; exhibit 2 of Beta came from abroad, for intelligence alone."""
    files = {name: str(EVIDENCE[name]) for name in ("alpha-01__csv", "beta-01__csv")}
    take_in(desk, tmp_path / "in", **files)
    return desk


def page(desk: Desk, folder: Path, **asked: object) -> str:
    written = write_report(desk, folder, languages=["en"], formats=["html"], **asked)  # type: ignore[arg-type]
    return written[0].path.read_text(encoding="utf-8")


def test_what_is_not_limited_is_written_as_before(held: Desk, tmp_path: Path) -> None:
    limit_item(held, 2, Limitation(uses=("evidence",), this_case_only=False))
    told = page(held, tmp_path / "r")
    assert "Items of limited use" in told, "what is allowed is told all the same"
    assert "not evidence" not in told


def test_a_report_for_evidence_is_refused_and_names_item_partner_and_answer(
    held: Desk, tmp_path: Path
) -> None:
    answer = limit_item(held, 2)
    with pytest.raises(UseRefused) as fault:
        page(held, tmp_path / "r")
    (item,) = fault.value.items
    assert (item.exhibit, item.partner, item.answer) == (2, "gb", answer)
    assert fault.value.use == "evidence"
    assert not (tmp_path / "r").exists()


def test_a_working_paper_says_that_it_is_no_evidence(held: Desk, tmp_path: Path) -> None:
    answer = limit_item(held, 2)
    told = page(held, tmp_path / "r", made_for=MadeFor(use=Use.INTELLIGENCE))
    assert "Working paper: not evidence" in told
    assert f"Came from GB in answer to request {look_at_use_marks(held).of([2])[0].request}" in told
    assert f"answer {answer}" in told
    assert "Allowed: intelligence." in told


def test_an_item_is_left_out_with_all_that_was_read_from_it(held: Desk, tmp_path: Path) -> None:
    limit_item(held, 2)
    told = page(held, tmp_path / "r", made_for=MadeFor(leave_out=True))
    assert "Left out, with all that was read from them (limited use): 2." in told
    assert "beta-01.csv" not in told
    assert "alpha-01.csv" in told


def test_consent_opens_a_report(held: Desk, tmp_path: Path) -> None:
    agree(held, limit_item(held, 2), "evidence")
    told = page(held, tmp_path / "r")
    assert "Allowed: intelligence, evidence in the case." in told
    assert "Working paper" not in told


def test_a_limit_that_ended_allows_nothing(held: Desk, tmp_path: Path) -> None:
    ended = Limitation(uses=("evidence",), until=held.clock().date().replace(year=2020))
    limit_item(held, 2, ended)
    (mark,) = look_at_use_marks(held).of([2])
    assert mark.has_ended
    assert mark.uses == ()
    with pytest.raises(UseRefused):
        page(held, tmp_path / "r")


@pytest.fixture
def traced(held: Desk) -> int:
    return trace_funds(held, CLAIM, rules=["fifo"])[0].analysis


def test_the_exhibits_of_a_trace_want_the_same(held: Desk, traced: int) -> None:
    before = issue_workbook(held, traced, "en")
    answer = limit_item(held, 1)
    with pytest.raises(UseRefused):
        issue_workbook(held, traced, "en")
    with pytest.raises(UseRefused):
        issue_rules_drawing(held, traced, "en")
    with pytest.raises(UseRefused):
        issue_balance_drawing(held, traced, ALPHA, "KZT", language="en")
    paper = issue_workbook(held, traced, "en", use=Use.INTELLIGENCE)
    drawn = issue_rules_drawing(held, traced, "en", use=Use.INTELLIGENCE)
    assert paper.name == before.name.replace(".xlsx", ".intelligence.xlsx")
    assert drawn.name.endswith(".intelligence.svg")
    assert "Working paper" in drawn.content.decode()
    assert "Came from GB" in drawn.content.decode()
    agree(held, answer, "evidence")
    assert issue_workbook(held, traced, "en").name == before.name


def test_a_trace_that_stands_on_nothing_limited_is_as_before(
    held: Desk, traced: int, tmp_path: Path
) -> None:
    before = issue_workbook(held, traced, "en")
    take_in(held, tmp_path / "in", letter__txt="no row of the trace")
    limit_item(held, 3)
    after = issue_workbook(held, traced, "en")
    assert (after.name, after.content) == (before.name, before.content)


def test_a_report_does_not_leave_out_what_its_trace_stands_on(held: Desk, tmp_path: Path) -> None:
    traces = trace_funds(held, CLAIM, rules=["fifo"])
    limit_item(held, 1)
    with pytest.raises(UseRefused):
        page(held, tmp_path / "r", made_for=MadeFor(leave_out=True), traces=traces)


def test_an_export_leaves_out_what_may_not_be_shared_and_tells_it(held: Desk) -> None:
    whole = export_case(held, "ftm", purpose="x")
    answer = limit_item(held, 2, Limitation(uses=("evidence",), may_be_shared_with=("gpo",)))
    nobody = export_case(held, "ftm", purpose="x")
    assert [one.exhibit for one in nobody.left_out] == [2]
    assert nobody.counts["exhibits"] == whole.counts["exhibits"] - 1
    assert "beta-01.csv" not in nobody.content.decode()
    assert BETA in nobody.content.decode(), "what our own item says of Beta stays"
    assert export_case(held, "ftm", purpose="x", to="mia").left_out == nobody.left_out
    named = export_case(held, "ftm", purpose="x", to="gpo")
    assert named.left_out == ()
    assert [one.answer for one in named.goes_out] == [answer]
    assert named.counts == whole.counts
    agree(held, answer, "sharing", "mia")
    assert export_case(held, "ftm", purpose="x", to="mia").counts == whole.counts


def test_a_graph_of_the_case_holds_no_custody_of_what_is_left_out(held: Desk) -> None:
    limit_item(held, 2)
    graph = json.dumps(json.loads(export_case(held, "case", purpose="x").content))
    assert "alpha-01.csv" in graph
    assert "beta-01.csv" not in graph


def test_a_report_that_was_given_is_made_again_for_an_agency_that_may_have_it(
    desk: Desk, tmp_path: Path
) -> None:
    take_in(desk, tmp_path / "in", report__xml=REPORT)
    answer = limit_item(desk, 1)
    for to in ("", "mia"):
        with pytest.raises(UseRefused):
            goaml_again(desk, 1, purpose="x", to=to)
    agree(desk, answer, "sharing", "mia")
    report, _ = goaml_again(desk, 1, purpose="x", to="mia")
    assert report == goaml_taken(fromstring(REPORT))[0]


OF_THIS_CASE = Limitation(uses=("evidence",))


def test_a_report_of_several_cases_does_not_tell_of_an_item_bound_to_one(
    held: Desk, tmp_path: Path
) -> None:
    answer = limit_item(held, 2, OF_THIS_CASE)
    assert "beta-01.csv" in page(held, tmp_path / "r"), "one case: the report is of it"
    other = open_investigation(held, "another case").head.number
    for made_for in (MadeFor(), MadeFor(investigation=other)):
        with pytest.raises(UseRefused) as fault:
            page(held, tmp_path / "no", made_for=made_for)
        assert fault.value.use == "other_case"
        assert [one.answer for one in fault.value.items] == [answer]
    assert "beta-01.csv" in page(held, tmp_path / "r", made_for=MadeFor(investigation=1))
    told = page(held, tmp_path / "r", made_for=MadeFor(investigation=other, leave_out=True))
    assert "beta-01.csv" not in told
    agree(held, answer, "other_case")
    assert "beta-01.csv" in page(held, tmp_path / "r")


def test_what_is_bound_to_no_case_is_told_of_in_a_report_of_all(held: Desk, tmp_path: Path) -> None:
    limit_item(held, 2, Limitation(uses=("evidence",), this_case_only=False))
    open_investigation(held, "another case")
    assert "beta-01.csv" in page(held, tmp_path / "r")


def test_a_drawing_of_the_case_says_what_may_be_done_with_it(held: Desk) -> None:
    limit_item(held, 2, Limitation(uses=("evidence",), may_be_shared_with=("gpo",)))
    for form, place in (("graphml", "{*}desc"), ("gexf", "{*}meta/{*}description")):
        drawn = fromstring(export_case(held, form, purpose="x", to="gpo").content)
        note = drawn.find(place)
        assert note is not None
        assert "GB" in str(note.text)
        bare = fromstring(export_case(held, form, purpose="x").content)
        assert bare.find(place) is None, "what is limited was left out"
