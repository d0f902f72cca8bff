"""No catalogue holds words that nothing says."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from qaitaru.wording.catalogues import catalogue_files, read_catalogue

SOURCE = Path(__file__).parents[2] / "src" / "qaitaru"
TEMPLATES = ("html", "js", "typ")
LETTERS = r"[\w.\-]+"
QUOTED = re.compile(rf"""(~\s*)?["'`]({LETTERS})["'`](\s*~)?""")
WRITTEN = re.compile(r"[a-z]{3}")  # what a pattern of a whole key has of its own
FOREIGN = frozenset({"BadOptionUsage", "BadParameter", "MissingParameter", "NoSuchOption"})
"""Classes of the library that reads commands: keys end in their names."""


def test_every_key_of_a_catalogue_is_said_somewhere() -> None:
    keys = sorted(set(_keys()) - {""})
    assert len(keys) > 1_000
    assert [key for key in keys if not _is_said(key)] == []


def test_a_key_that_nobody_says_is_seen() -> None:
    assert not _is_said("web.hit.xyzzy")
    assert not _is_said("problem.xyzzy.mend")
    assert not _is_said("xyzzy")


def _keys() -> Iterator[str]:
    for file in catalogue_files("en"):
        for message in read_catalogue(file, "en"):
            yield message.id if isinstance(message.id, str) else message.id[0]


@cache
def _is_said(key: str) -> bool:
    """Whether a key is written out, or put together of parts each of which is said."""
    words, patterns = _sources()
    if key in words:
        return True
    told = (one for one in patterns if "." not in key or WRITTEN.search(one.pattern))
    parts = (found.groups() for one in told if (found := one.fullmatch(key)))
    return any(all(part != key and _is_part_said(part) for part in each) for each in parts)


def _is_part_said(part: str) -> bool:
    return _is_said(part) or all(piece != part and _is_said(piece) for piece in part.split("."))


@cache
def _sources() -> tuple[set[str], list[re.Pattern[str]]]:
    """The words that the sources write out, and patterns of what they put together."""
    words, patterns = set(FOREIGN), set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            words |= _words(node)
            patterns |= {_pattern(node)} if isinstance(node, ast.JoinedStr) else set()
    for path in SOURCE.rglob("*.toml"):
        words.update(re.findall(LETTERS, path.read_text(encoding="utf-8")))
    for path in (one for ending in TEMPLATES for one in SOURCE.rglob(f"*.{ending}")):
        for before, text, after in QUOTED.findall(path.read_text(encoding="utf-8")):
            words.add(text)
            ends = [f"({LETTERS})" if one else "" for one in (before, after)]
            patterns.add(re.escape(text).join(ends) if before or after else "")
    return words, [re.compile(one) for one in sorted(patterns - {""})]


def _words(node: ast.AST) -> set[str]:
    """Names of what is defined, and what stands in texts, as a key would spell it too."""
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        return {node.name.rstrip("_")}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {node.target.id}
    if isinstance(node, ast.Constant):
        text = str(node.value)
        return {*re.findall(LETTERS, text), *re.findall(LETTERS, text.lower().replace("-", "_"))}
    return set()


def _pattern(node: ast.JoinedStr) -> str:
    """What an f-string may become; nothing where it is no key."""
    written = [str(one.value) if isinstance(one, ast.Constant) else "" for one in node.values]
    if not re.fullmatch(LETTERS, "".join(written)):
        return ""
    return "".join(re.escape(one) if one else f"({LETTERS})" for one in written)
