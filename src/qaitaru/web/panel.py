"""The panel beside a table: which source it shows is part of the page's address.

``open=12-b345`` is a row of the ledger; ``open=12:row=17`` the place ``row=17`` of import 12.
"""

from dataclasses import dataclass
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.books.look_at_entry import look_at_entry
from qaitaru.acts.intake.look_at_source import SourceView, look_at_source
from qaitaru.facts.bookings import Booking
from qaitaru.facts.errors import EntryMissing, ImportMissing
from qaitaru.facts.transfers import Transfer
from qaitaru.web.view import View

PANEL: Final = "panel"
OPEN: Final = "open"


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel shows; ``key`` names the row it belongs to."""

    key: str
    source: SourceView
    fact: Booking | Transfer | None = None


def panel_of(desk: Desk, view: View) -> Panel | None:
    """The source the address names, or None where it names none that can be seen."""
    asked = view.asked(OPEN)
    try:
        return _panel(desk, asked) if asked else None
    except (ImportMissing, EntryMissing):
        return None


def wants_panel_only(view: View) -> bool:
    """Whether a script asks for the panel alone."""
    return view.fragment == PANEL


def panel_key(import_no: int, place: str) -> str:
    """How an address names a place of an import."""
    return f"{import_no}:{place}"


def _panel(desk: Desk, asked: str) -> Panel | None:
    number, colon, place = asked.partition(":")
    if not colon:
        found = look_at_entry(desk, asked)
        return Panel(asked, found.source, found.entry.fact)
    if not number.isdecimal() or len(number) > 9:
        return None
    return Panel(asked, look_at_source(desk, int(number), place))
