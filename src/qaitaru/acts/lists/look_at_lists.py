"""See the lists: their versions, which are in force as of when, and what they say."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.facts.designations import Designation
from qaitaru.facts.errors import DesignationMissing, ListMissing
from qaitaru.facts.moments import instant_text
from qaitaru.facts.problems import Problem
from qaitaru.lists import version_store
from qaitaru.lists.versions import ListVersion, in_force


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


def _in_force(connection: Connection, as_of: AsOf) -> list[ListVersion]:
    return in_force(version_store.every(connection), day=as_of.day, taken_by=as_of.taken_by)
