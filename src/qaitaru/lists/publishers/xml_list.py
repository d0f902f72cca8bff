"""What the XML lists share: telling a root by the first bytes, and opening the whole.

Source: XML 1.0, 2.8 (prolog and document type declaration).
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from lxml.etree import _Element

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.xml.door import open_xml
from qaitaru.ingest.xml.records import local_name
from qaitaru.lists.reading import ListChoices, Part
from qaitaru.lists.tree import Node, numbered, tree_of

_PROLOG: Final = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL
)
_TAG: Final = re.compile(rb"<(?:[\w.-]+:)?(?P<name>[\w.-]+)(?P<attributes>[^>]*)>")


def root_of(head: bytes) -> tuple[str, str]:
    """The root's local name and the text of its attributes; empty where the bytes are no XML."""
    narrow = head.replace(b"\0", b"")
    start = _PROLOG.match(narrow)
    found = _TAG.match(narrow, start.end() if start else 0)
    if found is None:
        return "", ""
    return found["name"].decode("latin-1"), found["attributes"].decode("latin-1")


def holds(head: bytes, *tags: str) -> bool:
    """Whether every one of these elements begins somewhere in the first bytes."""
    narrow = head.replace(b"\0", b"")
    return all(re.search(rb"<(?:[\w.-]+:)?%s[\s/>]" % tag.encode(), narrow) for tag in tags)


def opened(part: Part, choices: ListChoices, root: str) -> _Element | Problem:
    """The root of the document, or why it is refused."""
    document = open_xml(part.raw, choices.encoding)
    if isinstance(document, Problem):
        return document
    name = local_name(str(document.tag))
    if root and name != root:
        return Problem("list_root_unknown", Severity.REFUSED, WHOLE_FILE, name, root)
    return document


def entries_of(root: _Element, name: str) -> Iterator[Node]:
    """The elements of a name right below the root, each as a tree."""
    path = f"/{local_name(str(root.tag))}"
    for element, where in numbered(list(root.iterchildren("*")), path):
        if local_name(str(element.tag)) == name:
            yield tree_of(element, where)


def day_of(text: str, *forms: str) -> date | None:
    """A day written in one of these forms, ISO among them; None where it is none of them.

    What stands behind an ISO day, a time or a zone, is left aside.
    """
    plain = text.strip()
    for form, said in (*((form, plain) for form in forms), ("%Y-%m-%d", plain[:10])):
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
