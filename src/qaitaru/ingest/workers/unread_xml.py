"""An XML file that no reader knows: refused for what is wrong with it, else by its root's name."""

import codecs
from typing import Final

from lxml.etree import QName

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.reading import Source
from qaitaru.ingest.xml.door import open_xml

_FIRST: Final = (
    b"<",
    codecs.BOM_UTF8 + b"<",
    codecs.BOM_UTF16_LE + b"<\x00",
    codecs.BOM_UTF16_BE + b"\x00<",
    b"<\x00?\x00",
    b"\x00<\x00?",
    bytes.fromhex("4c6fa794"),  # EBCDIC for "<?xm"
)
_PAGE: Final = (b"<html", b"<!doctype html")


def is_xml(head: bytes) -> bool:
    """Whether a file begins as XML does, in any encoding; a page of the web does not count."""
    start = head.lstrip()
    return start.startswith(_FIRST) and not start.lower().startswith(_PAGE)


def why_xml_unread(source: Source, encoding: str) -> Problem:
    """The Problem of an XML file that no reader recognises.

    Args:
        source: what ``is_xml`` holds for.
        encoding: the one a member chose; empty for none.
    """
    root = open_xml(source.path.read_bytes(), encoding)
    if isinstance(root, Problem):
        return root
    return Problem("xml_unknown", Severity.REFUSED, WHOLE_FILE, QName(root).localname[:200])
