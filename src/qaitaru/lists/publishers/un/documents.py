"""The numbers of an entry of the UN list: documents, and what stands in free text.

A document's number may stand in its own field, in the note, or inside the document's name; ships'
and shipping companies' IMO numbers stand in the comments alone.

Source: UN consolidated list schema (sc-sanctions.xsd), INDIVIDUAL_DOCUMENT; IMO resolution
A.1117(30).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.designations import ListedNumber
from qaitaru.lists.content import squashed
from qaitaru.lists.countries import country_of, is_country
from qaitaru.lists.numbers import number_kind
from qaitaru.lists.tree import Node

_IMO: Final = re.compile(
    r"\bIMO\b[\s:.#]*(?:(?:company\s+)?(?:number|no\.?)[\s:.]*)?(\d{7})\b", re.IGNORECASE
)
_BARE: Final = re.compile(r"[A-ZÀ-Ý0-9][A-ZÀ-Ý0-9/.\-° ]*", re.IGNORECASE)
_LED: Final = re.compile(
    r"\b(?:number|no\.?|n°|code|card|passport|SSN)\s*[:.]?\s*(?=\S*\d|[A-Z]{1,3}-?\s?\d)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"(?:[A-Z]{1,4}[-/ ]?)?[A-Z]{0,2}\d[A-Z0-9]*(?:[/.\-]\s?[A-Z0-9]+)*(?:(?: No\.)? \d+)*"
)
_IN_NAME: Final = re.compile(
    r"\b(passport|identification)\s+(?:number|no)\.?:?\s*([A-Z]{0,3} ?\d{4,}[A-Z]?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A number taken out of a text, and the rest of the text."""

    number: str
    said: str


def numbers_of(entry: Node) -> tuple[ListedNumber, ...]:
    """Every number that names, each once though it is told in two languages."""
    once: dict[tuple[str, str, str], ListedNumber] = {}
    for one in _numbers(entry):
        once.setdefault((one.kind, one.number, one.country), one)
    return tuple(once.values())


def _numbers(entry: Node) -> Iterator[ListedNumber]:
    for comment in entry.each("COMMENTS1"):
        for found in _IMO.finditer(comment.text):
            yield ListedNumber(kind="imo", number=found[1], said=found[0][:3], place=comment.place)
    for alias in entry.children("INDIVIDUAL_ALIAS"):
        for one in (*alias.each("ALIAS_NAME"), *alias.each("NOTE")):
            for said, number in _IN_NAME.findall(squashed(one.text)):
                yield ListedNumber(
                    kind=number_kind(said), number=number, said=said, place=one.place
                )
    for document in entry.children("INDIVIDUAL_DOCUMENT"):
        yield from _document(document)


def _document(node: Node) -> Iterator[ListedNumber]:
    kinds = [node.said("TYPE_OF_DOCUMENT"), node.said("TYPE_OF_DOCUMENT2")]
    told = _number_in(node.said("NUMBER")) or _behind(kinds[1]) or _behind(node.said("NOTE"))
    if told is None:
        return
    said = [kinds[0], told.said or kinds[1]]
    issuer = node.said("ISSUING_COUNTRY") or node.said("COUNTRY_OF_ISSUE")
    yield ListedNumber(
        kind=_kind([told.said, kinds[1], kinds[0]]),
        number=told.number,
        said=", ".join(dict.fromkeys(filter(None, said))),
        country=country_of(issuer) if issuer else _issuer_in(told.said or kinds[1]),
        note=_note(node),
        place=node.place,
    )


def _kind(said: list[str]) -> str:
    """The first of the publisher's words that names a kind; a driving licence is none."""
    if any("driv" in word.lower() for word in said):
        return "other"
    return next((kind for word in said if (kind := number_kind(word)) != "other"), "other")


def _issuer_in(said: str) -> str:
    """The country that the words before a number begin with: ``Libyan passport``."""
    words = said.split() if len(said) > len("No.") else []
    starts = (country_of(" ".join(words[:many])) for many in range(len(words), 0, -1))
    return next((code for code in starts if is_country(code)), "")


def _note(node: Node) -> str:
    told = [node.said(name) for name in ("CITY_OF_ISSUE", "DATE_OF_ISSUE", "NOTE")]
    return "; ".join(filter(None, told))


def _behind(text: str) -> _Told | None:
    """A number in a text that need not hold one: it stands first, or words lead to it."""
    return _number_in(text) if _LED.search(text) or text[:4].isdigit() else None


def _number_in(text: str) -> _Told | None:
    """A number that stands alone, or behind the words that lead to it."""
    if not any(letter.isdigit() for letter in text):
        return None
    led = _LED.search(text)
    if led is None and _BARE.fullmatch(text) and not re.search(r"[a-z]{3}", text):
        return _Told(text, "")
    found = _NUMBER.search(text, led.end() if led else 0)
    if found is None:
        return _Told(text, "")
    return _Told(found[0].strip(), squashed(text[: found.start()]))
