"""Look at a paper before it is issued: how it would stand, and what keeps it from going out."""

from dataclasses import dataclass, replace

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.fill_paper import FilledPaper, PaperAsked, fill_paper
from qaitaru.acts.documents.issue_document import ToIssue, sketch_document
from qaitaru.documents.outline import Outline
from qaitaru.facts.problems import Problem

_UNKNOWN = "paper_field_unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPaper:
    """A paper as it would stand.

    ``asked`` says nothing that the paper has no field for; ``outline`` is None where items that it
    stands on may not be used so, or its template is at fault; ``unmade`` are the problems that show
    only in its language.
    """

    asked: PaperAsked
    filled: FilledPaper
    outline: Outline | None
    unmade: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that keeps it from being issued; empty for one that may go out."""
        return (*self.filled.problems, *self.filled.limited, *self.unmade)


def draw_up_paper(desk: Desk, wanted: PaperAsked) -> DrawnPaper:
    """The paper as it would stand now; nothing is sealed.

    What was said of a field that the paper no longer asks for is passed by: a subject that was
    translated may be gone.

    Raises: as ``fill_paper``; TemplateMissing; SettingFaulty for a letterhead's picture.
    """
    asked, filled = wanted, fill_paper(desk, wanted)
    strange = {one.found for one in filled.problems if one.code == _UNKNOWN}
    if strange:
        told = {name: text for name, text in wanted.said.items() if name not in strange}
        asked = replace(wanted, said=told)
        filled = fill_paper(desk, asked)
    if filled.limited:
        return DrawnPaper(asked=asked, filled=filled, outline=None, unmade=())
    sketch = sketch_document(desk, _to_issue(asked, filled))
    wanting = bool(filled.problems)
    unmade = tuple(
        one for one in sketch.problems if not (wanting and one.code == "document_field_empty")
    )
    return DrawnPaper(asked=asked, filled=filled, outline=sketch.outline, unmade=unmade)


def _to_issue(asked: PaperAsked, filled: FilledPaper) -> ToIssue:
    return ToIssue(
        document=asked.document,
        language=asked.language,
        about=filled.about,
        facts=filled.facts,
        jurisdiction=filled.jurisdiction,
        is_draft=asked.is_draft,
    )
