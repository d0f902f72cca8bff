"""A network as GEXF, which programs that draw large networks open.

Source: GEXF 1.3 specification, gexf.net: graph, attributes, nodes, edges, attvalues.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from qaitaru.documents.markup import Element, Written, element, render

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE: Final = "http://gexf.net/1.3"
_KINDS: Final = {str: "string", int: "long"}
_LABEL: Final = "name"
Facts = Mapping[str, str | int]


def gexf(
    ends: Sequence[tuple[str, Facts]],
    links: Sequence[tuple[str, str, Facts]],
    note: str = "",
) -> str:
    """Ends by key, links from key to key, each with its facts; ``name`` is an end's label.

    Args:
        note: what may be done with it; stands before all of it.
    """
    nodes = [
        element("node", _told(facts), id=key, label=str(facts.get(_LABEL, key)))
        for key, facts in ends
    ]
    edges = [
        element("edge", _told(facts), id=str(number), source=source, target=target)
        for number, (source, target, facts) in enumerate(links)
    ]
    graph = element(
        "graph",
        _declared("node", (facts for _, facts in ends)),
        _declared("edge", (facts for *_, facts in links)),
        element("nodes", *nodes),
        element("edges", *edges),
        defaultedgetype="directed",
        mode="static",
    )
    told = render(element("description", note))  # a page's ``meta`` has no end, GEXF's has
    said = [Written(f"<meta>{told}</meta>")] if note else []
    return _HEAD + render(element("gexf", *said, graph, xmlns=_SPACE, version="1.3")) + "\n"


def _declared(kind: str, some: Iterable[Facts]) -> Element:
    types = {name: _KINDS[type(value)] for facts in some for name, value in facts.items()}
    named = [element("attribute", id=name, title=name, type=of) for name, of in types.items()]
    return element("attributes", *named, class_=kind)


def _told(facts: Facts) -> Element:
    values = [element("attvalue", for_=name, value=str(said)) for name, said in facts.items()]
    return element("attvalues", *values)
