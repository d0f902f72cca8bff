"""Wealth profiles: one is given, and what it says is kept and shown, to the line and its source."""

from typing import Final

from anyio import to_thread
from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.params import FromPath
from markupsafe import Markup

from qaitaru.acts.act import Desk
from qaitaru.acts.look_at_evidence import look_at_imports
from qaitaru.acts.profile_wealth import (
    ProfiledWealth,
    look_at_profile,
    look_at_profiles,
    profile_wealth,
)
from qaitaru.documents.charts.intervals import Interval, intervals
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.training.scenario import wealth_example
from qaitaru.web.forms import go
from qaitaru.web.gate import Asked
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.problem_words import problem_mend, problem_text
from qaitaru.web.view import View
from qaitaru.web.wealth_view import ProfilePage

_LARGEST: Final = 2_000_000  # bytes of a profile; what is longer is none


@get("/wealth", sync_to_thread=True)
def show_profiles(desk: GivenDesk, view: GivenView) -> Response[str]:
    """The profiles kept, and where one is given."""
    text = wealth_example() if view.asked("example") == "1" else ""
    return _offer(desk, view, text=text)


@post("/wealth/profile")
async def take_profile(
    request: Asked, desk: GivenDesk, view: GivenView
) -> Response[str] | Response[None]:
    """Work what was given, and go to what it says; or say what is wrong with it."""
    form = await request.form()
    given = form.get("file")
    raw = await given.read(_LARGEST + 1) if isinstance(given, UploadFile) else b""
    name = given.filename if raw and isinstance(given, UploadFile) else ""
    text = _decoded(raw, name) if raw else str(form.get("text", ""))
    text = text.replace("\r\n", "\n")
    if max(len(raw), len(text)) > _LARGEST:
        raise RequestEntityTooLarge
    outcome = await to_thread.run_sync(profile_wealth, desk, text)
    if outcome.analysis is not None:
        return go(f"/wealth/{outcome.number}")
    return await to_thread.run_sync(
        lambda: _offer(desk, view, text=text, refused=outcome, name=name)
    )


@get("/wealth/{number:int}", sync_to_thread=True)
def show_profile(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """What a profile says."""
    kept = look_at_profile(desk, number)
    imports = {one.exhibit: one.number for one in look_at_imports(desk)}
    return page(
        view,
        "wealth.html",
        room="wealth",
        kept=kept,
        one=(shown := ProfilePage(kept.analysis, imports)),
        chart=_chart(view, shown),
        text=lambda problem: problem_text(view.words, problem),
        mend=lambda problem: problem_mend(view.words, problem),
    )


@get("/wealth/{number:int}/file", sync_to_thread=True)
def send_profile(desk: GivenDesk, number: FromPath[int]) -> Response[bytes]:
    """The profile as it was given."""
    told = look_at_profile(desk, number).text
    return Response(
        told.encode(),
        media_type="text/plain; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="profile-{number}.toml"'},
    )


def _decoded(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise SourceUnreadable(name, f"UTF-8: {fault.reason}") from fault


def _chart(view: View, shown: ProfilePage) -> Markup:
    """The answer by period and in all; empty where nothing is answered."""
    if shown.main is None:
        return Markup()
    rows = [
        Interval(
            label=one.period or view.words("wealth.whole"),
            low_minor=one.answer.low_minor,
            likely_minor=one.answer.likely_minor,
            high_minor=one.answer.high_minor,
        )
        for one in (*shown.main.schedules, shown.main.whole)
    ]
    code = shown.analysis.currency
    drawn = intervals(rows, code, name="unexplained", words=view.words, forms=view.forms)
    return Markup(drawn)  # noqa: S704  # documents.markup has escaped every text in it


def _offer(
    desk: Desk, view: View, *, text: str, refused: ProfiledWealth | None = None, name: str = ""
) -> Response[str]:
    return page(
        view,
        "wealth_profiles.html",
        status=422 if refused else 200,
        room="wealth",
        profiles=[(one, ProfilePage(one.analysis, {})) for one in look_at_profiles(desk)],
        given=text,
        name=name,
        problems=refused.problems if refused else (),
        text=lambda problem: problem_text(view.words, problem),
        mend=lambda problem: problem_mend(view.words, problem),
    )


ROUTES: Final = (show_profiles, take_profile, show_profile, send_profile)
