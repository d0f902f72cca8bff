"""``qaitaru trace --ledger FILE --to FOLDER``: the same answer as the plain one, as Parquet."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest
from typer.testing import CliRunner

from qaitaru.acts.tracing import trace_large
from qaitaru.cli.app import make_app
from qaitaru.facts.errors import (
    ExtraMissing,
    PostingRefused,
    SettingFaulty,
    SourceUnreadable,
    WorkspaceMissing,
)
from qaitaru.tracing.answer import COMPARED
from qaitaru.tracing.kernels.volume import EXACT_UNLESS_CONVERTED
from qaitaru.tracing.rules.names import UNATTRIBUTED

REQUIRED = "entry_id,account,direction,counterparty,amount"
EVERY = f"{REQUIRED},currency,booked_at,to_account"
LEDGER = f"""{EVERY}
o1,A,opening,own,100.5,KZT,2025-01-01,
o2,B,opening,,-30,USD,,
1,A,in,V,100.25,KZT,2025-01-02,
2,A,in,"Иванов,  И.",33,kzt,2025-01-02T10:15,

3,A,out,shop,50.1,KZT,2025-01-03,
4,A,in,,20,USD,2025-01-03,
5,A,OUT,,11,KZT,2025-01-04 09:00:00+05:00,B
6,A,out,x,7.77,USD,2025-01-05,
7,B,in,V,100,USD,2025-01-05,
8,B,out,,45.5,USD,2025-01-06,A
9,A,out,x,150,KZT,2025-01-07,
10,C,out,x,5,KZT,2025-01-07,
"""


class Told(NamedTuple):
    """What the command left."""

    code: int
    out: str
    fault: BaseException | None
    folder: Path

    def json(self) -> Any:
        return json.loads(self.out)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Of the Parquet in the folder; ``@`` stands for its path."""
        at = str(self.folder).replace("'", "''")
        return duckdb.connect().execute(query.replace("@", at)).fetchall()

    def problems(self) -> list[tuple[str, str]]:
        assert self.code == 2
        assert not self.folder.exists()
        return [
            (one["code"].removeprefix("ledger_file_"), one["place"])
            for one in self.json()["problems"]
        ]


Trace = Callable[..., Told]


@pytest.fixture
def trace(tmp_path: Path) -> Trace:
    """Traces a file's content to a new folder."""

    def told(content: str | bytes | Path, *options: str, as_json: bool = True) -> Told:
        file = content if isinstance(content, Path) else tmp_path / "led'ger[1].csv"
        if not isinstance(content, Path):
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        folder = tmp_path / "O'Brien" / "answer"
        words = ["trace", "--ledger", str(file), "--to", str(folder), *options]
        left = CliRunner().invoke(make_app(), [*words, *(["--json"] * as_json)])
        return Told(left.exit_code, left.stdout, left.exception, folder)

    return told


def _plain(tmp_path: Path, rule: str) -> Any:
    file = tmp_path / "plain.csv"
    file.write_text(LEDGER, encoding="utf-8")
    words = ["trace", "--ledger", str(file), "--rule", rule, "--json"]
    return json.loads(CliRunner().invoke(make_app(), words).stdout)


def _amounts(told: dict[str, dict[str, str]]) -> dict[tuple[str, str], Fraction]:
    return {
        (where, source): Fraction(amount)
        for where, one in told.items()
        for source, amount in one.items()
        if Fraction(amount)
    }


@pytest.mark.parametrize("rule", COMPARED)
def test_the_answer_is_the_plain_one(trace: Trace, tmp_path: Path, rule: str) -> None:
    told = trace(LEDGER, "--rule", rule)
    assert told.code == 0, told.fault
    summary = told.json()
    (one,) = summary["rules"]
    assert (summary["bookings"], summary["places"], one["rule"]) == (12, 2, rule)
    if rule in EXACT_UNLESS_CONVERTED:
        assert one["deviation_minor_at_most"] == 0
    held = told.rows(f"SELECT * FROM '@/{rule}/held.parquet'")
    attributed = told.rows(
        f"SELECT e.entry_id, a.source, a.amount_minor FROM '@/{rule}/attributed-*.parquet' AS a "
        "JOIN '@/entries.parquet' AS e USING (seq) WHERE e.entry_id <> 'o2'"
    )
    plain = _plain(tmp_path, rule)
    most = one["deviation_minor_at_most"]
    _agree(held, _amounts(plain["balances"]), most)
    outflows = _amounts(plain["outflows"])
    if rule in UNATTRIBUTED:
        outflows = {key: amount for key, amount in outflows.items() if key[1] == "shortfall"}
    _agree(attributed, outflows, most)


