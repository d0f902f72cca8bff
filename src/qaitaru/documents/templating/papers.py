"""A paper built: a template and its facts make an outline, or what lacks is told."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from qaitaru.documents.facts.kinds import DOCUMENTS
from qaitaru.documents.outline import Formal, Letterhead, Outline, Particulars, Signature, faults
from qaitaru.documents.templating.checking import check_names
from qaitaru.documents.templating.filling import Pen, fill
from qaitaru.documents.templating.heading import Heading, split
from qaitaru.documents.templating.marks import fault, read_marks
from qaitaru.documents.templating.reading import read_text
from qaitaru.documents.templating.values import put, put_line
from qaitaru.facts.problems import Problem, Severity
from qaitaru.wording import forms_for, words_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The text of a document in one language; ``own`` where an agency has written it."""

    jurisdiction: str
    document: str
    language: str
    text: str
    own: bool = False

    @property
    def name(self) -> str:
        """The template's name as a file bears it: ``kz/bank_letter.ru``."""
        return f"{self.jurisdiction}/{self.document}.{self.language}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who issues a paper, and when."""

    agency: str
    produced_utc: datetime
    letterhead: Letterhead = field(default_factory=Letterhead)
    facts_sha256: str = ""  # of what the paper says: its beginning stands on every page
    is_draft: bool = False  # every page says that it is one


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, or the problems that keep it from being one."""

    outline: Outline | None
    problems: tuple[Problem, ...]


def check_template(template: Template) -> tuple[Problem, ...]:
    """All that is wrong with a template, by line; empty for one that can be filled."""
    marked = read_marks(template.text)
    found = [*marked.problems, *split(template.text).problems]
    if not marked.problems:
        found += check_names(marked.nodes, DOCUMENTS[template.document])
    found += (one for one in read_text(template.text, (), numbered=False).problems if _of_form(one))
    return tuple(sorted(found, key=lambda one: (int(one.place.partition("=")[2]), one.code)))


def build_paper(template: Template, facts: object, issuer: Issuer) -> Paper:
    """The outline of a document in the template's language; the same facts give the same outline.

    Args:
        facts: of the kind that ``DOCUMENTS`` names for the template's document.
    """
    made = _made(template, facts, issuer, Pen(template.language, forms_for(template.language)))
    return Paper(None, made.problems) if made.problems else made


def sketch_paper(template: Template, facts: object, issuer: Issuer) -> Paper:
    """The same as it would stand: what is not told yet is shown in its place, and told beside.

    Returns: no outline only where the template itself is at fault. It is looked at, never issued.
    """
    pen = Pen(template.language, forms_for(template.language), shows_gaps=True)
    return _made(template, facts, issuer, pen)


def _made(template: Template, facts: object, issuer: Issuer, pen: Pen) -> Paper:
    """The outline with what lacks; without an outline where what lacks leaves none."""
    refused = [one for one in check_template(template) if one.severity is Severity.REFUSED]
    if refused:
        return Paper(None, tuple(refused))
    filled = fill(read_marks(template.text).nodes, facts, pen, template.name)
    parts = split(filled.text)
    read = read_text(parts.rest, filled.values, numbered=parts.heading.says("numbered"))
    if read.problems or (filled.problems and not pen.shows_gaps):
        return Paper(None, tuple(filled.problems or read.problems))
    outline = _outline(template, parts.heading, filled.values, issuer)
    outline = replace(outline, sections=tuple(read.sections))
    lost = tuple(fault("template_anchor_unknown", 1, one) for one in faults(outline))
    return Paper(None if lost else outline, lost or tuple(filled.problems))


def _outline(template: Template, heading: Heading, values: list[str], issuer: Issuer) -> Outline:
    words = words_for(template.language)
    title = put(heading.one("title"), values)
    signed = (put(one, values).partition("|") for one in heading.all("signed"))
    return Outline(
        language=template.language,
        kind=put(heading.one("kind"), values) or title,
        title=title,
        author=issuer.agency,
        produced_utc=issuer.produced_utc,
        head=Particulars(()),
        contents_title="",
        running_head=put(heading.one("running"), values) or title,
        page_of=words("report.page_of", page="{page}", pages="{pages}"),
        formal=Formal(
            letterhead=issuer.letterhead if heading.says("letterhead") else Letterhead(),
            reference=tuple(put_line(one, values) for one in heading.all("reference") if one),
            addressee=tuple(put_line(one, values) for one in heading.all("to") if one),
            signatures=tuple(Signature(one.strip(), two.strip()) for one, _, two in signed),
            seal=put(heading.one("seal"), values),
            mark=issuer.facts_sha256 and words("paper.mark", sha256=issuer.facts_sha256[:16]),
            draft=words("paper.draft") if issuer.is_draft else "",
        ),
    )


def _of_form(problem: Problem) -> bool:
    """Whether a problem of an unfilled text is one of its form, and not of its places."""
    return problem.code in {"template_block_unknown", "template_link_outside"}
