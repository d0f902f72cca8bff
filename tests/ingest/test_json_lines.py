"""JSON lines are read strictly."""

from pathlib import Path

import pytest

from qaitaru.facts.problems import Problem
from qaitaru.ingest.text import json_lines
from qaitaru.ingest.text.json_lines import Line, lines_of


def read(raw: bytes, folder: Path) -> list[Line | Problem]:
    path = folder / "lines"
    path.write_bytes(raw)
    return list(lines_of(path))


def test_objects_keep_their_line_past_empty_ones(tmp_path: Path) -> None:
    found = read(b'\xef\xbb\xbf{"a":1}\n\n{"b":"\xd3\x98"}', tmp_path)
    assert found == [Line(1, {"a": 1}), Line(3, {"b": "Ә"})]
    assert isinstance(found[1], Line)
    assert found[1].place == "line=3"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'{"a":NaN}', "NaN"),
        (b'{"a":-Infinity}', "-Infinity"),
        (b'{"a":1,"a":2}', "duplicate name"),
        (b"[1]", "{...}"),
        (b"1", "{...}"),
        (b"[" * 100_000, "nesting"),
        (b'{"a":' * 100_000, "nesting"),
    ],
)
def test_what_python_would_let_pass_is_refused(tmp_path: Path, raw: bytes, expected: str) -> None:
    (found,) = read(raw, tmp_path)
    assert isinstance(found, Problem)
    assert (found.code, found.place, found.expected) == ("json_unreadable", "line=1", expected)


@pytest.mark.parametrize("raw", [b"{", b'{"a":"\xff"}', b"{'a':1}", b'{"a":1}x', b'{"a":01}'])
def test_a_broken_line_does_not_stop_the_next(tmp_path: Path, raw: bytes) -> None:
    broken, whole = read(raw + b'\n{"b":2}\n', tmp_path)
    assert isinstance(broken, Problem)
    assert whole == Line(2, {"b": 2})


def test_a_line_past_the_limit_is_skipped_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_lines, "LONGEST_LINE", 10)
    too_long, whole = read(b'{"a":"' + b"x" * 35 + b'"}\n{"b":2}\n', tmp_path)
    assert isinstance(too_long, Problem)
    assert (too_long.place, too_long.expected) == ("line=1", "<= 10")
    assert whole == Line(2, {"b": 2})
