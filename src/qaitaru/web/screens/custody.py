"""One evidence item: what it is, its custody from the first day, and its readings."""

from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.intake.look_at_evidence import look_at_custody, look_at_readings
from qaitaru.acts.intake.withdraw_import import withdraw_import
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page


@get("/evidence/{exhibit:int}", sync_to_thread=True)
def show_item(desk: GivenDesk, view: GivenView, exhibit: FromPath[int]) -> Response[str]:
    """An item and all that happened to it."""
    item, custody = look_at_custody(desk, exhibit)
    return page(
        view,
        "item.html",
        room="evidence",
        item=item,
        custody=custody,
        readings=look_at_readings(desk, exhibit),
        limits=look_at_use_marks(desk).of([exhibit]),
        missing=view.asked("missing") == "1",
    )


@post("/evidence/{exhibit:int}/withdraw/{number:int}", sync_to_thread=True)
def withdraw(
    desk: GivenDesk, data: Fields, exhibit: FromPath[int], number: FromPath[int]
) -> Response[None]:
    """Take a reading out of sight, for a reason that is kept."""
    because = field(data, "because")
    if not because:
        return go(f"/evidence/{exhibit}?missing=1")
    withdraw_import(desk, number, because=because)
    return go(f"/evidence/{exhibit}")


ROUTES: Final = (show_item, withdraw)
