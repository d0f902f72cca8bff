"""What a member says of a paper of an investigation: which paper, and what the record does not."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from qaitaru.acts.casework.paper_facts.filled import (
    HANDOVER,
    PAPERS,
    OfCase,
    OfMeasure,
    OfRequest,
)
from qaitaru.cli.given import text_of
from qaitaru.documents.facts.parts import Prose, Text
from qaitaru.facts.errors import SettingFaulty
from qaitaru.wording import LANGUAGES

_SHORT: Final = {"petition": "judge_petition"}
_OPTIONS: Final = ("--request", "--measure", "--investigation")
_OF: Final = (OfRequest, OfMeasure, OfCase)


def document_of(name: str, of: tuple[int, int, int]) -> str:
    """The document meant, where what it is of is told as it needs.

    Raises: SettingFaulty.
    """
    document = _SHORT.get(name, name)
    known = {key: _OPTIONS[_OF.index(type(kind))] for key, kind in PAPERS.items()}
    known[HANDOVER] = _OPTIONS[-1]
    if document not in known:
        raise SettingFaulty("DOCUMENT", name, ", ".join(sorted(known)))
    given = [option for option, number in zip(_OPTIONS, of, strict=True) if number]
    if given != [known[document]]:
        raise SettingFaulty(" ".join(given), document, known[document])
    return document


def said_of(file: Path | None, pairs: Iterable[str]) -> Mapping[str, Text]:
    """What is said by a file and by options, which go before it; a field said again is a line more.

    Raises: SettingFaulty; SourceUnreadable.
    """
    told: dict[str, dict[str, str]] = {}
    for name, language, text in map(_pair, pairs):
        kept = told.setdefault(name, {})
        kept[language] = f"{kept[language]}\n{text}" if language in kept else text
    options = {name: _text(name, each) for name, each in told.items()}
    return (_of_file(file) if file else {}) | options


def _pair(pair: str) -> tuple[str, str, str]:
    """``court=…`` or, in one language, ``court.ru=…``."""
    key, equals, text = pair.partition("=")
    name, _, language = key.strip().partition(".")
    if not equals or not name or not text.strip() or language not in ("", *LANGUAGES):
        raise SettingFaulty("--say", pair, "court=…, court.ru=…")
    return name, language, text.strip()


def _text(name: str, each: Mapping[str, str]) -> Text:
    if "" not in each:
        return Prose(**each)
    if len(each) > 1:
        raise SettingFaulty("--say", name, ", ".join(f"{name}.{one}" for one in LANGUAGES))
    return each[""]


def _of_file(file: Path) -> dict[str, Text]:
    try:
        told = tomllib.loads(text_of(file))
    except tomllib.TOMLDecodeError as fault:
        raise SettingFaulty("--said", str(file), str(fault)) from fault
    return {name: _of_value(name, value) for name, value in told.items()}


def _of_value(name: str, value: Any) -> Text:
    """A text, lines of it, or one in each language."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "\n".join(value)
    if isinstance(value, dict) and set(value) <= set(LANGUAGES):
        return Prose(**{language: str(_of_value(name, one)) for language, one in value.items()})
    raise SettingFaulty("--said", name, 'court = "…", court = { kk = "…", ru = "…" }')
