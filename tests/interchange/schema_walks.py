"""Every place of a published schema at which a text may stand, one document for each."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

from qaitaru.interchange.goaml.schema_shape import SchemaShape
from qaitaru.interchange.losses import Loss, LossKind

Route = tuple[str, ...]
BLANKS = st.sampled_from(("", "", " ", "\n\t", "  "))
SAID = st.text("abzАӘЖқіё'.-<&>[]1٣漢 ", max_size=9)
NASTY = st.builds(lambda before, text, after: before + text + after, BLANKS, SAID, BLANKS)
MOST = 14
NUMBER = re.compile(r"\[\d+\]")


def each_once(shape: SchemaShape) -> Iterator[Route]:
    """A route to every element with a text that any type of the schema declares."""
    top = shape.top("report")
    assert top is not None
    seen: set[tuple[_Element, ...]] = set()
    waiting: list[tuple[_Element, Route]] = [(top, ("report",))]
    while waiting:
        declared, route = waiting.pop(0)
        for name, inner in shape.below(declared).items():
            if not shape.below(inner):
                yield (*route, name)
            elif (kind := tuple(shape.below(inner).values())) not in seen:
                seen.add(kind)
                waiting.append((inner, (*route, name)))


@st.composite
def walks(draw: st.DrawFn, shape: SchemaShape) -> Route:
    """Any way down from the report to a text, through persons of entities of accounts of ..."""
    route: Route = ("report",)
    declared = shape.top("report")
    while declared is not None and (below := shape.below(declared)):
        plain = [name for name, one in below.items() if not shape.below(one)]
        choice = plain if len(route) > MOST and plain else sorted(below)
        name = draw(st.sampled_from(choice))
        declared, route = below[name], (*route, name)
    return route


def document(route: Route, *texts: str) -> _Element:
    """A report with one element filled, or with its last one repeated for each text."""
    root = above = etree.Element(route[0])
    for name in route[1:-1]:
        above = etree.SubElement(above, name)
    for text in texts:
        etree.SubElement(above, route[-1]).text = text
    return root


def canonical(root: _Element) -> bytes:
    """The document as canonical XML."""
    return etree.tostring(root, method="c14n")


def standing(root: _Element) -> Counter[tuple[str, str]]:
    """Each element without others in it, with its text, by path."""
    tree = root.getroottree()
    return Counter(
        (NUMBER.sub("", str(tree.getpath(one))), one.text or "")
        for one in root.iter("*")
        if not len(one)
    )


def as_told(said: _Element, losses: Iterable[Loss]) -> Counter[tuple[str, str]]:
    """What stands there once all that the losses tell has become of it."""
    told = [(NUMBER.sub("", one.field), one) for one in losses]
    became = Counter(
        (field, one.became) for field, one in told if one.kind is not LossKind.NOT_CARRIED
    )
    return standing(said) + became - Counter((field, one.found) for field, one in told)
