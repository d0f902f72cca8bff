"""Between agencies: what was proposed, what went out and came in, and taking a package in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from anyio import to_thread
from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath
from litestar.response import File

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.sharing.look_at_conflicts import look_at_conflicts
from qaitaru.acts.sharing.look_at_packages import look_at_packages, look_at_sendings
from qaitaru.acts.sharing.look_at_sending import look_at_sending
from qaitaru.acts.sharing.receive_package import Received, receive_package
from qaitaru.acts.sharing.send_package import write_sending
from qaitaru.facts.errors import (
    CaseRefused,
    InvestigationMissing,
    QaitaruError,
    SettingFaulty,
    SharingRefused,
    SourceUnreadable,
)
from qaitaru.web import values
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.forms import field, go
from qaitaru.web.gate import Asked
from qaitaru.web.given import GivenDesk, GivenReception, GivenView
from qaitaru.web.pages import page
from qaitaru.web.reception import Reception
from qaitaru.web.sharing_files import made_file, sent_with, with_file
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text

Answer = Response[str] | Response[None]
_REFUSED: Final = (CaseRefused, InvestigationMissing, SharingRefused, SourceUnreadable)


@get("/sharing", sync_to_thread=True)
def show_sharing(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Packages both ways, the newest first, and what waits to go."""
    return _sharing(desk, view)


@post("/sharing/receive")
async def receive(
    request: Asked, desk: GivenDesk, view: GivenView, reception: GivenReception
) -> Answer:
    """Take in a package that was uploaded."""
    fields, file = await sent_with(request)
    return await to_thread.run_sync(_receive, _Came(desk, view, reception), fields, file)


@get("/sharing/sendings/{number:int}", sync_to_thread=True)
def show_sending(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """What a sending holds, before and after a second member says yes or no."""
    seen = look_at_sending(desk, number)
    own = CasePage(look_at_investigation(desk, seen.view.entry.investigation), view, desk.member)
    return page(view, "sending.html", room="sharing", own=own, seen=seen)


@post("/sharing/sendings/{number:int}/package", sync_to_thread=True)
def download(desk: GivenDesk, number: FromPath[int]) -> File:
    """The package of a sending that was confirmed."""
    return made_file(
        desk, f"sending-{number}.qaitaru", lambda path: write_sending(desk, number, path)
    )


@get("/sharing/conflicts", sync_to_thread=True)
def show_conflicts(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Where agencies say different things of one entry: side by side, nothing overwritten."""
    found = [
        (CasePage(look_at_investigation(desk, one.head.number), view, desk.member), one)
        for one in look_at_conflicts(desk)
    ]
    return page(view, "sharing_conflicts.html", room="sharing", found=found)


class _Came:
    """Where a file came in: the desk, the page, and where it waits."""

    def __init__(self, desk: Desk, view: View, reception: Reception) -> None:
        self.desk, self.view, self.reception = desk, view, reception


def _receive(came: _Came, fields: Mapping[str, str], file: UploadFile | None) -> Answer:
    desk, view = came.desk, came.view
    try:
        into, is_late = _into(fields), bool(field(fields, "late"))

        def take(path: Path) -> Received:
            return receive_package(desk, path, into=into, is_late=is_late)

        taken = with_file(came.reception, _chosen(file, view), take)
    except (*_REFUSED, SettingFaulty) as fault:
        return _sharing(desk, view, fault=fault, given=fields)
    told = f"again={taken.is_again:d}&new={taken.new_entries}&conflicts={len(taken.conflicts)}"
    return go(f"/sharing?came={taken.investigation}&{told}#came")


def _chosen(file: UploadFile | None, view: View) -> UploadFile:
    """The file of a form.

    Raises: SettingFaulty where none was chosen.
    """
    if file is None:
        raise SettingFaulty("file", "", view.words("web.sharing.package_file"))
    return file


def _into(fields: Mapping[str, str]) -> int:
    told = field(fields, "into")
    found = values.number(told) if told else 0
    if found is None:
        raise SettingFaulty("into", told, "1, 2, 3 …")
    return found


def _sharing(
    desk: Desk,
    view: View,
    *,
    fault: QaitaruError | None = None,
    given: Mapping[str, str] | None = None,
) -> Response[str]:
    sendings = look_at_sendings(desk)
    return page(
        view,
        "sharing.html",
        status=422 if fault else 200,
        room="sharing",
        sendings=list(reversed(sendings)),
        packages=list(reversed(look_at_packages(desk))),
        waiting=sum(one.decision is None for one in sendings),
        conflicts=sum(one.count for one in look_at_conflicts(desk)),
        came=values.number(view.asked("came")) if view.asked("came") else None,
        fault=fault_text(fault, view.words) if fault else "",
        given=given or {},
    )


ROUTES: Final = (show_sharing, receive, show_sending, download, show_conflicts)
