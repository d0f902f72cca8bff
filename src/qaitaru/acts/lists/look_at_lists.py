"""See the lists: their versions, which are in force as of when, what they say, what changed."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.facts.designations import Designation
from qaitaru.facts.errors import DesignationMissing, ListMissing, SettingFaulty
from qaitaru.facts.moments import instant_text
from qaitaru.facts.problems import Problem
from qaitaru.lists import version_store
from qaitaru.lists.comparing import by_reference, is_same
from qaitaru.lists.comparing_files import Compared, compared
from qaitaru.lists.versions import (
    ListingPeriod,
    ListVersion,
    in_force,
    in_order,
    listing_periods,
)


@dataclass(frozen=True, slots=True)
class AsOf:
    """As of when: the end of a day by publication, or what was taken here by an instant."""

    day: date | None = None
    instant: datetime | None = None

    @property
    def taken_by(self) -> str:
        """The instant as the record spells it; empty for all that was ever taken."""
        return instant_text(self.instant) if self.instant else ""


NOW = AsOf()
_NONE = "—"  # no list at all


@dataclass(frozen=True, slots=True)
class ListInForce:
    """A version in force, with what it says and what was doubtful in it."""

    version: ListVersion
    designations: tuple[Designation, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One entry as a version has it."""

    version: ListVersion
    designation: Designation


@dataclass(frozen=True, slots=True)
class History:
    """Where and when a reference stood on one list, oldest period first."""

    publisher: str
    list_name: str
    periods: tuple[ListingPeriod, ...]


def look_at_versions(desk: Desk) -> list[ListVersion]:
    """Every list version, in the order they were taken."""
    with consult(desk, "look_at_lists") as connection:
        return version_store.every(connection)


def versions_in_force(desk: Desk, as_of: AsOf = NOW) -> list[ListVersion]:
    """Of each list the version in force, in order of publisher and list; may be none."""
    with consult(desk, "look_at_lists") as connection:
        return _in_force(connection, as_of)


def lists_in_force(desk: Desk, as_of: AsOf = NOW, *, publisher: str = "") -> list[ListInForce]:
    """Of each list, or of one publisher's, the version in force with all it says.

    Raises: ListMissing where there is none; ListAltered.
    """
    with consult(desk, "look_at_lists", publisher=publisher) as connection:
        found = _in_force(connection, as_of)
        wanted = [one for one in found if not publisher or one.publisher == publisher]
        if not wanted:
            known = sorted({one.publisher for one in version_store.every(connection)})
            told = ", ".join(known) or _NONE
            raise ListMissing(publisher or told, told)
        lists = desk.workspace.lists
        return [
            ListInForce(
                one,
                version_store.designations(connection, lists, one.number),
                version_store.problems(connection, lists, one.number),
            )
            for one in wanted
        ]


def list_version(desk: Desk, number: int) -> ListInForce:
    """One version with all it says, whether in force or not.

    Raises: ListVersionMissing, ListAltered.
    """
    lists = desk.workspace.lists
    with consult(desk, "look_at_lists", version=number) as connection:
        return ListInForce(
            version_store.find(connection, number),
            version_store.designations(connection, lists, number),
            version_store.problems(connection, lists, number),
        )


def look_at_designation(desk: Desk, reference: str, as_of: AsOf = NOW) -> list[Found]:
    """An entry on every list that has the reference then.

    Raises: DesignationMissing where none has; ListAltered.
    """
    with consult(desk, "look_at_designation", reference=reference) as connection:
        lists = desk.workspace.lists
        found = [
            Found(version, one)
            for version in _in_force(connection, as_of)
            for one in version_store.designations(connection, lists, version.number)
            if one.reference == reference
        ]
    if not found:
        raise DesignationMissing(reference)
    return found


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


def compare_versions(desk: Desk, old: int, new: int) -> Compared:
    """What changed from one version to another, relistings told by the versions before ``old``.

    Raises: ListVersionMissing, ListAltered; SettingFaulty for versions of two lists.
    """
    lists = desk.workspace.lists
    with consult(desk, "compare_lists", old=old, new=new) as connection:
        first, second = (version_store.find(connection, number) for number in (old, new))
        if first.list_key != second.list_key:
            raise SettingFaulty("NEW", "/".join(second.list_key), "/".join(first.list_key))
        return compared(
            version_store.designations(connection, lists, old),
            version_store.designations(connection, lists, new),
            _known_before(desk, connection, first),
            formats=(first.reader, second.reader),
        )


def _known_before(desk: Desk, connection: Connection, version: ListVersion) -> set[str]:
    """Every reference that an earlier version of the same list had."""
    every = version_store.every(connection)
    versions = in_order(one for one in every if one.list_key == version.list_key)
    before = versions[: [one.number for one in versions].index(version.number)]
    lists = desk.workspace.lists
    known = (version_store.references(connection, lists, one.number) for one in before)
    return {reference for references in known for reference in references}


def _in_force(connection: Connection, as_of: AsOf) -> list[ListVersion]:
    return in_force(version_store.every(connection), day=as_of.day, taken_by=as_of.taken_by)


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
