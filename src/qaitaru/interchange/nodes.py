"""An XML form as frozen structs: the fields of a struct are its elements, in the form's own order.

The struct is the table. A field of text is an element with that text; a field of a struct is an
element with that struct's elements; a tuple is an element that repeats. ``Each`` says that the
repeated ones stand together under one element of the field's name, ``Attribute`` that a text is an
attribute, ``Content`` that it is the text of the element itself. The name in the file is the
field's encoded name, unless ``Tag`` gives another; the same struct reads and writes JSON.
"""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, TypeAlias, get_args, get_origin, get_type_hints

import msgspec


class Node(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """An element of a form. What is None was not said; an empty text was said to be empty."""


Text: TypeAlias = "str | None"


@dataclass(frozen=True, slots=True)
class Each:
    """The name of each element of a tuple, where they stand under one of the field's name."""

    name: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """The field is an attribute of its element."""


@dataclass(frozen=True, slots=True)
class Content:
    """The field is its element's own text, where the element has attributes too."""


@dataclass(frozen=True, slots=True)
class Tag:
    """The name in XML, where the field is better called otherwise in JSON."""

    name: str


@dataclass(frozen=True, slots=True)
class Limit:
    """The most letters a text may have; running text is cut to it, anything else never is."""

    longest: int
    is_running: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """How a text is written: ``guid``, ``day``, ``moment``, ``amount``."""

    form: str


@dataclass(frozen=True, slots=True)
class Coded:
    """The list that holds the field's codes."""

    codes: str


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a form: where it stands in the file, and what stands in it."""

    field: str  # of the struct
    name: str  # in the file
    node: type[Node] | None  # None: a text
    many: bool = False
    item: str = ""  # the name of each, where they stand under one element
    role: type[Attribute | Content] | None = None
    limit: Limit | None = None
    form: str = ""
    codes: str = ""


_NOTHING: Final = type(None)


@cache
def parts_of(form: type[Node]) -> tuple[Part, ...]:
    """The fields of a form in its own order."""
    hints = get_type_hints(form, include_extras=True)
    return tuple(
        _part(one.name, one.encode_name, hints[one.name]) for one in msgspec.structs.fields(form)
    )


def _part(field: str, name: str, hint: Any) -> Part:
    marks: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *found = get_args(hint)
        marks = tuple(found)
    many = get_origin(hint) is tuple
    inner = next(one for one in get_args(hint) if one not in {_NOTHING, ...})
    said = {type(mark): mark for mark in marks}
    return Part(
        field=field,
        name=said[Tag].name if Tag in said else name,
        node=None if inner is str else inner,
        many=many,
        item=said[Each].name if Each in said else "",
        role=Attribute if Attribute in said else Content if Content in said else None,
        limit=said.get(Limit),
        form=said[Written].form if Written in said else "",
        codes=said[Coded].codes if Coded in said else "",
    )
