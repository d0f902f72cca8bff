"""Documents of Word as LibreOffice opens them: what stands on their pages."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import pypdfium2
import pytest


def pages_in_office(files: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The text of each page of each document, by name, as it is printed.

    A letter that the machine's fonts lack is set from another font and may be told out of place.
    """
    made = _opened(files, folder, "pdf")
    return {name: _pages(made / f"{name}.pdf") for name in files}


def text_in_office(files: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """The running text of each document, by name, blanks made one."""
    made = _opened(files, folder, "txt:Text (encoded):UTF8")
    texts = {name: (made / f"{name}.txt").read_text(encoding="utf-8-sig") for name in files}
    return {name: " ".join(text.split()) for name, text in texts.items()}


def _opened(files: Mapping[str, bytes], folder: Path, ending: str) -> Path:
    office = shutil.which("soffice")
    if office is None or not list(Path(office).resolve().parent.glob("libswlo.so")):
        _without_office()
    given, made = folder / "given", folder / "made"
    given.mkdir(exist_ok=True)
    for name, content in files.items():
        (given / f"{name}.docx").write_bytes(content)
    command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", ending, "--outdir", str(made)]
    command += [str(file) for file in sorted(given.iterdir())]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return made


def _pages(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(text.replace("\ufffe", "").split()) for text in texts]


def _without_office() -> NoReturn:
    reason = "no LibreOffice Writer on this machine"
    if os.environ.get("QAITARU_NO_SKIP"):
        pytest.fail(reason)
    pytest.skip(reason)
