"""The subjects of one report, numbered in the order met: parties, accounts, transfers, relations.

A person named twice in a report is two parties here: that they are one is a judgement, made
elsewhere and reversible.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem
from qaitaru.ingest.xml.records import Leaf, Record, remainder

REPORT: Final = "report:1"
SILENT: Final = "element_without_text"
"""The field of a claim that an element stands there and says nothing."""

Said = Iterator[Claim | Problem]


class Subjects:
    """Numbers the subjects of one report, and remembers where each stands."""

    def __init__(self) -> None:
        self._last = Counter[str]()
        self._at: dict[str, str] = {}

    def fresh(self, kind: str) -> str:
        """The next subject of its kind: ``relation:3``."""
        self._last[kind] += 1
        return f"{kind}:{self._last[kind]}"

    def number(self, kind: str, record: Record) -> str:
        """The next subject of its kind, standing at the record."""
        self._at[record.path] = self.fresh(kind)
        return self._at[record.path]

    def over(self, path: str) -> tuple[str, str]:
        """The subject that stands at a path or nearest above it, and its own path."""
        while path and path not in self._at:
            path = path.rpartition("/")[0]
        return self._at.get(path, REPORT), path


def derived(subject: str, field: str, value: str, record: Record) -> Claim:
    """A claim that the shape of the report makes, not a text of its own."""
    return Claim(subject=subject, field=field, value=value, place=record.place)


def silent(record: Record) -> Said:
    """A claim for each element at or below a record that says nothing: that it is there is said."""
    if not record.parts() and not record.peek():
        yield derived(REPORT, SILENT, record.name, record)
    for part in record.parts():
        yield from silent(part)


def related(record: Record, kind: str, source: str, *, target: str, subjects: Subjects) -> Said:
    """A relation between two subjects that says no more than its kind."""
    relation = subjects.fresh("relation")
    yield derived(relation, "kind", kind, record)
    yield derived(relation, "source", source, record)
    yield derived(relation, "target", target, record)


def unlisted(leaves: list[Leaf], subjects: Subjects) -> Said:
    """The texts that no table names: each claimed under its own tags, and noted once a kind."""
    for leaf in leaves:
        subject, path = subjects.over(leaf.path)
        below = leaf.path[len(path) :].strip("/").split("/")
        tag = ".".join(step.partition("[")[0] for step in below)
        yield Claim(
            subject=subject, field=tag, value=leaf.text, original=leaf.text, place=leaf.place
        )
    yield from remainder(leaves)
