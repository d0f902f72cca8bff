"""Files and functions stay of a size one can hold in the head."""

import ast
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "src").rglob("*.py"))
LONG_FILE, LONG_FUNCTION, MANY_PARAMETERS = 400, 60, 7


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_small_or_says_why(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    reason = text.startswith('"""') and "Long because" in text.split('"""')[1]
    assert len(text.splitlines()) <= LONG_FILE or reason


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_function_is_small(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= LONG_FUNCTION, f"{node.name} has {lines} lines"


def test_half_of_all_functions_fit_in_twelve_lines() -> None:
    lengths = sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_empty_but_a_package_mark(path: Path) -> None:
    assert path.name == "__init__.py" or path.read_text(encoding="utf-8").strip()


def test_no_two_files_of_tests_have_one_name() -> None:
    """A run takes them for one another."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert not [name for name, count in names.items() if count > 1]
