"""The currency that the headings of a table's amounts name: ``Расход (KZT)``, ``Сумма в тенге``."""

import re
from typing import Final

from qaitaru.ingest.tables.layout import Layout
from qaitaru.ingest.text.values import currency_of

_AMOUNTS: Final = ("amount", "debit", "credit")
_SET_APART: Final = re.compile(r"[(\[]\s*([^)\]]+?)\s*[)\]]|,\s*([^,]+?)\s*$|\s[вВ]\s+(\w+)\s*$")


def header_currency(layout: Layout) -> str:
    """The code, where every amount's heading names one and the same; else empty.

    A column of currencies, or a constant that a member wrote, goes before it.
    """
    if "currency" in layout.columns or layout.mapping.constants.get("currency"):
        return ""
    heads = [layout.header[layout.columns[name]] for name in _AMOUNTS if name in layout.columns]
    found = {_currency_in(head) for head in heads}
    return found.pop() or "" if len(found) == 1 else ""


def _currency_in(head: str) -> str | None:
    apart = (part for match in _SET_APART.finditer(head) for part in match.groups() if part)
    named = (currency_of(part) or _PREPOSITIONAL.get(part.casefold()) for part in apart)
    return next(filter(None, named), None)


_PREPOSITIONAL: Final = {
    "тенге": "KZT",
    "рублях": "RUB",
    "долларах": "USD",
}
