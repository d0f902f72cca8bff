"""``qaitaru trace --ledger``: the contract of its columns, its answer and its refusals."""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from qaitaru.cli.app import make_app
from qaitaru.cli.face import WORDS
from qaitaru.facts.errors import SettingFaulty, SourceUnreadable
from qaitaru.tracing.answer import COMPARED
from qaitaru.wording import LANGUAGES, words_for

REQUIRED = "entry_id,account,direction,counterparty,amount"
EVERY = f"{REQUIRED},currency,booked_at,to_account"
MIXED = "1,A,in,own,100;2,A,in,V,100;X,A,out,shop,50;3,A,in,own,50;Y,A,out,,120"


class Told(NamedTuple):
    """What the command left."""

    code: int
    out: str

    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def balances(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = self.json()["balances"]
        return found

    @property
    def outflows(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = self.json()["outflows"]
        return found

    def problems(self) -> list[tuple[str, str]]:
        """Each as its code and place."""
        assert self.code == 2
        return [
            (one["code"].removeprefix("ledger_file_"), one["place"])
            for one in self.json()["problems"]
        ]


Trace = Callable[..., Told]


@pytest.fixture
def trace(tmp_path: Path) -> Trace:
    """Traces rows under a header: `trace(rows, rule, header, *options)`; bytes as they are."""

    def told(
        rows: str | bytes,
        rule: str = "fifo",
        header: str = REQUIRED,
        *options: str,
        as_json: bool = True,
    ) -> Told:
        file = tmp_path / "ledger.csv"
        text = f"{header}\n{rows.replace(';', chr(10))}\n" if isinstance(rows, str) else rows
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        words = ["trace", "--ledger", str(file), "--rule", rule, *options]
        left = CliRunner().invoke(make_app(), [*words, *(["--json"] * as_json)])
        assert left.exception is None or isinstance(left.exception, SystemExit), left.exception
        return Told(left.exit_code, left.stdout)

    return told


def test_the_answer_says_what_each_account_holds_and_each_outflow_took(trace: Trace) -> None:
    told = trace(MIXED)
    assert told.code == 0
    assert told.json() == {
        "rule": "fifo",
        "same_day": "ledger",
        "between": "pro_rata",
        "balances": {"A": {"own": "50", "V": "30"}},
        "outflows": {
            "X": {"own": "50", "V": "0", "shortfall": "0"},
            "Y": {"own": "50", "V": "70", "shortfall": "0"},
        },
        "exact": True,
    }


@pytest.mark.parametrize("rule", COMPARED)
def test_every_rule_answers(trace: Trace, rule: str) -> None:
    told = trace(MIXED, rule)
    held = sum(int(amount) for amount in told.balances["A"].values())
    assert held == 80
    took = {out: sum(map(int, parts.values())) for out, parts in told.outflows.items()}
    assert took == (
        {"X": 0, "Y": 0} if rule in {"pari-passu", "static-cap"} else {"X": 50, "Y": 120}
    )


def test_the_order_of_columns_is_free_and_three_may_be_left_out(trace: Trace) -> None:
    told = trace(
        "70,A,in,V,1;50,A,out,x,2", "fifo", "amount,account,direction,counterparty,entry_id"
    )
    assert told.balances == {"A": {"V": "20"}}
    assert trace("1,A,in,V,70,,,;2,A,out,,50,,,B", "fifo", EVERY).balances == {
        "A": {"V": "20"},
        "B": {"V": "50"},
    }


def test_amounts_are_exact_to_the_last_place(trace: Trace) -> None:
    told = trace("1,A,in,V,0.1;2,A,in,V,0.2;3,A,out,x,.05;4,A,in,W,1.", "fifo")
    assert told.balances == {"A": {"V": "0.25", "W": "1"}}
    long = "123456789012345678.123456789012345678"
    assert trace(f"1,A,in,V,{long}").balances == {"A": {"V": long}}
    longest = f"{'9' * 60}.{'9' * 60}"
    assert trace(f"1,A,in,V,{longest}", "rolling").balances == {"A": {"V": longest}}


def test_what_no_decimal_tells_is_a_fraction(trace: Trace) -> None:
    told = trace("1,A,in,V,1;2,A,in,W,2;3,A,out,x,1", "rolling")
    assert told.balances == {"A": {"V": "2/3", "W": "4/3"}}
    assert told.outflows == {"3": {"V": "1/3", "W": "2/3", "shortfall": "0"}}
    assert trace("1,A,in,V,1;2,A,in,W,2;3,A,out,x,1", "pari-passu").outflows == {
        "3": {"shortfall": "0"}
    }


def test_a_fraction_that_grew_too_long_is_told_with_its_bound(trace: Trace) -> None:
    """Nine hundred rounds of a prime: no end of digits."""
    rows = [f"i{n},A,in,V,1;o{n},A,out,x,1" for n in range(900)]
    told = trace(";".join(["0,A,in,own,99991", *rows]), "rolling").json()
    assert told["exact"] is False
    assert told["off_by_at_most"].startswith("1e-7")
    assert trace(";".join(["0,A,in,own,99991", *rows]), "fifo").json()["exact"] is True


def test_an_overdraft_opens_below_zero_and_takes_what_comes_first(trace: Trace) -> None:
    told = trace("0,A,opening,own,-40;1,A,in,V,100;2,A,out,x,90")
    assert told.balances == {"A": {"V": "0"}}
    assert told.outflows == {"2": {"V": "60", "shortfall": "30"}}


def test_an_opening_may_be_of_several_sources(trace: Trace) -> None:
    told = trace("0,A,opening,own,60;1,A,opening,V,40;2,A,out,x,70")
    assert told.balances == {"A": {"own": "0", "V": "30"}}


def test_a_source_left_empty_is_unknown_and_ranks_so(trace: Trace) -> None:
    rows = "1,A,in,,100;2,A,in,own,100;3,A,in,V,100;4,A,out,x,150"
    assert trace(rows, "own-first").balances == {"A": {"own": "0", "unknown": "75", "V": "75"}}
    assert trace(rows, "poison").balances == {"A": {"V": "150"}}


def test_an_account_may_be_known_as_a_destination_only(trace: Trace) -> None:
    told = trace("1,A,in,V,50;2,A,out,,80,,,B", "own-first", EVERY)
    assert told.balances == {"A": {"V": "0"}, "B": {"V": "50", "unknown": "30"}}
    assert told.outflows == {"2": {"V": "50", "shortfall": "30"}}


def test_money_may_go_round_and_to_the_same_account(trace: Trace) -> None:
    told = trace("1,A,in,V,50;2,A,out,,50,,,B;3,B,out,,50,,,A;4,A,out,,50,,,A", "lifo", EVERY)
    assert told.balances == {"A": {"V": "50"}, "B": {"V": "0"}}


def test_a_claimant_may_be_called_like_an_account(trace: Trace) -> None:
    told = trace("1,A,in,B,50;2,A,out,,20,,,B;3,B,in,A,5", "fifo", EVERY)
    assert told.balances == {"A": {"B": "30", "A": "0"}, "B": {"B": "20", "A": "5"}}


def test_two_currencies_of_an_account_never_add(trace: Trace) -> None:
    rows = "1,A,in,V,100,KZT,,;2,A,in,V,7,usd,,;3,A,out,x,30,KZT,,;4,B,in,own,1,KZT,,"
    told = trace(rows, "fifo", EVERY)
    assert told.balances["A KZT"] == {"V": "70", "own": "0"}
    assert told.balances["A USD"] == {"V": "7", "own": "0"}
    every = trace(rows, "all", EVERY).json()
    assert every["interval"]["KZT"]["V"]["high"] == "70"
    assert every["interval"]["USD"]["V"]["high"] == "7"


def test_rows_of_nothing_move_nothing(trace: Trace) -> None:
    told = trace("0,A,opening,own,0;1,A,in,V,0.00;2,A,out,x,0;3,A,in,V,5")
    assert told.balances == {"A": {"V": "5"}}
    assert told.outflows == {"2": {"V": "0", "shortfall": "0"}}


def test_a_ledger_of_openings_alone_is_one(trace: Trace) -> None:
    assert trace("0,A,opening,own,5").json()["outflows"] == {}


def test_blank_rows_and_padding_are_no_bookings(trace: Trace) -> None:
    told = trace("1,A,in,V,5,,;;,,,,,,;2, A ,IN, V ,1,,", "fifo", f"{REQUIRED},,")
    assert told.balances == {"A": {"V": "6"}}


DAY = "1,A,in,V,100,,2025-03-01,;2,A,out,X,80,,2025-03-02T09:00,;3,A,in,own,50,,2025-03-02 17:30,"


@pytest.mark.parametrize(
    ("mode", "left"), [("ledger", "20"), ("credits-first", "70"), ("debits-first", "20")]
)
def test_the_order_of_a_day_is_as_asked(trace: Trace, mode: str, left: str) -> None:
    told = trace(DAY, "own-first", EVERY, "--same-day", mode)
    assert told.balances["A"]["V"] == left
    assert told.json()["same_day"] == mode


def test_between_claimants_the_oldest_may_come_first(trace: Trace) -> None:
    rows = "1,A,in,V,100;2,A,in,W,100;3,A,out,x,100"
    assert trace(rows, "own-first").balances["A"] == {"V": "50", "W": "50"}
    told = trace(rows, "own-first", REQUIRED, "--between", "fifo")
    assert told.balances["A"] == {"V": "0", "W": "100"}
    assert told.json()["between"] == "fifo"


def test_all_rules_answer_at_once_with_the_interval(trace: Trace) -> None:
    told = trace(MIXED, "all").json()
    assert tuple(told["rules"]) == tuple(sorted(COMPARED))
    assert told["rules"]["fifo"]["balances"] == {"A": {"own": "50", "V": "30"}}
    expected = {
        "low": "0",
        "high": "80",
        "low_rules": ["lifo", "tainted-first"],
        "high_rules": ["own-first", "libr", "static-cap"],
    }
    assert told["interval"]["V"] == told["intervals"]["A"]["V"] == expected
    assert told["exposure_only"] == ["poison"]


BAD = {
    "no amount": ("1,A,in,V,", "amount", "row=2;column=amount"),
    "a comma before three digits": ('1,A,in,V,"1,234"', "either", "row=2;column=amount"),
    "a point before three digits where commas are decimal": (
        '1,A,in,V,"100,50";2,A,in,V,1.234',
        "either",
        "row=3;column=amount",
    ),
    "spaces that part no thousands": ("1,A,in,V,10 00", "amount", "row=2;column=amount"),
    "two decimal marks": ('1,A,in,V,"1,50.2"', "amount", "row=2;column=amount"),
    "a thousand with a line": ("1,A,in,V,1_000", "amount", "row=2;column=amount"),
    "what a spreadsheet makes of a long figure": (
        "1,A,in,V,1E+05",
        "amount",
        "row=2;column=amount",
    ),
    "no number": ("1,A,in,V,NaN", "amount", "row=2;column=amount"),
    "digits of another script": ("1,A,in,V,١٢", "amount", "row=2;column=amount"),
    "more than there is in the world": (f"1,A,in,V,{'9' * 61}", "long", "row=2;column=amount"),
    "finer than anything": (f"1,A,in,V,0.{'0' * 60}1", "long", "row=2;column=amount"),
    "a receipt below zero": ("1,A,in,V,-5", "negative", "row=2;column=amount"),
    "an outflow below zero": ("1,A,out,V,-0.01", "negative", "row=2;column=amount"),
    "no entry": (",A,in,V,5", "empty", "row=2;column=entry_id"),
    "no account": ("1,,in,V,5", "empty", "row=2;column=account"),
    "no direction": ("1,A,,V,5", "direction", "row=2;column=direction"),
    "a direction that is none": ("1,A,credit,V,5", "direction", "row=2;column=direction"),
    "an entry twice": ("1,A,in,V,5;1,A,out,V,5", "twice", "row=3;column=entry_id"),
    "own money by another spelling": ("1,A,in,Own,5", "source", "row=2;column=counterparty"),
    "a claimant called like a shortfall": (
        "1,A,in,shortfall,5",
        "source",
        "row=2;column=counterparty",
    ),
    "a sign that is not seen": ("1,A,in,V\u200b,5", "unseen", "row=2;column=counterparty"),
    "an opening after bookings": ("1,A,in,V,5;2,A,opening,own,5", "opening", "row=3"),
    "an overdraft after an opening": (
        "1,A,opening,V,5;2,A,opening,own,-5",
        "opening",
        "row=3",
    ),
    "more cells than columns": ("1,A,in,V,5,6", "cells", "row=2"),
    "a quote that is not closed": ('1,A,in,"V,5;2,A,in,V,5', "broken", "line=2"),
    "a cell without end": (f"1,A,in,{'V' * 140_000},5", "broken", "line=2"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_row_refuses_the_ledger_and_is_named(trace: Trace, name: str) -> None:
    rows, code, where = BAD[name]
    assert (code, where) in trace(rows).problems()


BAD_MORE = {
    "a day that is none": ("1,A,in,V,5,,31.02.2025,", "day", "row=2;column=booked_at"),
    "a day with a remark": ("1,A,in,V,5,,2025-03-05 noon,", "day", "row=2;column=booked_at"),
    "a receipt that goes on": ("1,A,in,V,5,,,B", "to_account", "row=2;column=to_account"),
    "a currency stated for some": (
        "1,A,in,V,5,KZT,,;2,A,out,x,5,,,",
        "currency",
        "row=3;column=currency",
    ),
    "a transfer to where a currency is stated": (
        "1,B,in,V,5,KZT,,;2,A,in,V,5,,,;3,A,out,x,5,,,B",
        "currency",
        "row=4;column=currency",
    ),
    "a name that would mean two accounts": (
        "1,A,in,V,5,KZT,,;2,A,in,V,5,USD,,;3,A KZT,in,own,7,KZT,,",
        "name",
        "row=4",
    ),
    "a destination opened late": (
        "1,A,in,V,5,,,;2,A,out,,5,,,B;3,B,opening,own,9,,,",
        "opening",
        "row=4",
    ),
}


@pytest.mark.parametrize("name", BAD_MORE)
def test_a_bad_row_with_all_columns_is_named(trace: Trace, name: str) -> None:
    rows, code, where = BAD_MORE[name]
    assert trace(rows, "fifo", EVERY).problems() == [(code, where)]


@pytest.mark.parametrize(
    "header",
    ["", "entry_id,account,direction,amount", f"{REQUIRED},amount", "a;b"],
)
def test_a_header_that_is_another_is_told_beside_the_right_one(trace: Trace, header: str) -> None:
    told = trace("1,A,in,V,5", "fifo", header)
    assert told.problems() == [("header", "row=1")]
    assert REQUIRED in told.json()["problems"][0]["expected"]


def test_an_empty_file_and_a_header_alone(trace: Trace) -> None:
    assert trace(b"").problems() == [("header", "row=1")]
    assert trace("").problems() == [("no_rows", "")]


def test_all_that_is_wrong_is_told_at_once_with_file_place_and_mend(trace: Trace) -> None:
    told = trace("1,A,in,V,x;2,A,credit,V,5;3,A,out,x,-1")
    assert [where for _, where in told.problems()] == [
        "row=2;column=amount",
        "row=3;column=direction",
        "row=4;column=amount",
    ]
    first = told.json()["problems"][0]
    assert (first["file"], first["found"], first["expected"]) == ("ledger.csv", "x", "1234.56")
    assert first["mend"] == WORDS("problem.ledger_file_amount.mend")
    assert first["severity"] == "refused"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_its_words(language: str) -> None:
    words = words_for(language)
    codes = {code for _, code, _ in (*BAD.values(), *BAD_MORE.values())}
    more = {"header", "no_rows", "back", "column", "column_like", "decimal_comma", "thousands"}
    for code in codes | more:
        assert f"problem.ledger_file_{code}" in words
        assert f"problem.ledger_file_{code}.mend" in words


@pytest.mark.parametrize(
    ("written", "told", "noted"),
    [
        ("100,50", "100.5", ["decimal_comma"]),
        ("1 234,5", "1234.5", ["decimal_comma", "thousands"]),
        ("1\u00a0234\u00a0567", "1234567", ["thousands"]),
        ("1\u202f234.50", "1234.5", ["thousands"]),
        ("1.234.567,89", "1234567.89", ["decimal_comma", "thousands"]),
        ("1,234,567", "1234567", ["thousands"]),
        ("1,234.5", "1234.5", ["thousands"]),
        (",5", "0.5", ["decimal_comma"]),
        ("0,125", "0.125", ["decimal_comma"]),
        ("1234,567", "1234.567", ["decimal_comma"]),
        ("1.234", "1.234", []),
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_can_mean_one_sum_only_is_read_so_and_told(
    trace: Trace, *, separator: str, written: str, told: str, noted: list[str]
) -> None:
    rows = io.StringIO()
    writer = csv.writer(rows, delimiter=separator)
    writer.writerows([REQUIRED.split(","), ["1", "A", "in", "V", written]])
    answer = trace(rows.getvalue().encode())
    assert answer.code == 0
    assert answer.balances == {"A": {"V": told}}
    problems = answer.json().get("problems", [])
    assert [one["code"] for one in problems] == [f"ledger_file_{one}" for one in noted]
    assert {(one["severity"], one["place"]) for one in problems} <= {
        ("noted", "row=2;column=amount")
    }


def test_how_amounts_were_read_is_told_once(trace: Trace) -> None:
    told = trace('1,A,in,V,"100,50";2,A,in,V,"200,50";3,A,out,x,"1,5"')
    assert told.balances == {"A": {"V": "299.5"}}
    (note,) = told.json()["problems"]
    assert (note["found"], note["expected"]) == ("100,50", "100.50")


def test_an_overdraft_may_have_a_decimal_comma(trace: Trace) -> None:
    assert trace('0,A,opening,own,"-1 040,5";1,A,in,V,1040.50').balances == {"A": {"V": "0"}}


def test_columns_that_a_ledger_does_not_have_are_passed_over_and_told(trace: Trace) -> None:
    told = trace("1,A,in,V,5,blue,x;2,A,out,y,2", "fifo", f"{REQUIRED},colour,Remark")
    assert told.code == 0
    assert told.balances == {"A": {"V": "3"}}
    assert [(one["code"], one["place"], one["found"]) for one in told.json()["problems"]] == [
        ("ledger_file_column", "row=1;column=6", "colour"),
        ("ledger_file_column", "row=1;column=7", "remark"),
    ]
    said = trace("1,A,in,V,5,blue", "fifo", f"{REQUIRED},colour", as_json=False)
    assert (said.code, "colour" in said.out) == (0, True)


@pytest.mark.parametrize(("name", "meant"), [("curency", "currency"), ("booked_on", "booked_at")])
def test_a_column_that_may_be_misspelt_is_a_doubt(trace: Trace, name: str, meant: str) -> None:
    told = trace("1,A,in,V,5,2025-03-05", "fifo", f"{REQUIRED},{name}")
    assert told.code == 1
    (doubt,) = told.json()["problems"]
    assert (doubt["code"], doubt["found"], doubt["expected"]) == (
        "ledger_file_column_like",
        name,
        meant,
    )


def test_rows_that_go_back_in_time_are_answered_and_doubted(trace: Trace) -> None:
    """Statements put one under the other: what B did stands after all of A."""
    rows = "1,A,in,V,5,,2025-03-01,;2,A,out,,5,,2025-03-09,B;3,B,out,x,5,,2025-03-02,"
    told = trace(rows, "fifo", EVERY)
    assert told.code == 1
    assert told.balances == {"A": {"V": "0"}, "B": {"V": "0"}}
    (doubt,) = told.json()["problems"]
    assert (doubt["code"], doubt["place"]) == ("ledger_file_back", "row=4;column=booked_at")
    assert doubt["severity"] == "doubtful"


CYRILLIC = f"{REQUIRED}\r\n1,Счёт Иванова,in,Пострадавший,100\r\n2,Счёт Иванова,out,магазин,40\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "cp866"])
def test_names_are_read_in_the_encodings_of_the_region(trace: Trace, encoding: str) -> None:
    told = trace(CYRILLIC.encode(encoding))
    assert told.balances == {"Счёт Иванова": {"Пострадавший": "60"}}


def test_an_encoding_that_the_bytes_do_not_decide_is_asked_and_may_be_said(trace: Trace) -> None:
    short = f"{REQUIRED}\n1,A,in,Ёж,100\n".encode("cp1251")
    assert trace(short).problems() == [("encoding_undecided", "")]
    told = trace(short, "fifo", "", "--encoding", "cp1251")
    assert told.balances == {"A": {"Ёж": "100"}}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_line_ends_and_separators_of_spreadsheets(trace: Trace, end: str, separator: str) -> None:
    rows = [REQUIRED.split(","), ["1", "A", "in", 'ТОО "Альфа", Алматы', "5.5"]]
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator=end).writerows(rows)
    assert trace(written.getvalue().encode()).balances == {"A": {'ТОО "Альфа", Алматы': "5.5"}}


def test_spaces_that_look_alike_are_one_name(trace: Trace) -> None:
    told = trace("1,A,in,ТОО\u00a0Альфа,5;2,A,in,ТОО  Альфа,5")
    assert told.balances == {"A": {"ТОО Альфа": "10"}}


def test_people_read_tables_with_figures_cut_and_problems_in_words(trace: Trace) -> None:
    told = trace("1,A,in,V,1;2,A,in,W,2;3,A,out,x,1;4,A,out,x,3", "all", as_json=False)
    assert told.code == 0
    assert "0.666666…" in told.out
    assert "/3" not in told.out
    for key in ("shortfall", "not_attributed", "intervals"):
        assert WORDS(f"cli.trace.{key}") in told.out


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["--rule", "guess"], "fifo"),
        (["--rule", "election"], "own-first"),
        (["claim.toml"], WORDS("cli.trace.one_input")),
    ],
)
def test_a_call_that_asks_for_what_is_not(
    tmp_path: Path, asked: Sequence[str], expected: str
) -> None:
    (tmp_path / "a.csv").write_text(f"{REQUIRED}\n1,A,in,V,5\n")
    left = CliRunner().invoke(
        make_app(), ["trace", "--ledger", str(tmp_path / "a.csv"), *asked, "--json"]
    )
    if isinstance(left.exception, SettingFaulty):
        assert expected in left.exception.expected
    else:
        assert left.exit_code == 2
        assert expected in left.output


@pytest.mark.parametrize("name", ["absent.csv", "."])
def test_a_file_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    left = CliRunner().invoke(make_app(), ["trace", "--ledger", str(tmp_path / name)])
    assert isinstance(left.exception, SourceUnreadable)


def test_the_ledger_of_the_page_gives_the_figures_of_the_rules_page(trace: Trace) -> None:
    page = (Path(__file__).parents[2] / "docs" / "tracing.md").read_text(encoding="utf-8")
    (ledger,) = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    told = trace(ledger.encode(), "own-first")
    assert told.balances == {"A": {"own": "0", "V": "80"}}
    (answered,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    assert told.json() == json.loads(answered)
    for rule in COMPARED:
        assert rule in page


TWO_CLAIM_ONE_BALANCE = "1,A,in,V,100;2,A,in,W,100;3,A,out,x,100;4,B,in,V,5"


def test_claims_that_overlap_are_said_to(trace: Trace) -> None:
    told = trace(TWO_CLAIM_ONE_BALANCE, "libr").json()
    assert told["overlapping"] == {"A": {"told": "200", "balance": "100"}}
    assert trace("1,A,in,V,100;2,A,in,W,100", "libr").json()["overlapping"] == {}
    every = trace(TWO_CLAIM_ONE_BALANCE, "all").json()["rules"]
    assert [rule for rule, block in every.items() if "overlapping" in block] == ["libr"]
    assert WORDS("cli.trace.overlapping", accounts="A") in trace(
        TWO_CLAIM_ONE_BALANCE, "libr", as_json=False
    ).out.replace("\n", " ")


def test_people_read_what_moves_a_claim_most(trace: Trace) -> None:
    rows = "1,A,in,V,100,KZT,,;2,A,in,W,100,KZT,,;3,A,out,x,100,KZT,,;4,B,in,V,5,USD,,"
    told = trace(rows, "all", EVERY, as_json=False)
    assert WORDS("assumption.between") in told.out
    assert "V KZT" in told.out
    assert WORDS("cli.column.assumption") not in trace("1,A,in,V,1", "all", as_json=False).out
