"""An XML document as plain nested tuples: a name with its text, or a name with its parts."""

from typing import TypeAlias

from lxml import etree

Part: TypeAlias = "tuple[str, str | list[Part]]"
Parts: TypeAlias = list[Part]


def document(root: Part) -> etree._Element:
    """The document; a part with no text and no parts is left out."""
    name, content = root
    element = etree.Element(name)
    _fill(element, content)
    return element


def stated(*parts: Part) -> Parts:
    """The parts that say something."""
    return [part for part in parts if part[1]]


def _fill(element: etree._Element, content: str | Parts) -> None:
    if isinstance(content, str):
        element.text = content
        return
    for name, inner in content:
        if inner:
            _fill(etree.SubElement(element, name), inner)
