"""The investigation's home: each phase of the work, and the first thing to do in it."""

from typing import Final

from litestar import Response, get

from qaitaru.acts.enter_workspace import changes_since_last_stay
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.screens.evidence import evidence_lines


@get("/", sync_to_thread=True)
def show_home(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Five phases, what was done since the member was here."""
    lines = evidence_lines(desk)
    return page(
        view,
        "home.html",
        room="home",
        lines=lines,
        waiting=[line for line in lines if line.reading == "asked"],
        changes=changes_since_last_stay(desk),
    )


ROUTES: Final = (show_home,)
