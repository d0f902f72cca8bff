"""A paper in the browser stands in the letters it is printed with."""

import re

import pytest
from tests.web.conftest import Caller

from qaitaru.documents.letters import font_files
from qaitaru.web.assets import assets

_FACE = re.compile(r'font-family:"([^"]+)";font-weight:(\d+);font-display:swap;src:url\((\S+?)\)')


@pytest.mark.skipif(not font_files(), reason="the set-up has not brought the letters")
def test_the_style_of_papers_brings_the_letters_of_print(stranger: Caller) -> None:
    style = stranger.get(assets()["paper.css"].address).text
    printed = {file.name: file.read_bytes() for file in font_files()}
    faces = {weight: address for _, weight, address in _FACE.findall(style)}
    for weight, name in (("400", "PTSerif-Regular.ttf"), ("700", "PTSerif-Bold.ttf")):
        answer = stranger.get(faces[weight])
        assert answer.headers["content-type"] == "font/ttf"
        assert "immutable" in answer.headers["cache-control"]
        assert answer.content == printed[name]


def test_each_face_is_of_the_family_that_the_paper_asks_for_first(stranger: Caller) -> None:
    style = stranger.get(assets()["paper.css"].address).text
    asked = re.search(r'\.paper \{[^}]*font-family: "([^"]+)"', style)
    assert asked is not None
    assert {family for family, _, _ in _FACE.findall(style)} <= {asked[1]}
