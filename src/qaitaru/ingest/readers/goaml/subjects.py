"""The parties, accounts and goods of a goAML report, and what they say of one another."""

from qaitaru.facts.parties import PartyKind
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.goaml.links import Link, node_of
from qaitaru.ingest.readers.goaml.terms import ITEM
from qaitaru.ingest.reports.shapes import said
from qaitaru.ingest.reports.subjects import Said, Subjects, derived
from qaitaru.ingest.xml.records import Record


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
