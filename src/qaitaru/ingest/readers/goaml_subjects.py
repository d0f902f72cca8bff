"""The parties, accounts and goods of a report, each a subject of its own, and how they are linked.

A person named twice in a report is two parties here: that they are one is a judgement, made
elsewhere and reversible.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from qaitaru.facts.claims import Claim
from qaitaru.facts.parties import PartyKind
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.goaml_links import Link, node_of
from qaitaru.ingest.readers.goaml_terms import ITEM
from qaitaru.ingest.shapes import said
from qaitaru.ingest.xml_records import Leaf, Record

REPORT: Final = "report:1"
Said = Iterator[Claim | Problem]


class Subjects:
    """Numbers the subjects of one report in the order met, and remembers where each stands."""

    def __init__(self) -> None:
        self._last = Counter[str]()
        self._at: dict[str, str] = {}

    def number(self, kind: str, record: Record) -> str:
        """The next subject of its kind (``party:3``), standing at the record."""
        self._last[kind] += 1
        subject = f"{kind}:{self._last[kind]}"
        self._at[record.path] = subject
        return subject

    def over(self, path: str) -> tuple[str, str]:
        """The subject that stands at a path or nearest above it, and its own path."""
        while path and path not in self._at:
            path = path.rpartition("/")[0]
        return self._at.get(path, REPORT), path


def subject_said(record: Record, subjects: Subjects, subject: str, *, client: bool) -> Said:
    """All that a person, entity or account says, and all parties and accounts inside it.

    Args:
        record: its element.
        subjects: the report's numbering.
        subject: its number, already given.
        client: whether the report calls it the reporting entity's own client.
    """
    node = node_of(record.name)
    if node.kind:
        yield derived(subject, "kind", node.kind, record)
    if client or record.name.endswith("_my_client"):
        yield derived(subject, "client_of_reporter", "true", record)
    if node.kind == PartyKind.NATURAL and (name := person_name(record)):
        yield derived(subject, "name", name, record)
    yield from said(record, node.shape, subject)
    for link in node.links:
        for found in record.children(link.route):
            yield from _linked(found, link, subject, subjects)


def _linked(record: Record, link: Link, subject: str, subjects: Subjects) -> Said:
    inner = record.child(link.inner) if link.inner else record
    relation = subjects.number("relation", record)
    yield derived(relation, "kind", link.kind, record)
    if inner is not None:
        other = subjects.number(node_of(inner.name).subject, inner)
        yield derived(relation, "source", other, record)
        yield derived(relation, "target", subject, record)
        yield from said(record, link.shape, relation)
        yield from subject_said(inner, subjects, other, client=False)
    else:
        yield derived(relation, "target", subject, record)
        yield from said(record, link.shape, relation)
        yield Problem("goaml_subject_missing", Severity.DOUBTFUL, record.place, "", link.inner)


def goods_said(record: Record, subjects: Subjects, target: str) -> Said:
    """The goods and services under a transaction or an activity, each an asset."""
    for item in record.children("goods_services/item"):
        asset = subjects.number("asset", item)
        yield from said(item, ITEM, asset)
        yield derived(asset, "involved_in", target, item)


def person_name(record: Record) -> str:
    """Given, middle and family name in that order, as far as the person states them."""
    said_names = (record.take(part) for part in ("first_name", "middle_name", "last_name"))
    return " ".join(name for name in said_names if name)


def derived(subject: str, field: str, value: str, record: Record) -> Claim:
    """A claim that the shape of the report makes, not a text of its own."""
    return Claim(subject=subject, field=field, value=value, place=record.place)


def unlisted(leaf: Leaf, subjects: Subjects) -> Said:
    """A text that no table names: claimed under its own tag, and noted."""
    subject, path = subjects.over(leaf.path)
    below = leaf.path[len(path) :].strip("/").split("/")
    tag = ".".join(step.partition("[")[0] for step in below)
    yield Claim(subject=subject, field=tag, value=leaf.text, original=leaf.text, place=leaf.place)
    yield Problem("report_field_unlisted", Severity.NOTED, leaf.place, leaf.text[:200])
