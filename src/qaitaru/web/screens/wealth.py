"""Wealth profiles: one is given, checked or worked, and what it says is shown to its source."""

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

from anyio import to_thread
from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.params import FromPath
from markupsafe import Markup

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.look_at_evidence import look_at_imports
from qaitaru.acts.wealth.kept_profiles import look_at_profile, look_at_profiles, look_at_versions
from qaitaru.acts.wealth.profile_wealth import NAME, ProfiledWealth, check_profile, profile_wealth
from qaitaru.documents.charts.intervals import Interval, intervals
from qaitaru.facts.errors import ProfileChanged, ProfileMissing, SettingFaulty, SourceUnreadable
from qaitaru.training.scenario import wealth_example
from qaitaru.web import values
from qaitaru.web.forms import field, go
from qaitaru.web.gate import Asked
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.problem_words import problem_mend, problem_text
from qaitaru.web.view import View
from qaitaru.web.wealth_view import ProfilePage

_LARGEST: Final = 2_000_000  # bytes of a profile; what is longer is none
_CHECK: Final = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What stands in the form: a text to be worked, and what became of it."""

    text: str = ""
    name: str = ""
    file: str = ""
    seen: int = 0  # the version it was made from; 0: none
    outcome: ProfiledWealth | None = None  # what a check said, or why it was refused
    fault: str = ""  # why it could not be kept, in words


@get("/wealth", sync_to_thread=True)
def show_profiles(desk: GivenDesk, view: GivenView) -> Response[str]:
    """The profiles kept, and where one is given."""
    if name := view.asked("profile"):
        return offer(desk, view, _latest(desk, name, values.number(view.asked("version"))))
    text = wealth_example() if view.asked("example") == "1" else ""
    return offer(desk, view, Offered(text=text, name=NAME if text else ""))


@post("/wealth/profile")
async def take_profile(
    request: Asked, desk: GivenDesk, view: GivenView
) -> Response[str] | Response[None]:
    """Check what was given, or work it and go to what it says; or say what is wrong with it."""
    form = await request.form()
    given = form.get("file")
    raw = await given.read(_LARGEST + 1) if isinstance(given, UploadFile) else b""
    file = given.filename if raw and isinstance(given, UploadFile) else ""
    text = _decoded(raw, file) if raw else str(form.get("text", ""))
    if max(len(raw), len(text)) > _LARGEST:
        raise RequestEntityTooLarge
    fields = {key: value for key, value in form.items() if isinstance(value, str)}
    offered = Offered(
        text=text.replace("\r\n", "\n"),
        name=field(fields, "name") or PurePath(file).stem or NAME,
        file=file,
        seen=values.number(field(fields, "seen")) or 0,
    )
    only_check = field(fields, "do") == _CHECK
    return await to_thread.run_sync(lambda: _taken(desk, view, offered, only_check=only_check))


@get("/wealth/{number:int}", sync_to_thread=True)
def show_profile(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """What a profile says."""
    kept = look_at_profile(desk, number)
    saved = kept.head.saved
    imports = {one.exhibit: one.number for one in look_at_imports(desk)}
    return page(
        view,
        "wealth.html",
        room="wealth",
        kept=kept.head,
        known=look_at_versions(desk, saved[0].name) if saved else None,
        one=(shown := ProfilePage(kept.analysis, imports)),
        chart=_chart(view, shown),
        text=lambda problem: problem_text(view.words, problem),
        mend=lambda problem: problem_mend(view.words, problem),
    )


@get("/wealth/{number:int}/file", sync_to_thread=True)
def send_profile(desk: GivenDesk, number: FromPath[int]) -> Response[bytes]:
    """The profile as it was given."""
    told = look_at_profile(desk, number).head.text
    return Response(
        told.encode(),
        media_type="text/plain; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="profile-{number}.toml"'},
    )


def offer(desk: Desk, view: View, offered: Offered) -> Response[str]:
    """The profiles, and the form with what stands in it."""
    outcome = offered.outcome
    refused = offered.fault or (outcome is not None and outcome.analysis is None)
    return page(
        view,
        "wealth_profiles.html",
        status=422 if refused else 200,
        room="wealth",
        profiles=[
            (known, kept.head, ProfilePage(kept.analysis, {}))
            for known, kept in look_at_profiles(desk)
        ],
        offered=offered,
        checked=ProfilePage(outcome.analysis, {}) if outcome and outcome.analysis else None,
        problems=outcome.problems if outcome else (),
        text=lambda problem: problem_text(view.words, problem),
        mend=lambda problem: problem_mend(view.words, problem),
    )


def _taken(
    desk: Desk, view: View, offered: Offered, *, only_check: bool
) -> Response[str] | Response[None]:
    """What became of a profile that was given."""
    try:
        outcome = (
            check_profile(desk, offered.text)
            if only_check
            else profile_wealth(desk, offered.text, name=offered.name, seen=offered.seen)
        )
    except (ProfileChanged, SettingFaulty) as fault:
        words = view.words(f"error.{type(fault).__name__}", **fault.details())
        return offer(desk, view, replace(offered, fault=words))
    if outcome.number:
        return go(f"/wealth/{outcome.number}")
    return offer(desk, view, replace(offered, outcome=outcome))


def _latest(desk: Desk, name: str, version: int | None) -> Offered:
    """A kept text to be changed; what is made of it follows the newest version."""
    known = look_at_versions(desk, name)
    wanted = version or known.versions[0].version
    found = next((one for one in known.versions if one.version == wanted), None)
    if found is None:
        raise ProfileMissing(f"{name}, {version}")
    return Offered(text=found.text, name=name, seen=known.versions[0].version)


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


ROUTES: Final = (show_profiles, take_profile, show_profile, send_profile)
