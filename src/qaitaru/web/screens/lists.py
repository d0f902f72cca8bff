"""The lists: their versions, which are in force as of when, what one says, and what changed."""

from typing import Final

from litestar import Response, get
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.lists.compare_versions import compare_versions
from qaitaru.acts.lists.fetch_list import known_addresses
from qaitaru.acts.lists.look_at_lists import (
    NOW,
    list_version,
    look_at_versions,
    versions_in_force,
)
from qaitaru.facts.designations import Designation
from qaitaru.facts.errors import SettingFaulty
from qaitaru.lists.addresses import Published
from qaitaru.lists.versions import in_order
from qaitaru.web.as_of import as_of_asked
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import cut, paging_of
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text

_CHANGES: Final = 200  # entries of each kind shown of a difference


@get("/lists", sync_to_thread=True)
def show_lists(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Every version, the newest first, and which are in force as of when."""
    as_of = as_of_asked(view)
    versions = look_at_versions(desk)
    standing = {one.number for one in versions_in_force(desk, as_of or NOW)}
    before = {}
    for one in versions:
        mine = in_order(each for each in versions if each.list_key == one.list_key)
        at = mine.index(one)
        before[one.number] = mine[at - 1].number if at else 0
    return page(
        view,
        "lists.html",
        status=422 if as_of is None else 200,
        room="lists",
        versions=versions[::-1],
        standing=standing,
        before=before,
        as_of=view.asked("as_of"),
        faulty=as_of is None,
        addresses=_addresses(desk, view),
    )


@get("/lists/{number:int}", sync_to_thread=True)
def show_list(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """What a version says, searched and paged."""
    found = list_version(desk, number)
    wanted = view.asked("q").strip().casefold()
    entries = [one for one in found.designations if not wanted or _has(one, wanted)]
    paging = paging_of(view, len(entries))
    versions = look_at_versions(desk)
    return page(
        view,
        "list.html",
        room="lists",
        found=found,
        entries=cut(entries, paging),
        paging=paging,
        q=view.asked("q"),
        others=[
            one
            for one in versions[::-1]
            if one.list_key == found.version.list_key and one.number != number
        ],
    )


@get("/lists/{old:int}/{new:int}", sync_to_thread=True)
def show_changes(
    desk: GivenDesk, view: GivenView, old: FromPath[int], new: FromPath[int]
) -> Response[str]:
    """What changed from one version to another."""
    found = compare_versions(desk, old, new)
    first, second = list_version(desk, old), list_version(desk, new)
    return page(
        view,
        "list_changes.html",
        room="lists",
        old=first.version,
        new=second.version,
        changes=found.changes,
        entries=found.entries,
        most=_CHANGES,
    )


def _addresses(desk: Desk, view: View) -> tuple[list[Published], str]:
    """The lists that can be fetched; none and why, where the workspace's own file is faulty."""
    try:
        return known_addresses(desk), ""
    except SettingFaulty as fault:
        return [], fault_text(fault, view.words)


def _has(one: Designation, wanted: str) -> bool:
    """Whether an entry's reference or one of its names has the words looked for."""
    return wanted in one.reference.casefold() or any(
        wanted in name.text.casefold() for name in one.names
    )


ROUTES: Final = (show_lists, show_list, show_changes)
