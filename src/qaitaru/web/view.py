"""What every page knows: who looks, at what address, in which language and light."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode
from zoneinfo import ZoneInfo

from litestar import Request
from litestar.types import Scope

from qaitaru.acts.act import Desk
from qaitaru.acts.home_zone import UTC_ZONE, home_zone
from qaitaru.web.gate import Asked, session_of
from qaitaru.wording import LANGUAGES, Forms, Words, forms_for, words_for

LANGUAGE_COOKIE: Final = "qaitaru_language"
THEME_COOKIE: Final = "qaitaru_theme"
THEMES: Final = ("auto", "light", "dark")
HOME: Final = "/"
_OF_A_PAGE: Final = {"page", "open"}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One request as its page sees it."""

    path: str
    query: tuple[tuple[str, str], ...]
    language: str
    theme: str
    csrf: str  # empty where there is no session
    fragment: str  # the id of the part a script asks for; empty for the whole page
    title: str  # of the investigation
    member: str
    zone: ZoneInfo = UTC_ZONE  # by whose clock instants are told

    @property
    def words(self) -> Words:
        """The catalogue of the page's language."""
        return words_for(self.language)

    @property
    def forms(self) -> Forms:
        """How the page's language writes numbers and days, and the place its instants."""
        return forms_for(self.language).there(self.zone)

    @property
    def address(self) -> str:
        """The page's own address, whole: a colleague who opens it sees the same."""
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path

    def asked(self, name: str, default: str = "") -> str:
        """One value of the query; the first where it is given twice."""
        return next((value for key, value in self.query if key == name), default)

    def every(self, name: str) -> tuple[str, ...]:
        """All values of one name, in the order of the query."""
        return tuple(value for key, value in self.query if key == name)

    def without(self, name: str, value: str) -> str:
        """The same address without one value of a name, on its first page."""
        kept = [one for one in self.query if one != (name, value) and one[0] not in _OF_A_PAGE]
        return f"{self.path}?{urlencode(kept)}" if kept else self.path

    def with_query(self, **changes: object) -> str:
        """The same address with some values changed; empty ones are left out."""
        kept = [(key, value) for key, value in self.query if key not in changes]
        new = [(key, str(value)) for key, value in changes.items() if value not in {"", None}]
        told = urlencode([*kept, *new])
        return f"{self.path}?{told}" if told else self.path


def view_of(scope: Scope, desk: Desk) -> View:
    """The view of a request."""
    request: Asked = Request(scope)
    query = parse_qsl(scope["query_string"].decode("ascii", "replace"), keep_blank_values=False)
    settings = desk.workspace.settings
    session = session_of(scope)
    told = dict(query).get("lang", request.cookies.get(LANGUAGE_COOKIE, ""))
    theme = request.cookies.get(THEME_COOKIE, "")
    return View(
        path=quote(scope["path"]),
        query=tuple(query),
        language=told if told in LANGUAGES else settings.language,
        theme=theme if theme in THEMES else THEMES[0],
        csrf=session.csrf if session else "",
        fragment=request.headers.get("hx-target", "").rpartition("#")[2],
        title=settings.title if session else "",
        member=(settings.member_name or settings.member) if session else "",
        zone=home_zone(desk) if session else UTC_ZONE,
    )


def own_address(address: str) -> str:
    """The address to go back to, if it is one of ours; else the home page."""
    own = address.startswith("/") and not address.startswith(("//", "/\\"))
    printable = address.isprintable() and "\\" not in address
    return address if own and printable else HOME
