"""Each element of the published schemas, one at a time: it comes back, or the losses name it."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import _Element, fromstring
from tests.interchange.schema_walks import (
    NASTY,
    as_told,
    canonical,
    document,
    each_once,
    standing,
    walks,
)
from tests.interchange.test_goaml_writing import opened

from qaitaru.facts.claims import Claim
from qaitaru.ingest.readers.goaml.reader import read_root
from qaitaru.ingest.schema.normaliser import normalised
from qaitaru.interchange.goaml.fitting import fitted
from qaitaru.interchange.goaml.from_claims import report_of_claims
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.goaml.schema_shape import SchemaShape
from qaitaru.interchange.goaml.writing import goaml_taken
from qaitaru.interchange.losses import Loss
from qaitaru.interchange.written import as_said, written

LATEST, OLDER = "goAMLSchema_5.0.2_ae.xsd", "goAML_lk_4x.xsd"
OF_THE_WHOLE_NAME = {"own_letters_lost", "own_letters_taken"}
LEAST = {LATEST: 500, OLDER: 200}


@cache
def shape_of(shared: Path, name: str) -> SchemaShape:
    return SchemaShape(normalised(opened(shared / "data" / "goaml" / "xsd" / name)).root)


def out(report: GoamlReport) -> _Element:
    return written(report, "report", as_said)


def through_facts(root: _Element) -> tuple[GoamlReport, list[Loss]]:
    return report_of_claims(fact for fact in read_root(root) if isinstance(fact, Claim))


@pytest.mark.parametrize("name", [LATEST, OLDER])
def test_each_element_of_a_schema_comes_back_from_the_form_and_from_the_facts(
    shared: Path, name: str
) -> None:
    routes = list(each_once(shape_of(shared, name)))
    assert len(routes) > LEAST[name]
    for route in routes:
        for text in ("Text 7", ""):
            said = document(route, text)
            assert goaml_taken(said)[1] == []
            assert canonical(out(goaml_taken(said)[0])) == canonical(said), route
            again, lost = through_facts(said)
            assert lost == []
            assert canonical(out(again)) == canonical(said), route


@given(data=st.data(), texts=st.lists(NASTY, min_size=1, max_size=3))
@settings(max_examples=300)
def test_what_differs_after_the_form_is_what_the_losses_tell(
    shared: Path, data: st.DataObject, texts: list[str]
) -> None:
    said = document(data.draw(walks(shape_of(shared, LATEST))), *texts)
    report, lost = goaml_taken(said)
    assert standing(out(report)) == as_told(said, lost)


@given(data=st.data(), texts=st.lists(NASTY.map(str.strip), min_size=1, max_size=3))
@settings(max_examples=200)
def test_what_differs_after_the_facts_is_what_the_losses_tell(
    shared: Path, data: st.DataObject, texts: list[str]
) -> None:
    said = document(data.draw(walks(shape_of(shared, LATEST))), *texts)
    report, lost = through_facts(said)
    assert standing(out(report)) == as_told(said, lost)


@given(data=st.data(), text=NASTY)
@settings(max_examples=300)
def test_what_differs_after_the_agencys_schema_is_what_the_losses_tell(
    shared: Path, data: st.DataObject, text: str
) -> None:
    shape = shape_of(shared, LATEST)
    route = data.draw(walks(shape))
    made = document(route, text.strip())
    losses = [one for one in fitted(made, shape) if one.code not in OF_THE_WHOLE_NAME]
    assert standing(made) == as_told(document(route, text.strip()), losses)


def test_each_element_of_the_latest_schema_is_kept_by_the_older_one_or_told(shared: Path) -> None:
    older = shape_of(shared, OLDER)
    met = Counter[str]()
    for route in each_once(shape_of(shared, LATEST)):
        root = document(route, "Text 7")
        losses = fitted(root, older)
        stands = [one.text for one in root.iter("*") if one.text]
        gone = [one.found for one in losses if one.code == "not_in_schema"]
        assert stands + gone == ["Text 7"], route
        met["kept" if stands else "told"] += 1
    assert min(met["kept"], met["told"]) > 50


def test_a_remark_a_blank_and_an_element_that_holds_nothing_are_told() -> None:
    said = fromstring(
        "<report><!-- ask Dana --><reason> a </reason><mood/><activity><report_parties>"
        "<report_party><person><phones/></person></report_party></report_parties></activity>"
        "</report>"
    )
    person = "/report/activity/report_parties/report_party/person"
    assert [(one.code, one.field, one.found) for one in goaml_taken(said)[1]] == [
        ("comment_left", "/report/comment()", "ask Dana"),
        ("edge_blank", "/report/reason", " a "),
        ("empty_left", f"{person}/phones", ""),
        ("empty_left", "/report/mood", ""),
    ]
