"""A large advanced XML, element by element, each forgotten after it has been seen.

The whole is some 120 MB and would fill a gigabyte as a tree; nothing hidden is read either way.

Source: OWASP XML External Entity Prevention Cheat Sheet; OFAC, advanced XML (ADVANCED_XML.xsd).
"""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from lxml.etree import QName, XMLSyntaxError, _Element, iterparse

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity

LARGEST_BYTES: Final = 512 * 2**20
_ABOVE: Final = {
    "DateOfIssue": "",
    "ReferenceValueSets": "",
    "Location": "/Locations",
    "IDRegDocument": "/IDRegDocuments",
    "DistinctParty": "/DistinctParties",
    "ProfileRelationship": "/ProfileRelationships",
    "SanctionsEntry": "/SanctionsEntries",
}
"""The elements that are read whole, and what they stand below."""


def elements_of(raw: bytes) -> Iterator[tuple[str, str, _Element] | Problem]:
    """(name, XPath, element) in the order of the file; a Problem ends the reading."""
    if len(raw) > LARGEST_BYTES:
        found, expected = str(len(raw)), str(LARGEST_BYTES)
        yield Problem("xml_too_large", Severity.REFUSED, WHOLE_FILE, found, expected)
        return
    try:
        yield from _elements(raw)
    except XMLSyntaxError as error:
        where = place(line=error.lineno or 1)
        yield Problem("xml_not_well_formed", Severity.REFUSED, where, str(error.msg).strip())


def _elements(raw: bytes) -> Iterator[tuple[str, str, _Element] | Problem]:
    events = iterparse(
        BytesIO(raw),
        events=("end",),
        tag=[f"{{*}}{name}" for name in _ABOVE],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    seen = Counter[str]()
    for _, element in events:
        if not seen and element.getroottree().docinfo.internalDTD is not None:
            yield Problem("xml_doctype", Severity.REFUSED, WHOLE_FILE, "<!DOCTYPE")
            return
        name = QName(element).localname
        seen[name] += 1
        yield name, f"/Sanctions{_ABOVE[name]}/{name}[{seen[name]}]", element
        _forget(element)


def _forget(element: _Element) -> None:
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]
