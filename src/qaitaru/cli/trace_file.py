"""``qaitaru trace --ledger``: a plain table traced with no workspace, nothing kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import typer

from qaitaru.cli.face import CANNOT, WORDS, finish, table, tell, tell_json
from qaitaru.cli.problem_words import problem_texts, tell_problem
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.problems import Problem
from qaitaru.ingest.text.encodings import decode
from qaitaru.tracing.answer import answer
from qaitaru.tracing.ledger_file import LedgerFile, ledger_file
from qaitaru.tracing.ledger_rows import SHORTFALL
from qaitaru.tracing.order import SameDay, in_order
from qaitaru.tracing.parts import OWN, UNKNOWN
from qaitaru.tracing.rules.names import UNATTRIBUTED, Between

_HELD: Final = ("cli.column.account", "cli.column.source", "cli.column.amount")
_OUT: Final = ("cli.column.entry", "cli.column.source", "cli.column.amount")
_PLACES: Final = 6  # shown of an amount that has more
_INTERVALS: Final = (
    *("cli.column.account", "cli.column.source", "cli.column.low", "cli.column.high"),
    *("cli.column.low_rules", "cli.column.high_rules"),
)


def trace_file(
    ledger: Path,
    rule: str,
    same_day: SameDay,
    between: Between,
    *,
    encoding: str = "",
    as_json: bool,
) -> None:
    """Trace a table of bookings, and leave with the exit code.

    Raises: SourceUnreadable.
    """
    read = _read(ledger, encoding)
    if not isinstance(read, LedgerFile):
        _tell_problems(ledger, read, as_json=as_json)
        raise typer.Exit(CANNOT)
    told = answer(read, in_order(read.postings, same_day), rule, between)
    if as_json:
        doubts = {"problems": _worded(ledger, read.doubts)} if read.doubts else {}
        tell_json({"same_day": same_day.value, "between": between.value, **told, **doubts})
    else:
        _tell(told)
        _tell_problems(ledger, read.doubts, as_json=False)
    finish(problems=bool(read.doubts))


def _read(path: Path, encoding: str) -> LedgerFile | list[Problem]:
    try:
        decoded = decode(path.read_bytes(), encoding)
    except OSError as fault:
        raise SourceUnreadable(str(path), str(fault.strerror)) from fault
    return [decoded] if isinstance(decoded, Problem) else ledger_file(decoded.text)


def _tell_problems(ledger: Path, problems: Sequence[Problem], *, as_json: bool) -> None:
    if as_json:
        tell_json({"problems": _worded(ledger, problems)})
        return
    if problems:
        tell("cli.trace.problems", name=ledger.name, count=len(problems))
    for problem in problems:
        tell_problem(problem)


def _worded(ledger: Path, problems: Sequence[Problem]) -> list[dict[str, str]]:
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
    if "intervals" in told:
        rows = list(_interval_rows(told["intervals"]))
        table(WORDS("cli.trace.intervals"), _INTERVALS, rows, right=(2, 3))


def _rows(amounts: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Where, whose and how much; zeros are left to the JSON."""
    for where, told in amounts.items():
        for source, amount in told.items():
            if amount != "0":
                yield where, _source(source), _short(amount)


def _interval_rows(
    intervals: Mapping[str, Mapping[str, Mapping[str, Any]]],
) -> Iterator[tuple[str, ...]]:
    for account, told in intervals.items():
        for source, one in told.items():
            rules = (", ".join(one["low_rules"]), ", ".join(one["high_rules"]))
            yield account, _source(source), _short(one["low"]), _short(one["high"]), *rules


def _source(source: str) -> str:
    if source == SHORTFALL:
        return WORDS("cli.trace.shortfall")
    return WORDS(f"tracing.source.{source}") if source in {OWN, UNKNOWN} else source


def _short(amount: str) -> str:
    """An amount as people read it; one that no decimal tells exactly is cut after six places.

    The whole of it is in the JSON.
    """
    whole, _, places = amount.partition(".")
    if "/" not in amount:
        return f"{whole}.{places[:_PLACES]}…" if len(places) > _PLACES else amount
    cut = int(abs(Fraction(amount)) * 10**_PLACES)
    digits = str(cut).rjust(_PLACES + 1, "0")
    return f"{'-' if amount.startswith('-') else ''}{digits[:-_PLACES]}.{digits[-_PLACES:]}…"
