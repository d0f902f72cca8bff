"""A command is quick to answer where it needs little: no file of another command is read."""

import subprocess
import sys

import pytest

from qaitaru.cli.called import ALL, called

_HEAVY = "{'duckdb', 'sqlalchemy', 'litestar', 'lxml', 'typst', 'openpyxl', 'pdfplumber'}"


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["ingest", "folder", "--basis", "x"], "ingest"),
        (["--help"], ""),
        ([], ""),
        (["mapping", "list"], "mapping"),
        (["ingest", "--help"], "ingest"),
    ],
)
def test_the_command_called_is_the_first_word(arguments: list[str], name: str) -> None:
    assert called(arguments, {}) == name


def test_the_shell_completes_every_command() -> None:
    assert called(["ingest"], {"_SHELL_COMPLETE": "complete_bash"}) == ALL


def _loaded(*arguments: str) -> set[str]:
    told = (
        "import sys\nsys.argv = ['qaitaru', *sys.argv[1:]]\nfrom qaitaru.cli import main\n"
        "try:\n    main()\nfinally:\n"
        f"    print(*{_HEAVY} & sys.modules.keys(), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", told, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "serve" in done.stdout or "--basis" in done.stdout
    return set(done.stderr.split())


def test_help_reads_no_engine_no_server_and_no_typesetter() -> None:
    assert _loaded("--help") == set()


def test_help_of_a_command_tells_its_options_and_reads_no_server() -> None:
    assert not _loaded("ingest", "--help") & {"litestar", "typst"}
