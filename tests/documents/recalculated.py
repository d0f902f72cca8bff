"""Workbooks as LibreOffice computes them: many files in one start of it."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import pytest
from openpyxl import load_workbook


def recalculated(files: Mapping[str, bytes], folder: Path) -> dict[str, Any]:
    """The files by name, opened and computed; none of them carries a computed value."""
    office = shutil.which("soffice") or _without_office()
    given, made = folder / "given", folder / "made"
    given.mkdir()
    for name, content in files.items():
        (given / f"{name}.xlsx").write_bytes(content)
    command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "xlsx", "--outdir", str(made)]
    command += [str(file) for file in sorted(given.iterdir())]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: load_workbook(made / f"{name}.xlsx", data_only=True) for name in files}


def _without_office() -> NoReturn:
    reason = "no LibreOffice on this machine"
    if os.environ.get("QAITARU_NO_SKIP"):
        pytest.fail(reason)
    pytest.skip(reason)
