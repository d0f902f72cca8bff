"""Every place in the program where a step is made, and the names it may give."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "src" / "qaitaru"
_DOORS = "engine"  # they make steps of what they are asked


def step_names() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The file of each, and what its steps are called; any letters where a name is put together."""
    for file in sorted(SOURCES.rglob("*.py")):
        place = file.relative_to(SOURCES)
        if place.parts[0] != _DOORS:
            for call in _calls(ast.parse(file.read_text(encoding="utf-8"))):
                yield place.as_posix(), re.compile(_pattern(call.args[0]))


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _is_step(node.func):
            yield node


def _is_step(called: ast.expr) -> bool:
    return isinstance(called, ast.Name) and called.id == "Step"


def _pattern(name: ast.expr) -> str:
    if isinstance(name, ast.Constant):
        return re.escape(str(name.value))
    if isinstance(name, ast.JoinedStr):
        return "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
            for part in name.values
        )
    return r"\w+"
