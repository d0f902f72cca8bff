"""The few files a page asks for, named by their hash, so that a browser fetches each once.

A paper is shown in the letters that it is printed with, where the set-up has brought them.
"""

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from qaitaru.documents.charts.palette import DARK, LIGHT, variables
from qaitaru.documents.letters import font_files

_KINDS: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "ttf": "font/ttf",
}
_WEIGHTS: Final = {"PTSerif-Regular.ttf": 400, "PTSerif-Bold.ttf": 700}
_FILES: Final = {
    "qaitaru.css": ("theme", "static/qaitaru.css", "static/print.css"),
    "qaitaru.js": ("static/qaitaru.js",),
    "htmx.js": ("static/vendor/htmx.min.js",),
    "network.css": ("static/network.css",),
    "paper.css": ("letters", "static/paper.css"),
    "network.js": ("static/vendor/cytoscape.min.js", "static/network.js"),
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent."""

    name: str
    content_type: str
    packed: bytes  # gzip
    address: str


@cache
def assets() -> dict[str, Asset]:
    """Every file, by the name pages ask for it under."""
    told = {name: b"\n".join(map(_part, parts)) for name, parts in _FILES.items()}
    return {name: _asset(name, content) for name, content in told.items()} | _letters()


def _part(name: str) -> bytes:
    """One part of a file: what is made here, or what stands in the package."""
    made = {"theme": _theme, "letters": _faces}.get(name)
    return made() if made else _read(name)


@cache
def _letters() -> dict[str, Asset]:
    """The letters of papers; none where the set-up has not brought them."""
    found = [file for file in font_files() if file.name in _WEIGHTS]
    return {file.name: _asset(file.name, file.read_bytes()) for file in found}


def _faces() -> bytes:
    """The letters of papers by the name that their style asks for."""
    return "".join(
        f'@font-face{{font-family:"PT Serif";font-weight:{_WEIGHTS[name]};font-display:swap;'
        f"src:url({one.address})}}"
        for name, one in _letters().items()
    ).encode()


def _asset(name: str, content: bytes) -> Asset:
    stem, _, kind = name.rpartition(".")
    address = f"/static/{stem}.{sha256(content).hexdigest()[:16]}.{kind}"
    return Asset(name, _KINDS[kind], gzip.compress(content, mtime=0), address)


def _read(path: str) -> bytes:
    return (files("qaitaru.web") / path).read_bytes()


def _theme() -> bytes:
    """The charts' colours as variables: light, dark where the machine or the member asks for it."""
    light, dark = variables(LIGHT), variables(DARK)
    return (
        f":root{{{light}color-scheme:light}}"
        f"@media screen and (prefers-color-scheme:dark)"
        f"{{:root:not([data-theme=light]){{{dark}color-scheme:dark}}}}"
        f"@media screen{{:root[data-theme=dark]{{{dark}color-scheme:dark}}}}"
    ).encode()
