"""Patterns said again for XML Schema, and a schema that can be had back as published."""

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml.etree import fromstring, tostring
from tests.ingest.schema_texts import SCHEMA

from qaitaru.ingest.schema.normaliser import diff, normalised, restored
from qaitaru.ingest.schema.patterns import hyphens_last, unanchored


@pytest.mark.parametrize(
    ("pattern", "bare"),
    [
        ("^[a-z]*$", "[a-z]*"),
        ("^a$|^b$", "a|b"),
        ("^(a|b)$", "(a|b)"),
        ("^[|]$", "[|]"),
        ("^a", "^a"),
        ("a$", "a$"),
        ("^a|b$", "^a|b$"),
        (r"^a\$", r"^a\$"),
        (r"^a\\$", r"a\\"),
        ("[^$]", "[^$]"),
        ("", ""),
    ],
)
def test_anchors_go_only_where_they_stand_around_the_whole(pattern: str, bare: str) -> None:
    assert unanchored(pattern) == bare


@pytest.mark.parametrize(
    ("pattern", "ordered"),
    [
        ("[_a-zA-Z0-9-+]+", "[_a-zA-Z0-9+-]+"),
        (r"[_a-zA-Z0-9-\+]+", r"[_a-zA-Z0-9\+-]+"),
        ("[a-z-]", "[a-z-]"),
        ("[-a-z]", "[-a-z]"),
        ("[^a-z-.]", "[^a-z.-]"),
        (r"[\w-.]", r"[\w.-]"),
        (r"[a\-z]", r"[a\-z]"),
        ("[a-z-[aeiou]]", "[a-z-[aeiou]]"),
        (r"\[a-z-+", r"\[a-z-+"),
        ("a-b-c", "a-b-c"),
    ],
)
def test_a_stray_hyphen_moves_to_the_end_of_its_class(pattern: str, ordered: str) -> None:
    assert hyphens_last(pattern) == ordered


signs = st.lists(st.sampled_from(["a-z", "0-9", "_", "+", "-", ".", "A"]), min_size=1, max_size=6)


@given(signs, st.text("az09_+-.AZ!", max_size=1))
def test_a_class_takes_the_same_letters_as_javascript_meant(items: list[str], letter: str) -> None:
    pattern = f"[{''.join(items)}]"
    assume("--" not in pattern)
    meant = _taken(pattern, letter)
    assume(meant is not None)
    assert _taken(hyphens_last(pattern), letter) == meant


def _taken(pattern: str, letter: str) -> bool | None:
    """Whether the pattern takes the letter; None for a range turned upside down."""
    try:
        return re.fullmatch(pattern, letter) is not None
    except re.error:
        return None


@given(signs)
def test_saying_it_again_twice_changes_nothing_more(items: list[str]) -> None:
    once = hyphens_last(unanchored(f"^[{''.join(items)}]*$"))
    assert hyphens_last(unanchored(once)) == once


def test_a_normalised_schema_can_be_had_back_as_published() -> None:
    published = fromstring(SCHEMA)
    before = tostring(published, method="c14n")
    changed = normalised(published)
    assert tostring(published, method="c14n") == before
    assert tostring(changed.root, method="c14n") != before
    assert tostring(restored(changed), method="c14n") == before


def test_the_diff_shows_each_pattern_before_and_after_under_its_line() -> None:
    assert diff(normalised(fromstring(SCHEMA)).changes) == [
        "@@ 19 @@",
        "-[_a-z0-9-+]+@[a-z0-9-]+",
        "+[_a-z0-9+-]+@[a-z0-9-]+",
        "@@ 23 @@",
        "-^[a-zA-Z .'-]*$",
        "+[a-zA-Z .'-]*",
    ]


def test_a_published_schema_is_changed_only_where_it_must_be(shared: Path) -> None:
    path = shared / "data" / "goaml" / "xsd" / "goAML_lk_4x.xsd"
    assert normalised(fromstring(path.read_bytes())).changes == ()
