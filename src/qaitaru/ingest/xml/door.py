"""The one door for XML: a tree with nothing hidden in it, or the reason why not.

A reader then empties the tree field by field through ``ingest/xml_records.py``.
"""

import re
from typing import Final

from lxml.etree import XMLParser, XMLSyntaxError, _Element, fromstring

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.xml.encoding import in_utf8

LARGEST_BYTES: Final = 100 * 2**20
MOST_TAGS: Final = 4_000_000  # measured: a tree holds 114 bytes for each, so some 450 MB
MOST_ATTRIBUTES: Final = 64
_PAST_LIMIT: Final = "XML_PARSE_HUGE"  # in libxml2's word where a document passes its limits
_LIMITS: Final = "256 / 10 MB"  # nesting, one text
_XINCLUDE: Final = "//*[namespace-uri()='http://www.w3.org/2001/XInclude']"
_SKIPPED: Final = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)


def open_xml(raw: bytes, asked: str = "") -> _Element | Problem:
    """The root of the document, or one Problem that says where and why it is refused.

    A document type declaration is refused whatever it says: with entities left unresolved an
    amount written as an entity would silently become empty.

    Args:
        raw: the whole file.
        asked: the encoding a member chose, which overrides the document's word.
    Source: OWASP XML External Entity Prevention Cheat Sheet; libxml2's default limits.
    """
    if len(raw) > LARGEST_BYTES:
        return _refused("xml_too_large", found=str(len(raw)), expected=str(LARGEST_BYTES))
    document = in_utf8(raw, asked)
    if isinstance(document, Problem):
        return document
    doctype = _doctype_at(document)
    if doctype is not None:
        line = document.count(b"\n", 0, doctype) + 1
        found = document[doctype : doctype + 60].decode("utf-8", "ignore")
        return _refused("xml_doctype", place(line=line), found)
    tags = document.count(b"<")
    if tags > MOST_TAGS:
        return _refused("xml_too_large", found=str(tags), expected=str(MOST_TAGS))
    return _parsed(document)


def _doctype_at(document: bytes) -> int | None:
    """Where a document type declaration stands; it can only stand before the first element."""
    at = 0
    while found := _SKIPPED.match(document, at):
        at = found.end()
    return at if document[at : at + 9].upper() == b"<!DOCTYPE" else None


def _parsed(document: bytes) -> _Element | Problem:
    parser = XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
    )
    try:
        root = fromstring(document, parser)
    except XMLSyntaxError as error:
        return _broken(error)
    refusal = _outsized(root) or _including(root)
    return root if refusal is None else refusal


def _broken(error: XMLSyntaxError) -> Problem:
    where = place(line=error.lineno or 1)
    found = str(error.msg).strip()
    if _PAST_LIMIT in found:
        return _refused("xml_too_large", where, found, _LIMITS)
    return _refused("xml_not_well_formed", where, found)


def _outsized(root: _Element) -> Problem | None:
    for crowded in _elements(root, f"//*[count(@*) > {MOST_ATTRIBUTES}]"):
        where = place(line=crowded.sourceline)
        return _refused("xml_too_large", where, str(len(crowded.attrib)), str(MOST_ATTRIBUTES))
    return None


def _including(root: _Element) -> Problem | None:
    for including in _elements(root, _XINCLUDE):
        where = place(line=including.sourceline)
        return _refused("xml_include", where, str(including.get("href", "")))
    return None


def _elements(root: _Element, expression: str) -> list[_Element]:
    found = root.xpath(expression)
    return [one for one in found if isinstance(one, _Element)] if isinstance(found, list) else []


def _refused(code: str, where: str = WHOLE_FILE, found: str = "", expected: str = "") -> Problem:
    return Problem(code, Severity.REFUSED, where, found, expected)
