"""Issue a paper of an investigation: filled from its record, refused with all that it lacks."""

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.fill_paper import PaperAsked, fill_paper
from qaitaru.acts.casework.paper_facts.items_said import EXHIBITS, items_text
from qaitaru.acts.documents.issue_document import Issue, ToIssue, issue_document
from qaitaru.acts.documents.said_of_paper import keep_said, said_of_paper


def issue_paper(desk: Desk, wanted: PaperAsked) -> Issue:
    """Fill a paper and issue it; where it may not be, the issue tells why and nothing is sealed.

    Raises: as ``fill_paper``; TemplateMissing; SettingFaulty for a letterhead's picture.
    """
    filled = fill_paper(desk, wanted)
    problems = (*filled.problems, *filled.limited)
    if problems:
        return Issue(
            document=wanted.document,
            language=wanted.language,
            about=filled.about,
            problems=problems,
        )
    to_issue = ToIssue(
        document=wanted.document,
        language=wanted.language,
        about=filled.about,
        facts=filled.facts,
        jurisdiction=filled.jurisdiction,
        basis=wanted.basis,
        is_draft=wanted.is_draft,
    )
    done = issue_document(desk, to_issue)
    if not done.problems:
        _keep(desk, wanted, filled.about)
    return done


def _keep(desk: Desk, wanted: PaperAsked, about: str) -> None:
    """Keep what was said of it for the next issue, and for other papers of the case."""
    kept = said_of_paper(desk, wanted.document, about)
    items = {EXHIBITS: items_text(wanted.exhibits)} if wanted.exhibits else {}
    said = {**kept, **wanted.said, **items}
    if said != kept:
        keep_said(desk, wanted.document, about, said)
