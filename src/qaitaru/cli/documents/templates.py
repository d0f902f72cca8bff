"""``qaitaru documents templates``, ``check`` and ``fields``: what papers are made from."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.documents.templates import copy_template, look_at_templates, template_in
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    finish,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.intake.problem_words import problem_told, tell_problem
from qaitaru.documents.facts.kinds import DOCUMENTS
from qaitaru.documents.templating.papers import check_template
from qaitaru.documents.templating.shapes import Kind, shapes_of
from qaitaru.facts.errors import TemplateMissing
from qaitaru.facts.problems import Problem, Severity

_COLUMNS = tuple(
    f"cli.column.{name}" for name in ("template", "paper", "paper_language", "paper_whose")
)
_FIELDS = tuple(f"cli.column.{name}" for name in ("paper_field", "paper_kind", "paper_needed"))


def templates(
    *,
    copy: Annotated[str, typer.Option(help=WORDS("cli.documents.copy"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The templates at hand, or a copy of one to be edited."""
    with desk_at(workspace) as desk:
        copied = copy_template(desk, copy) if copy else None
        known = [] if copied else look_at_templates(desk)
    if copied:
        told = {"copied": str(copied)}
        tell_json(told) if as_json else tell("cli.documents.copied", path=copied)
        return
    if as_json:
        tell_json(known)
        return
    rows = [
        (
            one.name,
            WORDS(f"paper.document.{one.document}"),
            one.language,
            WORDS("cli.documents.own" if one.own else "cli.documents.shipped"),
        )
        for one in known
    ]
    table(WORDS("cli.documents.title", count=len(rows)), _COLUMNS, rows)
    faulty = [one.name for one in known if _refused(one.problems)]
    for name in faulty:
        tell("cli.documents.faulty", name=name)
    finish(problems=bool(faulty))


def check(
    file: Annotated[Path, typer.Argument(help=WORDS("cli.documents.file"))],
    *,
    as_json: JsonOption = False,
) -> None:
    """All that is wrong with a template, by line; needs no workspace."""
    template = template_in(file)
    problems = check_template(template)
    if as_json:
        tell_json({"template": template.name, "problems": [problem_told(one) for one in problems]})
    else:
        for one in problems:
            tell_problem(one)
        if not problems:
            tell("cli.documents.sound", name=template.name)
    finish(problems=_refused(problems))


def fields(
    document: Annotated[str, typer.Argument(help=WORDS("cli.documents.document"))],
    *,
    as_json: JsonOption = False,
) -> None:
    """What a template of a document may name, and what the document cannot be without."""
    if document not in DOCUMENTS:
        raise TemplateMissing(document, ", ".join(DOCUMENTS))
    rows = list(_fields(DOCUMENTS[document], ""))
    if as_json:
        tell_json([dict(zip(("field", "kind", "needed"), row, strict=True)) for row in rows])
        return
    shown = [
        (name, WORDS(f"paper.kind.{kind}"), WORDS("cli.documents.yes") if needed else "")
        for name, kind, needed in rows
    ]
    table(WORDS(f"paper.document.{document}"), _FIELDS, shown)


def _fields(of: type, before: str) -> list[tuple[str, Kind, bool]]:
    """The fields with those of their parts under them."""
    rows: list[tuple[str, Kind, bool]] = []
    for name, shape in shapes_of(of).items():
        whole = f"{before}{name}"
        rows.append((whole, shape.kind, not shape.may_be_empty))
        if shape.of:
            rows += _fields(shape.of, f"{whole}.")
    return rows


def _refused(problems: tuple[Problem, ...]) -> bool:
    return any(one.severity is Severity.REFUSED for one in problems)
