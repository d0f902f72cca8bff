"""The legal packs: what they hold by kind, jurisdiction and day, and one entry whole."""

from datetime import date

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.documents.clock_words import edition_text
from qaitaru.documents.law_words import edition_fields, entry_fields
from qaitaru.facts.errors import SettingFaulty
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.clocks import Clock
from qaitaru.law.editions import Dated, Entry, stood
from qaitaru.law.law import Law
from qaitaru.law.lookups import entry_of
from qaitaru.law.shelves import SHELVES, Kind, editions_of
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text


@get("/law", sync_to_thread=True)
def show_law(desk: GivenDesk, view: GivenView) -> Response[str]:
    """The entries of the packs, those of a kind, of a jurisdiction, of a day."""
    law, kind, code = law_of(desk), view.asked("kind"), view.asked("jurisdiction")
    told = view.asked("on").strip()
    day, fault = _day(told, view)
    kinds = (Kind(kind),) if kind in set(Kind) else tuple(Kind)
    every = [one for each in kinds for one in law.entries(each, code)]
    rows = [(one, _kind(one, view), _shown(one, day)) for one in every]
    return page(
        view,
        "law.html",
        room="law",
        rows=[row for row in rows if row[2]],
        kinds=tuple(Kind),
        packs=law.packs,
        asked={"kind": kind, "jurisdiction": code, "on": told},
        fault=fault,
        law=law,
    )


@get("/law/{key:str}", sync_to_thread=True)
def show_entry(desk: GivenDesk, view: GivenView, key: FromPath[str]) -> Response[str]:
    """One entry with each of its texts."""
    law = law_of(desk)
    entry = entry_of(law, key)
    if entry is None:
        raise NotFoundException
    texts = [
        (one, list(edition_fields(one, view.words)), _clocks(law, one, view))
        for one in reversed(editions_of(entry))
    ]
    return page(
        view,
        "law_entry.html",
        room="law",
        entry=entry,
        kind=_kind(entry, view),
        fields=list(entry_fields(entry, view.words)),
        texts=texts,
        law=law,
    )


def _day(text: str, view: View) -> tuple[date | None, str]:
    """The day asked for, and what is wrong with it."""
    try:
        return (date.fromisoformat(text) if text else None), ""
    except ValueError:
        return None, fault_text(SettingFaulty("on", text, "2026-03-06"), view.words)


def _kind(entry: Entry, view: View) -> str:
    return view.words(f"law.kind.{SHELVES[type(entry)].value}")


def _shown(entry: Entry, day: date | None) -> tuple[Dated, ...]:
    """An entry's texts, newest first; of a day, those that stood or may have."""
    if day is not None:
        return stood(editions_of(entry), day).editions
    return tuple(reversed(editions_of(entry)))


def _clocks(law: Law, edition: Dated, view: View) -> list[tuple[ClockRole, Clock, list[str]]]:
    """The clocks that a text names: what each is for, and what its own texts count."""
    named: dict[ClockRole, str] = getattr(edition, "clocks", {})
    return [
        (role, one, [edition_text(each, view.words) for each in one.editions])
        for role, key in named.items()
        if (one := law.clock(key)) is not None
    ]


ROUTES = (show_law, show_entry)
