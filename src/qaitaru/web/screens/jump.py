"""Jumping: from a few letters to the room, exhibit or account meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from litestar import Response, get

from qaitaru.acts.act import Desk
from qaitaru.acts.books.look_at_ledger import look_at_accounts
from qaitaru.acts.intake.look_at_evidence import look_at_evidence
from qaitaru.acts.resolution.party_marks import MarkedRecord, parties_of
from qaitaru.facts.parties import name_key
from qaitaru.web.forms import go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.navigation import ROOMS
from qaitaru.web.pages import page
from qaitaru.web.view import View

_MOST: Final = 50  # of each kind
_EXHIBIT: Final = 6  # a shorter number is an exhibit's; a longer one a party's or account's


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
    if not any(_is_numbered(one, asked) for one in found):
        found += _parties(desk, asked)
    if len(found) == 1:
        return go(found[0].address)
    return page(view, "jump.html", room="", asked=asked, found=found[: _MOST * 3])


def _all(desk: Desk, view: View) -> list[Found]:
    rooms = [Found("room", view.words(f"web.room.{one.name}"), one.address) for one in ROOMS]
    exhibits = [
        Found("exhibit", item.name, f"/evidence/{item.exhibit}", str(item.exhibit))
        for item in look_at_evidence(desk)
    ]
    accounts = [
        Found("account", one.account, f"/accounts/{quote(one.account)}", one.holder)
        for one in look_at_accounts(desk).held
    ]
    return [*rooms, *exhibits, *accounts]


def _parties(desk: Desk, asked: str) -> list[Found]:
    return [
        Found("party", one.name, f"/parties/{one.mark}", ", ".join(_numbers(one)))
        for one in parties_of(desk).named(asked)
    ]


def _numbers(one: MarkedRecord) -> Iterator[str]:
    return (number.text for number in one.record.numbers)


def _is_numbered(one: Found, asked: str) -> bool:
    """Whether an exhibit or account is meant by its number, and no party beside it."""
    number = one.name if one.kind == "account" else one.note if one.kind == "exhibit" else ""
    return name_key(asked) in name_key(number)


def _means(one: Found, asked: str) -> bool:
    if asked.isdecimal() and len(asked) < _EXHIBIT:
        return one.kind == "exhibit" and one.note == asked
    return name_key(asked) in name_key(f"{one.name} {one.note}")


ROUTES: Final = (jump,)
