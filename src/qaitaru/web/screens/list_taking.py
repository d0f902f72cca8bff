"""Taking lists in: files a member chooses, or those the publishers put on the network."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from anyio import to_thread
from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.look_at_evidence import look_at_evidence
from qaitaru.acts.lists.add_list import add_list
from qaitaru.acts.lists.fetch_list import fetch_list
from qaitaru.acts.lists.list_offer import ListOffer, ListOutcome, ListState
from qaitaru.lists.refusing import SHRUNKEN
from qaitaru.web import values
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.gate import Asked
from qaitaru.web.given import GivenDesk, GivenJobs, GivenReception, GivenView
from qaitaru.web.jobs import SOON, HowFar
from qaitaru.web.pages import page
from qaitaru.web.reception import Reception, chunks_of
from qaitaru.web.view import View

_HERE: Final = "/lists/add"
_MAPPING: Final = ".toml"  # how a file of a mapping is called


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of lists that were offered or fetched.

    ``parcel`` names the files that still wait; ``again`` are the fields of the form by which the
    same is asked once more.
    """

    outcomes: tuple[ListOutcome, ...]
    parcel: str = ""
    again: tuple[tuple[str, str], ...] = ()

    @property
    def shrunken(self) -> bool:
        """Whether a member's word would be enough for a list that was refused."""
        return any(is_only_shrunken(one) for one in self.outcomes)

    @property
    def none_reached(self) -> bool:
        """Whether nothing could be had from any publisher."""
        states = {one.state for one in self.outcomes}
        return states == {ListState.UNREACHED}

    @property
    def changed(self) -> bool:
        """Whether a list came into force that was not."""
        return any(one.state is ListState.ADDED for one in self.outcomes)


def is_only_shrunken(one: ListOutcome) -> bool:
    """Whether all that is wrong with a refused list is that it lost more than it may."""
    stops = [each.code for each in one.problems if each.severity.value in {"refused", "asked"}]
    return one.state is ListState.REFUSED and stops == [SHRUNKEN]


@get(_HERE, sync_to_thread=False)
def offer_lists(view: GivenView) -> Response[str]:
    """Where files of lists are chosen."""
    return page(view, "list_add.html", room="lists", empty=view.asked("empty") == "1")


@post("/lists/hash")
async def receive_lists(request: Asked, reception: GivenReception) -> Response[None]:
    """Hash what was chosen; nothing is sealed yet."""
    form = await request.form()
    offered = [one for one in form.getall("files", []) if isinstance(one, UploadFile)]
    files = [(one.filename, chunks_of(one.file)) for one in offered if one.filename]
    if not files:
        return go(f"{_HERE}?empty=1")
    return go(f"{_HERE}/{await to_thread.run_sync(reception.take, files)}")


@get(f"{_HERE}/{{number:str}}", sync_to_thread=True)
def vouch_for_lists(
    desk: GivenDesk, reception: GivenReception, view: GivenView, number: FromPath[str]
) -> Response[str]:
    """What was chosen, with its hashes, and the form that asks where it is from."""
    return _vouch(desk, reception, view, number)


@post(f"{_HERE}/{{number:str}}/take", sync_to_thread=True)
def take_lists(
    desk: GivenDesk,
    reception: GivenReception,
    jobs: GivenJobs,
    view: GivenView,
    *,
    data: Fields,
    number: FromPath[str],
) -> Response[str] | Response[None]:
    """Seal and read what was vouched for; each list is put in force or refused."""
    day = field(data, "published_on")
    if not field(data, "legal_basis") or (day and values.day(day) is None):
        return _vouch(desk, reception, view, number, given=data)
    waiting = reception.waiting(number)
    if not waiting:
        raise NotFoundException
    mappings = [one for one in waiting if one.path.suffix == _MAPPING]
    offer = ListOffer(
        files=tuple((one.name, one.path) for one in waiting if one not in mappings),
        mappings={one.path.stem: _text_of(one.path) for one in mappings},
        legal_basis=field(data, "legal_basis"),
        encoding=field(data, "encoding"),
        accept_shrunken=field(data, "because"),
        published_on=values.day(day) if day else None,
    )
    job = jobs.start("lists", partial(_take, desk, _Parcel(reception, number), offer))
    job.wait(SOON)
    return go(f"/jobs/{job.number}")


@post("/lists/fetch", sync_to_thread=True)
def fetch(desk: GivenDesk, jobs: GivenJobs, data: Fields) -> Response[None]:
    """Ask the publishers' addresses for what is new, and take it."""
    wanted = field(data, "wanted")
    job = jobs.start("fetch_lists", partial(_fetch, desk, wanted, field(data, "because")))
    job.wait(SOON)
    return go(f"/jobs/{job.number}")


def _vouch(
    desk: Desk, reception: Reception, view: View, number: str, *, given: Fields | None = None
) -> Response[str]:
    waiting = reception.waiting(number)
    if not waiting:
        raise NotFoundException
    day = field(given or {}, "published_on")
    return page(
        view,
        "list_vouch.html",
        status=422 if given is not None else 200,
        room="lists",
        number=number,
        waiting=waiting,
        known={item.sha256: item.exhibit for item in look_at_evidence(desk)},
        missing=given is not None and not field(given, "legal_basis"),
        faulty_day=day if day and values.day(day) is None else "",
        given=given or {},
    )


def _text_of(path: Path) -> str:
    """A mapping; bytes that are no text make it one that its reader refuses."""
    return path.read_text(encoding="utf-8", errors="replace")


@dataclass(frozen=True, slots=True)
class _Parcel:
    """The files as they wait."""

    reception: Reception
    number: str

    def throw_away(self) -> None:
        for one in self.reception.hand_over(self.number):
            one.path.unlink(missing_ok=True)


def _take(desk: Desk, parcel: _Parcel, offer: ListOffer, told: HowFar) -> list[object]:
    """Take the lists; the files wait on where a member may still say why a list shrank."""
    told.name = ", ".join(name for name, _ in offer.files)
    day = offer.published_on.isoformat() if offer.published_on else ""
    again = (
        ("legal_basis", offer.legal_basis),
        ("encoding", offer.encoding),
        ("published_on", day),
    )
    taken = Taken(outcomes=tuple(add_list(desk, offer)), parcel=parcel.number, again=again)
    if not taken.shrunken:
        parcel.throw_away()
    return [taken]


def _fetch(desk: Desk, wanted: str, because: str, told: HowFar) -> list[object]:
    outcomes = []
    for one in fetch_list(desk, wanted, accept_shrunken=because):
        told.name = one.publisher
        outcomes.append(one)
    return [Taken(outcomes=tuple(outcomes), again=(("wanted", wanted),))]


ROUTES: Final = (offer_lists, receive_lists, vouch_for_lists, take_lists, fetch)
