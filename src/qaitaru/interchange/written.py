"""A form written as XML, every text passing one place where what cannot be written is told."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

from qaitaru.interchange.nodes import Attribute, Content, Node, Part, parts_of

Saying: TypeAlias = Callable[[str, str, Part], str]
"""The path of a text, the text itself, and the field it is of -> the text as it is written."""


def as_said(_: str, text: str, __: Part) -> str:
    """Every text as it is."""
    return text


def written(node: Node, name: str, saying: Saying) -> _Element:
    """The form as an element of that name, its parts in the form's own order."""
    root = etree.Element(name)
    _fill(root, node, f"/{name}", saying)
    return root


def _fill(element: _Element, node: Node, path: str, saying: Saying) -> None:
    for part in parts_of(type(node)):
        value = getattr(node, part.field)
        if value is None or value == ():
            continue
        if part.role is Attribute:
            element.set(part.name, saying(f"{path}/@{part.name}", value, part))
        elif part.role is Content:
            element.text = saying(path, value, part) or None
        else:
            for below, where, one in _placed(element, part, value, path):
                if isinstance(one, Node):
                    _fill(below, one, where, saying)
                else:
                    below.text = saying(where, str(one), part) or None


def _placed(
    element: _Element, part: Part, value: object, path: str
) -> Iterator[tuple[_Element, str, object]]:
    """An element for each of what a part says, its path, and what it says."""
    values = value if isinstance(value, tuple) else (value,)
    name = part.item or part.name
    if part.item:
        element, path = etree.SubElement(element, part.name), f"{path}/{part.name}"
    for number, one in enumerate(values, 1):
        where = f"{path}/{name}[{number}]" if len(values) > 1 else f"{path}/{name}"
        yield etree.SubElement(element, name), where, one
