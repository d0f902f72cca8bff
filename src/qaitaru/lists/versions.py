"""List versions: which one was in force as of when, and what a reference's history is.

A version is in force from its day of publication until that of the next one; of two with the same
day the one taken later counts. As of an *instant*, only what the workspace had taken by then is
seen: what a screening saw, another sees again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class ListVersion:
    """One published state of a list, as it was taken.

    ``published_on`` is by ``dated_by``: the ``file`` itself, a ``member``'s word, the ``server``
    that it was fetched from, or its ``arrival``. ``added_at`` is the instant from which it is in
    force here; ``accepted_because`` is a member's word where it was shrunken.
    """

    number: int
    publisher: str
    list_name: str
    published_on: date
    published_text: str
    dated_by: str
    identity: str  # over the bytes of its files and the reader's edition
    content_sha256: str  # over its references and what each entry says
    entries: int
    exhibits: tuple[int, ...]
    reader: str
    reader_version: int
    problems: dict[str, int]  # by severity and code
    address: str
    etag: str
    fetched_at: str
    accepted_because: str
    added_by: str
    added_at: str

    @property
    def list_key(self) -> tuple[str, str]:
        """Whose versions follow each other."""
        return self.publisher, self.list_name


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPeriod:
    """A stretch of versions that have a reference: from the first to the last of them.

    ``until`` is the day of the first version without it, None while it stands on the list.
    """

    first_version: int
    last_version: int
    since: date
    until: date | None
    listed_on: date | None = None  # the day of listing that the last version states
    changed_in: tuple[int, ...] = ()  # versions in which its text differs from the one before


def in_order(versions: Iterable[ListVersion]) -> list[ListVersion]:
    """Versions of one list in the order in which they are in force."""
    return sorted(versions, key=_turn)


def in_force(
    versions: Iterable[ListVersion], *, day: date | None = None, taken_by: str = ""
) -> list[ListVersion]:
    """Of each list the version in force, in order of publisher and list.

    Args:
        versions: of any lists.
        day: as of the end of that day, by publication; None for the newest.
        taken_by: an instant's text; only versions taken by then count. Empty: all.
    """
    seen = [
        one
        for one in versions
        if (day is None or one.published_on <= day) and (not taken_by or one.added_at <= taken_by)
    ]
    newest = {one.list_key: one for one in in_order(seen)}
    return [newest[key] for key in sorted(newest)]


def predecessor(
    versions: Iterable[ListVersion], list_key: tuple[str, str], day: date
) -> ListVersion | None:
    """The version that one published on a day would follow."""
    found = [one for one in in_order(versions) if one.list_key == list_key]
    return next((one for one in reversed(found) if one.published_on <= day), None)


def listing_periods(
    versions: Sequence[ListVersion], contents: Mapping[int, str]
) -> list[ListingPeriod]:
    """The periods in which a reference stood on a list.

    Args:
        versions: of one list, in order.
        contents: the hash of what the entry says, by the number of each version that has it.
    """
    periods: list[ListingPeriod] = []
    run: list[ListVersion] = []
    for one in versions:
        if one.number in contents:
            run.append(one)
        elif run:
            periods.append(_period(run, contents, one.published_on))
            run = []
    return [*periods, _period(run, contents, None)] if run else periods


def _period(
    run: Sequence[ListVersion], contents: Mapping[int, str], until: date | None
) -> ListingPeriod:
    numbers = [one.number for one in run]
    return ListingPeriod(
        first_version=numbers[0],
        last_version=numbers[-1],
        since=run[0].published_on,
        until=until,
        changed_in=tuple(b for a, b in pairwise(numbers) if contents[a] != contents[b]),
    )


def _turn(one: ListVersion) -> tuple[date, int]:
    return one.published_on, one.number
