"""The pages say what the program does: commands, settings, dependencies, changes."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from qaitaru.acts.workspace import Settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def test_the_reference_pages_are_what_the_program_says(tmp_path: Path) -> None:
    code = (
        "import importlib.util, pathlib, sys\n"
        "spec = importlib.util.spec_from_file_location('build', sys.argv[1])\n"
        "build = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(build)\n"
        "build.HERE = pathlib.Path(sys.argv[2])\n"
        "build.main()\n"
    )
    command = [sys.executable, "-c", code, str(DOCS / "build.py"), str(tmp_path)]
    subprocess.run(command, check=True, env={**os.environ, "QAITARU_LANG": "en"})
    pages = sorted(tmp_path.iterdir())
    assert [page.name for page in pages] == ["commands.md", "problems.md", "rules.md"]
    for page in pages:
        told = (DOCS / page.name).read_text(encoding="utf-8")
        assert told == page.read_text(encoding="utf-8"), f"{page.name} is old: make docs"


def test_every_command_is_told_in_words() -> None:
    told = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert re.findall(r"\bcli\.[a-z_.]+", told) == []


def test_every_setting_is_documented() -> None:
    told = (DOCS / "settings.md").read_text(encoding="utf-8")
    for setting in fields(Settings):
        assert f"`{setting.name}`" in told, setting.name


def test_every_environment_variable_is_documented() -> None:
    told = (DOCS / "settings.md").read_text(encoding="utf-8")
    named = {
        name
        for folder in ("src", "tests")
        for path in (ROOT / folder).rglob("*.py")
        for name in re.findall(r"QAITARU_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
    assert named >= {"QAITARU_LANG", "QAITARU_WORKSPACE"}
    for name in named:
        assert f"`{name}`" in told, name


def test_every_dependency_has_its_reason() -> None:
    told = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [
        *project["project"]["dependencies"],
        *(one for extra in project["project"]["optional-dependencies"].values() for one in extra),
        *project["dependency-groups"]["dev"],
    ]
    for requirement in named:
        name = re.split(r"[\[><=!~ ]", requirement)[0]
        assert re.search(rf"\b{re.escape(name)}\b", told), name


MODULES = {
    "charset-normalizer": "charset_normalizer",
    "grpcio": "grpc",
    "markdown-it-py": "markdown_it",
    "pdfminer-six": "pdfminer",
    "pillow": "PIL",
    "psycopg": "",  # named in the URL of a record
    "pyspark-client": "pyspark",
    "python-docx": "docx",
    "python-stdnum": "stdnum",
}
"""What a package is imported as, where that is not its name."""


def _modules(requirements: Iterable[str]) -> set[str]:
    names = (re.split(r"[\[><=!~ ]", one)[0] for one in requirements)
    return {MODULES.get(name, name) for name in names}


def _imported() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"qaitaru"}


def test_every_run_time_dependency_is_used_and_every_package_used_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    always = _modules(project["dependencies"])
    extras = _modules(one for extra in project["optional-dependencies"].values() for one in extra)
    used = _imported()
    assert always - used == set()
    assert used - always - extras == set(), "brought by others, and asked for by nobody"


def test_the_locks_hold_hashes_and_no_addresses() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, lock.name
        assert text.count("==") <= text.count("--hash=sha256:"), lock.name


def test_every_page_of_the_readme_is_there() -> None:
    for page in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for link in re.findall(r"\]\(([^)#]+)\)", text):
            assert (ROOT / link).exists(), f"{page}: {link}"
