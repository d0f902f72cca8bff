"""A traced ledger as a workbook that computes the result by itself, with any office program."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from qaitaru.documents.exhibits import lots, wide
from qaitaru.documents.exhibits.account_sheet import account_sheet
from qaitaru.documents.exhibits.grid import Sheet
from qaitaru.documents.exhibits.inputs_sheet import inputs_sheet, summary_sheet
from qaitaru.documents.exhibits.places import Book, Placed
from qaitaru.documents.exhibits.plan import Account, Family, Plan, TracingExhibit, planned
from qaitaru.documents.exhibits.xlsx import written
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.tracing.parts import OWN, UNKNOWN
from qaitaru.tracing.rules.names import EXPOSURE
from qaitaru.wording import Words

_DIGITS: Final = 15  # of a worksheet's number, less one for sums
_NAME_LONGEST: Final = 31
_REFUSED: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))


def workbook(exhibit: TracingExhibit, words: Words) -> bytes:
    """The exhibit as an XLSX file: the same bytes for the same facts.

    Every receipt and outflow is a cell that may be changed; balances, what each outflow took and
    what each source holds are formulas by the rule, across accounts; the report's figures stand
    beside them with a check. There are no macros and no links to other files.
    """
    return written(sheets(exhibit, book_of(exhibit, words)))


def sheets(exhibit: TracingExhibit, book: Book) -> list[Sheet]:
    """All sheets: what was asked, the result, and one sheet an account."""
    accounts = [account_sheet(exhibit, book, placed) for placed in book.sheets.values()]
    return [inputs_sheet(exhibit, book), summary_sheet(exhibit, book), *accounts]


def book_of(exhibit: TracingExhibit, words: Words) -> Book:
    """Where everything stands."""
    plan = planned(exhibit)
    taken = {words(f"exhibit.sheet.{key}").casefold() for key in ("inputs", "summary")}
    placed = {
        account.name: _placed(exhibit, plan, account, _sheet_name(account.name, taken))
        for account in plan.accounts
    }
    departures = {
        line.row.entry_id: (account.name, number)
        for account in plan.accounts
        for number, line in enumerate(account.lines)
        if line.step.paid is not None
    }
    return Book(plan.sources, placed, departures, words, _named(plan.sources, words))


def _placed(exhibit: TracingExhibit, plan: Plan, account: Account, sheet: str) -> Placed:
    by_lots = account.family in {Family.QUEUE, Family.STACK}
    module = lots if by_lots else wide
    rows = lots.rows(account, plan.sources) if by_lots else wide.rows(account)
    places = _places(exhibit, account.name)
    return Placed(
        account=account,
        sheet=sheet,
        columns=module.columns(account, plan.sources, exhibit.rule),
        rows=rows,
        lends=not account.asset and exhibit.rule not in EXPOSURE,
        places=places,
        decimals=_decimals(account, places),
        lots=_lots(account, rows) if account.family is Family.STACK else (),
    )


def _lots(account: Account, rows: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The rows in which lots came."""
    came = (ends for line, ends in zip(account.lines, rows, strict=True) if line.comes())
    return tuple(row for first, last in came for row in range(first, last + 1))


def _places(exhibit: TracingExhibit, account: str) -> int:
    known = CURRENCIES.get(exhibit.currencies.get(account, ""))
    return 2 if known is None else known.exponent


def _decimals(account: Account, places: int) -> int:
    """How many decimals are certain in sums as large as these."""
    moved = (line.row.receipt + line.row.outflow for line in account.lines)
    whole = sum(moved, start=Fraction(0))
    before_point = len(str(int(whole) // 10**places))
    return max(places, min(places + 4, _DIGITS - 1 - before_point))


def _sheet_name(account: str, taken: set[str]) -> str:
    """A name that worksheets allow, and that no other sheet has."""
    clean = account.translate(_REFUSED).strip() or "_"
    name, number = clean[:_NAME_LONGEST], 1
    while name.casefold() in taken:
        number += 1
        ending = f" {number}"
        name = clean[: _NAME_LONGEST - len(ending)] + ending
    taken.add(name.casefold())
    return name


def _named(sources: Sequence[str], words: Words) -> dict[str, str]:
    """Sources as cells write them: in words, and no two alike."""
    named: dict[str, str] = {}
    for source in sources:
        known = source in {OWN, UNKNOWN}
        name, number = words(f"tracing.source.{source}") if known else source, 1
        told = name
        while told.casefold() in {one.casefold() for one in named.values()}:
            number += 1
            told = f"{name} ({number})"
        named[source] = told
    return named
