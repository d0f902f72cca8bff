"""Reading a large XML part element by element, with nothing hidden in it.

Source: OWASP XML External Entity Prevention Cheat Sheet.
"""

from collections.abc import Iterator
from typing import IO

from lxml import etree

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.tables.sheets import SheetBroken


def elements(stream: IO[bytes], tag: str, part: str) -> Iterator[etree._Element]:
    """The elements of one name, each forgotten after it has been seen.

    Args:
        tag: in any namespace.
        part: the part's name in the package, for the place of a Problem.
    Raises: SheetBroken at a document type declaration, whatever it says; XMLSyntaxError.
    """
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    depth = 0
    for event, element in events:
        if event == "start":
            if depth == 0:
                _refuse_doctype(element, part)
            depth += 1
            continue
        depth -= 1
        if etree.QName(element).localname == tag:
            yield element
            _forget(element)


def _refuse_doctype(root: etree._Element, part: str) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        where = place(member=part)
        raise SheetBroken(Problem("xml_doctype", Severity.REFUSED, where, "<!DOCTYPE"))


def _forget(element: etree._Element) -> None:
    element.clear()
    while element.getprevious() is not None:
        parent = element.getparent()
        if parent is None:
            break
        del parent[0]
