"""``qaitaru trace --ledger``: a plain table traced with no workspace, nothing kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

import typer

from qaitaru.cli.face import CANNOT, WORDS, finish, table, tell, tell_json
from qaitaru.cli.intake.problem_words import problem_texts, tell_problem
from qaitaru.cli.tracing.trace_bounds import opening_of, tell_bounds, tell_opening
from qaitaru.cli.tracing.trace_cells import short, source_text
from qaitaru.cli.tracing.trace_sensitivity import tell_sensitivity
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.text.encodings import decode
from qaitaru.tracing.answer import answer
from qaitaru.tracing.bounds_answer import bounds_answer, opening_answer
from qaitaru.tracing.ledger_file import LedgerFile, ledger_file
from qaitaru.tracing.order import SameDay, in_order
from qaitaru.tracing.rules.names import UNATTRIBUTED, Between
from qaitaru.tracing.walk import Posting

_HELD: Final = ("cli.column.account", "cli.column.source", "cli.column.amount")
_OUT: Final = ("cli.column.entry", "cli.column.source", "cli.column.amount")
_INTERVALS: Final = (
    *("cli.column.account", "cli.column.source", "cli.column.low", "cli.column.high"),
    *("cli.column.low_rules", "cli.column.high_rules"),
)


def trace_file(
    ledger: Path,
    rule: str,
    same_day: str,
    between: Between,
    *,
    opening: str = "",
    encoding: str = "",
    as_json: bool,
) -> None:
    """Trace a table of bookings, and leave with the exit code.

    Args:
        same_day: one of ``SameDay``.
        opening: as ``opening_of`` takes it.
    Raises: SourceUnreadable, SettingFaulty.
    """
    read = _read(ledger, encoding)
    if not isinstance(read, LedgerFile):
        _tell_problems(ledger, read, as_json=as_json)
        raise typer.Exit(CANNOT)
    told = _answered(read, rule, same_day, between, opening=opening)
    if as_json:
        doubts = {"problems": worded(ledger, read.doubts)} if read.doubts else {}
        tell_json({"same_day": same_day, "between": between.value, **told, **doubts})
    else:
        (tell_bounds if same_day == SameDay.BOUNDS else _tell)(told)
        if "opening" in told:
            tell_opening(told)
        _tell_problems(ledger, read.doubts, as_json=False)
    finish(problems=is_doubtful(read.doubts))


def _answered(
    ledger: LedgerFile, rule: str, same_day: str, between: Between, *, opening: str
) -> dict[str, Any]:
    asked = opening_of(ledger, opening)
    ordered = _ordered(ledger, same_day)
    if same_day == SameDay.BOUNDS:
        told = bounds_answer(ledger, rule, between)
    else:
        told = answer(ledger, ordered, rule, between)
    if asked is None:
        return told
    return {**told, **opening_answer(ledger, ordered, asked, rule, between=between)}


def _ordered(ledger: LedgerFile, same_day: str) -> list[Posting]:
    """The postings as they are to be taken; in one order of the day none may change its place."""
    if same_day == SameDay.BOUNDS:
        return list(ledger.postings)
    return [replace(one, day=None) for one in in_order(ledger.postings, SameDay(same_day))]


def _read(path: Path, encoding: str) -> LedgerFile | list[Problem]:
    try:
        decoded = decode(path.read_bytes(), encoding)
    except OSError as fault:
        raise SourceUnreadable(str(path), str(fault.strerror)) from fault
    return [decoded] if isinstance(decoded, Problem) else ledger_file(decoded.text)


def _tell_problems(ledger: Path, problems: Sequence[Problem], *, as_json: bool) -> None:
    if as_json:
        tell_json({"problems": worded(ledger, problems)})
        return
    if problems:
        tell("cli.trace.problems", name=ledger.name, count=len(problems))
    for problem in problems:
        tell_problem(problem)


def is_doubtful(problems: Iterable[Problem]) -> bool:
    """Whether something does not agree; that a column has no use is told, and is no doubt."""
    return any(one.severity is not Severity.NOTED for one in problems)


def worded(ledger: Path, problems: Sequence[Problem]) -> list[dict[str, str]]:
    """The problems with their file, and with what is wrong and the mend in words."""
    return [
        {
            "file": ledger.name,
            **{name: str(value) for name, value in asdict(problem).items()},
            **dict(zip(("told", "mend"), problem_texts(problem), strict=True)),
        }
        for problem in problems
    ]


def _tell(told: Mapping[str, Any]) -> None:
    for rule, block in told.get("rules", {told["rule"]: told}).items():
        name = WORDS(f"tracing.rule.{rule}")
        held = _rows(block["balances"])
        table(WORDS("cli.trace.balances", rule=name), _HELD, held, right=(2,))
        gone = list(_rows(block["outflows"]))
        if gone:
            table(WORDS("cli.trace.outflows", rule=name), _OUT, gone, right=(2,))
        if rule in UNATTRIBUTED:
            tell("cli.trace.not_attributed")
        if block.get("overlapping"):
            tell("cli.trace.overlapping", accounts=", ".join(block["overlapping"]))
    if "intervals" in told:
        rows = list(_interval_rows(told["intervals"]))
        table(WORDS("cli.trace.intervals"), _INTERVALS, rows, right=(2, 3))
    if "sensitivity" in told:
        tell_sensitivity(told["sensitivity"])


def _rows(amounts: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Where, whose and how much; zeros are left to the JSON."""
    for where, told in amounts.items():
        for source, amount in told.items():
            if amount != "0":
                yield where, source_text(source), short(amount)


def _interval_rows(
    intervals: Mapping[str, Mapping[str, Mapping[str, Any]]],
) -> Iterator[tuple[str, ...]]:
    for account, told in intervals.items():
        for source, one in told.items():
            rules = (", ".join(one["low_rules"]), ", ".join(one["high_rules"]))
            yield account, source_text(source), short(one["low"]), short(one["high"]), *rules
