"""An opposing expert's check: LibreOffice alone computes the exhibit, to the same figures.

Every workbook is computed twice: as it is, and with one amount of the evidence changed; the second
is compared with the rule on the changed ledger.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from tests.documents.recalculated import recalculated
from tests.tracing.ledger_postings import ASSETS, postings_of
from tests.tracing.ledgers import ledger

from qaitaru.documents.exhibits import plan as planning
from qaitaru.documents.exhibits.grid import Look
from qaitaru.documents.exhibits.places import Book
from qaitaru.documents.exhibits.plan import Family, LineKind, TracingExhibit
from qaitaru.documents.exhibits.workbook import book_of, sheets, workbook
from qaitaru.tracing.parts import Part
from qaitaru.tracing.rules.names import RULES, UNATTRIBUTED, Between, rule_of
from qaitaru.tracing.running import Label, running
from qaitaru.tracing.walk import Kind, Posting, walk
from qaitaru.wording import words_for

WORDS = words_for("en")
WAYS = [(rule, Between.PRO_RATA) for rule in RULES]
WAYS += [("own-first", Between.FIFO), ("tainted-first", Between.FIFO)]
GENERATED = (5, 23)
Way = tuple[str, Between]
INJECTED = "=cmd|' /C calc'!A0"


def came(entry_id: str, account: str, amount: int, *parts: tuple[str, int]) -> Posting:
    told = tuple(Part(*part) for part in parts)
    return Posting(entry_id=entry_id, account=account, kind=Kind.IN, amount=amount, parts=told)


def went(entry_id: str, account: str, amount: int, to_account: str = "", **more: Any) -> Posting:
    return Posting(
        entry_id=entry_id,
        account=account,
        kind=Kind.OUT,
        amount=amount,
        to_account=to_account,
        **more,
    )


SIX_RULES = (
    came("1", "KZ01", 100_00),
    came("2", "KZ01", 100_00, ("V", 100_00)),
    went("X", "KZ01", 50_00),
    came("3", "KZ01", 50_00),
    went("Y", "KZ01", 120_00),
)
"""The definitions page's worked example."""

ROUND_TRIP = (
    Posting(entry_id="0", account="A 'x'", kind=Kind.OPENING, amount=-30_00),
    came("1", "A 'x'", 500_00, ('=HYPERLINK("x")', 200_00), ("W", 120_00)),
    went("t1", "A 'x'", 260_00, "B"),
    came("2", "B", 90_00, ("W", 40_00)),
    went("t2", "B", 200_00, "A 'x'"),
    went("fx", "A 'x'", 100_00, "USD", received=20_00, converted=True),
    went("flat", "A 'x'", 280_00, "FLAT", elected="W"),
    came("3", "B", 300_00, ("unknown", 300_00)),
    Posting(entry_id="i", account="B", kind=Kind.IN, amount=4_00, fruit=True),
    went("half", "FLAT", 0, "B", received=160_00, sold=Fraction(1, 2), converted=True),
    went("over", "B", 900_00, "A 'x'"),
    came("salary", "A 'x'", 50_00),
    Posting(entry_id="back", account="A 'x'", kind=Kind.IN, amount=60_00, answers="over"),
    went("last", "A 'x'", 333_33),
)
"""Overdrafts, a loop, another currency, an asset, interest, a reversal, an injected name."""


@dataclass(frozen=True)
class Case:
    """A traced ledger, its workbook, and where everything stands in it."""

    exhibit: TracingExhibit
    book: Book
    content: bytes


def traced(postings: Sequence[Posting], way: Way, assets: frozenset[str]) -> TracingExhibit:
    rule, between = way
    elects = rule == "election"
    taken = tuple(replace(p, elected=p.elected if elects else "") for p in postings)
    return TracingExhibit(
        title="Operation",
        rule=rule,
        rule_words=rule,
        basis="=1+1",
        postings=taken,
        walked=walk(taken, rule_of(rule, between), assets),
        between=between,
        labels={
            "1": Label(exhibit=4, file="v.csv", place="row=2", counterparty="=cmd|' /C calc'!A0")
        },
        currencies={"KZ01": "KZT", "USD": "USD"},
        assets=assets,
    )


def case_of(exhibit: TracingExhibit) -> Case:
    return Case(exhibit, book_of(exhibit, WORDS), workbook(exhibit, WORDS))


def whole_units(postings: Sequence[Posting]) -> list[Posting]:
    """Evidence states whole minor units; the generator also says thirds."""
    stated = ((p, p.received) for p in postings)
    return [p if r is None else replace(p, received=max(1, int(r))) for p, r in stated]


def ledgers() -> Iterator[tuple[str, Sequence[Posting], frozenset[str]]]:
    yield "six rules", SIX_RULES, frozenset()
    yield "round trip", ROUND_TRIP, frozenset({"FLAT"})
    for seed in GENERATED:
        yield f"seed {seed}", whole_units(postings_of(ledger(seed, 14), extras=True)), ASSETS


