"""``qaitaru trace --ledger``: a plain table traced with no workspace, nothing kept."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import typer

from qaitaru.cli.face import CANNOT, WORDS, finish, table, tell, tell_json
from qaitaru.cli.problem_words import tell_problem
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.problems import Problem
from qaitaru.ingest.text.encodings import decode
from qaitaru.tracing.answer import answer
from qaitaru.tracing.ledger_file import SHORTFALL, LedgerFile, ledger_file
from qaitaru.tracing.order import SameDay, in_order
from qaitaru.tracing.parts import OWN, UNKNOWN
from qaitaru.tracing.rules.names import Between

_HELD: Final = ("cli.column.account", "cli.column.source", "cli.column.amount")
_OUT: Final = ("cli.column.entry", "cli.column.source", "cli.column.amount")
_INTERVALS: Final = (
    *("cli.column.account", "cli.column.source", "cli.column.low", "cli.column.high"),
    *("cli.column.low_rules", "cli.column.high_rules"),
)


def trace_file(
    ledger: Path, rule: str, same_day: SameDay, between: Between, *, as_json: bool
) -> None:
    """Trace a table of bookings, and leave with the exit code.

    Raises: SourceUnreadable.
    """
    read = _read(ledger)
    if not isinstance(read, LedgerFile):
        _refuse(read, as_json=as_json)
        return
    told = answer(read, in_order(read.postings, same_day), rule, between)
    if as_json:
        tell_json({"same_day": same_day.value, "between": between.value, **told})
    else:
        _tell(told)
    finish(problems=False)


def _read(path: Path) -> LedgerFile | list[Problem]:
    try:
        decoded = decode(path.read_bytes())
    except OSError as fault:
        raise SourceUnreadable(str(path), str(fault.strerror)) from fault
    return [decoded] if isinstance(decoded, Problem) else ledger_file(decoded.text)


def _refuse(problems: Sequence[Problem], *, as_json: bool) -> None:
    if as_json:
        tell_json({"problems": problems})
    else:
        for problem in problems:
            tell_problem(problem)
    raise typer.Exit(CANNOT)


def _tell(told: Mapping[str, Any]) -> None:
    for rule, block in told.get("rules", {told["rule"]: told}).items():
        name = WORDS(f"tracing.rule.{rule}")
        held = _rows(block["balances"])
        table(WORDS("cli.trace.balances", rule=name), _HELD, held, right=(2,))
        gone = list(_rows(block["outflows"]))
        if gone:
            table(WORDS("cli.trace.outflows", rule=name), _OUT, gone, right=(2,))
        else:
            tell("cli.trace.not_attributed")
    if "intervals" in told:
        rows = list(_interval_rows(told["intervals"]))
        table(WORDS("cli.trace.intervals"), _INTERVALS, rows, right=(2, 3))


def _rows(amounts: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Where, whose and how much; zeros are left to the JSON."""
    for where, told in amounts.items():
        for source, amount in told.items():
            if amount != "0":
                yield where, _source(source), amount


def _interval_rows(
    intervals: Mapping[str, Mapping[str, Mapping[str, Any]]],
) -> Iterator[tuple[str, ...]]:
    for account, told in intervals.items():
        for source, one in told.items():
            rules = (", ".join(one["low_rules"]), ", ".join(one["high_rules"]))
            yield account, _source(source), one["low"], one["high"], *rules


def _source(source: str) -> str:
    if source == SHORTFALL:
        return WORDS("cli.trace.shortfall")
    return WORDS(f"tracing.source.{source}") if source in {OWN, UNKNOWN} else source
