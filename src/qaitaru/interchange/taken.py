"""A form read from XML: every element and attribute the form knows is taken, the rest stays.

What stays is the record's ``rest``: the caller tells it as a loss.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, TypeVar

from qaitaru.ingest.xml.records import Record
from qaitaru.interchange.losses import Loss, not_carried
from qaitaru.interchange.nodes import Attribute, Content, Node, Part, parts_of

Spelling: TypeAlias = Callable[[str], Sequence[str]]
"""A name -> the spellings it is read under, the right one first."""

Form = TypeVar("Form", bound=Node)


def as_named(name: str) -> tuple[str]:
    """A form whose names have one spelling each."""
    return (name,)


def taken(record: Record, form: type[Form], spelling: Spelling = as_named) -> Form:
    """The form that stands in a record."""
    return _of([record], form, spelling)


def left_over(record: Record) -> list[Loss]:
    """What the form does not know, in the order of the file; call it after ``taken``."""
    return [not_carried("not_in_form", leaf.path, leaf.text) for leaf in record.rest()]


def _of(records: list[Record], form: type[Form], spelling: Spelling) -> Form:
    """One form out of one element, or of several into which a misprinted name split it."""
    said: dict[str, Any] = {}
    for part in parts_of(form):
        value = _value(records, part, spelling)
        if value is not None and value != ():
            said[part.field] = value
    return form(**said)


def _value(records: list[Record], part: Part, spelling: Spelling) -> Any:
    if part.role is Attribute:
        return next((text for one in records if (text := one.take(f"@{part.name}"))), None)
    if part.role is Content:
        return next((text for one in records if (text := one.take())), None)
    found = _below(records, part.name, spelling)
    if part.item:
        found = _below(found, part.item, spelling)
    if part.many:
        return tuple(_one([each], part, spelling) for each in found)
    return _one(_first_of_each_name(found), part, spelling) if found else None


def _one(records: list[Record], part: Part, spelling: Spelling) -> Any:
    if part.node is not None:
        return _of(records, part.node, spelling)
    texts = [one.take() for one in records]
    return next((text for text in texts if text), "")


def _below(records: list[Record], name: str, spelling: Spelling) -> list[Record]:
    return [found for one in records for way in spelling(name) for found in one.children(way)]


def _first_of_each_name(records: list[Record]) -> list[Record]:
    """A part that stands once: a second one of the same name is not taken, and so is left over."""
    first: dict[str, Record] = {}
    for record in records:
        first.setdefault(record.name, record)
    return list(first.values())
