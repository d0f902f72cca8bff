"""What a schema cannot carry: fields of one letter, and names that must be written in Latin.

A report that is valid may still have lost something on the way into such a field; this lists them.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Final

from lxml.etree import XMLSchema, XMLSchemaParseError, _Element, fromstring

from qaitaru.ingest.xml.records import local_name

_XS: Final = "{http://www.w3.org/2001/XMLSchema}"
_LATIN: Final = "Aisha"
_KAZAKH: Final = "Әлия"
ORIGINAL: Final = "full_name_frn"
"""Where goAML 5.2 takes a person's name in its own script."""

_TRIAL: Final = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="name">'
    '<xs:simpleType><xs:restriction base="xs:string"><xs:pattern value=""/></xs:restriction>'
    "</xs:simpleType></xs:element></xs:schema>"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """One narrow field of a schema, by name, wherever it is declared."""

    field: str
    kind: str  # one_letter or latin_only
    declared: int  # times in the schema
    with_original: int  # times with a field beside it for the name in its own script
    in_report: int  # times in the report with a text


def limits(schema: _Element, report: _Element) -> tuple[Limit, ...]:
    """The narrow fields of a normalised schema, and their use in a report; in order of name."""
    found, with_original = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for field, kind, has_original in _narrow(schema):
        found[field, kind] += 1
        with_original[field, kind] += has_original
    used = Counter(local_name(str(one.tag)) for one in report.iter("*") if (one.text or "").strip())
    return tuple(
        Limit(field, kind, times, with_original[field, kind], used[field])
        for (field, kind), times in sorted(found.items())
    )


def _narrow(schema: _Element) -> list[tuple[str, str, bool]]:
    named = {str(kind.get("name")): kind for kind in schema.iterchildren(f"{_XS}simpleType")}
    return [
        (str(element.get("name")), kind, _has_original_beside(element))
        for element in schema.iter(f"{_XS}element")
        if element.get("name")
        for kind in _kinds(element, named)
    ]


def _kinds(element: _Element, named: dict[str, _Element]) -> list[str]:
    """How an element's own or named type is narrow; codes of a list are no texts."""
    kind = element.find(f"{_XS}simpleType")
    if kind is None:
        kind = named.get(str(element.get("type")))
    if kind is None or kind.find(f".//{_XS}enumeration") is not None:
        return []
    longest = {str(one.get("value")) for one in kind.iter(f"{_XS}maxLength")}
    patterns = [str(one.get("value")) for one in kind.iter(f"{_XS}pattern")]
    told = {"one_letter": "1" in longest, "latin_only": any(map(_is_latin_only, patterns))}
    return [name for name, is_so in told.items() if is_so]


def _has_original_beside(element: _Element) -> bool:
    around = next(element.iterancestors(f"{_XS}complexType"), None)
    if around is None:
        return False
    return any(one.get("name") == ORIGINAL for one in around.iter(f"{_XS}element"))


@cache
def _is_latin_only(pattern: str) -> bool:
    """Whether the pattern takes a Latin name and refuses a Kazakh one, by trial."""
    trial = fromstring(_TRIAL)
    for place in trial.iter(f"{_XS}pattern"):
        place.set("value", pattern)
    try:
        schema = XMLSchema(trial)
    except XMLSchemaParseError:
        return False
    return _takes(schema, _LATIN) and not _takes(schema, _KAZAKH)


def _takes(schema: XMLSchema, name: str) -> bool:
    return bool(schema.validate(fromstring(f"<name>{name}</name>")))
