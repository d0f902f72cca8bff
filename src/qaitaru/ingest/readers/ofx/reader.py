"""OFX: bank and card statements of version 1 (SGML) and 2 (XML).

Source: OFX 2.2, sections 11.3-11.4 (statements), 3.2.8 (dates), 3.2.9 (amounts).
"""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from qaitaru.facts.bookings import Booking
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.closing import closing_problems
from qaitaru.ingest.readers.ofx.statement import booked, statement_of
from qaitaru.ingest.readers.ofx.tree import Tree, sgml_tree
from qaitaru.ingest.reading import Choices, Fact, Reader, ReadWith, Source
from qaitaru.ingest.text.stated_encoding import decode_stated
from qaitaru.ingest.xml.door import open_xml
from qaitaru.ingest.xml.records import Leaf, Record, claims_of

_XML: Final = re.compile(rb"<\?xml|<\?OFX")
_CHARSET: Final = re.compile(rb"CHARSET\s*:\s*([\w-]+)")
_STATEMENTS: Final = (
    ("BANKMSGSRSV1/STMTTRNRS/STMTRS", "BANKACCTFROM"),
    ("CREDITCARDMSGSRSV1/CCSTMTTRNRS/CCSTMTRS", "CCACCTFROM"),
)
_HEAD_BYTES: Final = 2048


def recognises(_source: Source, head: bytes) -> bool:
    """By the header of either version, or its root."""
    narrow = head.replace(b"\0", b"")[:_HEAD_BYTES]
    return b"OFXHEADER" in narrow or b"<OFX>" in narrow


def read(source: Source, choices: Choices, _work: Path) -> Iterator[Fact]:
    """The statements of a file and what is wrong with them."""
    raw = source.path.read_bytes()
    if _XML.search(raw.replace(b"\0", b"")[:_HEAD_BYTES]):
        root = open_xml(raw, choices.encoding)
        if isinstance(root, Problem):
            yield root
            return
        yield from _facts(Tree(Record(root)))
        return
    decoded = decode_stated(raw, choices.encoding, _stated(raw))
    if isinstance(decoded, Problem):
        yield decoded
        return
    tree = sgml_tree(decoded.text)
    if isinstance(tree, Problem):
        yield tree
        return
    yield ReadWith(encoding=decoded.encoding)
    yield from _facts(tree)


def _stated(raw: bytes) -> tuple[str, ...]:
    """The encoding the SGML header names: a Windows code page by its number, or an ISO one."""
    found = _CHARSET.search(raw[:_HEAD_BYTES])
    name = found[1].decode("ascii", "replace") if found else ""
    return (f"cp{name}",) if name.isdecimal() else tuple(text for text in (name,) if "8859" in text)


def _facts(tree: Tree) -> Iterator[Fact]:
    found = [
        (record, group) for route, group in _STATEMENTS for record in tree.root.children(route)
    ]
    if not found:
        yield Problem("no_statement_in_file", Severity.REFUSED, WHOLE_FILE, tree.root.name)
        return
    statements, bookings = count(1), count(1)
    for record, group in found:
        yield from _statement(tree, record, group, statements=statements, bookings=bookings)
    yield from claims_of(_outside(tree.root), "report:1", tree.root.path, tree.place)


def _statement(
    tree: Tree,
    record: Record,
    group: str,
    *,
    statements: Iterator[int],
    bookings: Iterator[int],
) -> Iterator[Fact]:
    statement = statement_of(tree, record, group, statements)
    if isinstance(statement, Problem):
        yield statement
        return
    yield statement
    amounts = []
    lists = record.children("BANKTRANLIST")
    for transaction in (one for listed in lists for one in listed.each("STMTTRN")):
        for fact in booked(tree, transaction, statement, bookings):
            if isinstance(fact, Booking) and fact.currency == statement.currency:
                amounts.append(fact.amount_minor)
            yield fact
    yield from closing_problems(statement, amounts)
    rest = record.rest(but=("BANKTRANLIST",))
    rest += [leaf for one in lists for leaf in one.rest(but=("STMTTRN",))]
    yield from claims_of(rest, f"statement:{statement.statement_no}", record.path, tree.place)


def _outside(root: Record) -> list[Leaf]:
    """What the file says outside its statements: sign-on, status, other message sets."""
    groups = {route.split("/")[0]: route.split("/")[1:] for route, _ in _STATEMENTS}
    leaves = root.rest(but=tuple(groups))
    for name, (response, statement) in groups.items():
        for message_set in root.children(name):
            leaves += message_set.rest(but=(response,))
            for one in message_set.children(response):
                leaves += one.rest(but=(statement,))
    return leaves


READER = Reader("ofx", 1, recognises, read)
