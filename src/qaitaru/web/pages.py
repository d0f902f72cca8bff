"""Writing a page: a template, the view, and what was read; every text escaped."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Response
from litestar.enums import MediaType

from qaitaru.documents.markup import shown
from qaitaru.documents.use_words import limit_short, limit_text
from qaitaru.web.assets import assets
from qaitaru.web.navigation import WINGS
from qaitaru.web.view import View
from qaitaru.wording import LANGUAGES
from qaitaru.wording.places import place_text

_EXAMPLE: Final = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)  # no part of it can be another


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("qaitaru.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    environment.globals["assets"] = {name: one.address for name, one in assets().items()}
    environment.globals["languages"] = LANGUAGES
    environment.globals["wings"] = WINGS
    environment.filters["as_day"] = _EXAMPLE.strftime
    environment.filters["in_months"] = lambda index, months: months[index]
    return environment


def page(view: View, template: str, *, status: int = 200, **context: object) -> Response[str]:
    """A page, or the part of it that a script asked for."""
    return Response(written(view, template, context), status_code=status, media_type=MediaType.HTML)


def written(view: View, template: str, context: Mapping[str, object]) -> str:
    """The markup of a page."""
    return _environment().get_template(template).render(**_told(view), **context)


def _told(view: View) -> dict[str, object]:
    return {
        "view": view,
        "t": view.words,
        "f": view.forms,
        "place_words": lambda place: place_text(place, view.words),
        "day": lambda text: _day(view, text),
        "limit_text": lambda mark: limit_text(mark, view.words, view.forms),
        "limit_short": lambda marks: limit_short(marks, view.words),
        "instant": lambda text: view.forms.instant(datetime.fromisoformat(text)),
    }


def _day(view: View, value: date | str | None) -> str:
    if not value:
        return ""
    return view.forms.day(date.fromisoformat(value) if isinstance(value, str) else value)


def _printable(value: object) -> object:
    """Letters that cannot be seen are told by number; markup of our own is left alone."""
    return shown(value) if type(value) is str else value