def _agree(rows: list[tuple[Any, ...]], exact: dict[tuple[str, str], Fraction], most: int) -> None:
    found = {(where, source): Fraction(minor, 100) for where, source, minor in rows}
    none = Fraction(0)
    for key in found.keys() | exact.keys():
        assert abs(found.get(key, none) - exact.get(key, none)) * 100 <= most, key


def test_all_rules_are_stored_beside_each_other(trace: Trace) -> None:
    told = trace(LEDGER)
    assert told.code == 0, told.fault
    assert {one["rule"] for one in told.json()["rules"]} == set(COMPARED)
    assert json.loads((told.folder / "summary.json").read_text()) == told.json()
    for rule in COMPARED:
        assert (told.folder / rule / "held.parquet").is_file()
    assert [one.name for one in told.folder.parent.iterdir()] == ["answer"]


def test_people_are_told_the_rules_and_the_folder(trace: Trace) -> None:
    told = trace(LEDGER, "--rule", "fifo", as_json=False)
    assert told.code == 0
    assert str(told.folder) in told.out


def test_parquet_is_read_with_the_types_it_has(trace: Trace, tmp_path: Path) -> None:
    file = tmp_path / "ledger.parquet"
    duckdb.connect().execute(
        "COPY (SELECT * FROM (VALUES (1, 'A', 'in', NULL, 10.50::DECIMAL(18,2), DATE '2025-01-01'),"
        " (2, 'A', 'out', 'x', 4, DATE '2025-01-02')) "
        f"AS t(entry_id, account, direction, counterparty, amount, booked_at)) TO '{file}'"
    )
    told = trace(file, "--rule", "fifo")
    assert told.code == 0, told.fault
    assert told.rows("SELECT * FROM '@/fifo/held.parquet'") == [("A", "unknown", 650)]


def test_amounts_in_floats_are_refused(trace: Trace, tmp_path: Path) -> None:
    file = tmp_path / "ledger.parquet"
    duckdb.connect().execute(
        "COPY (SELECT '1' AS entry_id, 'A' AS account, 'in' AS direction, 'V' AS counterparty, "
        f"0.1::DOUBLE AS amount) TO '{file}'"
    )
    assert trace(file).problems() == [("amount", "column=amount")]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ("1,A,in,V,1e3,,,", ("amount", "row=2;column=amount")),
        ("1,A,in,V,,,,", ("amount", "row=2;column=amount")),
        ("1,A,in,V,-1,,,", ("negative", "row=2;column=amount")),
        ("1,,in,V,1,,,", ("empty", "row=2;column=account")),
        ("1,A,sideways,V,1,,,", ("direction", "row=2;column=direction")),
        ("1,A,in,OWN,1,,,", ("source", "row=2;column=counterparty")),
        ("1,A,in,shortfall,1,,,", ("source", "row=2;column=counterparty")),
        ("1,A,in,V\u200b,1,,,", ("unseen", "row=2;column=counterparty")),
        ("1,A,in,V,1,,,B", ("to_account", "row=2;column=to_account")),
        ("1,A,in,V,1,,2025-02-30,", ("day", "row=2;column=booked_at")),
        ("1,A,in,V,1,,2025-W01-1,", ("day", "row=2;column=booked_at")),
        ("1,A,in,V,1,,2025-02-20 24:00,", ("day", "row=2;column=booked_at")),
        ("1,A,in,V,1,,,\n\n1,A,in,V,1,,,", ("twice", "row=4;column=entry_id")),
        ("1,A,in,V,1,KZT,,\n2,A,in,V,1,,,", ("currency", "row=3;column=currency")),
        (
            "1,A,in,V,1,KZT,,\n2,A,in,V,1,USD,,\n3,A KZT,in,V,1,,,",
            ("name", "row=4"),
        ),
        ("1,A,in,V,1,,,\n2,A,opening,own,1,,,", ("opening", "row=3")),
        ("1,A,opening,own,1,,,\n2,A,opening,,-1,,,", ("opening", "row=3")),
        ("1,A,in,V,1,,,,,7", ("cells", "line=2")),
        ('1,A,in,"V"x,1,,,', ("broken", "line=2")),
        ('1,A,in,V,1\n2,A,out,V,1,,,"B\n3,A,in,V,1,,,', ("broken", "line=3")),
        ('1,A,in,V,1,,,\n2,A,out,V,1,,,"B\n3,A,in,V,1,,,', ("broken", "line=3")),
        ('1,A,in,V,1,,,\n2,A,out,V,1,,,"B', ("broken", "line=3")),
        ("1,A,in,V,1,,0000-01-01,", ("day", "row=2;column=booked_at")),
        ("1,A,in,\u017fhortfall,1,,,", ("source", "row=2;column=counterparty")),
        ("1,A,in,V,1234567890123456789,,,", ("long", "row=2;column=amount")),
        ("", ("no_rows", "")),
    ],
)
def test_a_bad_row_refuses_the_ledger(trace: Trace, rows: str, problem: tuple[str, str]) -> None:
    assert problem in trace(f"{EVERY}\n{rows}\n").problems()


