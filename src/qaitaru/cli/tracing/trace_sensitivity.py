"""``qaitaru trace``: which assumptions move a figure most."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from qaitaru.acts.tracing.traces import Sensitivity
from qaitaru.cli.face import FORMS, WORDS, table
from qaitaru.cli.tracing.trace_cells import short
from qaitaru.wording.assumptions import ways_text

_COLUMNS: Final = (
    *("cli.column.source", "cli.column.assumption", "cli.column.low", "cli.column.high"),
    *("cli.column.low_when", "cli.column.high_when"),
)
_Moves = Sequence[Mapping[str, Any]]


def tell_sensitivity(told: Mapping[str, Any]) -> None:
    """For each claimant the assumptions that move most, the greatest first."""
    _table(list(_rows(told["moved_by"])), told["under"])


def tell_weighed(told: Sensitivity | None) -> None:
    """The same of a claim in a workspace; nothing where not all rules were traced."""
    if told is None:
        return
    rows = [
        (
            who,
            WORDS(f"assumption.{one.assumption}"),
            FORMS.money(one.low_minor, currency),
            FORMS.money(one.high_minor, currency),
            *(ways_text(one.assumption, ways, WORDS) for ways in (one.low_when, one.high_when)),
        )
        for currency, claimants in told.moved_by.items()
        for who, moves in claimants.items()
        for one in moves
    ]
    _table(rows, told.under)


def _table(rows: Sequence[tuple[str, ...]], under: str) -> None:
    if rows:
        rule = WORDS(f"tracing.rule.{under}")
        table(WORDS("cli.trace.sensitivity", rule=rule), _COLUMNS, rows, right=(2, 3))


def _rows(moved_by: Mapping[str, Any], currency: str = "") -> Iterator[tuple[str, ...]]:
    """By claimant; where there are several currencies, by currency first."""
    for name, told in moved_by.items():
        if isinstance(told, Mapping):
            yield from _rows(told, name)
        else:
            yield from _moves(f"{name} {currency}".rstrip(), told)


def _moves(claimant: str, moves: _Moves) -> Iterator[tuple[str, ...]]:
    for one in moves:
        ends = ("low_when", "high_when")
        ways = (ways_text(one["assumption"], tuple(one[end]), WORDS) for end in ends)
        assumption = WORDS(f"assumption.{one['assumption']}")
        yield claimant, assumption, short(one["low"]), short(one["high"]), *ways
