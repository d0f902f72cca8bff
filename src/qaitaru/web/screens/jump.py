"""Jumping: from a few letters to the room, exhibit or account meant."""

from dataclasses import dataclass
from typing import Final

from litestar import Response, get

from qaitaru.acts.act import Desk
from qaitaru.acts.look_at_evidence import look_at_evidence
from qaitaru.facts.parties import name_key
from qaitaru.web.forms import go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.navigation import ROOMS
from qaitaru.web.pages import page
from qaitaru.web.view import View

_MOST: Final = 50  # of each kind


@dataclass(frozen=True, slots=True)
class Found:
    """One place to jump to."""

    kind: str
    name: str
    address: str
    note: str = ""


@get("/jump", sync_to_thread=True)
def jump(desk: GivenDesk, view: GivenView) -> Response[str] | Response[None]:
    """Go there at once where only one thing is meant; else list what may be meant."""
    asked = view.asked("q").strip()
    found = [one for one in _all(desk, view) if _means(one, asked)] if asked else []
    if len(found) == 1:
        return go(found[0].address)
    return page(view, "jump.html", room="", asked=asked, found=found[: _MOST * 3])


def _all(desk: Desk, view: View) -> list[Found]:
    rooms = [Found("room", view.words(f"web.room.{one.name}"), one.address) for one in ROOMS]
    exhibits = [
        Found("exhibit", item.name, f"/evidence/{item.exhibit}", str(item.exhibit))
        for item in look_at_evidence(desk)
    ]
    return [*rooms, *exhibits]


def _means(one: Found, asked: str) -> bool:
    if asked.isdecimal() and one.kind == "exhibit":
        return one.note == asked
    return name_key(asked) in name_key(f"{one.name} {one.note}")


ROUTES: Final = (jump,)
