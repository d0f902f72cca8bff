"""The investigation report: from facts to an outline that any renderer can set.

Sections are built apart, in reading order; every figure is a link to the rows it stands on.
"""

from dataclasses import replace

from qaitaru.documents.citations import Desk, code, desk_for, joined, plain
from qaitaru.documents.listing import Limits
from qaitaru.documents.outline import Line, Outline, Particulars, Section
from qaitaru.documents.report_facts import ReportFacts
from qaitaru.documents.sections import (
    appendices,
    coverage,
    evidence,
    flows,
    limited_items,
    making,
    parties,
    problems,
    reconciliation,
    summary,
    tracing,
    wealth,
)
from qaitaru.wording import Forms, Words

_NUMBERED = (
    summary.section,
    evidence.section,
    coverage.section,
    reconciliation.section,
    parties.section,
    flows.section,
    tracing.section,
    wealth.section,
    problems.section,
    making.section,
)
_APPENDED = (appendices.flow_rows, appendices.source_rows)


def build(facts: ReportFacts, words: Words, forms: Forms, limits: Limits | None = None) -> Outline:
    """The report in one language; the same facts give the same outline.

    Raises: KeyError where a figure names a row that is not among ``facts.rows``.
    """
    desk = desk_for(facts, words, forms, limits or Limits())
    first = (limited_items.section,) if limited_items.is_told(facts) else ()
    numbered = [
        _numbered(part(facts, desk), str(number))
        for number, part in enumerate((*first, *_NUMBERED), start=1)
    ]
    return Outline(
        language=words.language,
        kind=words("report.kind"),
        title=facts.title,
        author=facts.agency,
        produced_utc=facts.produced_utc,
        head=_head(facts, desk),
        contents_title=words("report.contents"),
        running_head=words("report.running_head", title=facts.title, agency=facts.agency),
        page_of=words("report.page_of", page="{page}", pages="{pages}"),
        sections=(*numbered, *(part(facts, desk) for part in _APPENDED)),
    )


def _numbered(section: Section, number: str) -> Section:
    parts = tuple(
        _numbered(part, f"{number}.{nth}") for nth, part in enumerate(section.sections, start=1)
    )
    dotted = number if "." in number else f"{number}."
    return replace(section, title=f"{dotted} {section.title}", sections=parts)


def _head(facts: ReportFacts, desk: Desk) -> Particulars:
    say = desk.words
    entries: list[tuple[str, Line]] = [
        ("agency", plain(facts.agency)),
        ("member", plain(facts.member)),
        ("predicate", plain(facts.predicate_case)),
        ("produced", plain(desk.forms.instant(facts.produced_utc))),
        ("program", code(facts.code_version)),
        ("data", joined([plain(str(one.number)) for one in facts.imports], ", ")),
    ]
    told = [(key, line) for key, line in entries if line and line[0].text]
    return Particulars(tuple((say(f"report.head.{key}"), line) for key, line in told))
