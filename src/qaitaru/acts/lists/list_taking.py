"""One list on its way in: its identity, its day, and the version it becomes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from qaitaru.acts.lists.list_offer import ListOffer, ListOutcome, ListState
from qaitaru.evidence.items import EvidenceItem
from qaitaru.facts.moments import instant_text
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.list_files import ReadList
from qaitaru.lists.reading import ListReading
from qaitaru.lists.refusing import SHRUNKEN, is_only_shrunken
from qaitaru.lists.version_store import content_of
from qaitaru.lists.versions import ListVersion, in_force


@dataclass(frozen=True, slots=True)
class Taking:
    """What was offered, the files one list was read from, what it says, and when and by whom."""

    offer: ListOffer
    items: tuple[EvidenceItem, ...]
    found: ReadList
    at: datetime
    member: str

    @property
    def list_key(self) -> tuple[str, str]:
        """Whose versions it joins."""
        return self.found.reading.publisher, self.found.reading.list_name

    @property
    def identity(self) -> str:
        """What makes two takings the same."""
        hashes = [item.sha256 for item in self.items]
        return identity(self.offer, hashes, self.found.reader, self.found.reader_version)

    @property
    def dated(self) -> tuple[date, str]:
        """The day of publication, and by whose word: the file's, a member's, a server's, none's."""
        said = (
            (self.found.reading.published_on, "file"),
            (self.offer.published_on, "member"),
            (self.offer.origin.modified_on, "server"),
        )
        return next(((day, by) for day, by in said if day), (self.at.date(), "arrival"))


def identity(offer: ListOffer, hashes: Iterable[str], reader: str, version: int) -> str:
    """What makes two takings the same: the bytes, the reader's edition, what was chosen."""
    chosen = [offer.encoding, *sorted(offer.mappings.values())]
    told = "\n".join((*sorted(hashes), reader, str(version), *chosen))
    return sha256(told.encode()).hexdigest()


def accepted(reading: ListReading, reason: str) -> ListReading:
    """A judged reading less its shrinking, where that is all and a member gave a reason."""
    if not (reason and is_only_shrunken(reading)):
        return reading
    kept = tuple(one for one in reading.problems if one.code != SHRUNKEN)
    return replace(reading, problems=kept)


def with_its_format(
    reading: ListReading, taking: Taking, earlier: ListVersion | None
) -> ListReading:
    """The reading, told that it came in another format than the version it follows."""
    format_ = taking.found.reader
    if earlier is None or earlier.reader == format_:
        return reading
    told = Problem("list_format_changed", Severity.NOTED, WHOLE_FILE, format_, earlier.reader)
    return replace(reading, problems=(*reading.problems, told))


def version_of(taking: Taking, reading: ListReading, number: int, *, because: str) -> ListVersion:
    """The version a taken list becomes."""
    day, dated_by = taking.dated
    origin = taking.offer.origin
    return ListVersion(
        number=number,
        publisher=reading.publisher,
        list_name=reading.list_name,
        published_on=day,
        published_text=reading.published_text,
        dated_by=dated_by,
        identity=taking.identity,
        content_sha256=content_of(reading.designations),
        entries=len(reading.designations),
        exhibits=tuple(item.exhibit for item in taking.items),
        reader=taking.found.reader,
        reader_version=taking.found.reader_version,
        problems=counts(reading.problems),
        address=origin.address,
        etag=origin.etag,
        fetched_at=instant_text(origin.fetched_at) if origin.fetched_at else "",
        accepted_because=because,
        added_by=taking.member,
        added_at=instant_text(taking.at),
    )


def refused(
    taking: Taking, versions: list[ListVersion], problems: tuple[Problem, ...] = ()
) -> ListOutcome:
    """The outcome of a list that is not taken."""
    return ListOutcome(
        state=ListState.REFUSED,
        files=tuple(item.name for item in taking.items),
        publisher=taking.list_key[0],
        list_name=taking.list_key[1],
        in_force=standing(versions, taking.list_key),
        problems=problems,
    )


def unchanged(
    files: tuple[str, ...], versions: list[ListVersion], same: ListVersion
) -> ListOutcome:
    """The outcome of files that were taken before."""
    return ListOutcome(
        state=ListState.UNCHANGED,
        files=files,
        publisher=same.publisher,
        list_name=same.list_name,
        version=same,
        in_force=standing(versions, same.list_key),
    )


def standing(versions: list[ListVersion], list_key: tuple[str, str]) -> int:
    """The number of the version of a list in force, 0 where there is none."""
    return next((one.number for one in in_force(versions) if one.list_key == list_key), 0)


def counts(problems: tuple[Problem, ...]) -> dict[str, int]:
    """How often each problem was met, by severity and code."""
    return dict(sorted(Counter(f"{one.severity}:{one.code}" for one in problems).items()))
