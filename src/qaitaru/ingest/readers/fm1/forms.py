"""How FM-1 writes its values, which of its names are misprinted, and which code lists are missing.

Source: order of the chairman of the Agency for Financial Monitoring of Kazakhstan No. 13 of
22 February 2022, appendix 2 (text of 10 July 2025); order of the Minister of Finance No. 345 of
3 June 2015.
"""

import re
from dataclasses import replace
from itertools import product
from typing import Final

from qaitaru.ingest.reports.shapes import Field, Form, Group, Shape
from qaitaru.ingest.text.values import currency_of, date_of
from qaitaru.ingest.xml.records import Record

MISPRINTS: Final[dict[str, tuple[str, ...]]] = {
    "TimeStamp": ("TieStamp",),
    "Check": ("\u0421heck",),  # its first letter Cyrillic
    "PersonalData": ("PrsonalData", "PesonalData"),
    "MessageInformation": (
        "Messagenformation",
        "MessageInforation",
        "MessageInformaton",
        "MessageInormation",
    ),
    "Organisation": ("Organisatio",),
    "MessageNumber": ("MessageNumbe",),
    "MerchRegInfo": ("MerchRegnfo", "MerchReginfo"),
}
"""Names as the format means them -> as its published texts misprint them; programs follow both."""

DAYS: Final = ("%d.%m.%Y", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M")
_GUID: Final = re.compile(r"[0-9A-F]{8}(-?)(?:[0-9A-F]{4}\1){3}[0-9A-F]{12}", re.IGNORECASE)


def _day(text: str) -> str | None:
    day = date_of(text, DAYS)
    return None if day is None else day.isoformat()


def _moment(text: str) -> str | None:
    day, clock_time = _day(text), text.strip().partition(" ")[2].strip()
    return f"{day}T{clock_time}" if day and clock_time else day


def _guid(text: str) -> str | None:
    found = _GUID.fullmatch(text.strip())
    digits = text.strip().replace("-", "").upper()
    cuts = ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32))
    return "-".join(digits[start:end] for start, end in cuts) if found else None


def currency_by_number(text: str) -> str | None:
    """The currency under its number in the classifier, leading zeros or not: ``398``, ``36``.

    Source: Customs Union Commission decision No. 378 of 20 September 2010, appendix 23.
    """
    return currency_of(text.strip().zfill(3))


DAY: Final = Form(_day, "report_date_unreadable", "dd.mm.yyyy")
MOMENT: Final = Form(_moment, "report_date_unreadable", "dd.mm.yyyy hh24:mi:ss")
GUID: Final = Form(_guid, "fm1_guid_unreadable", "XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX")
CURRENCY: Final = Form(currency_by_number, "report_currency_unknown", "398, 643, 840")
CODE: Final = Form(str.strip)
"""A code of a list that is not at hand: kept as it stands, and said to be without its list."""


def spellings(route: str) -> list[str]:
    """A route under every spelling of its names, the right one first."""
    steps = [(step, *MISPRINTS.get(step, ())) for step in route.split("/")]
    return ["/".join(spelt) for spelt in product(*steps)]


def spelt(shape: Shape) -> Shape:
    """The shape under every spelling of its routes."""
    return {
        way: replace(part, shape=spelt(part.shape)) if isinstance(part, Group) else part
        for route, part in shape.items()
        for way in spellings(route)
    }


def children(record: Record, route: str) -> list[Record]:
    """The elements at a route, under whichever spelling."""
    return [found for way in spellings(route) for found in record.children(way)]


def text_at(record: Record, route: str) -> str:
    """The first text at a route that is not empty, under whichever spelling."""
    return record.first(*spellings(route))


class Spread:
    """One section of the form, though a program that copies a misprint splits it into several."""

    def __init__(self, root: Record, route: str) -> None:
        self.records = children(root, route)
        self.place = self.records[0].place if self.records else root.place

    def take(self, tag: str) -> str:
        """The first text under the tag that is not empty, under whichever spelling."""
        return next((text for one in self.records if (text := text_at(one, tag))), "")

    def where(self, tag: str) -> str:
        """The place of the tag; of the section where it is missing."""
        found = (part for one in self.records for part in children(one, tag))
        return next((part.place for part in found), self.place)


def without_list(shape: Shape) -> list[tuple[str, Field]]:
    """The fields of a shape, groups aside, that hold a code whose list is not at hand."""
    return [
        (route, part)
        for route, part in shape.items()
        if isinstance(part, Field) and part.form is CODE
    ]
