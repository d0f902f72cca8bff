"""The steps of a trace: what came in claimed, what took claimed money out, what stands after."""

from collections.abc import Mapping

from qaitaru.acts.tracing.traces import Trace, TracedRow
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.wording.places import place_text

_SOURCES = {"own", "unknown", "overdraft"}  # those that are no claimant's name
_MOVED = tuple(
    f"cli.column.{name}"
    for name in ("date", "amount", "tainted", "tainted_held", "balance", "follows")
)
_WHERE = tuple(f"cli.column.{name}" for name in ("counterparty", "purpose", "exhibit", "place"))


def claimed_minor(trace: Trace) -> int:
    """All that is claimed."""
    return sum(sum(row.claimed.values()) for row in trace.rows)


def remaining_minor(trace: Trace) -> int:
    """What of it stands on the account at the end."""
    return _of_claimants(trace, trace.rows[-1].held) if trace.rows else 0


def tell_steps(trace: Trace, *, all_steps: bool) -> None:
    """The bookings that moved claimed money, or all of them; then those that do not follow."""
    shown = [row for row in trace.rows if all_steps or _matters(trace, row)]
    title = WORDS("cli.trace.steps", shown=len(shown), total=len(trace.rows), sum=trace.currency)
    columns = (*_MOVED, *(["cli.column.whose"] if len(trace.lowest) > 1 else ()), *_WHERE)
    right = (1, 2, 3, 4, len(columns) - 2)
    table(title, columns, [_row(trace, row) for row in shown], right=right)
    for exhibit, name in sorted({(row.exhibit, row.file_name) for row in shown}):
        tell("cli.trace.exhibit", exhibit=exhibit, name=name)
    wrong = [row for row in trace.rows if not row.follows]
    if wrong:
        tell("cli.trace.not_following", count=len(wrong), where=where_of(wrong[0]))


def where_of(row: TracedRow) -> str:
    """Exhibit, file and place of a row, in one phrase."""
    place = place_text(row.place, WORDS)
    return WORDS("cli.trace.where", exhibit=row.exhibit, name=row.file_name, place=place)


def _matters(trace: Trace, row: TracedRow) -> bool:
    return bool(row.claimed or _of_claimants(trace, row.left))


def _row(trace: Trace, row: TracedRow) -> tuple[object, ...]:
    moved = sum(row.claimed.values()) - _of_claimants(trace, row.left)
    whose = [_whose(row, trace.currency)] if len(trace.lowest) > 1 else []
    return (
        FORMS.day(row.booked_on),
        FORMS.amount(row.amount_minor, trace.currency),
        FORMS.amount(moved, trace.currency) if moved else "",
        FORMS.amount(_of_claimants(trace, row.held), trace.currency),
        FORMS.amount(row.balance_minor, trace.currency),
        "" if row.follows else "≠",
        *whose,
        row.counterparty,
        row.purpose,
        row.exhibit,
        place_text(row.place, WORDS),
    )


def _whose(row: TracedRow, currency: str) -> str:
    """Whose money the booking brought or took, a line a source."""
    moved = row.left or row.claimed
    return "\n".join(
        f"{_source(source)}: {FORMS.amount(minor, currency)}" for source, minor in moved.items()
    )


def _source(source: str) -> str:
    return WORDS(f"tracing.source.{source}") if source in _SOURCES else source


def _of_claimants(trace: Trace, by_source: Mapping[str, int]) -> int:
    return sum(minor for source, minor in by_source.items() if source in trace.lowest)
