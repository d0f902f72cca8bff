"""A table of what is known of accounts, CSV or Parquet, read into the engine.

One row says something of one account; an account may have many rows. A cell that cannot be read is
a problem, and the others are taken.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from qaitaru.detection import known_steps as steps
from qaitaru.detection.currency_units import Units
from qaitaru.detection.faults import Faults
from qaitaru.detection.known import EARLIEST, LATEST, AccountKind, Kind, kind_of
from qaitaru.detection.known_cells import (
    ACCOUNT_COLUMNS,
    ACCOUNTS,
    SPAN_COLUMNS,
    Cell,
    day_seconds,
)
from qaitaru.detection.known_cells_store import add_faults, columns_in, judge
from qaitaru.engine.table_files import EncodingFaulty, TableFile, lay, open_table
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity

_LINES: Final = "account_lines"
_MOMENTS: Final = ", ".join(str(int(one.kind)) for one in ACCOUNT_COLUMNS if one.cell is Cell.DAY)


@dataclass(frozen=True, slots=True)
class KnownRead:
    """Of which kinds something is known, and what is wrong with the table of accounts."""

    kinds: frozenset[Kind]
    problems: Sequence[Problem] = ()
    problem_count: int = 0


def read_known(
    connection: duckdb.DuckDBPyConnection,
    file: Path | Problem | None,
    units: Units,
    currencies: Iterable[str],
) -> KnownRead:
    """Read a table of accounts, and make the facts of it and of the transfers.

    Args:
        file: None where there is no such table; its Problem where it could not be taken as text.
        units: those in which amounts are compared.
        currencies: those of the transfers.
    Raises: SourceUnreadable.
    """
    found = Faults()
    if isinstance(file, Problem):
        found.add(file)
        file = None
    try:
        _read(connection, file, units, found)
    except EncodingFaulty as fault:
        raise SourceUnreadable(str(file), f"UTF-8 ({fault})") from fault
    except OSError as fault:
        raise SourceUnreadable(str(file), str(fault.strerror)) from fault
    except (UnicodeDecodeError, duckdb.Error) as fault:
        raise SourceUnreadable(str(file), str(fault).splitlines()[0]) from fault
    for step in (steps.NAMES, *steps.KNOWN):
        connection.execute(step)
    _note_units(connection, units.among(tuple(currencies)), found)
    kinds = connection.execute(steps.KINDS).fetchall()
    return KnownRead(frozenset(kind_of(one) for (one,) in kinds), found.told, found.count)


def choose_known(connection: duckdb.DuckDBPyConnection, unit: str) -> None:
    """Make what is known in a unit, and what is no money, what ``account_facts`` are."""
    connection.execute(steps.OF_UNIT.format(unit=unit))


def _read(
    connection: duckdb.DuckDBPyConnection, file: Path | None, units: Units, found: Faults
) -> None:
    table = TableFile((), Path()) if file is None else _opened(connection, file, found)
    if not table.header:
        connection.execute(steps.NO_LINES)
    columns = columns_in(ACCOUNT_COLUMNS, table)
    connection.execute(steps.LINES)
    _hold(connection, table, found)
    for step in steps.cells_of("account_keyed", "account", columns, "seq, currency, key"):
        connection.execute(step)
    judge(connection, "account", columns, units)
    add_faults(connection, "account", (table, columns), found)
    _note(connection, table, found)
    bounds = {"earliest": EARLIEST, "latest": LATEST, "listed": int(AccountKind.LISTED)}
    connection.execute(steps.ACCOUNT_KNOWN.format(moments=_MOMENTS, **bounds))


def _opened(connection: duckdb.DuckDBPyConnection, file: Path, found: Faults) -> TableFile:
    """The table with its lines laid; one of no columns where it is refused as a whole."""
    table = open_table(connection, file, ACCOUNTS.separator_of)
    faults = list(ACCOUNTS.faults(table.header))
    for problem in faults or ACCOUNTS.notes(table.header):
        found.add(problem)
    if faults:
        return TableFile((), file)
    laid = lay(connection, table, (*ACCOUNTS.required, *ACCOUNTS.optional), _LINES)
    if laid.broken_line is not None:
        found.add(ACCOUNTS.refused("broken", place(line=laid.broken_line)))
        return TableFile((), file)
    for one in laid.rejected:
        code, cells = ("cells", str(one.cells)) if one.cells else ("broken", "")
        at = place(line=one.line)
        found.add(_skipped(code, at, cells, str(len(table.header))))
    return table


def _hold(connection: duckdb.DuckDBPyConnection, table: TableFile, found: Faults) -> None:
    """From when to when rows hold; those of which it cannot be read are left out."""
    asked = connection.execute(steps.SPANS).fetchall()
    spans = [(seq, _span(since, until)) for seq, since, until in asked]
    kept = [(seq, *span) for seq, span in spans if span]
    seqs, from_s, to_s = ([one[at] for one in kept] for at in range(3))
    connection.execute(steps.HELD, {"seq": seqs, "from_s": from_s, "to_s": to_s})
    wrong = [seq for seq, span in spans if not span]
    told = {seq: f"{since} … {until}" for seq, since, until in asked}
    numbers = table.numbers(wrong)
    for seq in wrong:
        at = place(row=numbers[seq], column=SPAN_COLUMNS[0])
        found.add(_skipped("span", at, told[seq], "2025-03-05"))
    connection.execute(steps.NOT_HELD, {"seq": wrong})


def _span(since: str, until: str) -> tuple[int, int] | None:
    first = day_seconds(since) if since else EARLIEST
    last = day_seconds(until) if until else LATEST
    if first is None or last is None or first >= last:
        return None
    return first, last


def _note(connection: duckdb.DuckDBPyConnection, table: TableFile, found: Faults) -> None:
    """Rows that name no account, and accounts that no transfer names."""
    nameless = connection.execute(steps.NO_ACCOUNT).fetchall()
    numbers = table.numbers(seq for (seq,) in nameless)
    for (seq,) in nameless:
        at = place(row=numbers[seq], column="account")
        found.add(_skipped("empty", at, "", "account"))
    ((count, first, name),) = connection.execute(steps.UNMET).fetchall()
    if count:
        at = place(row=table.numbers([first])[first], column="account")
        found.add(Problem("accounts_file_unmet", Severity.NOTED, at, name, str(count)))
    ((rows,),) = connection.execute(steps.COUNTED).fetchall()
    if table.header and not rows and not found.count:
        found.add(ACCOUNTS.refused("no_rows", WHOLE_FILE))


def _note_units(connection: duckdb.DuckDBPyConnection, units: Sequence[str], found: Faults) -> None:
    """Sums in a currency in which no transfer is compared: they say nothing of them."""
    for unit, count in connection.execute(steps.OTHER_UNITS, {"units": list(units)}).fetchall():
        told = Severity.NOTED
        found.add(
            Problem("accounts_file_unit", told, WHOLE_FILE, f"{unit}: {count}", ", ".join(units))
        )


def _skipped(code: str, where: str, found: str, expected: str) -> Problem:
    return Problem(f"accounts_file_{code}", Severity.SKIPPED, where, found, expected)
