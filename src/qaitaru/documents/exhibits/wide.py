"""Sheets with one row a booking: rules that share in proportion or keep claims, and things."""

from collections.abc import Iterator, Sequence
from typing import Final

from qaitaru.documents.exhibits import claims, shares
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
from qaitaru.documents.exhibits.grid import Column, Columns, Look, group, units
from qaitaru.documents.exhibits.places import DECIMALS, At
from qaitaru.documents.exhibits.plan import FIRST_ROW, Account, Family, Line, LineKind
from qaitaru.tracing.parts import OWN, UNKNOWN, by_source
from qaitaru.tracing.rules.names import OVERLAPPING

_SUMS: Final = ("receipt", "outflow", "balance", "covered", "shortfall", "overdraft", "ratio")
_KEEPS_LEVELS: Final = frozenset({"static-cap", "pari-passu", "poison"})


def columns(account: Account, sources: Sequence[str], rule: str) -> Columns:
    """The columns of such a sheet."""
    elects = (Column("elected"), Column("elected_part")) if rule == "election" else ()
    kept = account.asset or rule in _KEEPS_LEVELS
    pays_off = account.family is Family.WIDE and not kept
    return Columns(
        (
            *EVIDENCE,
            *(Column(key) for key in _SUMS),
            *elects,
            *group("came", sources),
            *(group("paid_off", sources) if pays_off else ()),
            *(group("level", sources) if kept else ()),
            *group("left", sources),
            *group("held", sources),
            *CHECKS,
            *printed_columns(sources, rule, asset=account.asset),
        )
    )


def rows(account: Account) -> tuple[tuple[int, int], ...]:
    """One row a line."""
    return tuple((FIRST_ROW + n, FIRST_ROW + n) for n in range(len(account.lines)))


def draw(at: At, line: Line, rule: str) -> None:
    """Fill the row of a booking."""
    evidence(at, line)
    if line.comes():
        _comes(at, line)
    else:
        outflow_sums(at, line)
        _elected(at, line)
    if at.placed.account.family is Family.FIGURES:
        _figures(at, line)
    else:
        for key, source, text in _computed(at, line, rule):
            at.formula(key, text, source)
    checks(at, line, rule, also=list(_brought(at, line, rule)))


def _brought(at: At, line: Line, rule: str) -> Iterator[str]:
    if line.comes() and rule not in OVERLAPPING:
        whole = f"SUM({at.across('came', at.book.sources)})"
        yield f"ABS({whole}-{at.here('receipt')})"


def _computed(at: At, line: Line, rule: str) -> shares.Written:
    if at.placed.account.asset:
        return claims.in_common(at, comes=line.comes())
    if rule in claims.RULES:
        return claims.RULES[rule](at, comes=line.comes(), moves=line.sends)
    if line.comes():
        return shares.receipt(at, rule)
    return shares.outflow(at, rule, elected=rule == "election" and bool(line.posting.elected))


def _comes(at: At, line: Line) -> None:
    if line.departed:
        _arrives(at, line)
    else:
        _from_outside(at, line)
    at.formula("balance", f"ROUND({at.before('balance')}+{at.here('receipt')},{DECIMALS})")
    if not at.placed.account.asset:
        owed = f"MIN(MAX(-{at.before('balance')},0),{at.here('receipt')})"
        at.formula("overdraft", owed)


def _arrives(at: At, line: Line) -> None:
    arriving_amount(at, line)
    sent_from, row = at.book.sender(line)
    for source in at.book.sources:
        carried = f"{at.of(sent_from, row, 'left', source)}*{at.here('ratio')}"
        more = f"+{beyond(at, line)}" if source == UNKNOWN else ""
        at.formula("came", carried + more, source)


def _from_outside(at: At, line: Line) -> None:
    """A receipt of stated parts; what they leave unsaid is own."""
    at.given("receipt", line.row.receipt)
    earned = line.kind is LineKind.INTEREST
    parts = by_source(line.posting.parts if earned else line.step.came)
    alone = list(parts.values()) == [line.row.receipt]
    for source in at.book.sources:
        text = _unearned(at, source, stated=source in parts, alone=alone)
        if earned:
            before, share = at.before("balance"), at.before("held", source)
            otherwise = text or units(parts.get(source, 0), at.placed.places)
            text = f"IF({before}>0,{at.here('receipt')}*{share}/{before},{otherwise})"
        if text:
            at.formula("came", text, source)
        elif source in parts:
            at.given("came", parts[source], source)


def _unearned(at: At, source: str, *, stated: bool, alone: bool) -> str:
    """The part of a source as a formula; none where the amount itself is given."""
    if source == OWN:
        return f"{at.here('receipt')}-SUM({at.across('came', at.others)})"
    return at.here("receipt") if stated and alone else ""


def _elected(at: At, line: Line) -> None:
    if at.placed.columns.has("elected") and line.posting.elected:
        name = at.book.named.get(line.posting.elected, line.posting.elected)
        at.sheet.put(at.row, at.placed.columns.number("elected"), name, Look.INPUT_TEXT)


def _figures(at: At, line: Line) -> None:
    """A long account: whose money it is as figures, in whole digits of a worksheet."""
    told = (("left", line.row.left if not line.comes() else {}), ("held", line.row.held))
    for key, amounts in told:
        for source in at.book.sources:
            value = units(amounts.get(source, 0), at.placed.places)
            at.sheet.put(at.row, at.placed.columns.number(key, source), value, Look.MONEY)
