"""What a document's facts hold: its fields by name, which repeat, and which may be empty."""

import types
from collections.abc import Hashable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final, Union, cast, get_args, get_origin, get_type_hints

from qaitaru.documents.facts.parts import Prose
from qaitaru.facts.money import Money

NTH: Final = "nth"  # the number of one among the list it stands in, from 1
IT: Final = "it"  # the one itself, in a list of plain values
LAST: Final = "at_end"  # whether it is the last: asked only
_VALUES = (str, int, date, datetime, Money, Prose)


class Kind(StrEnum):
    """What may be done with a field."""

    VALUE = "value"  # told
    FLAG = "flag"  # asked only
    PART = "part"  # has fields of its own
    LIST = "list"  # told one by one


@dataclass(frozen=True, slots=True)
class Shape:
    """One field: what it is, of what, and whether it may be empty."""

    kind: Kind
    may_be_empty: bool
    of: type | None = None  # of a part or of each of a list; None for plain values


def shapes_of(facts: type) -> Mapping[str, Shape]:
    """The fields of a document's facts, or of a part of them, in order."""
    return _shapes(cast("Hashable", facts))  # every class is


@cache
def _shapes(facts: Any) -> Mapping[str, Shape]:
    hints = get_type_hints(facts)
    return {one.name: _shape(hints[one.name], one) for one in fields(facts)}


def _shape(hint: Any, declared: Field[Any]) -> Shape:
    options = [one for one in _options(hint) if one is not type(None)]
    empty = declared.default is not MISSING or declared.default_factory is not MISSING
    empty = empty or type(None) in _options(hint)
    (first, *_) = options
    if first is bool:
        return Shape(Kind.FLAG, may_be_empty=True)
    if get_origin(first) is tuple:
        inner = get_args(first)[0]
        return Shape(Kind.LIST, empty, inner if _is_part(inner) else None)
    if _is_part(first):
        return Shape(Kind.PART, empty, first)
    return Shape(Kind.VALUE, empty)


def _is_part(one: Any) -> bool:
    return is_dataclass(one) and one not in _VALUES


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
