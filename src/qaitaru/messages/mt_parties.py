"""Parties of SWIFT messages: by code, by free lines, by numbered lines.

Source: SWIFT Standards MT, Category 1: MT 103, fields 50, 51 to 57 and 59 and their options.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from qaitaru.facts.designations import DesignatedKind
from qaitaru.messages.births import birth_of_day
from qaitaru.messages.letters import is_text
from qaitaru.screening.asked import Asked
from qaitaru.screening.payments.payment import PaymentField, PaymentParty, PaymentText

_NUMBERED: Final = re.compile(r"([1-8])/(.*)")
_CODE: Final = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_PEOPLE: Final = frozenset({PaymentField.DEBTOR, PaymentField.CREDITOR})

Found = tuple[list[PaymentParty], list[PaymentText]]


def party_of(tag: str, said: Sequence[str], field: PaymentField, place: str) -> Found:
    """The party of a field, and what of the field stands beside its name."""
    lines = [line.strip() for line in said if line.strip()]
    numbers = [_account(line) for line in lines if line[0] == "/"]
    lines = [line for line in lines if line[0] != "/"]
    kind = DesignatedKind.UNKNOWN if field in _PEOPLE else DesignatedKind.ORGANISATION
    bare = Asked(query_id=place, names=(), kind=kind, numbers=tuple(filter(None, numbers)))
    if tag.endswith("F"):
        asked, rest = _numbered(bare, lines)
    elif tag.endswith("A") or (lines and _CODE.fullmatch(lines[0])):
        asked, rest = replace(bare, numbers=(*bare.numbers, *lines[:1])), lines[1:]
    else:
        asked, rest = replace(bare, names=tuple(lines[:1])), lines if len(lines) > 1 else []
    found = [PaymentParty(field, asked, place)] if asked.names or asked.numbers else []
    return found, texts_of("\n".join(rest), PaymentField.ADDRESS, place)


def texts_of(text: str, field: PaymentField, place: str) -> list[PaymentText]:
    """The text, if it says anything."""
    return [PaymentText(field, text, place)] if is_text(text) else []


def _account(line: str) -> str:
    """The number of a line that begins with a stroke: ``/C/123`` and ``//CH123`` too."""
    return line.strip("/").rpartition("/")[2]


def _numbered(bare: Asked, lines: Sequence[str]) -> tuple[Asked, list[str]]:
    """A party by numbered lines: 1 name, 2 address, 3 country and town, 4 birth, 5 its place,
    6 and 7 papers, 8 more; a line without a number goes on the address.
    """
    said: dict[str, list[str]] = {}
    for line in lines:
        found = _NUMBERED.fullmatch(line)
        key, text = (found[1], found[2]) if found else ("2", line)
        said.setdefault(key, []).append(text)
    papers = [text.rpartition("/")[2] for key in "67" for text in said.get(key, ())]
    births = [birth_of_day(text) for text in said.get("4", ())]
    asked = replace(
        bare,
        names=(" ".join(said["1"]),) if "1" in said else (),
        kind=DesignatedKind.PERSON if "4" in said else bare.kind,
        births=tuple(one for one in births if one is not None),
        countries=tuple(text[:2].lower() for key in "35" for text in said.get(key, ())),
        numbers=(*bare.numbers, *filter(None, papers)),
        birth_places=tuple(text.partition("/")[2] for text in said.get("5", ()) if "/" in text),
    )
    return asked, [text for key in "238" for text in said.get(key, ())]
