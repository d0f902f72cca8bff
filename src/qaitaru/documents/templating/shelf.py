"""The templates at hand: those the program ships, by jurisdiction, document and language."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from qaitaru.documents.facts.kinds import DOCUMENTS
from qaitaru.documents.templating.papers import Template
from qaitaru.wording import LANGUAGES

HOME: Final = "kz"
_NAME: Final = re.compile(r"([a-z_]+)\.([a-z]{2})\.md")


@cache
def shipped() -> tuple[Template, ...]:
    """Every template of the program, by jurisdiction, document and language."""
    return tuple(sorted(_shipped(), key=lambda one: one.name))


def template_of(file_name: str, text: str, jurisdiction: str) -> Template | None:
    """The template a file holds by its name, ``<document>.<language>.md``; None for another."""
    named = _NAME.fullmatch(file_name)
    if named is None or named[1] not in DOCUMENTS or named[2] not in LANGUAGES:
        return None
    return Template(
        jurisdiction=jurisdiction, document=named[1], language=named[2], text=text, own=True
    )


def file_name(template: Template) -> str:
    """The name of a template's file."""
    return f"{template.document}.{template.language}.md"


def _shipped() -> Iterator[Template]:
    for folder in (files("qaitaru.documents") / "templates").iterdir():
        for file in folder.iterdir():
            named = _NAME.fullmatch(file.name)
            if named:
                yield Template(
                    jurisdiction=folder.name,
                    document=named[1],
                    language=named[2],
                    text=file.read_text(encoding="utf-8"),
                )