def changed(case: Case, seed: int) -> Case:
    """The same workbook with one amount of the evidence typed over, and the ledger so changed."""
    dice = random.Random(seed)  # noqa: S311 - repeatable
    account, number = dice.choice(list(_changeable(case)))
    placed = case.book.sheets[account]
    line, row = placed.account.lines[number], placed.rows[number][0]
    amount = line.posting.amount * 3 // 2 + 7
    opened = load_workbook(BytesIO(case.content))
    cell = f"{placed.columns.letter('receipt' if line.comes() else 'outflow')}{row}"
    assert not str(opened[placed.sheet][cell].value).startswith("=")
    opened[placed.sheet][cell].value = amount / 10**placed.places
    target = BytesIO()
    opened.save(target)
    parts = tuple(part._replace(amount=amount) for part in line.posting.parts)
    then = replace(line.posting, amount=amount, parts=parts)
    postings = [then if p is line.posting else p for p in case.exhibit.postings]
    exhibit = traced(postings, (case.exhibit.rule, case.exhibit.between), case.exhibit.assets)
    return Case(exhibit, case.book, target.getvalue())


def _changeable(case: Case) -> Iterator[tuple[str, int]]:
    """Receipts of one source, and outflows."""
    for account, placed in case.book.sheets.items():
        for number, line in enumerate(placed.account.lines):
            receipt = line.kind is LineKind.RECEIPT and len(line.step.came) == 1
            if line.row.receipt + line.row.outflow and (receipt or line.kind is LineKind.OUTFLOW):
                yield account, number


@pytest.fixture(scope="module")
def cases() -> dict[str, Case]:
    found = {}
    for name, postings, assets in ledgers():
        for rule, between in WAYS:
            case = case_of(traced(postings, (rule, between), assets))
            found[f"{rule} {between.value} {name}"] = case
            found[f"{rule} {between.value} {name} changed"] = changed(case, len(found))
    found |= {f"chosen {rule}": _chosen(rule) for rule in ("fifo", "lifo", "rolling")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "QUEUE_ROWS_MOST", 8)
        patch.setattr(planning, "STACK_CELLS_MOST", 60)
        found |= {f"long {rule}": _long(rule) for rule in ("fifo", "lifo")}
    return found


def _long(rule: str) -> Case:
    """Too long for lots in one account, and computed in the others."""
    case = case_of(traced(ROUND_TRIP, (rule, Between.PRO_RATA), frozenset({"FLAT"})))
    families = {placed.account.family for placed in case.book.sheets.values()}
    assert Family.FIGURES in families
    assert families & {Family.QUEUE, Family.STACK}
    return case


def _chosen(rule: str) -> Case:
    exhibit = traced(ROUND_TRIP, (rule, Between.PRO_RATA), frozenset({"FLAT"}))
    return case_of(replace(exhibit, accounts={"B", "FLAT"}))


