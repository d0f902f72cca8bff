"""Sheets with one row a lot: what came together, and of it what the rule lets leave.

Rows of an arriving transfer look up in the sender's sheet which lot its money was taken from; there
are some more of them than are needed, so that a changed amount finds its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final, NamedTuple

from qaitaru.documents.exhibits import queue, stack
from qaitaru.documents.exhibits.common_columns import (
    CHECKS,
    EVIDENCE,
    arriving_amount,
    beyond,
    checks,
    evidence,
    outflow_sums,
    printed_columns,
)
from qaitaru.documents.exhibits.grid import Column, Columns, group, units
from qaitaru.documents.exhibits.places import DECIMALS, At
from qaitaru.documents.exhibits.plan import FIRST_ROW, Account, Family, Line, LineKind
from qaitaru.tracing.parts import OWN, UNKNOWN, Amount, by_source

SPARE_ROWS: Final = 2
_SUMS: Final = ("receipt", "source", "part", "outflow", "balance", "covered", "shortfall")
_LOTS: Final = ("overdraft", "stands", "ratio", "found", "placed", "taken")


class How(StrEnum):
    """How the part of a row is known."""

    GIVEN = "given"
    EARNED = "earned"  # interest, by what each source holds
    OF_THING = "of_thing"  # by what each source owns of the asset it comes from
    FOUND = "found"  # a lot of the sender
    BEYOND = "beyond"  # of unknown source


class Slot(NamedTuple):
    """One row of a receipt."""

    how: How
    source: str = ""
    amount: Amount = 0


def columns(account: Account, sources: Sequence[str], rule: str) -> Columns:
    """The columns of such a sheet; the lots of a stack stand one a column after its end."""
    tiers = () if rule in {"fifo", "lifo"} else (Column("tier", width=6),)
    computed = queue.columns(sources, tiers=bool(tiers))
    if account.family is Family.STACK:
        computed = stack.columns()
    return Columns(
        (
            *EVIDENCE,
            *(Column(key, width=26 if key == "source" else 16) for key in _SUMS),
            *group("left", sources),
            *group("held", sources),
            *CHECKS,
            *(Column(key) for key in _LOTS),
            *tiers,
            *computed,
            *printed_columns(sources, rule, asset=False),
        )
    )


def rows(account: Account, sources: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """As many rows a receipt as it has parts, or may have."""
    placed, first = [], FIRST_ROW
    for line in account.lines:
        height = len(slots(line, sources)) if line.comes() else 1
        placed.append((first, first + height - 1))
        first += height
    return tuple(placed)


def slots(line: Line, sources: Sequence[str]) -> list[Slot]:
    """The rows of a receipt."""
    told = by_source(line.step.came)
    in_order = tuple(dict.fromkeys((*told, *sources)))
    if line.departed and not line.of_thing:
        return [Slot(How.FOUND)] * (line.pieces + SPARE_ROWS) + [Slot(How.BEYOND, UNKNOWN)]
    if line.departed:
        return [*(Slot(How.OF_THING, source) for source in in_order), Slot(How.BEYOND, UNKNOWN)]
    if line.kind is LineKind.INTEREST:
        stated = by_source(line.posting.parts)
        return [Slot(How.EARNED, source, stated.get(source, 0)) for source in in_order]
    parts = [Slot(How.GIVEN, *part) for part in line.step.came if part.amount]
    return parts or [Slot(How.GIVEN, OWN, line.row.receipt)]


def draw(at: At, line: Line, last: int, rule: str) -> None:
    """Fill the rows of a booking; ``at`` stands on the first of them."""
    evidence(at, line)
    family = stack if at.placed.account.family is Family.STACK else queue
    if not line.comes():
        outflow_sums(at, line)
        family.outflow(at, rule)
        checks(at, line, rule)
        return
    all_slots = slots(line, at.book.sources)
    _amount(at, line, all_slots, last)
    for number, slot in enumerate(all_slots):
        row = at.on(at.row + number)
        _part(row, line, slot, at)
        _stands(row, at, last, rule)
        family.receipt(row, at, rule)
    end = at.on(last)
    parts = _column(at, "part", last)
    checks(end, line, rule, also=[f"ABS(SUM({parts})-{at.here('receipt')})"])


def _amount(at: At, line: Line, parts: Sequence[Slot], last: int) -> None:
    if line.departed:
        arriving_amount(at, line)
    elif parts[0].how is How.GIVEN and len(parts) > 1:
        at.formula("receipt", f"SUM({_column(at, 'part', last)})")
    else:
        at.given("receipt", line.row.receipt)


def _column(first: At, key: str, last: int) -> str:
    letter = first.placed.columns.letter(key)
    return f"{letter}{first.row}:{letter}{last}"


def _part(row: At, line: Line, slot: Slot, first: At) -> None:
    """The source and the amount of one part."""
    if slot.how is How.FOUND:
        _found(row, line, first)
        return
    row.formula("source", row.head(slot.source))
    if slot.how is How.GIVEN and not _alone(line):
        row.given("part", slot.amount)
    else:
        row.formula("part", _part_text(row, line, slot, first))


def _alone(line: Line) -> bool:
    return sum(1 for part in line.step.came if part.amount) <= 1


def _part_text(row: At, line: Line, slot: Slot, first: At) -> str:
    if slot.how is How.GIVEN:
        return first.here("receipt")
    if slot.how is How.EARNED:
        return _earned(row, line, slot, first)
    if slot.how is How.BEYOND:
        return beyond(first, line)
    sent_from, sent_row = row.book.sender(line)
    return f"{row.of(sent_from, sent_row, 'left', slot.source)}*{first.here('ratio')}"


def _earned(row: At, line: Line, slot: Slot, first: At) -> str:
    """Interest by what each source holds; on an empty account as stated, the rest own."""
    before, whole = first.before("held", slot.source), first.before("balance")
    stated: str | int = str(units(slot.amount, row.placed.places))
    if slot.source == OWN:
        others = sum((p.amount for p in line.posting.parts if p.source != OWN), start=0)
        stated = f"{first.here('receipt')}-{units(others, row.placed.places)}"
    return f"IF({whole}>0,{first.here('receipt')}*{before}/{whole},{stated})"


def _found(row: At, line: Line, first: At) -> None:
    """The next lot that the sender's outflow took."""
    sent_from, sent_row = row.book.sender(line)
    family = stack if sent_from.account.family is Family.STACK else queue
    start = row.row == first.row
    row.formula("placed", "0" if start else f"{row.before('placed')}+{row.before('taken')}")
    sender = replace(row, placed=sent_from, row=sent_row)
    for key, text in family.found(row, sender):
        row.formula(key, text)
    source = row.up_through(sender, "source")
    found = row.here("found")
    row.formula("source", f'IF({found}="","",INDEX({source},{found}))')
    row.formula("part", f"{row.here('taken')}*{first.here('ratio')}")


