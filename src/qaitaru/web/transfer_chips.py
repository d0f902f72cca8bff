"""The filter of the transfers in words: chips that stand, and facets that may be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qaitaru.acts.books.search_transfers import Found
from qaitaru.ledger.marks import UNNAMED_MARK, mark_of
from qaitaru.ledger.mentions import Party
from qaitaru.ledger.search import FacetValue
from qaitaru.web.view import View

_FACETS = ("confidence", "currency", "payer", "payee", "month")
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that stands, and the address without it."""

    words: str
    away: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: its words, how many transfers it gives, and the address that does."""

    words: str
    transfers: int
    address: str
    chosen: bool


def chips_of(view: View, found: Found) -> list[Chip]:
    """What of the filter stands, in the order of the address."""
    return [
        Chip(words, view.without(key, value))
        for key, value in view.query
        if (words := _chip(view, key, value, found))
    ]


def facets_of(view: View, found: Found) -> dict[str, list[Choice]]:
    """Each facet with its commonest values; their counts respect all the other choices."""
    return {
        key: [_choice(view, key, one, found) for one in found.page.facets.get(key, ())[:_SHOWN]]
        for key in _FACETS
    }


def _choice(view: View, key: str, one: FacetValue, found: Found) -> Choice:
    told = _told(one.value, found.parties)
    chosen = view.every(key) == (told,)
    address = view.with_query(**{key: "" if chosen else told, "page": "", "open": ""})
    return Choice(_worded(view, key, one.value, found.parties), one.transfers, address, chosen)


def _told(value: str | int | date, parties: Mapping[int, Party]) -> str:
    """How an address says the value."""
    if isinstance(value, date):
        return f"{value:%Y-%m}"
    if isinstance(value, int):
        return mark_of(parties[value]) if value in parties else UNNAMED_MARK
    return value


def _worded(view: View, key: str, value: str | int | date, parties: Mapping[int, Party]) -> str:
    if isinstance(value, date):
        return view.forms.month(value)
    if isinstance(value, int):
        return parties[value].name if value in parties else view.words("web.unnamed")
    return view.words(f"web.confidence.{value}") if key == "confidence" else value


def _chip(view: View, key: str, value: str, found: Found) -> str:
    """One filter in words; empty for what is no filter."""
    t = view.words
    if key in {"payer", "payee", "party"}:
        called = next((one.name for one in found.parties.values() if mark_of(one) == value), "")
        return t(f"web.chip.{key}", name=called or t("web.unnamed"))
    if key == "month" and found.wanted.month:
        return view.forms.month(found.wanted.month)
    if key in {"confidence", "break"}:
        return t(f"web.{key}.{value}")
    if key in {"from", "until", "least", "most", "text", "account"}:
        return t(f"web.chip.{key}", value=value)
    if key == "again":
        return t("web.chip.again")
    return value if key == "currency" else ""
