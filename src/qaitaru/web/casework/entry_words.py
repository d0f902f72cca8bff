"""What an entry of an investigation says, field by field, in the page's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import msgspec

from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.registers import points_of
from qaitaru.law.checklists import ChecklistSort
from qaitaru.law.provisional import Provisional
from qaitaru.law.shelves import Kind
from qaitaru.web.casework.local_time import minute_text
from qaitaru.web.view import View

_WORDS: Final = {
    ("asset", "sort"): "casework.asset.",
    ("status", "status"): "casework.status.",
    ("role", "role"): "casework.role.",
    ("move", "to"): "casework.phase.",
    ("closing", "reason"): "casework.closing.",
    ("hypothesis", "topic"): "casework.topic.",
    ("conclusion", "outcome"): "casework.outcome.",
    ("register", "answer"): "casework.register.",
    ("owner", "by"): "casework.side.",
    ("step", "event"): "law.event.",
    ("step", "outcome"): "web.case.outcome.",
    ("measure", "authority"): "law.actor.",
    ("extension", "authority"): "law.actor.",
    ("request", "channel"): "law.channel.",
    ("request", "urgency"): "web.case.urgency.",
    ("request", "basis"): "web.case.basis.",
    ("request_field", "field"): "law.request_field.",
    ("paper", "field"): "law.request_field.",
    ("asked", "assistance"): "law.assistance.",
    ("asked", "element"): "law.element.",
    ("request_step", "to"): "casework.stage.",
    ("answer", "form"): "casework.form.",
    ("limitation", "uses"): "casework.use.",
    ("use_consent", "use"): "casework.use.",
    ("used", "use"): "casework.use.",
    ("right_claimed", "sort"): "web.case.right.",
    ("right_decided", "outcome"): "casework.right.",
    ("valuation", "basis"): "web.case.valued.",
    ("encumbrance", "sort"): "web.case.encumbrance.",
    ("sale", "ground"): "web.case.sale.",
    ("release", "ground"): "web.case.release.",
    ("order_step", "event"): "web.case.order.",
    ("penalty", "sort"): "web.case.penalty.",
    ("returned", "to"): "web.case.return.",
}
"""Under which words a value of a kind's field stands."""
_NUMBERED: Final = frozenset(
    {"subject", "asset", "assets", "follows", "answers", "in_place_of", "things"}
)
_MONEY: Final = "amount_minor"
_BESIDE: Final = frozenset({"exhibit", "currency", "parts", "key"})  # told with something else
_COUNTED: Final = frozenset({"entries"})  # of what there are many, only how many is told
_EMPTY: Final = ("", 0, None, (), False)
_LAW: Final = {"measure": Kind.PROVISIONAL, "model": Kind.CONFISCATION, "offence": Kind.OFFENCE}
_POINTS: Final = {
    "register": ChecklistSort.REGISTERS,
    "principle": ChecklistSort.RETURN_PRINCIPLES,
    "rung": ChecklistSort.RETURN_LADDER,
}
_PLAIN: Final = frozenset(
    {"text", "name", "title", "remark", "registration", "measure", "sort", "status", "member"}
    | {"role", "to", "topic", "reason", "event", "answer", "register", "model", "shows", _MONEY}
)
"""Fields whose value needs no label before it."""


@dataclass(frozen=True, slots=True)
class Said:
    """One field of an entry in words; no label where the value tells by itself what it is."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class _Page:
    """Of which investigation, and in which language."""

    case: CaseAt
    view: View


def said_of(entry: CaseEntry, case: CaseAt, view: View) -> tuple[Said, ...]:
    """What an entry says, in the order of its fields; what is empty says nothing."""
    return tuple(_said(entry.kind, entry.body, _Page(case, view)))


def _said(kind: str, body: msgspec.Struct, page: _Page) -> Iterator[Said]:
    for name in body.__struct_fields__:
        value = getattr(body, name)
        if name in _BESIDE or value in _EMPTY:
            continue
        if isinstance(value, msgspec.Struct):
            yield from _said(name, value, page)
            continue
        if name == "part":
            yield from _share(body, page)
            continue
        told = _money(body, page.view) if name == _MONEY else _value((kind, name), value, page)
        yield Said("" if name in _PLAIN else page.view.words(f"web.case.field.{name}"), told)


def _share(body: msgspec.Struct, page: _Page) -> Iterator[Said]:
    """A share of the whole; the whole itself needs no word."""
    part, parts = getattr(body, "part", 1), getattr(body, "parts", 1)
    if part != parts:
        yield Said(page.view.words("web.case.field.part"), f"{part}/{parts}")


def _money(body: msgspec.Struct, view: View) -> str:
    minor, code = getattr(body, _MONEY), getattr(body, "currency", "")
    return view.forms.money(minor, code) if code else str(minor)


def _value(field: tuple[str, str], value: object, page: _Page) -> str:
    if isinstance(value, bool):
        return page.view.words("web.case.yes")
    if isinstance(value, datetime):
        return minute_text(value, page.case, page.view)
    if isinstance(value, date):
        return page.view.forms.day(value)
    if isinstance(value, tuple) and field[1] in _COUNTED:
        return str(len(value))
    if isinstance(value, tuple):
        return ", ".join(_one(field, each, page) for each in value)
    return _one(field, value, page)


def _one(field: tuple[str, str], value: object, page: _Page) -> str:
    if isinstance(value, msgspec.Struct):
        return " ".join(one.value for one in _said(field[1], value, page))
    if field[1] in _NUMBERED:
        return f"№ {value}"
    key = f"{_WORDS[field]}{value}" if field in _WORDS else ""
    if key in page.view.words:
        return page.view.words(key)
    return _of_law(field, str(value), page) or str(value)


def _of_law(field: tuple[str, str], value: str, page: _Page) -> str:
    """The law's own words for a key of it; empty where it is none."""
    kind, name = field
    law, language = page.case.law, page.view.language
    if name in _LAW:
        found = (one for one in law.entries(_LAW[name]) if one.key == value)
        return next((one.text.words(language) for one in found), "")
    if kind == "measure" and name == "ground":
        return ground_words(page.case, value, language)
    points = points_of(page.case, _POINTS[name]) if name in _POINTS else ()
    return next((one.text.words(language) for one in points if one.key == value), "")


def ground_words(case: CaseAt, value: str, language: str) -> str:
    """A ground of a measure in the law's words; empty where no edition knows it."""
    every = case.law.every(Provisional, case.record.head.jurisdiction)
    points = (one for kind in every for edition in kind.editions for one in edition.grounds)
    return next((one.text.words(language) for one in points if one.key == value), "")
