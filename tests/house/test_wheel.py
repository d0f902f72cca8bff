"""What is installed is whole: catalogues, mappings, templates, fonts and the browser's files."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

NEEDED = (
    "qaitaru/wording/kk/cli.po",
    "qaitaru/ingest/mappings/bank_statement.toml",
    "qaitaru/training/almaty/plot.toml",
    "qaitaru/documents/paper.typ",
    "qaitaru/documents/templates/kz/mla_request.kk.md",
    "qaitaru/web/static/qaitaru.css",
    "qaitaru/web/static/vendor/htmx.min.js",
    "qaitaru/web/static/vendor/cytoscape.min.js",
    "qaitaru/web/static/vendor/cytoscape.LICENSE.txt",
    "qaitaru/web/templates/base.html",
    "qaitaru/engine/migrations/versions/0001_foundations.py",
    "qaitaru/py.typed",
)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_what_the_program_opens(names: set[str]) -> None:
    assert not [name for name in NEEDED if name not in names]
    fonts = [name for name in names if name.startswith("qaitaru/documents/fonts/")]
    assert any(name.endswith(".ttf") for name in fonts)


def test_the_wheel_holds_every_catalogue(names: set[str]) -> None:
    source = ROOT / "src"
    for file in (source / "qaitaru" / "wording").rglob("*.po"):
        assert file.relative_to(source).as_posix() in names
