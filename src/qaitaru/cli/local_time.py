"""Instants on the command line: by the clock of the place that a workspace is worked at.

For people only; what is told to a machine stays in UTC.
"""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime, tzinfo
from functools import cache, partial
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.home_zone import home_zone
from qaitaru.cli.face import FORMS
from qaitaru.wording import Forms

_PLACE: Final[ContextVar[Callable[[], tzinfo]]] = ContextVar("place", default=lambda: UTC)
"""Of the desk that was come to last; looked up when the first instant is told."""


def stand_at(desk: Desk) -> None:
    """From now on instants are told by the clock of a desk."""
    _PLACE.set(cache(partial(home_zone, desk)))


def told_at(instant: datetime | str) -> str:
    """An instant, or its ISO 8601 text with a zone, by the clock of the place: zone said once."""
    at = datetime.fromisoformat(instant) if isinstance(instant, str) else instant
    return _there().instant(at)


def told_when(text: str) -> str:
    """An ISO day as it stands, an instant by the clock of the place; empty for neither."""
    return _there().day_or_instant(text)


def _there() -> Forms:
    return FORMS.there(_PLACE.get()())
