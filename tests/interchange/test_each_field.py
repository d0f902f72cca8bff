"""Each field of a form alone, into FM-1, out of it and between the two: carried or told."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml.etree import fromstring
from tests.interchange.forms import said_in
from tests.interchange.schema_walks import document, each_once
from tests.interchange.test_crossing import CODES
from tests.interchange.test_fm1_writing import opened
from tests.interchange.test_goaml_paths import LATEST, shape_of

from qaitaru.interchange.crossing.codes import CodeCrossing
from qaitaru.interchange.crossing.to_fm1 import fm1_of
from qaitaru.interchange.crossing.to_goaml import goaml_of
from qaitaru.interchange.fm1.form import Fm1
from qaitaru.interchange.fm1.writing import fm1_taken, fm1_written
from qaitaru.interchange.goaml.writing import goaml_taken
from qaitaru.interchange.losses import Loss, LossKind
from qaitaru.interchange.nodes import Node, Part, parts_of

TEXT, DAY, MOMENT = "Text 7", "05.05.2026", "2026-05-05T00:00:00"
CROSSWALKS = [CODES, CodeCrossing()]


def routes(form: type[Node], above: tuple[Part, ...] = ()) -> Iterator[tuple[Part, ...]]:
    """The way to every text of a form."""
    for part in parts_of(form):
        if part.node is None:
            yield (*above, part)
        else:
            yield from routes(part.node, (*above, part))


def filled(form: type[Node], route: tuple[Part, ...], text: str) -> Any:
    """A form with one field."""
    part, *below = route
    value = filled(part.node or Node, tuple(below), text) if below else text
    return form(**{part.field: (value,) if part.many else value})


def carried_or_told(text: str, made: list[Node], losses: list[Loss]) -> Counter[str]:
    said = [one for form in made for one in said_in(form)]
    met = Counter(str(one.kind) for one in losses if one.found == text)
    return met + Counter("carried" for one in said if one in {text, DAY, MOMENT})


@pytest.mark.parametrize("text", [TEXT, DAY, MOMENT, "a & b", "x" * 1001, "ab-12", ""])
def test_each_field_of_an_fm1_comes_back_as_it_was_but_for_what_is_told(text: str) -> None:
    for route in routes(Fm1):
        made = fm1_written(filled(Fm1, route, text))
        again, lost = fm1_taken(opened(made.document))
        became = text
        for loss in made.losses:
            assert loss.found == became
            became = loss.became
        assert lost == []
        assert said_in(again) == said_in(filled(Fm1, route, became)), route[-1].name


@pytest.mark.parametrize("codes", CROSSWALKS)
@pytest.mark.parametrize("text", [TEXT, DAY])
def test_each_field_of_an_fm1_alone_is_carried_into_goaml_or_told(
    codes: CodeCrossing, text: str
) -> None:
    met = Counter[str]()
    for route in routes(Fm1):
        report, losses = goaml_of(filled(Fm1, route, text), codes)
        found = carried_or_told(text, [report], losses)
        assert found, [part.name for part in route]
        met += found
    assert met["carried"] > 80
    assert met[LossKind.NOT_CARRIED] > 80


@pytest.mark.parametrize("codes", CROSSWALKS)
@pytest.mark.parametrize("text", [TEXT, MOMENT])
def test_each_element_of_goaml_alone_is_carried_into_an_fm1_or_told(
    shared: Path, codes: CodeCrossing, text: str
) -> None:
    met = Counter[str]()
    for route in each_once(shape_of(shared, LATEST)):
        report, _ = goaml_taken(document(route, text))
        made, losses = fm1_of(report, codes)
        found = carried_or_told(text, list(made), losses)
        assert found, route
        met += found
    assert met["carried"] > 20
    assert met[LossKind.NOT_CARRIED] > 300


def test_blanks_and_remarks_of_an_fm1_are_told_under_any_of_its_names() -> None:
    form = "<ExportData><!-- b --><SignedData><TieStamp/><Sender> A </Sender></SignedData>"
    _, lost = fm1_taken(fromstring(form + "<Mood/></ExportData>"))
    assert [(one.code, one.field) for one in lost] == [
        ("comment_left", "/ExportData/comment()"),
        ("edge_blank", "/ExportData/SignedData/Sender"),
        ("empty_left", "/ExportData/Mood"),
    ]
