"""What the designated own or control: a reading, a day, and each party with its paths."""

from typing import Final

from litestar import Response, get

from qaitaru.acts.act import Desk
from qaitaru.acts.screening.screen_ownership import ScreenedOwnership, screen_ownership
from qaitaru.facts.errors import SettingFaulty
from qaitaru.screening.ownership.bound import span
from qaitaru.screening.ownership.interests import COUNTED
from qaitaru.screening.ownership.reading import reading_names, reading_on
from qaitaru.web import values
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import cut, paging_of
from qaitaru.web.panel import panel_key, panel_of, wants_panel_only
from qaitaru.web.problem_words import problem_mend, problem_text
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text

_USUAL: Final = "ofac"
_PATHS: Final = 3  # of one party before the rest is folded
_PROBLEMS: Final = 50


@get("/hits/ownership", sync_to_thread=True)
def show_ownership(desk: GivenDesk, view: GivenView) -> Response[str]:
    """What parties with a hit hold on a day, under a reading."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    made, fault = None, ""
    try:
        made = _screened(desk, view)
    except SettingFaulty as faulty:
        fault = fault_text(faulty, view.words)
    parties = made.found.parties if made else ()
    paging = paging_of(view, len(parties))
    return page(
        view,
        "ownership.html",
        status=422 if fault else 200,
        room="hits",
        made=made,
        parties=cut(parties, paging),
        paging=paging,
        rules=reading_names(),
        rule=_rule(view),
        as_of=_day(desk, view),
        fault=fault,
        called=lambda party: made.names.get(party, party) if made else party,
        span=span,
        counted=COUNTED,
        first_paths=_PATHS,
        most_problems=_PROBLEMS,
        text=lambda one: problem_text(view.words, one),
        mend=lambda one: problem_mend(view.words, one),
        key=panel_key,
        panel=panel,
    )


def _screened(desk: Desk, view: View) -> ScreenedOwnership:
    """The answer to what the address asks.

    Raises: SettingFaulty for an unknown reading, no day, or a day on which it has no edition.
    """
    words, rule, text = view.words, _rule(view), _day(desk, view)
    if rule not in reading_names():
        raise SettingFaulty(words("web.ownership.rule"), rule, ", ".join(reading_names()))
    day = values.day(text)
    if day is None:
        raise SettingFaulty(words("web.ownership.day"), text, "2026-03-05")
    reading = reading_on(rule, day)
    if reading is None:
        expected = words("cli.ownership.no_edition", rule=rule)
        raise SettingFaulty(words("web.ownership.day"), text, expected)
    return screen_ownership(desk, reading, day)


def _rule(view: View) -> str:
    return view.asked("rule", _USUAL)


def _day(desk: Desk, view: View) -> str:
    """The day asked for, as it was written; today where none is."""
    return view.asked("as_of").strip() or desk.clock().date().isoformat()


ROUTES: Final = (show_ownership,)
