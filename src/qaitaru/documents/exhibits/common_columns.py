"""What every sheet of an account shows: the booking, its evidence, its sums, and the checks."""

from collections.abc import Iterator, Sequence
from typing import Final

from qaitaru.documents.exhibits.grid import Column, Look, Value, group, units
from qaitaru.documents.exhibits.places import DECIMALS, TOLERANCE, UNIT, At
from qaitaru.documents.exhibits.plan import Line, LineKind
from qaitaru.tracing.parts import Amount
from qaitaru.tracing.rules.names import EXPOSURE, OVERLAPPING, UNATTRIBUTED
from qaitaru.tracing.running import shown
from qaitaru.wording import Words
from qaitaru.wording.places import place_text

EVIDENCE: Final = (
    Column("number", width=7),
    Column("entry", width=14),
    Column("day", width=12),
    Column("exhibit", width=17),
    Column("place", width=26),
    Column("counterparty", width=26),
    Column("purpose", width=26),
    Column("kind", width=16),
)
CHECKS: Final = (Column("sums_check", width=12), Column("printed_check", width=12))


def printed_columns(sources: Sequence[str], rule: str, *, asset: bool) -> tuple[Column, ...]:
    """The figures of the report beside those that are computed, and the checks."""
    left = () if rule in UNATTRIBUTED and not asset else group("printed_left", sources)
    return (*left, *group("printed_held", sources))


def evidence(at: At, line: Line) -> None:
    """What the booking is, and where it stands in the evidence."""
    label, words = line.row.label, at.book.words
    where = "; ".join(filter(None, (label.file, _place(label.place, words))))
    cells: tuple[tuple[str, Value | None, Look], ...] = (
        ("number", line.row.number, Look.COUNT),
        ("entry", line.row.entry_id, Look.TEXT),
        ("day", label.day, Look.DAY),
        ("exhibit", label.exhibit, Look.COUNT),
        ("place", where, Look.TEXT),
        ("counterparty", label.counterparty, Look.TEXT),
        ("purpose", label.purpose, Look.TEXT),
        ("kind", words(f"exhibit.kind.{line.kind.value}"), Look.TEXT),
    )
    for key, value, look in cells:
        at.told(key, value, look)


def _place(place: str, words: Words) -> str:
    return place_text(place, words) if place else ""


def outflow_sums(at: At, line: Line) -> None:
    """The amount that leaves, the balance, what of the amount the account holds."""
    if line.kind is LineKind.SALE and line.posting.sold is not None:
        at.told("ratio", units(line.posting.sold, 0), Look.INPUT)
        at.formula("outflow", f"{at.before('balance')}*{at.here('ratio')}")
    else:
        at.given("outflow", max(line.posting.amount, -line.posting.amount))
    out = at.here("covered") if at.placed.account.asset else at.here("outflow")
    at.formula("balance", f"ROUND({at.before('balance')}-{out},{DECIMALS})")
    covered = f"MIN({at.here('outflow')},MAX({at.before('balance')},0))"
    at.formula("covered", covered)
    at.formula("shortfall", f"{at.here('outflow')}-{at.here('covered')}")


def arriving_amount(at: At, line: Line) -> None:
    """What arrives, and how much that is of each unit sent."""
    sent_from, row = at.book.sender(line)
    sent, here = at.of(sent_from, row, "outflow"), at.here("receipt")
    answers = bool(line.posting.answers)
    stated: Amount | None = line.posting.amount if answers else line.posting.received
    if stated is None:
        at.formula("receipt", sent)
    else:
        at.given("receipt", stated)
    ratio = f"{here}/{sent}" if line.posting.converted else f"MIN(1,{here}/{sent})"
    at.formula("ratio", f"IF({sent}=0,0,{ratio})")


def beyond(at: At, line: Line) -> str:
    """What arrives of unknown source: the sender's shortfall, and what was never sent."""
    sent_from, row = at.book.sender(line)
    sent, here = at.of(sent_from, row, "outflow"), at.here("receipt")
    more = f"IF({sent}=0,{here},0)" if line.posting.converted else f"MAX(0,{here}-{sent})"
    if not sent_from.lends:
        return more
    return f"{at.of(sent_from, row, 'shortfall')}*{at.here('ratio')}+{more}"


def checks(at: At, line: Line, rule: str, *, also: Sequence[str] = ()) -> None:
    """Whether the sums tie, and whether the figures are those of the report.

    Args: also: formulas of what must be nothing, or less, besides.
    """
    sums = (*_sums(at, line, rule), *also)
    _check(at, "sums_check", [f"{one}<={TOLERANCE}" for one in sums])
    _printed(at, line, rule)


def _sums(at: At, line: Line, rule: str) -> Iterator[str]:
    """What must be nothing, or less, if the row is sound."""
    held, level = f"SUM({at.across('held', at.book.sources)})", f"MAX({at.here('balance')},0)"
    if rule not in OVERLAPPING:
        yield f"ABS({held}-{level})"
    elif rule not in EXPOSURE:
        yield f"{level}-{held}"
    attributes = rule not in UNATTRIBUTED or at.placed.account.asset
    if not line.comes() and rule not in OVERLAPPING and attributes:
        left = f"SUM({at.across('left', at.book.sources)})"
        yield f"ABS({left}-{at.here('covered')})"


def _printed(at: At, line: Line, rule: str) -> None:
    columns, places = at.placed.columns, at.placed.places
    compared = [("held", "printed_held", line.row.held)]
    attributes = rule not in UNATTRIBUTED or at.placed.account.asset
    if not line.comes() and line.kind is not LineKind.OVERDRAFT and attributes:
        compared.append(("left", "printed_left", line.row.left))
    conditions = []
    for key, printed, exact in compared:
        figures = shown(exact)
        for source in at.book.sources:
            number = columns.number(printed, source)
            value = units(figures.get(source, 0), places)
            at.sheet.put(at.row, number, value, Look.PRINTED)
        all_of = at.book.sources
        differs = f"ABS({at.across(key, all_of)}-{at.across(printed, all_of)})"
        conditions.append(f"SUMPRODUCT(MAX({differs}))<{UNIT}+{TOLERANCE}")
    _check(at, "printed_check", conditions)


def _check(at: At, key: str, conditions: Sequence[str]) -> None:
    if conditions:
        right, wrong = at.word("exhibit.ok"), at.word("exhibit.differs")
        at.formula(key, f"IF(AND({','.join(conditions)}),{right},{wrong})")
