"""A form in a file: JSON as a member writes it, or XML as a system does."""

from pathlib import Path
from typing import TypeVar

import msgspec
from lxml.etree import _Element

from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.xml.door import open_xml
from qaitaru.interchange.nodes import Node

Form = TypeVar("Form", bound=Node)


def bytes_of(path: Path) -> bytes:
    """The whole file.

    Raises: SourceUnreadable.
    """
    try:
        return path.read_bytes()
    except OSError as fault:
        raise SourceUnreadable(str(path), fault.strerror or "") from fault


def is_json(raw: bytes) -> bool:
    """Whether a file holds JSON rather than XML, by its first sign in whatever encoding."""
    return raw.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] == b"{"


def json_form(raw: bytes, form: type[Form]) -> Form | Problem:
    """The form in a JSON text; a name the form does not know, or a number, is refused by place."""
    try:
        return msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"), type=form)
    except msgspec.MsgspecError as fault:
        return Problem("form_json_faulty", Severity.REFUSED, WHOLE_FILE, str(fault))


def xml_root(path: Path) -> _Element | Problem:
    """The root of an XML file, or why it is refused.

    Raises: SourceUnreadable.
    """
    return open_xml(bytes_of(path))


def json_of(form: Node) -> bytes:
    """The form as JSON, indented for people, ended by a line's end."""
    return msgspec.json.format(msgspec.json.encode(form), indent=2) + b"\n"
