"""Each assumption varied alone: worked by hand from the definitions."""

from fractions import Fraction
from typing import Any

import pytest

from qaitaru.tracing.answer import answer
from qaitaru.tracing.ledger_file import LedgerFile, ledger_file
from qaitaru.tracing.order import SameDay, in_order
from qaitaru.tracing.rules.names import Between

Ends = tuple[str, str]
HEAD = "entry_id,account,direction,counterparty,amount,currency,booked_at,to_account"
ONE_DAY = "1,A,in,V,100,,2025-03-01,;2,A,in,own,50,,2025-03-02,;3,A,out,x,80,,2025-03-02,"
"""The holder's 50 came before or after the outflow: V keeps 70 or 20."""


def told(rows: str, mode: SameDay = SameDay.LEDGER, between: Between = Between.PRO_RATA) -> Any:
    ledger = ledger_file("\n".join([HEAD, *rows.split(";")]))
    assert isinstance(ledger, LedgerFile)
    answered = answer(ledger, in_order(ledger.postings, mode), "all", between)["sensitivity"]
    assert answered["under"] == "own-first"
    return answered["moved_by"]


def move(assumption: str, ends: Ends, least: list[str], most: list[str]) -> dict[str, Any]:
    return {
        "assumption": assumption,
        "low": ends[0],
        "high": ends[1],
        "low_when": least,
        "high_when": most,
    }


def test_whose_the_other_money_is_and_the_order_of_a_day_move_a_claim() -> None:
    rule, *others = told(ONE_DAY)["V"]
    assert (rule["assumption"], rule["low"], rule["high"]) == ("rule", "20", "70")
    assert others == [
        move("same_day", ("20", "70"), ["debits-first"], ["ledger", "credits-first"]),
        move("unclaimed", ("140/3", "70"), ["unknown"], ["stated", "own"]),
    ]


def test_the_order_assumed_is_the_one_the_others_are_varied_from() -> None:
    """Debits first the outflow takes V alone, whosever the 50 are that come after it."""
    by_name = {one["assumption"]: one for one in told(ONE_DAY, SameDay.DEBITS_FIRST)["V"]}
    assert by_name["same_day"]["low_when"] == ["debits-first"]
    assert "unclaimed" not in by_name


@pytest.mark.parametrize("between", list(Between))
def test_claimants_among_themselves_may_bear_alike_or_the_oldest_first(between: Between) -> None:
    found = told("1,A,in,V,100,,,;2,A,in,W,100,,,;3,A,out,x,100,,,", between=between)
    assert move("between", ("0", "50"), ["fifo"], ["pro_rata"]) in found["V"]
    assert move("between", ("50", "100"), ["pro_rata"], ["fifo"]) in found["W"]


def test_at_most_three_are_told_the_greatest_first_and_what_moves_nothing_is_not() -> None:
    rows = f"{ONE_DAY};4,A,in,W,100,,2025-03-03,;5,A,out,x,90,,2025-03-04,"
    for moves in told(rows).values():
        spreads = [Fraction(one["high"]) - Fraction(one["low"]) for one in moves]
        assert spreads == sorted(spreads, reverse=True)
        assert (moves[0]["assumption"], len(moves)) == ("rule", 3)
    assert told("1,A,in,V,100,,,;2,A,out,x,30,,,") == {"V": []}
    assert told("1,A,in,own,100,,,") == {}


def test_currencies_never_add() -> None:
    found = told("1,A,in,V,100,KZT,,;2,B,in,V,7,USD,,;3,B,in,own,7,USD,,;4,B,out,x,7,USD,,")
    assert found["KZT"] == {"V": []}
    assert {one["low"] for one in found["USD"]["V"]} == {"0", "3.5"}
