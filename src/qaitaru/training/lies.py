"""Lies and accidents: the month nobody handed over, and the row somebody altered."""

from dataclasses import dataclass, replace
from typing import Final

from qaitaru.training.dice import dice
from qaitaru.training.extracts import Extract, Span, file_table

_MISSING_MONTHS: Final = (3, 10)  # inside the year, so that statements stand on both sides
_LEAST_ALTERED_MINOR: Final = 500_000_00
_ALTERED_TENFOLD: Final = 10


@dataclass(frozen=True, slots=True)
class Lies:
    """What is wrong with the evidence, besides the crime."""

    missing_account: str
    missing_month: int
    altered_account: str


@dataclass(frozen=True, slots=True)
class AlteredRow:
    """A row whose amount was changed, and the balance column forgotten."""

    file: str
    index: int  # from 0, among the file's rows
    true_minor: int
    found_minor: int


def lies_for(seed: int) -> Lies:
    """The hole and the forger's account of a seed."""
    draw, files = dice(seed, "lies"), file_table()
    may_miss = [row["account"] for row in files if row.get("may_miss")]
    may_alter = [row["account"] for row in files if row.get("may_alter")]
    return Lies(draw.choice(may_miss), draw.randint(*_MISSING_MONTHS), draw.choice(may_alter))


def spans_with_hole(lies: Lies) -> dict[str, list[Span]]:
    """The months of each account's files, with the missing month cut out."""
    spans = {row["account"]: [(a, b) for a, b in row["spans"]] for row in file_table()}
    cut = [_without(span, lies.missing_month) for span in spans[lies.missing_account]]
    return spans | {lies.missing_account: [span for parts in cut for span in parts]}


def altered(extracts: list[Extract], lies: Lies, seed: int) -> tuple[list[Extract], AlteredRow]:
    """The statements with one debit printed at a tenth of what it was.

    The forger changes the amount only: the running balance after it and the totals stay true, so
    that the balance breaks exactly there.
    """
    places = [
        (number, index)
        for number, extract in enumerate(extracts)
        if extract.account.key == lies.altered_account
        for index, row in enumerate(extract.rows)
        if row.amount_minor <= -_LEAST_ALTERED_MINOR
    ]
    number, index = dice(seed, "altered").choice(places)
    extract = extracts[number]
    row = extract.rows[index]
    false_row = replace(row, amount_minor=row.true_minor // _ALTERED_TENFOLD)
    rows = (*extract.rows[:index], false_row, *extract.rows[index + 1 :])
    false = replace(extract, rows=rows)
    told = AlteredRow(extract.file, index, row.true_minor, false_row.amount_minor)
    return [*extracts[:number], false, *extracts[number + 1 :]], told


def _without(span: Span, month: int) -> list[Span]:
    if not span[0] <= month <= span[1]:
        return [span]
    parts = [(span[0], month - 1), (month + 1, span[1])]
    return [(first, last) for first, last in parts if first <= last]
