"""The few files a page asks for, named by their hash, so that a browser fetches each once."""

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from qaitaru.documents.charts.palette import DARK, LIGHT, variables

_KINDS: Final = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
_FILES: Final = {
    "qaitaru.css": ("theme", "static/qaitaru.css", "static/print.css"),
    "qaitaru.js": ("static/qaitaru.js",),
    "htmx.js": ("static/vendor/htmx.min.js",),
    "network.css": ("static/network.css",),
    "paper.css": ("static/paper.css",),
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
    return {name: _asset(name, parts) for name, parts in _FILES.items()}


def _asset(name: str, parts: tuple[str, ...]) -> Asset:
    content = b"\n".join(_theme() if part == "theme" else _read(part) for part in parts)
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
