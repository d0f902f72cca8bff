"""A long table is, to the byte, what the terminal's library makes of the same rows."""

from collections.abc import Sequence
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from qaitaru.cli.long_table import Rows, span, tell_rows
from qaitaru.cli.shown import as_shown

COLUMNS = 3
MANY = 120
ODD = (
    "",
    " ",
    "a b",
    ":smile: and :cat:",
    "[bold]x[/]",
    "\\[",
    "широкий текст",
    "漢字かな",
    "e\u0301",
)
letters = st.characters(codec="utf-8", exclude_categories=["Cs"])
cells = st.one_of(
    st.sampled_from(ODD),
    st.text(letters, max_size=12),
    st.lists(st.text(letters, max_size=9), max_size=4).map(" ".join),
    st.lists(st.text("ab 1\n\t\r:", max_size=9), max_size=4).map("\n".join),
).map(as_shown)
few_rows = st.lists(st.tuples(*[cells] * COLUMNS), min_size=1, max_size=8)


def paper(width: int, *, terminal: bool = False) -> tuple[Console, StringIO]:
    file = StringIO()
    return Console(file=file, width=width, force_terminal=terminal, color_system=None), file


def lay_out(rows: Rows, folds: Sequence[bool], widths: Sequence[int]) -> Table:
    """Figures to the right in the first column; a column either folds or keeps its lines."""
    table = Table(title="t", title_justify="left", header_style="bold", expand=False)
    for index, (gives, least) in enumerate(zip(folds, widths, strict=True)):
        table.add_column(
            f"Head {index}",
            justify="left" if index else "right",
            overflow="fold",
            no_wrap=not gives,
            min_width=least,
        )
    for row in rows:
        table.add_row(*map(escape, row))
    return table


@given(few_rows, st.lists(st.booleans(), min_size=COLUMNS, max_size=COLUMNS), st.integers(30, 90))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_line_is_the_librarys(
    rows: list[tuple[str, ...]], folds: list[bool], width: int
) -> None:
    many = [rows[one % len(rows)] for one in range(MANY)]
    heads = [f"Head {one}" for one in range(COLUMNS)]
    spans = [
        max(span(cell.splitlines()) for cell in (head, *column))
        for head, column in zip(heads, zip(*rows, strict=True), strict=True)
    ]
    leasts = [min(one, 8) if gives else one for one, gives in zip(spans, folds, strict=True)]
    wide = max(width, 1 + sum(leasts) + 3 * COLUMNS)
    (ours, told), (plain, expected) = paper(wide), paper(wide)
    tell_rows(ours, lambda some: lay_out(some, folds, leasts), many)
    plain.print(lay_out(many, folds, leasts))
    assert told.getvalue() == expected.getvalue()


@pytest.mark.parametrize("rows", [3, MANY])
def test_a_terminals_head_is_as_bold_as_ever(rows: int) -> None:
    many = [(str(one), "owner notified in time", "2026") for one in range(rows)]
    for console in (paper(40, terminal=True), paper(40)):
        again = Console(
            file=StringIO(), width=40, force_terminal=console[0].is_terminal, color_system=None
        )
        tell_rows(console[0], lambda some: lay_out(some, [True] * 3, [1] * 3), many)
        again.print(lay_out(many, [True] * 3, [1] * 3))
        assert isinstance(again.file, StringIO)
        assert console[1].getvalue() == again.file.getvalue()


def test_where_the_edges_are_drawn_otherwise_the_library_draws_it_all() -> None:
    """A file whose encoding has no lines gets dashes and bars."""

    class Plain(StringIO):
        encoding = "ascii"

    many = [(str(one), "owner notified in time", "2026") for one in range(MANY)]
    ours, plain = Console(file=Plain(), width=40), Console(file=Plain(), width=40)
    tell_rows(ours, lambda some: lay_out(some, [True] * 3, [1] * 3), many)
    plain.print(lay_out(many, [True] * 3, [1] * 3))
    assert isinstance(ours.file, Plain)
    assert isinstance(plain.file, Plain)
    assert ours.file.getvalue() == plain.file.getvalue()
    assert "┃" not in ours.file.getvalue()


def test_who_has_seen_enough_may_close_the_pipe() -> None:
    class Shut(StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    class Leaving(Console):
        def on_broken_pipe(self) -> None:
            raise SystemExit(1)

    many = [(str(one), "owner notified in time", "2026") for one in range(MANY)]
    with pytest.raises(SystemExit):
        tell_rows(
            Leaving(file=Shut(), width=40), lambda some: lay_out(some, [True] * 3, [1] * 3), many
        )
