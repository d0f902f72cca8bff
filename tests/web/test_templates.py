"""The templates speak only by the catalogue, and nothing in them asks the browser to run a text."""

import re
from pathlib import Path

import pytest

import qaitaru.web
from qaitaru.wording import words_for

TEMPLATES = sorted((Path(qaitaru.web.__file__).parent / "templates").glob("*.html"))
KEY = re.compile(r"""["'](web\.[a-z0-9_.]+)["']""")
TEXT = re.compile(r">([^<>{}]*[A-Za-zА-Яа-яЁё]{3,}[^<>{}]*)<")
OURS = {"qaitaru", "SHA-256", "PNG", "SVG"}  # the same in every language


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_key_a_template_names_has_words(path: Path) -> None:
    texts = words_for("en").texts
    for key in KEY.findall(path.read_text(encoding="utf-8")):
        begins = key.endswith(".") and any(text.startswith(key) for text in texts)
        assert key in texts or begins, key


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_text_for_people_stands_in_a_template(path: Path) -> None:
    bare = re.sub(r"\{[{%#].*?[}%#]\}", "{}", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not {text.strip() for text in TEXT.findall(bare)} - OURS


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_runs_or_trusts_a_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|<script(?![^>]*\bsrc=)|\son[a-z]+=|hx-on|style=|js:", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_form_that_changes_something_carries_its_token(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", text, flags=re.DOTALL):
        assert "csrf()" in form
