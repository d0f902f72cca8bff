"""Issue a paper: its files are sealed as evidence, and an issue after it tells what differs."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from qaitaru.acts.act import Deed, Desk, act, consult
from qaitaru.acts.documents.issuer import agency_names, letterhead
from qaitaru.acts.documents.templates import at_hand, find
from qaitaru.documents.differences import Difference, differences
from qaitaru.documents.facts.reading import facts_json, plain_facts
from qaitaru.documents.outline import Outline
from qaitaru.documents.render_docx import render_docx
from qaitaru.documents.render_pdf import render_pdf
from qaitaru.documents.templating.papers import (
    Issuer,
    Paper,
    Template,
    build_paper,
    sketch_paper,
)
from qaitaru.documents.templating.shelf import HOME
from qaitaru.evidence import journal, store
from qaitaru.evidence.items import Intake
from qaitaru.evidence.originals import Sealed
from qaitaru.facts.problems import Problem

VERB: Final = "issue_document"
FACTS_TOLD: Final = "facts_sha256"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToIssue:
    """What is to be issued.

    ``about`` is what it is about, in a few letters: an account, a request's number. An issue of the
    same document about the same is compared with the last one. A draft says on every page that it
    is one, and in the name of its files.
    """

    document: str
    language: str
    about: str
    facts: object  # of the kind that the document asks for
    jurisdiction: str = HOME
    basis: str = ""
    is_draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedFile:
    """One sealed file of an issue; ``kind`` is pdf, docx or json (the facts themselves)."""

    kind: str
    name: str
    exhibit: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A paper issued, or the problems that kept it from being one: then nothing was sealed."""

    document: str
    language: str
    about: str
    facts_sha256: str = ""
    files: tuple[IssuedFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    replaces: str = ""  # the hash of the facts last issued; empty for the first issue
    differences: tuple[Difference, ...] = ()


def issue_document(desk: Desk, wanted: ToIssue) -> Issue:
    """Build, render and seal a paper as PDF, as a document of Word, and as its facts.

    Raises: TemplateMissing; SettingFaulty for a letterhead's picture.
    """
    template = find(at_hand(desk), f"{wanted.jurisdiction}/{wanted.document}.{wanted.language}")
    facts = facts_json(wanted.facts)
    digest = sha256(facts).hexdigest()
    paper = build_paper(template, wanted.facts, _issuer(desk, wanted, digest))
    said = {"document": wanted.document, "language": wanted.language, "about": wanted.about}
    bare = Issue(document=wanted.document, language=wanted.language, about=wanted.about)
    if paper.outline is None:
        return replace(bare, problems=paper.problems)
    with consult(desk, "look_at_issues", **said) as connection:
        last = _last(connection, wanted)
    contents = {**_rendered(paper.outline), "json": facts}
    sealed, own = _sealed(desk, contents), desk.workspace.settings
    agency = own.agency_name or own.agency
    with act(desk, VERB, purpose=wanted.basis) as deed:
        files = tuple(
            _register(deed, wanted, kind, sealed=one, agency=agency) for kind, one in sealed.items()
        )
        deed.told.update(said, template=template.name, template_sha256=_digest(template))
        deed.told.update(is_draft=wanted.is_draft)
        deed.told.update({FACTS_TOLD: digest, "exhibits": [one.exhibit for one in files]})
    was = _facts_of(desk, last) if last else {}
    return replace(
        bare,
        facts_sha256=digest,
        files=files,
        replaces=last,
        differences=differences(was, plain_facts(facts)) if last else (),
    )


def sketch_document(desk: Desk, wanted: ToIssue) -> Paper:
    """The paper as it would be issued now, what it lacks shown in its place; nothing is sealed.

    Raises: TemplateMissing; SettingFaulty for a letterhead's picture.
    """
    template = find(at_hand(desk), f"{wanted.jurisdiction}/{wanted.document}.{wanted.language}")
    return sketch_paper(template, wanted.facts, _issuer(desk, wanted, ""))


def _issuer(desk: Desk, wanted: ToIssue, digest: str) -> Issuer:
    return Issuer(
        agency=getattr(agency_names(desk), wanted.language),
        produced_utc=desk.clock(),
        letterhead=letterhead(desk, wanted.language),
        facts_sha256=digest,
        is_draft=wanted.is_draft,
    )


def _rendered(outline: Outline) -> dict[str, bytes]:
    return {"pdf": render_pdf(outline), "docx": render_docx(outline)}


def _sealed(desk: Desk, contents: dict[str, bytes]) -> dict[str, Sealed]:
    """The contents in the store of sealed bytes, before the record tells of them."""
    with tempfile.TemporaryDirectory() as folder:
        sealed = {}
        for kind, content in contents.items():
            path = Path(folder) / kind
            path.write_bytes(content)
            sealed[kind] = desk.workspace.originals.seal(path)
    return sealed


def _register(deed: Deed, wanted: ToIssue, kind: str, *, sealed: Sealed, agency: str) -> IssuedFile:
    mark = "draft." if wanted.is_draft else ""
    name = f"{wanted.document}.{wanted.about}.{mark}{wanted.language}.{kind}"
    intake = Intake(name=name, legal_basis=wanted.basis, received_from=agency)
    item, _ = store.register(deed.connection, sealed, intake, member=deed.member, at=deed.at)
    return IssuedFile(kind=kind, name=name, exhibit=item.exhibit, sha256=item.sha256)


def _last(connection: Connection, wanted: ToIssue) -> str:
    """The hash of the facts that this document was last issued with about the same; or empty."""
    found = [payload[FACTS_TOLD] for payload in _issues(connection, wanted)]
    return str(found[-1]) if found else ""


def _issues(connection: Connection, wanted: ToIssue) -> Iterator[dict[str, object]]:
    for entry in journal.telling(connection, VERB, FACTS_TOLD):
        told = entry.payload or {}
        if (told["document"], told["about"]) == (wanted.document, wanted.about):
            yield told


def _facts_of(desk: Desk, digest: str) -> dict[str, object]:
    return plain_facts(desk.workspace.originals.path(digest).read_bytes())


def _digest(template: Template) -> str:
    return sha256(template.text.encode()).hexdigest()