def test_columns_that_a_ledger_does_not_have_are_passed_over_and_told(trace: Trace) -> None:
    told = trace("entry_id,account,direction,counterparty,amount,it's,it's\n1,A,in,V,5,a,b\n")
    assert told.code == 0
    assert [(one["code"], one["place"]) for one in told.json()["problems"]] == [
        ("ledger_file_column", "row=1;column=6"),
        ("ledger_file_column", "row=1;column=7"),
    ]
    misspelt = trace("entry_id,account,direction,counterparty,amount,curency\n1,A,in,V,5,KZT\n")
    assert misspelt.code == 1


def test_a_header_that_is_none_is_refused(trace: Trace) -> None:
    assert trace("entry,account\n1,A\n").problems() == [("header", "row=1")]


def test_the_first_twenty_are_named_and_all_are_counted(trace: Trace) -> None:
    rows = "".join(f"{number},A,in,V,x\n" for number in range(30))
    told = trace(f"{REQUIRED}\n{rows}")
    assert len(told.problems()) == 20
    assert told.json()["problem_count"] == 30
    assert "30" in trace(f"{REQUIRED}\n{rows}", as_json=False).out


def test_rows_back_in_time_are_traced_and_told(trace: Trace) -> None:
    told = trace(f"{EVERY}\n1,A,in,V,1,,2025-01-02,\n2,A,out,x,1,,2025-01-01,\n")
    assert told.code == 1
    assert [one["code"] for one in told.json()["problems"]] == ["ledger_file_back"]
    assert told.json()["doubts"] == 1


def test_short_rows_and_other_separators_are_read(trace: Trace) -> None:
    told = trace(
        "\n" + EVERY.replace(",", ";") + "\n1;A;in;V;2\n2;A;out;x;1;;;\n", "--rule", "fifo"
    )
    assert told.code == 0, told.fault
    assert told.rows("SELECT * FROM '@/fifo/held.parquet'") == [("A", "V", 1)]


def test_a_folder_that_is_there_is_refused(trace: Trace) -> None:
    before = trace(LEDGER, "--rule", "fifo")
    again = trace(LEDGER, "--rule", "lifo")
    assert isinstance(again.fault, SettingFaulty)
    assert again.fault.setting == "--to"
    assert not (before.folder / "lifo").exists()


@pytest.mark.parametrize(
    "options",
    [
        ("--same-day", "credits-first"),
        ("--between", "fifo"),
        ("--encoding", "cp1251"),
        ("--rule", "election"),
    ],
)
def test_what_is_not_compiled_is_refused(trace: Trace, options: tuple[str, str]) -> None:
    told = trace(LEDGER, *options)
    assert isinstance(told.fault, SettingFaulty)
    assert told.fault.setting == options[0]


def test_a_folder_with_no_ledger_is_of_a_claim_in_a_workspace(tmp_path: Path) -> None:
    call = ["trace", "claim", "--to", "x", "--workspace", str(tmp_path)]
    left = CliRunner().invoke(make_app(), call)
    assert isinstance(left.exception, WorkspaceMissing)


@pytest.mark.parametrize("content", [Path("missing.csv"), REQUIRED.encode() + b"\n1,A,in,\xff,1\n"])
def test_a_file_that_cannot_be_read_is_refused(trace: Trace, content: Path | bytes) -> None:
    assert isinstance(trace(content).fault, SourceUnreadable)


def test_an_amount_too_large_is_refused_by_its_entry(trace: Trace) -> None:
    told = trace(f"{REQUIRED}\na,A,in,V,1\nb,A,in,V,99999999999999999.99\n")
    assert isinstance(told.fault, PostingRefused)
    assert told.fault.details() == {"posting": "b", "found": "amount"}
    assert not told.folder.exists()


def test_without_the_compiler_it_is_said_what_to_install(
    trace: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trace_large, "find_spec", lambda _: None)
    told = trace(LEDGER)
    assert isinstance(told.fault, ExtraMissing)
    assert told.fault.details() == {"extra": "volume"}
