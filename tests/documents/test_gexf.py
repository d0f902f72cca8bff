"""A network as GEXF: nodes with labels, directed edges with what they carry."""

from lxml.etree import fromstring

from qaitaru.documents.gexf import gexf

SPACE = {"g": "http://gexf.net/1.3"}


def test_ends_and_links_with_their_facts() -> None:
    text = gexf(
        [("a", {"name": "A & <B>"}), ("b", {"name": "B", "partners": 2})],
        [("a", "b", {"amount": "1.00", "payments": 3})],
    )
    root = fromstring(text.encode())
    assert root.get("version") == "1.3"
    labels = [node.get("label") for node in root.iterfind(".//g:node", SPACE)]
    assert labels == ["A & <B>", "B"]
    kinds = {one.get("id"): one.get("type") for one in root.iterfind(".//g:attribute", SPACE)}
    assert kinds == {"name": "string", "partners": "long", "amount": "string", "payments": "long"}
    [edge] = root.iterfind(".//g:edge", SPACE)
    assert (edge.get("source"), edge.get("target"), edge.get("id")) == ("a", "b", "0")
    values = [one.get("value") for one in edge.iterfind(".//g:attvalue", SPACE)]
    assert values == ["1.00", "3"]


def test_a_network_of_nothing_is_a_graph_of_nothing() -> None:
    root = fromstring(gexf([], []).encode())
    assert root.find(".//g:edges", SPACE) is not None
