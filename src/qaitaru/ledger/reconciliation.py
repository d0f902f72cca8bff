"""Whether a statement proves itself: opening + credits - debits = closing, row by row.

Source: the control equation of every bank statement; ISO 20022 camt.053 (OPBD, CLBD) and SWIFT
MT940 (fields 60, 62) state it per statement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qaitaru.ledger.chain import Measure, RowBreak
from qaitaru.ledger.entries import HeldStatement


class State(StrEnum):
    """What a statement's own figures say of it."""

    PROVED = "proved"
    BROKEN = "broken"
    UNPROVED = "unproved"


class Check(StrEnum):
    """Which figure of the statement does not follow."""

    ROW = "row"  # a row's balance, from the balance stated before it
    RETURNS = "returns"  # the row after a lone wrong balance: back on the line
    CLOSING = "closing"  # the closing balance, from the opening one and the rows
    CREDITS = "credits"  # the stated turnover, from the rows
    DEBITS = "debits"


class Origin(StrEnum):
    """Where a balance comes from."""

    STATED = "stated"
    DERIVED = "derived"  # from a row's balance
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class BalanceBreak:
    """One figure that does not follow; ``seq`` names the row, None for the whole statement."""

    check: Check
    seq: int | None
    expected_minor: int
    found_minor: int

    @property
    def difference_minor(self) -> int:
        """How much more is stated than follows."""
        return self.found_minor - self.expected_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """One statement judged.

    ``reason`` is empty where proved or broken; for an unproved statement it names what is not
    stated. The period is the stated one, else that of the first and last booking.
    """

    import_no: int
    statement_no: int
    account: str
    currency: str
    state: State
    reason: str
    breaks: tuple[BalanceBreak, ...]
    broken_rows: int
    rows: int
    credits_minor: int
    debits_minor: int
    opening_minor: int | None
    opening_origin: Origin
    closing_minor: int | None
    closing_origin: Origin
    from_on: date | None
    to_on: date | None
    period_stated: bool
    newest_first: bool

    @property
    def number(self) -> tuple[int, int]:
        """Its import and its own number: unique in the ledger, in order of commit."""
        return self.import_no, self.statement_no


def reconcile(
    held: HeldStatement, measure: Measure | None, row_breaks: Sequence[RowBreak]
) -> Reconciliation:
    """Judge one statement by its stated figures and the sums of its rows.

    Args:
        held: the statement.
        measure: what its rows add up to; None where it has no rows.
        row_breaks: the rows that break the running balance, in the chain's order.
    """
    statement = held.statement
    derived = (measure.opening_minor, measure.closing_minor) if measure else (None, None)
    opening, opening_origin = _balance(statement.opening_minor, derived[0])
    closing, closing_origin = _balance(statement.closing_minor, derived[1])
    comparable = measure is None or not measure.foreign_rows
    found = (*_named(row_breaks), *_figures(held, measure, opening)) if comparable else ()
    reason = "" if found else _reason(held, measure)
    return Reconciliation(
        import_no=held.import_no,
        statement_no=statement.statement_no,
        account=statement.account,
        currency=statement.currency,
        state=State.BROKEN if found else State.UNPROVED if reason else State.PROVED,
        reason=reason,
        breaks=found,
        broken_rows=measure.broken_rows if measure else 0,
        rows=measure.rows if measure else 0,
        credits_minor=measure.credits_minor if measure else 0,
        debits_minor=measure.debits_minor if measure else 0,
        opening_minor=opening,
        opening_origin=opening_origin,
        closing_minor=closing,
        closing_origin=closing_origin,
        from_on=statement.from_on or (measure.first_on if measure else None),
        to_on=statement.to_on or (measure.last_on if measure else None),
        period_stated=statement.from_on is not None and statement.to_on is not None,
        newest_first=measure.newest_first if measure else False,
    )


def _balance(stated: int | None, derived: int | None) -> tuple[int | None, Origin]:
    if stated is not None:
        return stated, Origin.STATED
    return derived, Origin.UNKNOWN if derived is None else Origin.DERIVED


def _named(row_breaks: Sequence[RowBreak]) -> Iterable[BalanceBreak]:
    """The rows; where the next row takes back the whole difference, it only returns."""
    open_break: RowBreak | None = None
    for row in row_breaks:
        returns = (
            open_break is not None
            and row.nth == open_break.nth + 1
            and row.difference_minor == -open_break.difference_minor
        )
        check = Check.RETURNS if returns else Check.ROW
        yield BalanceBreak(check, row.seq, row.expected_minor, row.found_minor)
        open_break = None if returns else row


def _figures(
    held: HeldStatement, measure: Measure | None, opening_minor: int | None
) -> Iterable[BalanceBreak]:
    """The statement's own totals against its rows."""
    statement = held.statement
    credits_minor = measure.credits_minor if measure else 0
    debits_minor = measure.debits_minor if measure else 0
    closing = None if opening_minor is None else opening_minor + credits_minor - debits_minor
    figures = (
        (Check.CLOSING, closing, statement.closing_minor),
        (Check.CREDITS, credits_minor, statement.credits_minor),
        (Check.DEBITS, debits_minor, statement.debits_minor),
    )
    for check, expected, found in figures:
        if expected is not None and found is not None and expected != found:
            yield BalanceBreak(check, None, expected, found)


def _reason(held: HeldStatement, measure: Measure | None) -> str:
    """Why nothing is proved although nothing breaks; empty where it is proved."""
    statement = held.statement
    if measure and measure.foreign_rows:
        return "currencies_differ"
    if statement.opening_minor is not None and statement.closing_minor is not None:
        return ""
    if statement.opening_minor is None and statement.closing_minor is None:
        rows_hold = measure and measure.stated_balances > 1
        return "rows_hold_ends_not_stated" if rows_hold else "balances_not_stated"
    return "opening_not_stated" if statement.opening_minor is None else "closing_not_stated"
