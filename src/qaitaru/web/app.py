"""The application: the rooms behind the gate, the headers on every answer."""

from litestar import Litestar
from litestar.di import Provide
from litestar.exceptions import PermissionDeniedException
from litestar.types import ASGIApp, Scope

from qaitaru.acts.act import Desk
from qaitaru.web.doorkeeper import Announce, Doorkeeper
from qaitaru.web.faults import handlers, refuser
from qaitaru.web.forms import proves_itself
from qaitaru.web.gate import Asked, gated
from qaitaru.web.headers import with_headers
from qaitaru.web.jobs import Jobs
from qaitaru.web.reception import Reception
from qaitaru.web.screens import SCREENS
from qaitaru.web.view import View, view_of


def make_app(desk: Desk, token: str, *, announce: Announce = lambda _: None) -> ASGIApp:
    """The whole face of one workspace.

    Args:
        token: opens one session, once, at ``/enter/<token>``.
        announce: told a fresh token whenever a session has ended, for whoever started the program.
    """
    doorkeeper = Doorkeeper(token, clock=desk.clock, announce=announce)
    rooms = make_rooms(desk, doorkeeper)
    return with_headers(gated(rooms, doorkeeper, refuser(desk)))


def make_rooms(desk: Desk, doorkeeper: Doorkeeper) -> Litestar:
    """The rooms, without gate and headers."""
    jobs, reception = Jobs(), Reception(desk.workspace.folder)

    def view(scope: Scope) -> View:
        return view_of(scope, desk)

    async def check(request: Asked) -> None:
        if not await proves_itself(request):
            raise PermissionDeniedException

    return Litestar(
        route_handlers=SCREENS,
        dependencies={
            "desk": Provide(lambda: desk, sync_to_thread=False),
            "jobs": Provide(lambda: jobs, sync_to_thread=False),
            "reception": Provide(lambda: reception, sync_to_thread=False),
            "doorkeeper": Provide(lambda: doorkeeper, sync_to_thread=False),
            "view": Provide(view, sync_to_thread=False),
        },
        before_request=check,
        exception_handlers=handlers(desk),
        on_shutdown=[jobs.close, reception.close],
        openapi_config=None,
        logging_config=None,
        request_max_body_size=8 * 2**30,
        debug=False,
    )
