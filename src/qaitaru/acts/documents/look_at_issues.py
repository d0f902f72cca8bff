"""Every issue of a paper, oldest first: who issued it when, its files, what it says otherwise."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.documents.issue_document import FACTS_TOLD, VERB, IssuedFile
from qaitaru.documents.differences import Difference
from qaitaru.documents.facts.reading import plain_facts, read_facts
from qaitaru.documents.templating.filling import Pen
from qaitaru.documents.told_differences import told_differences
from qaitaru.evidence import journal, store
from qaitaru.facts.errors import EvidenceAltered, EvidenceMissing
from qaitaru.wording import forms_for

_JSON: Final = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastIssue:
    """One issue: its number in the journal, the paper's own number, who, when, its sealed files."""

    entry: int
    document: str
    about: str
    language: str
    number: str
    at: datetime
    member: str
    is_draft: bool
    facts_sha256: str
    template: str
    files: tuple[IssuedFile, ...]


def look_at_issues(
    desk: Desk, abouts: Collection[str], document: str = ""
) -> tuple[PastIssue, ...]:
    """The issues about some things, of one document or of any; the caller saw the things first."""
    with consult(desk, "look_at_issues", abouts=sorted(abouts), document=document) as connection:
        return tuple(
            _issue(desk, connection, entry)
            for entry in journal.telling(connection, VERB, FACTS_TOLD)
            if _is_asked(entry.payload or {}, abouts, document)
        )


def changes(desk: Desk, was: PastIssue, now: PastIssue, language: str) -> tuple[Difference, ...]:
    """What an issue says otherwise than one before it, as a reader of a language sees it.

    Raises: FactsFaulty where the facts are of another make of the program.
    """
    pen = Pen(language, forms_for(language))
    before, after = (read_facts(one.document, _bytes(desk, one.facts_sha256)) for one in (was, now))
    return told_differences(before, after, pen)


def issued_file(desk: Desk, issue: PastIssue, kind: str) -> tuple[IssuedFile, bytes]:
    """One sealed file of an issue, proved to be what was sealed.

    Raises: EvidenceMissing; EvidenceAltered.
    """
    found = next((one for one in issue.files if one.kind == kind), None)
    if found is None:
        raise EvidenceMissing(str(issue.entry))
    with consult(desk, "copy_issue", about=issue.about, exhibits=[found.exhibit]):
        now = desk.workspace.originals.hash_again(found.sha256)
    if now != found.sha256:
        raise EvidenceAltered(str(found.exhibit), found.sha256, now)
    return found, _bytes(desk, found.sha256)


def _is_asked(told: dict[str, Any], abouts: Collection[str], document: str) -> bool:
    return told["about"] in abouts and document in {"", told["document"]}


def _issue(desk: Desk, connection: Connection, entry: journal.JournalEntry) -> PastIssue:
    told: dict[str, Any] = entry.payload or {}
    facts = plain_facts(_bytes(desk, told[FACTS_TOLD]))
    return PastIssue(
        entry=entry.entry,
        document=told["document"],
        about=told["about"],
        language=told["language"],
        number=str(facts.get("number", "")),
        at=datetime.fromisoformat(str(entry.fields["at"])),
        member=str(entry.fields["member"]),
        is_draft=bool(told.get("is_draft")),
        facts_sha256=told[FACTS_TOLD],
        template=told["template"],
        files=tuple(_files(connection, told["exhibits"])),
    )


def _files(connection: Connection, exhibits: Collection[int]) -> Iterator[IssuedFile]:
    for number in exhibits:
        item = store.find(connection, number)
        kind = item.name.rpartition(".")[2]
        yield IssuedFile(kind=kind, name=item.name, exhibit=number, sha256=item.sha256)


def _bytes(desk: Desk, sha256: str) -> bytes:
    return desk.workspace.originals.path(sha256).read_bytes()
