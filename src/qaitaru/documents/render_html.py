"""An outline as one HTML file that stands alone: no script, no request, nothing from outside.

Its policy allows its own style sheet by hash and nothing else, so that text from a source could do
nothing even if it were not escaped. On paper it is always light.

Source: WCAG 2.2 AA; Content Security Policy Level 3.
"""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from qaitaru.documents.charts.palette import DARK, LIGHT, variables
from qaitaru.documents.html_blocks import line_nodes, particulars_node, section_node, text_nodes
from qaitaru.documents.letters import font_files
from qaitaru.documents.markup import Element, Node, Written, element, render
from qaitaru.documents.outline import (
    Formal,
    Outline,
    Section,
)
from qaitaru.wording import forms_for

_WEIGHTS: Final = {"Regular": 400, "SemiBold": 600}


def render_html(outline: Outline, *, embed_fonts: bool = False) -> str:
    """The whole document; each target is a link inside it.

    Args:
        outline: sound (``outline.faults`` finds nothing).
        embed_fonts: carry the house's fonts, for a machine without fonts of its own; some 1.3 MB.
    """
    style = _style() + (_font_faces() if embed_fonts else "")
    page = element("html", _head(outline, style), _body(outline), lang=outline.language)
    return f"<!DOCTYPE html>\n{render(page)}\n"


def _head(outline: Outline, style: str) -> Element:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="author", content=outline.author),
        element("title", f"{outline.title} \N{MIDDLE DOT} {outline.kind}"),
        element("style", Written(style)),
    )


@cache
def _style() -> str:
    sheet = (files("qaitaru.documents") / "screen.css").read_text(encoding="utf-8")
    night = "@media screen and (prefers-color-scheme:dark)"
    return f":root{{{variables(LIGHT)}}}{night}{{:root{{{variables(DARK)}}}}}\n{sheet}"


@cache
def _font_faces() -> str:
    faces = []
    for file in font_files():
        family, _, weight = file.name.removesuffix(".ttf").partition("-")
        name = {"IBMPlexSans": "IBM Plex Sans", "IBMPlexMono": "IBM Plex Mono"}.get(family)
        if name is not None:
            carried = base64.b64encode(file.read_bytes()).decode()
            faces.append(
                f'@font-face{{font-family:"{name}";font-weight:{_WEIGHTS[weight]};'
                f"src:url(data:font/ttf;base64,{carried})}}"
            )
    return "".join(faces)


def _body(outline: Outline) -> Element:
    produced = forms_for(outline.language).instant(outline.produced_utc)
    return element(
        "body",
        *([_skip(outline)] if outline.contents_title else []),
        element(
            "header",
            *(_above(outline.formal) if outline.formal else [_kind(outline)]),
            element("h1", outline.title),
            particulars_node(outline.head),
        ),
        *([_contents(outline)] if outline.contents_title else []),
        element("main", *(section_node(section, 2) for section in outline.sections)),
        *(_below(outline.formal) if outline.formal else []),
        element("footer", f"{outline.running_head} \N{MIDDLE DOT} {produced}"),
    )


def _kind(outline: Outline) -> Element:
    return element("p", outline.kind, class_="kind")


def _above(formal: Formal) -> list[Node]:
    """The letterhead, the number and the addressee of a paper; its picture is for paper alone."""
    head = formal.letterhead
    lines = [*head.names, *head.lines]
    shown: list[Node] = [element("p", formal.draft)] if formal.draft else []
    shown += [element("p", *text_nodes("\n".join(lines)))] if lines else []
    for several in (formal.reference, formal.addressee):
        nodes = [node for line in several for node in (*line_nodes(line), element("br"))][:-1]
        shown += [element("p", *nodes)] if nodes else []
    return shown


def _below(formal: Formal) -> list[Node]:
    """Who signs, and the place of the seal."""
    signed = [f"{one.position} ____________ {one.name}" for one in formal.signatures]
    told = [*signed, *filter(None, (formal.seal, formal.mark))]
    return [element("div", *(element("p", *text_nodes(one)) for one in told), class_="signed")]


def _skip(outline: Outline) -> Element:
    return element("a", outline.contents_title, class_="skip", href="#contents")


def _contents(outline: Outline) -> Element:
    title = element("h2", outline.contents_title, id="contents")
    return element("nav", title, _entries(outline.sections), aria_labelledby="contents")


def _entries(sections: Iterable[Section]) -> Element:
    return element(
        "ul",
        *(
            element(
                "li",
                element("a", section.title, href=f"#{section.anchor}"),
                *([_entries(section.sections)] if section.sections else []),
            )
            for section in sections
        ),
    )
