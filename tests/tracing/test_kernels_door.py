"""What the kernels cannot take is refused, never traced wrongly; and the compiler comes last."""

import subprocess
import sys
from fractions import Fraction

import pytest
from tests.tracing.kernel_ledgers import SOURCES, Ledger, Row, plainly

from qaitaru.facts.errors import PostingRefused
from qaitaru.tracing.kernels.postings import CONVERSION, OUTFLOW, PART, RECEIPT, TRANSFER
from qaitaru.tracing.kernels.volume import open_accounts, trace_volume

MOST = 2**56 // SOURCES

REFUSED: dict[str, tuple[tuple[Row, ...], str]] = {
    "a kind that is none": ((Row(9, 0, 1),), "kind"),
    "an account beyond the last": ((Row(RECEIPT, 2, 1),), "account"),
    "a transfer to nowhere": ((Row(TRANSFER, 0, 1, 0, -1, 1),), "to_account"),
    "a negative amount": ((Row(OUTFLOW, 0, -1),), "amount"),
    "an amount too large": ((Row(OUTFLOW, 0, MOST + 1),), "amount"),
    "a negative receipt": ((Row(RECEIPT, 0, -1),), "amount"),
    "a source beyond the last": ((Row(RECEIPT, 0, 1, SOURCES),), "source"),
    "a negative arrival": ((Row(CONVERSION, 0, 1, 0, 1, -1),), "received"),
    "an outflow within a receipt": ((Row(PART, 0, 1), Row(OUTFLOW, 0, 1)), "kind"),
    "parts in two accounts": ((Row(PART, 0, 1), Row(RECEIPT, 1, 1)), "account"),
    "a receipt that never ends": ((Row(PART, 0, 1),), "kind"),
    "receipts beyond the turnover": ((Row(RECEIPT, 0, MOST), Row(RECEIPT, 0, 1)), "turnover"),
    "outflows beyond the turnover": ((Row(OUTFLOW, 0, MOST), Row(OUTFLOW, 0, 1)), "turnover"),
    "arrivals beyond the turnover": (
        (Row(RECEIPT, 1, MOST), Row(TRANSFER, 0, 1, 0, 1, 1)),
        "turnover",
    ),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_posting_that_cannot_be_traced_is_named(why: str) -> None:
    rows, found = REFUSED[why]
    with pytest.raises(PostingRefused) as refused:
        trace_volume(Ledger(2, rows).packed(), "fifo", 2, SOURCES)
    assert refused.value.details() == {"posting": str(len(rows) - 1), "found": found}


@pytest.mark.parametrize("rule", ["rolling", "own-first", "pari-passu", "static-cap"])
def test_the_largest_amounts_divide_to_the_unit(rule: str) -> None:
    third = MOST // 3
    ledger = Ledger(
        2,
        (
            Row(RECEIPT, 0, third, 2),
            Row(RECEIPT, 0, third - 7, 1),
            Row(RECEIPT, 0, third - 1, 3),
            Row(TRANSFER, 0, MOST // 2 - 3, 0, 1, MOST // 2 - 3),
            Row(OUTFLOW, 1, MOST // 7),
        ),
    )
    exact, _ = plainly(ledger, rule)
    traced = trace_volume(ledger.packed(), rule, 2, SOURCES)
    assert traced.deviation_minor_at_most <= 8
    for account, name, number in ((0, "A", 2), (1, "unknown", 1), (1, "B", 3)):
        apart = abs(Fraction(exact[account].get(name, 0)) - int(traced.held[account, number]))
        assert apart <= traced.deviation_minor_at_most


def test_a_rule_without_a_kernel_is_not_guessed() -> None:
    with pytest.raises(KeyError):
        open_accounts("election", 1, SOURCES)


def test_neither_the_command_line_nor_the_face_loads_the_compiler() -> None:
    program = (
        "import sys, qaitaru.cli; assert 'numba' not in sys.modules;"
        "import qaitaru.tracing.kernels.volume; assert 'numba' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
