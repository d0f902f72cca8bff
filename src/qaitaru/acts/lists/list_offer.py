"""What is handed over as a sanctions list, and what came of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from qaitaru.facts.problems import Problem
from qaitaru.lists.versions import ListVersion


class ListState(StrEnum):
    """What became of the files of one list."""

    ADDED = "added"
    UNCHANGED = "unchanged"  # the same files were taken before
    REFUSED = "refused"  # sealed, not taken; the version in force stays in force
    UNREACHED = "unreached"  # the publisher could not be reached


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fetched file came from; all empty for what was handed over."""

    address: str = ""
    etag: str = ""
    fetched_at: datetime | None = None
    modified_on: date | None = None  # the server's word for the file's day


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOffer:
    """Files of one or more lists.

    ``accept_shrunken`` is a member's reason for taking a list that lost more than it may;
    ``published_on`` a member's word for the day, where the file states none.
    """

    files: tuple[tuple[str, Path], ...]  # the name each is offered under, and where it lies
    legal_basis: str = ""
    encoding: str = ""
    mappings: dict[str, str] = field(default_factory=dict)
    accept_shrunken: str = ""
    published_on: date | None = None
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOutcome:
    """What came of the files of one list.

    ``in_force`` is the number of the version in force afterwards, 0 where there is none;
    the counts are against the version it follows, None where there is no such version.
    """

    state: ListState
    files: tuple[str, ...]
    publisher: str = ""
    list_name: str = ""
    version: ListVersion | None = None
    in_force: int = 0
    follows: int = 0
    added: int | None = None
    removed: int | None = None
    changed: int | None = None
    problems: tuple[Problem, ...] = ()
