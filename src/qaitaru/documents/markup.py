"""Elements of HTML and SVG as values, escaped once, when they are written out.

Every text for a page passes through ``render``: nothing that a source says can become markup.
"""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

_VOID: Final = frozenset({"br", "col", "hr", "img", "link", "meta"})
_UNSHOWN: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
    "|[\u202a-\u202e\u2066-\u2069\ufeff]"
)
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


@dataclass(frozen=True, slots=True)
class Element:
    """One element with its attributes, in order, and what stands in it."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Written:
    """Markup of our own making that is written already: a chart, a style sheet."""

    text: str


Node: TypeAlias = Element | Written | str


def element(name: str, /, *children: Node, **attributes: object) -> Element:
    """An element; its attributes in order, those that are None left out.

    An underscore in an attribute's name stands for a hyphen, one at its end for nothing.
    """
    named = tuple(
        (key.rstrip("_").replace("_", "-"), str(value))
        for key, value in attributes.items()
        if value is not None
    )
    return Element(name, named, children)


def render(node: Node) -> str:
    """The markup of a node; valid both as XML and inside an HTML page."""
    if isinstance(node, Written):
        return node.text
    if isinstance(node, str):
        return escaped(node)
    start = node.name + "".join(f' {key}="{escaped(text)}"' for key, text in node.attributes)
    if node.name in _VOID:
        return f"<{start}>"
    return f"<{start}>{''.join(render(child) for child in node.children)}</{node.name}>"


def escaped(text: str) -> str:
    """Text that means itself, also inside quotes."""
    return "".join(_ESCAPES.get(letter, letter) for letter in shown(text))


def shown(text: str) -> str:
    """The text, letters that cannot be seen or that turn the writing's direction told by number.

    Source: XML 1.0, production 2 (Char); Unicode Technical Report 36, 2.2 (bidirectional text).
    """
    return _UNSHOWN.sub(lambda found: numbered(found[0]), text)


def numbered(letter: str) -> str:
    """A letter by its number: ``[U+202E]``."""
    return f"[U+{ord(letter):04X}]"
