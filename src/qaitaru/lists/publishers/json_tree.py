"""JSON of a list: read strictly, and walked to every value it holds.

Source: RFC 8259.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity

DEEPEST: Final = 40


def parsed(text: str, name: str) -> Any:
    """What a text says, or one Problem that says where it is none."""
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_constant=_no_constant,
            object_pairs_hook=_once,
        )
    except json.JSONDecodeError as error:
        where = place(member=name, line=error.lineno)
        return Problem("json_unreadable", Severity.REFUSED, where, error.msg, "JSON")
    except (ValueError, RecursionError) as error:
        return Problem("json_unreadable", Severity.REFUSED, place(member=name), str(error), "JSON")


def leaves(value: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, str, str]]:
    """Every value with its field and its path: ``names/ru``, ``names[2]/ru``.

    Nothing (``null``) and empty texts are not values; what lies deeper than anybody writes is told
    whole, as it stands.
    """
    if depth >= DEEPEST:
        yield _field(path), repr(value), path
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, f"{path}/{key}" if path else str(key), depth + 1)
    elif isinstance(value, list):
        for number, below in enumerate(value, 1):
            yield from leaves(below, f"{path}[{number}]", depth + 1)
    elif value is not None and str(value).strip():
        yield _field(path), str(value), path


def _field(path: str) -> str:
    return "/".join(step.partition("[")[0] for step in path.split("/"))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) != len(pairs):
        raise ValueError("duplicate name")
    return said


def _no_constant(name: str) -> Any:
    raise ValueError(name)
