"""See when a reference stood on each list, and in which versions what it says changed."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.facts.designations import Designation
from qaitaru.facts.errors import DesignationMissing
from qaitaru.lists import version_store
from qaitaru.lists.comparing import by_reference, is_same
from qaitaru.lists.versions import ListingPeriod, ListVersion, in_order, listing_periods


@dataclass(frozen=True, slots=True)
class History:
    """Where and when a reference stood on one list, oldest period first."""

    publisher: str
    list_name: str
    periods: tuple[ListingPeriod, ...]


def look_at_history(desk: Desk, reference: str) -> list[History]:
    """The listing periods of a reference on every list that ever had it.

    Raises: DesignationMissing where none had; ListAltered.
    """
    with consult(desk, "look_at_designation", reference=reference) as connection:
        versions = version_store.every(connection)
        seen = {key: in_order(v for v in versions if v.list_key == key) for key in _keys(versions)}
        told = [_history(desk, connection, seen[key], reference) for key in sorted(seen)]
    found = [one for one in told if one.periods]
    if not found:
        raise DesignationMissing(reference)
    return found


def _keys(versions: list[ListVersion]) -> set[tuple[str, str]]:
    return {one.list_key for one in versions}


def _history(
    desk: Desk, connection: Connection, versions: list[ListVersion], reference: str
) -> History:
    """The periods on one list, each with the day of listing that its last version states."""
    contents = _states(desk, connection, versions, reference)
    periods = listing_periods(versions, contents)
    told = [replace(one, listed_on=_listed_on(desk, connection, one, reference)) for one in periods]
    return History(*versions[0].list_key, tuple(told))


def _states(
    desk: Desk, connection: Connection, versions: list[ListVersion], reference: str
) -> dict[int, str]:
    """A word for each version that has the reference: the same as before where nothing changed."""
    states: dict[int, str] = {}
    before: tuple[ListVersion, str] | None = None
    for one in versions:
        said = version_store.references(connection, desk.workspace.lists, one.number).get(reference)
        if said is None:
            continue
        same = before is not None and (
            before[1] == said
            if before[0].reader == one.reader
            else is_same(
                _entry(desk, connection, before[0].number, reference),
                _entry(desk, connection, one.number, reference),
                one_format=False,
            )
        )
        states[one.number] = states[before[0].number] if before and same else str(one.number)
        before = one, said
    return states


def _entry(desk: Desk, connection: Connection, number: int, reference: str) -> Designation:
    said = version_store.designations(connection, desk.workspace.lists, number)
    return by_reference(said)[reference]


def _listed_on(
    desk: Desk, connection: Connection, period: ListingPeriod, reference: str
) -> date | None:
    return _entry(desk, connection, period.last_version, reference).listed_on
