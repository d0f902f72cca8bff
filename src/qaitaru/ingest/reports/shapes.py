"""A record read by a table: which element is which field of a claim, and in which form.

The table is the code: a route of the record stands beside the house's term for it. What no table
names is not lost: the record lists it afterwards as its rest.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from qaitaru.facts.claims import Claim
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.xml.records import Record


@dataclass(frozen=True, slots=True)
class Form:
    """How a text becomes a value; None from ``normal`` makes it the problem named here."""

    normal: Callable[[str], str | None]
    problem: str = ""
    expected: str = ""


TEXT = Form(str)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a claim: the house's term, and the form its value is kept in."""

    term: str
    form: Form = TEXT


@dataclass(frozen=True, slots=True)
class Group:
    """A shape inside a shape: its terms follow the group's own and a dot (``address.city``).

    Where a group occurs twice, its claims are told apart by their places.
    """

    term: str
    shape: "Shape"


Shape = Mapping[str, Field | Group]
"""Route -> what it says; a route may end in an attribute (``FullName/@IsFullNameSetup``)."""


def said(record: Record, shape: Shape, subject: str, prefix: str = "") -> Iterator[Claim | Problem]:
    """What a record says of its subject: a claim for every text that is not empty.

    A text that cannot be read in its form is claimed as it stands, beside the Problem.
    """
    present = {part.name for part in record.parts()}
    for route, part in shape.items():
        first = route.partition("/")[0]
        if first and first not in present and not first.startswith("@"):
            continue
        if isinstance(part, Group):
            for inner in record.children(route):
                yield from said(inner, part.shape, subject, f"{prefix}{part.term}.")
        else:
            for text, where in texts(record, route):
                yield from stated(Field(prefix + part.term, part.form), text, subject, where)


def stated(field: Field, text: str, subject: str, where: str) -> Iterator[Claim | Problem]:
    """One text as a claim, and a Problem where its form does not take it."""
    value = field.form.normal(text)
    if value is None:
        form = field.form
        yield Problem(form.problem, Severity.DOUBTFUL, where, text, form.expected)
    yield claimed(subject, field.term, text if value is None else value, text, where=where)


def claimed(subject: str, field: str, value: str, text: str, *, where: str) -> Claim:
    """One claim of a text, its value as the term wants it."""
    return Claim(subject=subject, field=field, value=value, original=text, place=where)


def texts(record: Record, route: str) -> Iterator[tuple[str, str]]:
    """The texts at a route that are not empty, each with its place."""
    above, _, attribute = route.partition("@")
    for found in record.children(above.rstrip("/")):
        text = found.take(f"@{attribute}" if attribute else ".")
        if text:
            yield text, place(xpath=f"{found.path}/@{attribute}") if attribute else found.place
