"""A network as GraphML, which other programs for networks open.

Source: "The GraphML File Format", graphml.graphdrawing.org, primer and specification 1.0.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from qaitaru.documents.markup import Element, element, render

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_KINDS: Final = {str: "string", int: "long"}
Facts = Mapping[str, str | int]


def graphml(
    ends: Sequence[tuple[str, Facts]],
    links: Sequence[tuple[str, str, Facts]],
    note: str = "",
) -> str:
    """Ends by key, links from key to key, each with its facts; every fact's name is declared.

    Args:
        note: what may be done with it; stands before all of it.
    """
    drawn = [element("node", *_told("node", facts), id=key) for key, facts in ends]
    drawn += [
        element("edge", *_told("edge", facts), source=source, target=target)
        for source, target, facts in links
    ]
    declared = [
        *_declared("node", (facts for _, facts in ends)),
        *_declared("edge", (facts for *_, facts in links)),
    ]
    graph = element("graph", *drawn, edgedefault="directed")
    said = [element("desc", note)] if note else []
    return _HEAD + render(element("graphml", *said, *declared, graph, xmlns=_SPACE)) + "\n"


def _declared(kind: str, some: Iterable[Facts]) -> list[Element]:
    types = {name: _KINDS[type(value)] for facts in some for name, value in facts.items()}
    return [
        element("key", id=f"{kind}.{name}", for_=kind, **{"attr.name": name, "attr.type": known})
        for name, known in types.items()
    ]


def _told(kind: str, facts: Facts) -> list[Element]:
    return [element("data", str(value), key=f"{kind}.{name}") for name, value in facts.items()]
