"""The investigation's home: each phase of the work, and the first thing to do in it."""

from collections import Counter
from itertools import groupby
from typing import Final

from litestar import Response, get

from qaitaru.acts.enter_workspace import Change, changes_since_last_stay
from qaitaru.acts.look_at_home import Glance, look_at_home
from qaitaru.documents.clock_words import end_text
from qaitaru.ledger.answers import NamedFlow
from qaitaru.ledger.coverage import Cover
from qaitaru.ledger.joining import ONE_SIDED
from qaitaru.web.casework.strip import strip_of
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.panel import panel_key
from qaitaru.web.problem_words import problem_text
from qaitaru.web.wealth_view import ProfilePage

_ORDER: Final = tuple(Cover)
_CHANGES: Final = 4


@get("/", sync_to_thread=True)
def show_home(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Each phase, and what was done since the member was here."""
    glance = look_at_home(desk)
    return page(
        view,
        "home.html",
        room="home",
        glance=glance,
        strip=strip_of(desk, view),
        waiting=_waiting(glance),
        covers=[(one, glance.covers[one]) for one in reversed(_ORDER) if glance.covers.get(one)],
        severities=_severities(glance),
        one_sided=_one_sided(glance),
        changes=_in_runs(changes_since_last_stay(desk))[:_CHANGES],
        largest=_largest(glance),
        wealth=glance.wealth and ProfilePage(glance.wealth.analysis, {}),
        text=lambda problem: problem_text(view.words, problem),
        key=panel_key,
        end=lambda due: end_text(due, view.words, view.forms),
    )


def _waiting(glance: Glance) -> list[object]:
    """The evidence items that ask for a decision, by exhibit."""
    return [item for item in glance.items if glance.states.get(item.exhibit) == "asked"]


def _in_runs(changes: list[Change]) -> list[tuple[Change, int]]:
    """Acts of one kind by one member in a row are told once, with their number."""
    runs = (list(run) for _, run in groupby(changes, key=lambda one: (one.verb, one.member)))
    return [(run[0], len(run)) for run in runs]


def _largest(glance: Glance) -> list[NamedFlow]:
    """The largest flow from one party to another, in the currency most payments are in."""
    payments: Counter[str] = Counter()
    for one in glance.flows:
        payments[one.flow.currency] += one.flow.payments
    main = max(payments, key=lambda code: payments[code], default="")
    between = [one for one in glance.flows if one.flow.pairs == 1 and one.payer != one.payee]
    return [one for one in between if one.flow.currency == main][:1]


def _severities(glance: Glance) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in glance.problems:
        counts[one.severity] = counts.get(one.severity, 0) + one.count
    return counts


def _one_sided(glance: Glance) -> int:
    """How many transfers one booking alone shows."""
    facet = glance.transfers.facets.get("confidence", ())
    return next((one.transfers for one in facet if one.value == ONE_SIDED), 0)


ROUTES: Final = (show_home,)
