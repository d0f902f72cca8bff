"""The problems: what could not be read or does not agree, gravest first, each at its place."""

from collections.abc import Sequence

from qaitaru.documents.citations import Desk, plain, quiet
from qaitaru.documents.outline import Block, Column, Line, Paragraph, Row, Section, Table
from qaitaru.documents.report_facts import FoundProblem, ReportFacts
from qaitaru.facts.problems import Severity
from qaitaru.wording.places import place_text


def section(facts: ReportFacts, desk: Desk) -> Section:
    """One table for each severity that has problems."""
    blocks: list[Block] = [Paragraph(plain(desk.words("report.problems.lead")))]
    for severity in Severity:
        chosen = [problem for problem in facts.problems if problem.severity is severity]
        if chosen:
            blocks.append(_table(severity, chosen, desk))
    if not facts.problems:
        blocks = [Paragraph(plain(desk.words("report.none")))]
    return Section(desk.words("report.problems.title"), "problems", tuple(blocks))


def _table(severity: Severity, problems: Sequence[FoundProblem], desk: Desk) -> Table:
    columns = (
        Column(desk.words("report.problems.where"), share=3),
        Column(desk.words("report.problems.what"), share=7),
    )
    rows = tuple(_row(problem, desk) for problem in problems)
    return Table(desk.words(f"report.severity.{severity}"), columns, rows)


def _row(problem: FoundProblem, desk: Desk) -> Row:
    text = desk.words(
        f"problem.{problem.code}",
        place=place_text(problem.place, desk.words),
        found=problem.found,
        expected=problem.expected,
    )
    return Row(
        (desk.cite_place(problem.exhibit, problem.place), (*plain(text), *_mend(problem, desk)))
    )


def _mend(problem: FoundProblem, desk: Desk) -> Line:
    key = f"problem.{problem.code}.mend"
    if key not in desk.words:
        return ()
    mend = desk.words(
        key,
        place=place_text(problem.place, desk.words),
        found=problem.found,
        expected=problem.expected,
    )
    return quiet("\n" + desk.words("report.problems.mend", text=mend))
