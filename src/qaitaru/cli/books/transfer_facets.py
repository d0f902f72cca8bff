"""What else may be chosen among transfers: each choice with how many it would show."""

from datetime import date
from typing import Final

from qaitaru.acts.books.search_transfers import Found
from qaitaru.cli.books.flows import party_name
from qaitaru.cli.face import FORMS, WORDS, tell
from qaitaru.ledger.search import FacetValue

_OPTIONS: Final = {
    "currency": "currency",
    "month": "period",
    "confidence": "confidence",
    "payer": "payer",
    "payee": "payee",
}
_SHOWN: Final = 5  # values of a facet


def tell_facets(found: Found) -> None:
    """A line an option: its commonest values under all the other choices."""
    for facet, option in _OPTIONS.items():
        values = found.page.facets.get(facet, ())
        told = [f"{_told(facet, one, found)} ({FORMS.number(one.transfers)})" for one in values]
        if told:
            more = ["…"] if len(told) > _SHOWN else []
            tell("cli.transfers.facet", option=option, values="; ".join([*told[:_SHOWN], *more]))


def _told(facet: str, one: FacetValue, found: Found) -> str:
    value = one.value
    if isinstance(value, date):
        return f"{value:%Y-%m}"
    if isinstance(value, int):
        return party_name(found.parties.get(value))
    return f"{value}, {WORDS(f'confidence.{value}')}" if facet == "confidence" else value
