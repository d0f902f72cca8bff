"""Coming in, leaving, and how the pages look."""

from typing import Final

from litestar import Response, get, post
from litestar.datastructures import Cookie
from litestar.exceptions import NotAuthorizedException
from litestar.params import FromPath

from qaitaru.acts.enter_workspace import enter_workspace
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.gate import Asked
from qaitaru.web.given import GivenDesk, GivenDoorkeeper, GivenView
from qaitaru.web.pages import page
from qaitaru.web.view import (
    HOME,
    LANGUAGE_COOKIE,
    THEME_COOKIE,
    THEMES,
    own_address,
)
from qaitaru.wording import LANGUAGES

_CHOICES: Final = {
    "language": (LANGUAGE_COOKIE, LANGUAGES),
    "theme": (THEME_COOKIE, THEMES),
}
_A_YEAR: Final = 365 * 24 * 3600
_STRICT: Final = "strict"


@get("/enter/{token:str}", sync_to_thread=True)
def enter(desk: GivenDesk, doorkeeper: GivenDoorkeeper, token: FromPath[str]) -> Response[None]:
    """Spend the token on a session; the address is of no use from then on."""
    key = doorkeeper.admit(token)
    if key is None:
        raise NotAuthorizedException
    enter_workspace(desk)
    answer = go(HOME)
    answer.set_cookie(Cookie(doorkeeper.cookie, value=key, httponly=True, samesite=_STRICT))
    return answer


@post("/leave", sync_to_thread=False)
def leave(request: Asked, doorkeeper: GivenDoorkeeper) -> Response[None]:
    """End the session at once."""
    doorkeeper.leave(request.cookies.get(doorkeeper.cookie, ""))
    answer = go(HOME)
    answer.delete_cookie(doorkeeper.cookie)
    return answer


@post("/appearance", sync_to_thread=False)
def appearance(data: Fields) -> Response[None]:
    """Change language or light, and stay at the same address."""
    answer = go(own_address(field(data, "back")))
    for name, (cookie, values) in _CHOICES.items():
        value = field(data, name)
        if value in values:
            answer.set_cookie(
                Cookie(cookie, value=value, httponly=True, samesite=_STRICT, max_age=_A_YEAR)
            )
    return answer


@get("/keys", sync_to_thread=False)
def keys(view: GivenView) -> Response[str]:
    """The keys, for those without a script."""
    return page(view, "keys.html", room="")


ROUTES: Final = (enter, leave, appearance, keys)