@pytest.fixture(scope="module")
def computed(cases: dict[str, Case], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    files = {name: case.content for name, case in cases.items()}
    return recalculated(files, tmp_path_factory.mktemp("office"))


def differences(case: Case, opened: Any) -> Iterator[str]:
    """Every held and attributed figure that the worksheet computes otherwise than the rule."""
    tables = running(case.exhibit.postings, case.exhibit.walked)
    for account, placed in case.book.sheets.items():
        attributes = account in case.exhibit.assets or case.exhibit.rule not in UNATTRIBUTED
        lines = zip(tables[account].rows, placed.account.lines, placed.rows, strict=True)
        for row, line, (first, last) in lines:
            figures = [("held", row.held, last)]
            leaves = line.kind in {LineKind.OUTFLOW, LineKind.SALE}
            figures += [("left", row.left, first)] if leaves and attributes else []
            for key, exact, at in figures:
                for source in case.book.sources:
                    cell = f"{placed.columns.letter(key, source)}{at}"
                    found = opened[placed.sheet][cell].value or 0
                    told = float(exact.get(source, 0)) / 10**placed.places
                    if not isinstance(found, (int, float)) or abs(found - told) > 1e-5:
                        yield f"{account} {row.entry_id} {key} {source}: {found}, not {told}"


def _checks(case: Case, opened: Any, key: str) -> set[str]:
    found = set()
    for placed in case.book.sheets.values():
        letter = placed.columns.letter(key)
        found |= {opened[placed.sheet][f"{letter}{row[1]}"].value for row in placed.rows}
    return found - {None}


@pytest.mark.slow
def test_the_worksheet_computes_every_figure_of_every_rule(
    cases: dict[str, Case], computed: dict[str, Any]
) -> None:
    for name, case in cases.items():
        if not name.endswith("changed"):
            assert list(differences(case, computed[name])) == [], name
            assert _checks(case, computed[name], "sums_check") <= {"OK"}, name
            assert _checks(case, computed[name], "printed_check") == {"OK"}, name
            assert _summary(computed[name]) == _closing(case), name


def _summary(opened: Any) -> dict[str, tuple[float, ...]]:
    """What the sheet of results says of each account: the balance, then each source."""
    rows = opened[WORDS("exhibit.sheet.summary")].iter_rows(min_row=6, values_only=True)
    assert opened[WORDS("exhibit.sheet.summary")]["C3"].value == "OK"
    told = {row[0]: row[2:] for row in rows if row[0] and row[0] != WORDS("exhibit.total")}
    return {
        name: tuple(round(v or 0, 4) for v in row[: len(row) // 2]) for name, row in told.items()
    }


def _closing(case: Case) -> dict[str, tuple[float, ...]]:
    tables = running(case.exhibit.postings, case.exhibit.walked)
    return {
        name: tuple(
            round(float(amount) / 10**placed.places, 4)
            for amount in (
                tables[name].rows[-1].balance,
                *(tables[name].rows[-1].held.get(source, 0) for source in case.book.sources),
            )
        )
        for name, placed in case.book.sheets.items()
    }


@pytest.mark.slow
def test_a_changed_amount_changes_the_figures_as_the_rule_says(
    cases: dict[str, Case], computed: dict[str, Any]
) -> None:
    """Where a transfer needs more rows than there are, the worksheet says so itself."""
    told = {name: case for name, case in cases.items() if name.endswith("changed")}
    for name, case in told.items():
        if "differs" not in _checks(case, computed[name], "sums_check"):
            assert list(differences(case, computed[name])) == [], name
    lacking = [n for n, c in told.items() if "differs" in _checks(c, computed[n], "sums_check")]
    assert len(lacking) <= len(told) // 20, lacking
    differing = [
        n for n, c in told.items() if "differs" in _checks(c, computed[n], "printed_check")
    ]
    assert len(differing) > len(told) // 2


@pytest.mark.slow
def test_nothing_in_a_computed_workbook_is_an_error(computed: dict[str, Any]) -> None:
    for name, opened in computed.items():
        for sheet in opened:
            for row in sheet.iter_rows(values_only=True):
                assert not [v for v in row if isinstance(v, str) and v.startswith("#")], name


def test_no_text_of_the_evidence_becomes_a_formula() -> None:
    exhibit = traced(ROUND_TRIP, ("fifo", Between.PRO_RATA), frozenset({"FLAT"}))
    opened = load_workbook(BytesIO(workbook(exhibit, WORDS)))
    injected = ("=HYPERLINK", "=cmd", "=1+1")
    cells = [cell for sheet in opened for row in sheet.iter_rows() for cell in row]
    found = [cell for cell in cells if str(cell.value).startswith(injected)]
    assert len(found) > 5
    assert {(cell.data_type, cell.quotePrefix) for cell in found} == {("s", True)}


def test_the_same_facts_give_the_same_bytes() -> None:
    exhibit = traced(SIX_RULES, ("lifo", Between.PRO_RATA), frozenset())
    assert workbook(exhibit, WORDS) == workbook(exhibit, WORDS)


def test_there_is_no_macro_and_no_link_to_another_file() -> None:
    exhibit = traced(ROUND_TRIP, ("rolling", Between.PRO_RATA), frozenset({"FLAT"}))
    with ZipFile(BytesIO(workbook(exhibit, WORDS))) as file:
        names = file.namelist()
    assert not [name for name in names if "vba" in name or "external" in name.lower()]


@pytest.mark.parametrize("rule", ["fifo", "lifo"])
def test_an_account_too_long_for_lots_says_so_and_keeps_its_checks(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "QUEUE_ROWS_MOST", 4)
    monkeypatch.setattr(planning, "STACK_CELLS_MOST", 4)
    exhibit = traced(ROUND_TRIP, (rule, Between.PRO_RATA), frozenset({"FLAT"}))
    book = book_of(exhibit, WORDS)
    families = {name: placed.account.family for name, placed in book.sheets.items()}
    assert families["A 'x'"] is Family.FIGURES
    drawn = {sheet.name: sheet for sheet in sheets(exhibit, book)}
    told = [cell.value for cell in drawn["A _x_"].cells.values()]
    assert WORDS("exhibit.figures_only") in told
    assert Look.CHECK in {cell.look for cell in drawn["A _x_"].cells.values()}


def test_sheets_of_chosen_accounts_take_what_arrives_from_others_as_given() -> None:
    exhibit = replace(
        traced(ROUND_TRIP, ("fifo", Between.PRO_RATA), frozenset({"FLAT"})), accounts={"B"}
    )
    (placed,) = book_of(exhibit, WORDS).sheets.values()
    assert not [line for line in placed.account.lines if line.departed]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_word_of_a_sheet_is_in_the_catalogue(language: str) -> None:
    words = words_for(language)
    for way in WAYS:
        exhibit = traced(ROUND_TRIP, way, frozenset({"FLAT"}))
        for sheet in sheets(exhibit, book_of(exhibit, words)):
            values = [cell.value for cell in sheet.cells.values()]
            assert not [v for v in values if isinstance(v, str) and v.startswith("exhibit.")], way
