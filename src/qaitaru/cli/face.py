"""What every command shares: the language, the tables, the JSON, the words of an error.

Exit codes: 0 done, 1 done with problems found, 2 cannot be done.
"""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from qaitaru.cli.instants import instant_told
from qaitaru.cli.long_table import Rows, span, tell_rows
from qaitaru.cli.shown import as_shown
from qaitaru.facts.errors import QaitaruError
from qaitaru.wording import LANGUAGES, Forms, Words, forms_for, words_for
from qaitaru.wording.faults import fault_text

DONE, PROBLEMS_FOUND, CANNOT = 0, 1, 2


def spoken(environment: Mapping[str, str]) -> str:
    """The language to speak: QAITARU_LANG, else the system's, else English."""
    for name in ("QAITARU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = environment.get(name, "")[:2].lower()
        if language in LANGUAGES:
            return language
    return "en"


WORDS: Final[Words] = words_for(spoken(os.environ))
FORMS: Final[Forms] = forms_for(WORDS.language)
_PAGE: Final = 160  # the width of what is not shown in a terminal but kept or passed on
OUT: Final = Console(
    soft_wrap=False, width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else _PAGE
)
ERR: Final = Console(stderr=True)

WorkspaceOption = Annotated[
    Path,
    typer.Option(
        "--workspace", "-w", help=WORDS("cli.option.workspace"), envvar="QAITARU_WORKSPACE"
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help=WORDS("cli.option.json"))]
AsOfOption = Annotated[str, typer.Option("--as-of", help=WORDS("cli.option.as_of"))]
HERE: Final = Path()
_INSTANT: Final = "2026-03-01T12:00:00+05:00"


def instant_of(text: str) -> datetime | None:
    """The instant of an ``--as-of``; None for now.

    Raises: SettingFaulty for anything but ISO 8601 with a zone.
    """
    return instant_told("--as-of", text, _INSTANT)


def tell_json(result: Any) -> None:
    """Facts as one JSON document on standard output, keys in a fixed order."""
    told = msgspec.to_builtins(result, str_keys=True)
    sys.stdout.write(msgspec.json.encode(told, order="deterministic").decode() + "\n")


def tell(key: str, **fields: object) -> None:
    """One sentence on standard output."""
    OUT.print(escape(as_shown(WORDS(key, **fields))), highlight=False, soft_wrap=True)


_FOLDING: Final = frozenset(
    ("name", "purpose", "counterparty", "basis", "sha256", "remark", "place", "holder", "payer")
) | {
    "case_says",
    "case_task",
    "case_title",
    "case_wanting",
    "duty_clock",
    "duty_next",
    "duty_owed_by",
    "duty_state",
    "edition",
    "held_party",
    "held_holders",
    "held_paths",
    "payee",
    "problem",
    "source",
    "reason",
    "check",
    "definition",
    "typology",
    "header",
    "party",
    "other_party",
    "resolution_records",
    "resolution_first",
    "resolution_second",
    "law_entry",
    "lines",
    "loss_field",
    "loss_found",
    "loss_became",
    "loss_why",
    "said",
    "was",
    "became",
    "request_title",
    "request_instrument",
    "request_item",
    "request_empty",
    "request_asked",
    "request_uses",
}
"""Columns of running text: they give way, so that figures, dates and numbers stay on one line."""

_NARROWEST: Final = 12  # of a column that gives way


def table(
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    right: Sequence[int] = (),
) -> None:
    """A table on standard output; ``columns`` are keys, ``right`` the columns of figures.

    A figure is never cut or broken: where a terminal is too narrow the table is wider than it.
    """
    texts = [[as_shown(str(cell)) for cell in row] for row in rows]
    if not texts:
        OUT.print(escape(as_shown(title)), highlight=False)
        return
    leasts = [
        _least(key, cells) for key, cells in zip(columns, zip(*texts, strict=True), strict=True)
    ]

    def lay_out(rows: Rows) -> Table:
        shown = Table(
            title=escape(as_shown(title)), title_justify="left", header_style="bold", expand=False
        )
        for index, (key, least) in enumerate(zip(columns, leasts, strict=True)):
            shown.add_column(
                WORDS(key),
                justify="right" if index in right else "left",
                overflow="fold",
                no_wrap=not _folds(key),
                min_width=least,
            )
        for row in rows:
            shown.add_row(*map(escape, row))
        return shown

    needed = 1 + sum(one + 3 for one in leasts)
    tell_rows(OUT if needed <= OUT.width else Console(width=needed), lay_out, texts)


def _folds(key: str) -> bool:
    return key.rpartition(".")[2] in _FOLDING


def _least(key: str, cells: Iterable[str]) -> int:
    """How narrow a column may be: what folds gives way, a figure does not."""
    widest = max(span(one.splitlines()) for one in {WORDS(key), *cells})
    return min(widest, _NARROWEST) if _folds(key) else widest


def finish(*, problems: bool) -> None:
    """Leave with the exit code that says whether problems were found."""
    raise typer.Exit(PROBLEMS_FOUND if problems else DONE)


def tell_fault(fault: QaitaruError) -> None:
    """An error in the member's language, on standard error."""
    ERR.print(
        escape(as_shown(fault_text(fault, WORDS))),
        style="bold red",
        soft_wrap=True,
    )


def tell_fault_json(code: str, **details: str) -> None:
    """The same on standard output, for a machine: shaped as the problems of a file are."""
    key = f"error.{code}"
    known = key in WORDS and "told" not in details
    words = {"told": WORDS(key, **details)} if known else {}
    tell_json({"problems": [{"code": code, "severity": "refused", **details, **words}]})
