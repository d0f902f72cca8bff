"""Fetch lists from their publishers and take them in as ``add_list`` does.

Where nothing is new the publisher says so and nothing is transferred; where a file cannot be had
the reason is told and the version in force stays in force.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from qaitaru.acts.act import Desk, act
from qaitaru.acts.lists.add_list import add_list
from qaitaru.acts.lists.list_offer import ListOffer, ListOutcome, ListState, Origin
from qaitaru.acts.lists.look_at_lists import look_at_versions
from qaitaru.facts.problems import Problem
from qaitaru.lists.addresses import Published, chosen, published
from qaitaru.lists.fetching import FETCH_LIMITS, Fetched, FetchLimits, fetch
from qaitaru.lists.versions import ListVersion, in_force


def known_addresses(desk: Desk) -> list[Published]:
    """The lists that can be fetched, by the shipped addresses and the workspace's own.

    Raises: SettingFaulty where the workspace's own file is not of the form.
    """
    return published(desk.workspace.lists)


def fetch_list(
    desk: Desk, wanted: str = "", *, accept_shrunken: str = "", limits: FetchLimits = FETCH_LIMITS
) -> Iterator[ListOutcome]:
    """The lists of a publisher, or all with a known address; each outcome as soon as it is there.

    Args:
        desk: whose workspace.
        wanted: a publisher's or a list's name; empty for all.
        accept_shrunken: a member's reason for taking a list that lost more than it may.
        limits: see FetchLimits.
    Raises: SettingFaulty where no such list is known.
    """
    for one in chosen(published(desk.workspace.lists), wanted):
        yield from _fetch_one(desk, one, accept_shrunken, limits)


def _fetch_one(
    desk: Desk, one: Published, accept_shrunken: str, limits: FetchLimits
) -> Iterator[ListOutcome]:
    known = look_at_versions(desk)
    last = next((v for v in reversed(known) if v.address == one.files[0]), None)
    with tempfile.TemporaryDirectory(prefix="qaitaru-fetch-") as folder:
        came = _all_files(one, Path(folder), last.etag if last else "", limits)
        at = _tell(desk, one, came)
        if isinstance(came, Problem):
            yield _left(one, known, ListState.UNREACHED, (came,))
        elif not came.fresh:
            yield replace(_left(one, known, ListState.UNCHANGED), version=last)
        else:
            origin = Origin(one.files[0], came.etag, at, came.modified_on)
            files = tuple((_name(path.name), path) for path in sorted(Path(folder).iterdir()))
            offer = ListOffer(files=files, accept_shrunken=accept_shrunken, origin=origin)
            yield from add_list(desk, offer)


def _all_files(one: Published, folder: Path, etag: str, limits: FetchLimits) -> Fetched | Problem:
    """The files of a list where its main one is new; one that fails fails them all."""
    came = fetch(one.files[0], folder / _numbered(0, one.files[0]), etag=etag, limits=limits)
    if isinstance(came, Problem) or not came.fresh:
        return came
    for number, address in enumerate(one.files[1:], 1):
        further = fetch(address, folder / _numbered(number, address), limits=limits)
        if isinstance(further, Problem):
            return further
    return came


def _numbered(number: int, address: str) -> str:
    return f"{number:02}-{Path(urlsplit(address).path).name or 'list'}"


def _name(numbered: str) -> str:
    """The file's own name in the address."""
    return numbered.partition("-")[2]


def _tell(desk: Desk, one: Published, came: Fetched | Problem) -> datetime:
    """Tell the journal what was asked of whom and what came; the instant."""
    with act(desk, "fetch_list") as deed:
        fresh = isinstance(came, Fetched) and came.fresh
        failed = came.code if isinstance(came, Problem) else ""
        deed.told.update(list=one.name, addresses=list(one.files), fresh=fresh, failed=failed)
        return deed.at


def _left(
    one: Published,
    known: list[ListVersion],
    state: ListState,
    problems: tuple[Problem, ...] = (),
) -> ListOutcome:
    """The outcome of a list that nothing came of; what was fetched from there stays in force."""
    mine = [v for v in known if v.address == one.files[0]]
    standing = in_force([v for v in known if mine and v.list_key == mine[-1].list_key])
    return ListOutcome(
        state=state,
        files=one.files,
        publisher=one.publisher,
        list_name=standing[0].list_name if standing else "",
        in_force=standing[0].number if standing else 0,
        problems=problems,
    )
