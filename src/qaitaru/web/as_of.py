"""As of when an address asks for the lists: a day, an instant with its zone, or now."""

from datetime import datetime

from qaitaru.acts.lists.look_at_lists import NOW, AsOf
from qaitaru.web import values
from qaitaru.web.view import View


def as_of_asked(view: View) -> AsOf | None:
    """As of a day or an instant with its zone; None for what is neither."""
    text = view.asked("as_of").strip()
    if not text:
        return NOW
    if day := values.day(text):
        return AsOf(day=day)
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return AsOf(instant=instant) if instant.tzinfo else None
