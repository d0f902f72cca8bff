"""JSON lines read strictly: one object a line, no doubled name, no number that is not one.

Source: RFC 8259; JSONTestSuite's cases that Python's own reader lets pass.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity

LONGEST_LINE: Final = 4 * 2**20
_BOM: Final = b"\xef\xbb\xbf"
_LONGEST_QUOTE: Final = 120


@dataclass(frozen=True, slots=True)
class Line:
    """One object and the line it stands on."""

    number: int
    said: dict[str, Any]

    @property
    def place(self) -> str:
        """The line."""
        return place(line=self.number)


def lines_of(path: Path) -> Iterator[Line | Problem]:
    """The objects of a file in order; a line that is not one is a Problem, an empty one nothing."""
    with path.open("rb") as stream:
        number = 0
        while raw := stream.readline(LONGEST_LINE):
            number += 1
            if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
                while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                    continue
                yield _problem(number, raw, f"<= {LONGEST_LINE}")
            elif raw.removeprefix(_BOM).strip():
                yield _line(number, raw.removeprefix(_BOM))


def _line(number: int, raw: bytes) -> Line | Problem:
    try:
        said = json.loads(
            raw.decode("utf-8"),
            parse_float=Decimal,
            parse_constant=_no_constant,
            object_pairs_hook=_once,
        )
    except RecursionError:
        return _problem(number, raw, "nesting")
    except ValueError as error:
        return _problem(number, raw, str(error))
    return Line(number, said) if isinstance(said, dict) else _problem(number, raw, "{...}")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) != len(pairs):
        raise ValueError("duplicate name")
    return said


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _problem(number: int, raw: bytes, expected: str) -> Problem:
    found = raw[:_LONGEST_QUOTE].decode("utf-8", "backslashreplace").strip()
    return Problem("json_unreadable", Severity.SKIPPED, place(line=number), found, expected)
