"""``qaitaru mapping propose``: how a table may be read, column by column, for a member to judge."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from qaitaru.cli.face import CANNOT, WORDS, JsonOption, finish, table, tell, tell_json
from qaitaru.cli.intake.problem_words import tell_problem
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.ingest.tables.look import TableLook, look_at_table
from qaitaru.ingest.tables.mapping import print_mapping
from qaitaru.ingest.tables.proposal import Proposal, ProposedColumn
from qaitaru.wording.places import place_text

_COLUMNS = tuple(f"cli.column.{name}" for name in ("header", "field", "reason"))


def propose(
    file: Annotated[Path, typer.Argument(help=WORDS("cli.mapping.propose.file"))],
    *,
    out: Annotated[Path | None, typer.Option(help=WORDS("cli.mapping.propose.out"))] = None,
    encoding: Annotated[str, typer.Option(help=WORDS("cli.ingest.encoding"))] = "",
    as_json: JsonOption = False,
) -> None:
    """Propose a mapping; the file is opened in a process of its own, locked in like a reader."""
    if not file.is_file():
        raise SourceUnreadable(str(file), "")
    look = look_at_table(file.absolute(), file.name, encoding)
    if as_json:
        tell_json(look)
    if look.proposal is None:
        _tell_nothing(look, file, as_json=as_json)
        raise typer.Exit(CANNOT)
    text = print_mapping(look.proposal.mapping)
    if out:
        _write(out, text)
    if not as_json:
        _tell(look.proposal, text, out)
    finish(problems=bool(look.proposal.missing))


def _tell_nothing(look: TableLook, file: Path, *, as_json: bool) -> None:
    if as_json:
        return
    if look.problem:
        tell_problem(look.problem)
    else:
        tell("cli.mapping.propose.nothing", name=file.name)


def _tell(proposal: Proposal, text: str, out: Path | None) -> None:
    kind = WORDS(f"cli.mapping.kind.{proposal.mapping.kind}")
    title = WORDS(
        "cli.mapping.propose.title", place=place_text(proposal.header_place, WORDS), kind=kind
    )
    table(title, _COLUMNS, [_row(column) for column in proposal.columns])
    if out:
        tell("cli.mapping.propose.written", path=out)
    else:
        sys.stdout.write(f"\n{text}\n")
    if proposal.missing:
        tell("cli.mapping.propose.missing", fields=", ".join(proposal.missing))


def _row(column: ProposedColumn) -> tuple[str, str, str]:
    field = column.field or WORDS("cli.mapping.propose.aside")
    return column.header, field, WORDS(f"cli.mapping.propose.reason.{column.reason}")


def _write(path: Path, text: str) -> None:
    """Write a new file; one that is there may hold a member's own work, and stays."""
    try:
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as fault:
        raise SourceUnreadable(str(path), str(fault.strerror)) from fault
