"""``qaitaru trace --ledger FILE --to FOLDER``: a large ledger traced, the answer as Parquet."""

from pathlib import Path

import msgspec
import typer

from qaitaru.acts.tracing.trace_large import Answered, LargeTrace, large_rules, trace_large
from qaitaru.cli.face import CANNOT, WORDS, finish, table, tell, tell_json
from qaitaru.cli.given import one_of
from qaitaru.cli.intake.problem_words import tell_problem
from qaitaru.cli.tracing.trace_file import is_doubtful, worded
from qaitaru.facts.errors import SettingFaulty, WorkspaceOccupied
from qaitaru.tracing.answer import ALL

_COLUMNS = ("cli.column.rule", "cli.column.attributed_rows", "cli.column.deviation")


def trace_large_file(ledger: Path, rule: str, to: Path, *, as_json: bool) -> None:
    """Trace a ledger into a new folder, and leave with the exit code.

    Raises: SettingFaulty, ExtraMissing, SourceUnreadable, PostingRefused.
    """
    rules = large_rules()
    chosen = one_of("--rule", rule, (*rules, ALL))
    try:
        answered = trace_large(ledger, rules if chosen in {None, ALL} else (rule,), to)
    except WorkspaceOccupied as fault:
        raise SettingFaulty("--to", str(to), WORDS("cli.trace.to_new")) from fault
    if as_json:
        _tell_json(ledger, answered)
    else:
        _tell(ledger, to, answered)
    if answered.trace is None:
        raise typer.Exit(CANNOT)
    finish(problems=is_doubtful(answered.problems))


def _tell_json(ledger: Path, answered: Answered) -> None:
    told = msgspec.to_builtins(answered.trace) if answered.trace else {}
    problems = worded(ledger, answered.problems)
    if problems:
        told |= {"problems": problems, "problem_count": answered.problem_count}
    tell_json(told)


def _tell(ledger: Path, folder: Path, answered: Answered) -> None:
    if answered.trace is not None:
        _tell_trace(folder, answered.trace)
    if not answered.problems:
        return
    tell("cli.trace.problems", name=ledger.name, count=answered.problem_count)
    for problem in answered.problems:
        tell_problem(problem)
    if answered.problem_count > len(answered.problems):
        tell("cli.trace.large.more", count=answered.problem_count, shown=len(answered.problems))


def _tell_trace(folder: Path, trace: LargeTrace) -> None:
    title = WORDS(
        "cli.trace.large",
        name=trace.ledger,
        bookings=trace.bookings,
        accounts=trace.accounts,
        sources=trace.sources,
    )
    rows = [
        (WORDS(f"tracing.rule.{one.rule}"), one.attributed_rows, one.deviation_minor_at_most)
        for one in trace.rules
    ]
    table(title, _COLUMNS, rows, right=(1, 2))
    tell("cli.trace.large.stored", folder=folder)
