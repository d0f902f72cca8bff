"""goAML reports go out as they came in, and what a schema does not take is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml.etree import _Element, fromstring
from tests.interchange.forms import forms

from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem
from qaitaru.ingest.readers.goaml.reader import read_root
from qaitaru.ingest.schema.goaml_check import Verdict
from qaitaru.ingest.schema.normaliser import normalised
from qaitaru.ingest.xml.door import open_xml
from qaitaru.interchange.goaml.from_claims import report_of_claims
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.goaml.schema_shape import SchemaShape
from qaitaru.interchange.goaml.writing import goaml_taken, goaml_written
from qaitaru.interchange.nodes import Node, parts_of

SAMPLES = ("AIF", "DPMSR", "SAR", "STR", "vyttah__TR.2079.200000309")


def opened(path: Path) -> _Element:
    root = open_xml(path.read_bytes())
    assert not isinstance(root, Problem)
    return root


def texts(root: _Element) -> list[tuple[str, str]]:
    tree = root.getroottree()
    return [(str(tree.getpath(one)), (one.text or "").strip()) for one in root.iter("*")]


@pytest.fixture(params=SAMPLES)
def sample(shared: Path, request: pytest.FixtureRequest) -> _Element:
    return opened(shared / "data" / "goaml" / "samples" / f"{request.param}.xml")


@pytest.fixture
def schema(shared: Path) -> _Element:
    return opened(shared / "data" / "goaml" / "xsd" / "goAMLSchema_5.0.2_ae.xsd")


@pytest.fixture
def older(shared: Path) -> _Element:
    return opened(shared / "data" / "goaml" / "xsd" / "goAML_lk_4x.xsd")


def test_a_sample_goes_out_as_it_came_in_and_is_valid(sample: _Element, schema: _Element) -> None:
    report, lost = goaml_taken(sample)
    made = goaml_written(report, schema)
    assert not lost
    assert not made.losses
    assert texts(fromstring(made.document)) == texts(sample)
    assert made.checked.schema is not None
    assert made.checked.schema.as_normalised.verdict is Verdict.VALID
    assert made.may_be_sent


def test_a_sample_goes_through_the_facts_and_out_again(sample: _Element) -> None:
    claims = [fact for fact in read_root(sample) if isinstance(fact, Claim)]
    report, lost = report_of_claims(claims)
    assert not lost
    assert texts(fromstring(goaml_written(report).document)) == texts(sample)


def test_what_an_older_schema_has_no_place_for_is_told_and_nothing_else_is_lost(
    sample: _Element, older: _Element
) -> None:
    report, _ = goaml_taken(sample)
    made = goaml_written(report, older)
    kept = [text for _, text in texts(fromstring(made.document)) if text]
    said = [text for _, text in texts(sample) if text]
    told = [loss.found for loss in made.losses if loss.code == "not_in_schema"]
    assert sorted(kept + told) == sorted(said)


@given(forms(GoamlReport))
@settings(max_examples=150)
def test_no_report_loses_anything_on_the_way_out_and_back(report: GoamlReport) -> None:
    made = goaml_written(report)
    assert not made.losses
    assert goaml_taken(fromstring(made.document)) == (report, [])


@given(forms(GoamlReport, depth=3))
@settings(max_examples=80)
def test_no_report_loses_a_text_on_the_way_through_the_facts(report: GoamlReport) -> None:
    root = fromstring(goaml_written(report).document)
    again, lost = report_of_claims(fact for fact in read_root(root) if isinstance(fact, Claim))
    assert not lost
    said = [text for _, text in texts(root) if text]
    made = fromstring(goaml_written(again).document)
    assert [text for _, text in texts(made) if text] == said


def test_the_forms_fields_stand_in_the_order_of_the_schema(schema: _Element) -> None:
    shape = SchemaShape(normalised(schema).root)
    top = shape.top("report")
    assert top is not None
    compared = list(_orders(shape, top, GoamlReport, set()))
    assert len(compared) > 40
    for kind, declared, known in compared:
        assert [name for name in known if name in declared] == declared, kind


def _orders(
    shape: SchemaShape, declared: _Element, form: type[Node], seen: set[tuple[str, str]]
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each element's children by the schema and by the form, all the way down, each kind once."""
    below = shape.below(declared)
    parts = parts_of(form)
    ipv6_twice = [name for name in below if name != "ipv6"]  # a choice names it in either branch
    yield form.__name__, ipv6_twice, [part.name for part in parts if part.name != "ipv6"]
    for part in parts:
        if part.node is None or part.name not in below:
            continue
        inner = below[part.name]
        if part.item:
            inner = shape.below(inner)[part.item]
        key = (form.__name__, part.name)
        if key not in seen:
            seen.add(key)
            yield from _orders(shape, inner, part.node, seen)
