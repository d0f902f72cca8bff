"""``qaitaru trace --ledger``: bounds over the orders of a day, and over an opening not known."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from qaitaru.cli.app import make_app
from qaitaru.cli.face import WORDS
from qaitaru.facts.errors import SettingFaulty

HEADER = "entry_id,account,direction,counterparty,amount,currency,booked_at,to_account"
DAY = "1,A,in,V,100,,2025-03-01,;2,A,out,X,80,,2025-03-02,;3,A,in,own,50,,2025-03-02,"
OPEN = "1,A,in,V,100,,,;2,A,out,X,90,,,"

Trace = Callable[..., Result]


@pytest.fixture
def trace(tmp_path: Path) -> Trace:
    """`trace(rows, *options)`."""

    def told(rows: str, *options: str) -> Result:
        file = tmp_path / "ledger.csv"
        file.write_text(f"{HEADER}\n{rows.replace(';', chr(10))}\n", encoding="utf-8")
        return CliRunner().invoke(make_app(), ["trace", "--ledger", str(file), *options])

    return told


def answered(left: Result) -> Any:
    assert left.exit_code == 0, left.output
    return json.loads(left.stdout)


def test_the_worked_example_of_an_unordered_day_is_told_with_both_ends(
    shared: Path, trace: Trace
) -> None:
    examples = json.loads((shared / "cases" / "worked_examples.json").read_text(encoding="utf-8"))
    case = next(one for one in examples if one["id"] == "TR-09")
    booked = [("1", *one) for one in case["given"]["day1"]]
    booked += [("2", *one) for one in case["given"]["day2_unordered"]]
    rows = ";".join(
        f"{number},A,{kind},{name},{amount},,2025-03-0{day},"
        for number, (day, kind, name, amount) in enumerate(booked)
    )
    worst, best = (case["expected"]["own_first_libr"][end] for end in ("worst", "best"))
    for rule in ("own-first", "libr"):
        told = answered(trace(rows, "--rule", rule, "--same-day", "bounds", "--json"))
        bound = {"low": str(worst), "high": str(best), "proved": True}
        assert told["balances"]["A"]["V"] == bound
        assert (told["rule"], told["same_day"]) == (rule, "bounds")


def test_twenty_to_seventy_is_told_to_people_too(trace: Trace) -> None:
    left = trace(DAY, "--rule", "own-first", "--same-day", "bounds")
    assert left.exit_code == 0
    cells = [line.replace("│", " ").split() for line in left.stdout.splitlines()]
    assert ["A", "V", "20", "70", WORDS("cli.trace.proved")] in cells
    assert WORDS("cli.trace.bounds_meaning").split()[0] in left.stdout


def test_all_rules_tell_their_bounds_and_what_is_between_them(trace: Trace) -> None:
    left = trace(DAY, "--same-day", "bounds")
    assert WORDS("cli.trace.bounds_intervals") in left.stdout
    assert WORDS("cli.trace.not_attributed") in left.stdout


def test_a_ledger_without_outflows_has_no_table_of_them(trace: Trace) -> None:
    left = trace("1,A,in,V,5,,,", "--rule", "fifo", "--same-day", "bounds")
    assert WORDS("cli.column.entry") not in left.stdout


@pytest.mark.parametrize(
    ("asked", "source"), [("A=0..200", "own"), ("A=0..200:own", "own"), ("A=0..2e", "")]
)
def test_an_opening_is_asked_for_between_two_amounts(trace: Trace, asked: str, source: str) -> None:
    left = trace(OPEN, "--rule", "fifo", "--opening", asked, "--json")
    if not source:
        assert isinstance(left.exception, SettingFaulty)
        return
    told = answered(left)
    assert told["opening"] == {"account": "A", "low": "0", "high": "200", "source": source}
    assert told["opening_bounds"] == {"A": {"V": {"low": "10", "high": "100", "proved": True}}}
    assert told["balances"] == {"A": {"V": "10"}}


def test_finer_amounts_than_the_ledger_has_and_an_overdraft_are_taken(trace: Trace) -> None:
    told = answered(trace(OPEN, "--rule", "lifo", "--opening", "A=-0.25..0.5:unknown", "--json"))
    assert told["opening"]["low"] == "-0.25"
    assert told["opening_bounds"]["A"]["V"] == {"low": "9.75", "high": "10", "proved": True}


def test_an_account_may_have_signs_in_its_name(trace: Trace) -> None:
    told = answered(
        trace("1,K=Z:1,in,V,5,,,", "--rule", "fifo", "--opening", "K=Z:1=0..1", "--json")
    )
    assert told["opening"]["account"] == "K=Z:1"


def test_with_one_order_of_the_day_only_the_opening_is_open(trace: Trace) -> None:
    opening = ("--rule", "own-first", "--opening", "A=0..0", "--json")
    ends = {
        mode: answered(trace(DAY, *opening, "--same-day", mode))["opening_bounds"]["A"]["V"]
        for mode in ("ledger", "credits-first", "bounds")
    }
    assert {mode: (one["low"], one["high"]) for mode, one in ends.items()} == {
        "ledger": ("20", "20"),
        "credits-first": ("70", "70"),
        "bounds": ("20", "70"),
    }


@pytest.mark.parametrize("rule", ["fifo", "all"])
def test_people_are_told_what_the_tables_take_the_opening_for(trace: Trace, rule: str) -> None:
    left = trace(OPEN, "--rule", rule, "--opening", "A=0..200")
    assert left.exit_code == 0
    assert WORDS("cli.trace.opening_nothing", account="A") in left.stdout
    cells = [line.replace("│", " ").split()[:4] for line in left.stdout.splitlines()]
    assert ["A", "V", "10", "100"] in cells


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("A", "A=0..250000.50:own"),
        ("A=5", "A=0..250000.50:own"),
        ("A=0..1:V", "A=0..250000.50:own"),
        ("A=0..1e9", "A=0..250000.50:own"),
        ("C=0..1", "A, B"),
        ("A=5..1", "A=1..5"),
        ("B=0..1", WORDS("cli.trace.opening_stated")),
    ],
)
def test_an_opening_that_cannot_be_is_refused_with_what_could(
    trace: Trace, asked: str, expected: str
) -> None:
    left = trace(f"0,B,opening,own,5,,,;{OPEN}", "--opening", asked)
    assert isinstance(left.exception, SettingFaulty)
    assert (left.exception.setting, left.exception.found) == ("--opening", asked)
    assert left.exception.expected == expected


def test_an_order_of_the_day_that_is_none_is_refused_with_those_there_are(trace: Trace) -> None:
    left = trace(DAY, "--same-day", "best")
    assert isinstance(left.exception, SettingFaulty)
    assert "bounds" in left.exception.expected