def _stands(row: At, first: At, last: int, rule: str) -> None:
    """What of the part pays off an overdraft, and what stands."""
    for key, text in _row_sums(row, first, last, rule):
        row.formula(key, text)


def _row_sums(row: At, first: At, last: int, rule: str) -> Iterator[tuple[str, str]]:
    part = row.here("part")
    yield "balance", f"ROUND({row.before('balance')}+{part},{DECIMALS})"
    if row.placed.columns.has("tier"):
        yield "tier", queue.tier(row, rule)
    owed, before = f"MAX(-{first.before('balance')},0)", _paid_before(row, first, last, rule)
    yield "overdraft", f"MIN({part},MAX(0,{owed}{before}))"
    yield "stands", f"{part}-{row.here('overdraft')}"


def _paid_before(row: At, first: At, last: int, rule: str) -> str:
    """Less what parts of the same receipt pay that the rule takes before this one."""
    letter = row.placed.columns.letter("part")
    older = f"{letter}{first.row}:{letter}{row.row - 1}" if row.row > first.row else ""
    newer = f"{letter}{row.row + 1}:{letter}{last}" if row.row < last else ""
    if row.placed.columns.has("tier"):
        return queue.paid_before(row, first, last)
    taken_first = newer if rule == "lifo" else older
    return f"-SUM({taken_first})" if taken_first else ""
