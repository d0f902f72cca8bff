"""An outline as PDF: PDF/A-2a and PDF/UA-1, the house's fonts inside, the same bytes each time.

The typesetter is given the outline as data and one fixed sheet (``paper.typ``); no text of a source
ever stands in its program. The file's date is the document's own.

Source: ISO 19005-2 (PDF/A-2a), ISO 14289-1 (PDF/UA-1).
"""

import json
import re
from dataclasses import asdict, replace
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Final

import typst

from qaitaru.documents.charts.palette import LIGHT, on_paper
from qaitaru.documents.dividing import divided, divisible
from qaitaru.documents.letters import set_text
from qaitaru.documents.markup import shown
from qaitaru.documents.outline import Block, Figure, Formal, Outline, Section
from qaitaru.wording import forms_for
from qaitaru.wording.bound import bound

_SANS: Final = "IBM Plex Sans"
_BOOK: Final = "PT Serif"
_MONO: Final = "IBM Plex Mono"
_OTHERS: Final = ("Noto Sans Arabic", "Noto Sans Armenian", "Noto Sans Georgian")
_COLOURS: Final = {**LIGHT, "link": "#1b4f8a", "wash": "#eef3f8"}
_STANDARDS: Final = ("a-2a", "ua-1")

_LONG: Final = re.compile(r"[^\s\u00a0]{16,}")
_SIGNS: Final = re.compile(r"(?<=[_\-./\\@,:;=&?])(?=.)")
_RUN: Final = re.compile(r"[^\W_]+")
_EVERY: Final = re.compile(r"(?<=[^\W_]{8})(?=[^\W_]{4})")
_WORD: Final = 24  # letters from which a word is no word
_THOUSANDS: Final = re.compile(r"(?<=\d)\u00a0(?=\d{3}(?!\d))")
_THIN: Final = "\N{NARROW NO-BREAK SPACE}"
_CUT: Final = "\N{ZERO WIDTH SPACE}"


def render_pdf(outline: Outline) -> bytes:
    """The whole document; each target is a link inside it.

    Args: the outline is sound (``outline.faults`` finds nothing).
    """
    data = paper_outline(outline)
    if outline.formal is None or outline.language != "kk":
        return typeset(outline, data)
    first = typeset(outline, divisible(data))
    return typeset(outline, divisible(data, divided(first)))


def typeset(outline: Outline, data: dict[str, Any]) -> bytes:
    """The paper's data set once, as it stands."""
    document: bytes = typst.compile(
        _sheet(),
        font_paths=bundled_fonts(),
        sys_inputs={"outline": json.dumps(data, ensure_ascii=False)},
        pdf_standards=list(_STANDARDS),
        timestamp=int(outline.produced_utc.timestamp()),
    )
    return document


def paper_outline(outline: Outline) -> dict[str, Any]:
    """The outline as the sheet reads it: plain data, every text settable, long codes cuttable."""
    produced = outline.produced_utc
    units = ("year", "month", "day", "hour", "minute", "second")
    head = {
        key: _settable(value) for key, value in asdict(outline).items() if isinstance(value, str)
    }
    return {
        **head,
        "head": _settable(asdict(outline.head)),
        "sections": [_section(section) for section in outline.sections],
        "produced": {unit: getattr(produced, unit) for unit in units},
        "produced_text": forms_for(outline.language).instant(produced),
        "fonts": [_SANS, _MONO, *_OTHERS],
        "book_fonts": [_BOOK, _SANS, _MONO, *_OTHERS],
        "code_fonts": [_MONO, _SANS, *_OTHERS],
        "formal": None if outline.formal is None else _formal(outline.formal),
        "paper": _COLOURS,
    }


def cuttable(text: str) -> str:
    """The text, marks set where a long code may be cut at the end of a line."""
    return _LONG.sub(lambda found: _in_word(found[0]), text)


def thin(text: str) -> str:
    """The text, thousands parted by a narrow space that no line breaks at."""
    return _THOUSANDS.sub(_THIN, text)


def _in_word(long: str) -> str:
    """Words are left to hyphenation; a code may be cut after signs, else every so often."""
    return _SIGNS.sub(_CUT, _RUN.sub(lambda found: _in_run(found[0]), long))


def _in_run(run: str) -> str:
    return run if run.isalpha() and len(run) < _WORD else _EVERY.sub(_CUT, run)


def _formal(formal: Formal) -> dict[str, Any]:
    """What makes it a paper; the picture's bytes are numbers, as JSON has no bytes."""
    head = formal.letterhead
    told: dict[str, Any] = _settable(asdict(replace(formal, letterhead=replace(head, image=b""))))
    told["letterhead"]["image"] = list(head.image)
    return told


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": _settable(section.title),
        "anchor": section.anchor,
        "new_page": section.new_page,
        "blocks": [_block(block) for block in section.blocks],
        "sections": [_section(part) for part in section.sections],
    }


def _block(block: Block) -> dict[str, Any]:
    kind = {"kind": type(block).__name__}
    if isinstance(block, Figure):
        words = {"caption": _settable(block.caption), "spoken": _settable(block.spoken)}
        return {**kind, **words, "svg": set_text(on_paper(block.svg))}
    return {**kind, **_settable(asdict(block))}


def _settable(value: Any) -> Any:
    """The same data, each text in letters that the fonts have; anchors are such already."""
    if isinstance(value, str):
        return cuttable(thin(set_text(bound(shown(value)))))
    if isinstance(value, dict):
        return {key: value[key] if key in _NAMES else _settable(value[key]) for key in value}
    if isinstance(value, list | tuple):
        return [_settable(one) for one in value]
    return value


_NAMES: Final = frozenset({"anchor", "target", "style", "align"})


@cache
def _sheet() -> bytes:
    return (files("qaitaru.documents") / "paper.typ").read_bytes()


@cache
def bundled_fonts() -> typst.Fonts:
    """The bundled fonts and no other, so that every machine sets the same page."""
    with as_file(files("qaitaru.documents") / "fonts") as folder:
        return typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )
