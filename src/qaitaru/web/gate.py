"""The gate before every page: the right host, the right site, a session; else nothing is told."""

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias, cast

from litestar import Request
from litestar.datastructures import Headers, State
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from qaitaru.web.doorkeeper import Doorkeeper, Session

HOSTS: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
OPEN_TO_ALL: Final = ("/static/", "/enter/")
_SAFE: Final = frozenset({"GET", "HEAD"})
_OWN_SITES: Final = frozenset({"same-origin", "none"})

Asked: TypeAlias = Request[None, None, State]
Refuse: TypeAlias = Callable[[Scope, Receive, Send, int], Awaitable[None]]


def gated(app: ASGIApp, doorkeeper: Doorkeeper, refuse: Refuse) -> ASGIApp:
    """The application behind the gate.

    Args:
        refuse: answers with a status and its page, the same whatever was asked for.
    """

    async def guarding(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        status = _judged(scope, doorkeeper)
        await (refuse(scope, receive, send, status) if status else app(scope, receive, send))

    return guarding


def session_of(scope: Scope) -> Session | None:
    """The session the gate found; None on pages that are open to all."""
    return cast("dict[str, Session | None]", scope).get("qaitaru_session")


def _judged(scope: HTTPScope, doorkeeper: Doorkeeper) -> int | None:
    """The status to refuse with, or None to let pass.

    Source: Fetch Metadata Request Headers (W3C), resource isolation; OWASP ASVS 5.0, 3.5.1, 3.5.3.
    """
    headers = Headers.from_scope(scope)
    if not _is_own_host(headers.get("host", "")):
        return 400
    if not _is_own_site(scope, headers):
        return 403
    session = doorkeeper.session(Request(scope).cookies.get(doorkeeper.cookie, ""))
    cast("dict[str, Session | None]", scope)["qaitaru_session"] = session
    if session is None and not scope["path"].startswith(OPEN_TO_ALL):
        return 401
    return None


def _is_own_host(host: str) -> bool:
    """A name that was made to point here is refused: the address bar must show the loopback."""
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        name, port = host, "0"
    return name in HOSTS and port.isdecimal()


def _is_own_site(scope: HTTPScope, headers: Headers) -> bool:
    """What changes something comes from our own page; what only reads may also be typed in."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    own = origin is None or origin == f"{scope['scheme']}://{headers['host']}"
    if scope["method"] in _SAFE:
        navigates = headers.get("sec-fetch-mode") == "navigate"
        return own and (site is None or site in _OWN_SITES or navigates)
    if site is not None and site != "same-origin":
        return False
    return own and (origin is not None or site is not None)
