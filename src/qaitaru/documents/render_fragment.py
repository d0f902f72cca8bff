"""A paper as a part of a page: its sheet with head, text and signatures, gaps marked."""

from itertools import chain

from qaitaru.documents.fact_words import GAP
from qaitaru.documents.html_blocks import line_nodes, particulars_node, section_node, text_nodes
from qaitaru.documents.markup import Element, Node, element, render
from qaitaru.documents.outline import Formal, Line, Outline, Signature

_TITLE, _PART = 3, 4  # headings: the page has its own above


def render_fragment(outline: Outline) -> str:
    """The sheet, in the paper's language; it has no style, no script and no landmark of its own.

    Args:
        outline: sound (``outline.faults`` finds nothing).
    """
    formal = outline.formal or Formal()
    sheet = element(
        "div",
        *_above(formal),
        element(f"h{_TITLE}", *text_nodes(outline.title)),
        *([particulars_node(outline.head)] if outline.head.entries else []),
        *(section_node(one, _PART) for one in outline.sections),
        *_below(formal),
        class_="paper",
        lang=outline.language,
    )
    return render(_marked(sheet))


def _above(formal: Formal) -> list[Element]:
    head = formal.letterhead
    shown = [element("p", formal.draft, class_="draft")] if formal.draft else []
    if head.names:
        names = (element("p", *text_nodes(one)) for one in head.names)
        lines = (element("p", *text_nodes(one), class_="line") for one in head.lines)
        shown.append(element("div", *names, *lines, class_="letterhead"))
    sides = ((formal.reference, "reference"), (formal.addressee, "addressee"))
    beside = [element("div", *map(_line, lines), class_=name) for lines, name in sides if lines]
    return [*shown, *([element("div", *beside, class_="sides")] if beside else [])]


def _below(formal: Formal) -> list[Element]:
    shown = [_signature(one) for one in formal.signatures]
    shown += [element("p", formal.seal, class_="seal")] if formal.seal else []
    return [*shown, *([element("p", formal.mark, class_="mark")] if formal.mark else [])]


def _signature(one: Signature) -> Element:
    position, name = (element("span", *text_nodes(text)) for text in (one.position, one.name))
    return element("p", position, element("span", "____________"), name, class_="signature")


def _line(line: Line) -> Element:
    return element("p", *line_nodes(line))


def _marked(node: Node) -> Node:
    """The same, whatever is not told yet set apart."""
    if not isinstance(node, Element):
        return node
    children = chain.from_iterable(
        _split(one) if isinstance(one, str) else (_marked(one),) for one in node.children
    )
    return Element(node.name, node.attributes, tuple(children))


def _split(text: str) -> list[Node]:
    parts = GAP.split(text)
    return [element("mark", one) if nth % 2 else one for nth, one in enumerate(parts) if one]
