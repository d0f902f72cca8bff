"""The commands that read the ledger: the figures they tell, their JSON, their exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.ingest.goaml_texts import from_to, report, transaction

from qaitaru.cli.app import main
from qaitaru.cli.books.flows import share_text
from qaitaru.cli.face import FORMS, WORDS
from qaitaru.tracing.answer import COMPARED

ALPHA, BETA = "KZ00TEST0000000001", "KZ00TEST0000000002"

JANUARY = f"""\
:20:R1
:25:{ALPHA}
:28C:1/1
:60F:C250101KZT1000,00
:61:2501020102C500,NTRFP-1
:86:/NAME/Victim One/IBAN/KZ00TEST0000000009/REMI/Investment
:61:2501030103D300,NTRFP-2
:86:/NAME/TOO Beta/IBAN/{BETA}/REMI/Loan to Beta
:62F:C250131KZT1200,00
-
"""

MARCH = f"""\
:20:R2
:25:{ALPHA}
:28C:3/1
:60F:C250301KZT1300,00
:61:2503050305D900,NTRFP-3
:86:/NAME/Motor House/REMI/Car
:61:2503100310C400,NTRFP-4
:86:/NAME/Employer/REMI/Salary
:61:2503150315D350,NTRFP-5
:86:/NAME/Shop/REMI/Goods
:62F:C250331KZT350,00
-
"""

BETAS_JANUARY = f"""\
Account holder: TOO Beta
Account: {BETA}
Currency: KZT
Statement period 01.01.2025 - 31.01.2025
Opening balance: 0.00
Date;Document number;Debit;Credit;Balance;Counterparty;Counterparty account;Details
03.01.2025;P-2;;300.00;300.00;TOO Alpha;{ALPHA};Loan
04.01.2025;B-2;100.00;;150.00;Shop;;Goods
05.01.2025;B-3;50.00;;100.00;Shop;;More goods
Closing balance: 100.00
"""

CLAIM = f"""\
account = "{ALPHA}"
currency = "KZT"
claimant = "victim"

[[receipt]]
reference = "P-1"
booked_on = 2025-01-02
amount = "500.00"
"""

GOOD_REPORT = report(transaction(from_to()))


class Told(NamedTuple):
    """What a command left: its exit code and what it said."""

    code: object
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Told]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def told(*words: object) -> Told:
        monkeypatch.setattr(sys, "argv", ["qaitaru", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Told(left.value.code or 0, said.out, said.err)

    return told


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workspace, its evidence read, and a claim."""
    folder = tmp_path_factory.mktemp("ledger")
    evidence = folder / "evidence"
    evidence.mkdir()
    (evidence / "a-january.sta").write_text(JANUARY, encoding="utf-8")
    (evidence / "a-march.sta").write_text(MARCH, encoding="utf-8")
    (evidence / "b-january.csv").write_text(BETAS_JANUARY, encoding="utf-8")
    (folder / "claim.toml").write_text(CLAIM, encoding="utf-8")
    own = ["--workspace", str(folder / "w")]
    _program("en", "init", str(folder / "w"))
    done = _program("en", "ingest", *own, "--basis", "order 5", "--json", str(evidence))
    assert [one["outcome"] for one in json.loads(done.stdout)] == ["read"] * 3
    return folder


@pytest.fixture
def own(place: Path) -> tuple[str, str]:
    return "--workspace", str(place / "w")


def _program(language: str, *words: str, columns: int = 160) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QAITARU_LANG": language, "PYTHONUTF8": "1"}
    environment["COLUMNS"] = str(columns)
    command = [sys.executable, "-m", "qaitaru", *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def _money(minor: int) -> str:
    return FORMS.amount(minor, "KZT")


def _unfolded(text: str) -> str:
    """A table's text without its rules and folds."""
    return " ".join(text.replace("│", " ").split())


def test_coverage_tells_each_month_and_leaves_with_one(run: Run, own: tuple[str, str]) -> None:
    told = run("coverage", *own, "--json")
    assert told.code == 1
    rows = told.json()["grid"]["rows"]
    covers = {row["account"]: [cell["cover"] for cell in row["cells"]] for row in rows}
    assert covers == {
        ALPHA: ["proved", "missing", "broken"],
        BETA: ["broken", "outside", "outside"],
    }


def test_coverage_names_the_row_that_breaks_and_the_month_that_is_missing(
    run: Run, own: tuple[str, str]
) -> None:
    told = run("coverage", *own)
    text = _unfolded(told.out)
    row = f"b-january.csv {WORDS('place.row', value=8)} {WORDS('report.check.row')}"
    assert f"{BETA} 3 {row} {_money(150_00)} {_money(200_00)} {_money(-50_00)} KZT" in text
    closing = f"{WORDS('place.statement', value=1)} {WORDS('report.check.closing')}"
    assert f"a-march.sta {closing} {_money(350_00)} {_money(450_00)} {_money(-100_00)}" in text
    assert WORDS("cli.coverage.days", covered=0, days=28) in text


def test_coverage_marks_a_month_by_shape_and_letter(run: Run, own: tuple[str, str]) -> None:
    marks = {name: WORDS(f"cli.coverage.letter.{name}") for name in ("proved", "missing", "broken")}
    line = next(line for line in run("coverage", *own).out.splitlines() if ALPHA in line)
    assert line.split()[2:] == [
        f"■{marks['proved']}",
        f"○{marks['missing']}",
        f"✕{marks['broken']}",
    ]


def test_a_longer_period_asked_for_shows_more_missing_months(
    run: Run, own: tuple[str, str]
) -> None:
    told = run("coverage", *own, "--json", "--period", "2025-01-01..2025-05-01")
    covers = [cell["cover"] for cell in told.json()["grid"]["rows"][1]["cells"]]
    assert covers == ["broken", "missing", "missing", "missing"]


def test_accounts_held_and_not_held(run: Run, own: tuple[str, str]) -> None:
    told = run("accounts", *own, "--json")
    assert told.code == 0
    held = {one["account"]: (one["in_minor"], one["out_minor"]) for one in told.json()["held"]}
    assert held == {ALPHA: (900_00, 1550_00), BETA: (300_00, 150_00)}
    (unheld,) = told.json()["unheld"]
    assert (unheld["account"], unheld["holder"]) == ("KZ00TEST0000000009", "Victim One")
    assert unheld["out_minor"] == 500_00
    assert _money(1550_00) in run("accounts", *own).out


def test_a_statement_marks_the_balances_that_differ(run: Run, own: tuple[str, str]) -> None:
    told = run("statement", BETA, *own)
    assert told.code == 1
    assert told.out.count("│ ≠ │") == 2
    balances = [line for line in told.out.splitlines() if _money(150_00) in line]
    assert _money(200_00) in balances[0]
    assert WORDS("cli.statement.differing", count=2) in told.out


def test_a_page_of_a_statement_and_a_spelling_of_its_number(run: Run, own: tuple[str, str]) -> None:
    spaced = f"{ALPHA[:4]} {ALPHA[4:8]}-{ALPHA[8:]}"
    told = run("statement", spaced, *own, "--offset", 2, "--limit", 2, "--json")
    page = told.json()["page"]
    assert [line["booking"]["amount_minor"] for line in page["lines"]] == [-900_00, 400_00]
    assert (page["total"], told.code) == (5, 0)
    shown = run("statement", ALPHA, *own, "--offset", 2, "--limit", 2)
    assert WORDS("cli.option.page", first=3, last=4, total=5) in shown.out


def test_no_figure_is_broken_however_narrow_the_page(own: tuple[str, str]) -> None:
    told = _program("en", "accounts", *own, columns=40)
    cells = [[cell.strip() for cell in line.split("│")] for line in told.stdout.splitlines()]
    figures = [cell for row in cells for cell in row if cell in {"900.00", "1,550.00", ALPHA}]
    assert sorted(figures) == ["1,550.00", "900.00", ALPHA]


def test_flows_add_up_to_all_whatever_the_limit(run: Run, own: tuple[str, str]) -> None:
    whole = run("flows", *own, "--json").json()["flows"]
    short = run("flows", *own, "--json", "--limit", 1).json()["flows"]
    sums = [sum(one["flow"]["amount_minor"] for one in some) for some in (whole, short)]
    assert sums == [2600_00, 2600_00]
    assert [one["flow"]["pairs"] for one in short] == [1, len(whole) - 1]
    text = run("flows", *own, "--limit", 1).out
    assert WORDS("cli.flows.rest", count=len(whole) - 1) in text
    assert _money(2600_00) in text


def test_one_flow_beyond_the_limit_is_named_and_not_a_rest_of_one(
    run: Run, own: tuple[str, str]
) -> None:
    asked = ("flows", *own, "--period", "2025-01", "--party", "Alpha")
    assert run(*asked, "--limit", 1).out == run(*asked, "--limit", 2).out
    assert WORDS("cli.flows.rest", count=1) not in run(*asked, "--limit", 1).out


def test_flows_of_a_month_say_which_day_is_not_counted(run: Run, own: tuple[str, str]) -> None:
    told = run("flows", *own, "--period", "2025-03-01..2025-03-10")
    days = {"start": "2025-03-01", "end": "2025-03-10"}
    words = WORDS("cli.period.of", **{key: _day(day) for key, day in days.items()})
    assert words in told.out
    assert _money(900_00) in told.out
    assert _money(400_00) not in told.out
    assert "100 %" in told.out


def _day(text: str) -> str:
    year, month, day = text.split("-")
    return f"{day}/{month}/{year}" if WORDS.language == "en" else f"{day}.{month}.{year}"


@pytest.mark.parametrize(
    ("asked", "amounts"),
    [
        ((), [500_00, 300_00, 100_00, 50_00, 900_00, 400_00, 350_00]),
        (("--party", "too beta"), [300_00, 100_00, 50_00]),
        (("--payer", "beta"), [100_00, 50_00]),
        (("--payee", "Shop", "--period", "2025-01"), [100_00, 50_00]),
        (("--account", BETA), [300_00, 100_00, 50_00]),
        (("--confidence", "certain"), [300_00]),
        (("--break", "unheld"), [500_00]),
        (("--currency", "kzt", "--least", "350", "--most", "400.00"), [400_00, 350_00]),
        (("--text", "goods"), [100_00, 50_00, 350_00]),
        (("--limit", "1", "--offset", "1"), [300_00]),
    ],
)
def test_transfers_by_each_filter(
    run: Run, own: tuple[str, str], asked: tuple[str, ...], amounts: list[int]
) -> None:
    told = run("transfers", *own, "--json", *asked)
    found = [one["transfer"]["amount_minor"] for one in told.json()["page"]["rows"]]
    assert found == amounts


def test_transfers_tell_both_rows_and_what_else_may_be_chosen(
    run: Run, own: tuple[str, str]
) -> None:
    told = run("transfers", *own, "--confidence", "certain")
    text = _unfolded(told.out)
    assert "1-b2" in text
    assert "3-b1" in text
    one_sided = WORDS("confidence.one_sided")
    assert f"--confidence: one_sided, {one_sided} (6); certain" in text


def test_the_rules_of_tracing_side_by_side(run: Run, own: tuple[str, str], place: Path) -> None:
    told = run("trace", place / "claim.toml", *own, "--json")
    by_rule = {one["rule"]: one for one in told.json()}
    assert tuple(by_rule) == COMPARED
    held = {rule: one["accounts"][0]["rows"][-1]["held"] for rule, one in by_rule.items()}
    assert held["fifo"] == {"own": 350_00}
    assert held["own-first"] == held["libr"] == {"own": 50_00, "victim": 300_00}
    lowest = by_rule["own-first"]["accounts"][0]["lowest"]
    assert lowest["victim"][0] == 300_00
    assert told.code == 1  # March opens with more than January leaves


def test_all_rules_are_told_with_their_interval_and_their_breaks(
    run: Run, own: tuple[str, str], place: Path
) -> None:
    text = _unfolded(run("trace", place / "claim.toml", *own).out)
    assert WORDS("cli.trace.whereabouts") in text
    assert WORDS("cli.trace.intervals") in text
    interval = _unfolded(f"{ALPHA} {FORMS.money(0, 'KZT')} {FORMS.money(300_00, 'KZT')}")
    assert f"{interval} fifo, lifo, tainted-first own-first, libr, static-cap" in text
    for rule in COMPARED:
        assert WORDS(f"tracing.rule.{rule}") in text
    assert "Motor House" in text


def test_a_trace_tells_its_steps_its_lowest_balance_and_its_hash(
    run: Run, own: tuple[str, str], place: Path
) -> None:
    asked = ("trace", place / "claim.toml", *own, "--rule", "own-first")
    (kept,) = run(*asked, "--json").json()
    short, whole = run(*asked).out, run(*asked, "--all-steps").out
    assert WORDS("cli.trace.kept", number=kept["analysis"], sha256=kept["result_sha256"]) in short
    assert WORDS("cli.trace.opening", sum=FORMS.money(1000_00, "KZT")) in short
    assert _money(-350_00) not in short
    assert _money(-350_00) in whole
    assert whole.count("│ ≠ │") == 3
    assert "a-march.sta" in short


def test_a_rate_is_stated_once_a_day_and_source(run: Run, own: tuple[str, str]) -> None:
    said = ("usd", "KZT", "2025-03-05", "497.12", "--source", "National Bank")
    assert run("rates", "add", *said, *own).code == 0
    again = run("rates", *own, "add", *said)
    assert again.code == 2
    assert "497.12" in again.err
    (rate,) = run("rates", *own, "--json").json()
    assert (rate["source_currency"], rate["rate"], rate["on"]) == ("USD", "497.12", "2025-03-05")
    assert "497.12" in run("rates", *own).out


def test_a_mapping_is_proposed_confirmed_listed_and_shown(
    run: Run, own: tuple[str, str], place: Path, tmp_path: Path
) -> None:
    source, written = place / "evidence" / "b-january.csv", tmp_path / "beta.toml"
    told = run("mapping", "propose", source, "--out", written)
    assert "counterparty_account" in told.out
    assert run("mapping", "propose", source, "--out", written).code == 2  # never written over
    kept = run("mapping", "confirm", written, *own, "--json").json()
    assert (kept["name"], kept["version"]) == ("beta", 1)
    listed = {one["name"]: one["version"] for one in run("mapping", "list", *own, "--json").json()}
    assert listed["beta"] == 1
    assert listed["bank_statement"] == 0
    assert run("mapping", "show", "beta", *own).out == written.read_text(encoding="utf-8")
    assert "beta" in run("mapping", "list", *own).out


def test_what_is_no_table_gets_no_proposal(run: Run, place: Path) -> None:
    told = run("mapping", "propose", place / "claim.toml")
    assert (told.code, told.out.strip()) == (
        2,
        WORDS("cli.mapping.propose.nothing", name="claim.toml"),
    )


def test_a_goaml_report_is_checked_without_a_workspace(run: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    good.write_text(GOOD_REPORT, encoding="utf-8")
    bad.write_text("<other/>", encoding="utf-8")
    told = run("goaml", "check", good)
    assert (told.code, told.out.count("✕")) == (0, 0)
    told = run("goaml", "check", bad)
    assert told.code == 1
    assert "✕" in told.out
    codes = [one["code"] for one in run("goaml", "check", bad, "--json").json()["problems"]]
    assert len(codes) == 1
    assert WORDS(f"problem.{codes[0]}.mend") in _unfolded(told.out)
    assert run("goaml", "check", tmp_path / "absent.xml").code == 2


@pytest.mark.parametrize(
    ("asked", "told_of"),
    [
        (("statement", "KZ00NOBODY"), "KZ00NOBODY"),
        (("statement", ALPHA, "--currency", "XQX"), "XQX"),
        (("ingest", "evidence", "--basis", "x", "--mapping", "absent.toml"), "absent.toml"),
        (("coverage", "--period", "2025-13"), "2025-13"),
        (("flows", "--period", "2025-03-10..2025-03-01"), "2025-03-10..2025-03-01"),
        (("flows", "--party", "Nobody At All"), WORDS("cli.party.none")),
        (("flows", "--party", "TOO"), "«TOO Beta»"),
        (("transfers", "--confidence", "sure"), "one_sided"),
        (("transfers", "--break", "sure"), "unheld"),
        (("transfers", "--least", "100"), "--currency"),
        (("transfers", "--currency", "KZT", "--least", "1,5"), "1,5"),
        (("transfers", "--currency", "KZT", "--least", "1.555"), "1.555"),
        (("trace", "absent.toml"), "absent.toml"),
        (("trace",), WORDS("cli.trace.one_input")),
        (("trace", "absent.toml", "--ledger", "absent.csv"), "absent.csv"),
        (("rates", "add", "USD", "USD", "2025-03-05", "1", "--source", "x"), "USD USD"),
        (("rates", "add", "USD", "KZT", "05.03.2025", "1", "--source", "x"), "05.03.2025"),
        (("rates", "add", "USD", "KZT", "2025-03-05", "0", "--source", "x"), "0;"),
        (("mapping", "show", "nothing"), "nothing"),
        (("mapping", "confirm", "absent.toml"), "absent.toml"),
        (("accounts", "--as-of", "yesterday"), "yesterday"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_call_is_told_in_words_and_leaves_with_two(
    run: Run, own: tuple[str, str], asked: tuple[str, ...], told_of: str
) -> None:
    told = run(*asked, *own)
    assert told.code == 2
    assert not told.out
    assert told_of in " ".join(told.err.split())
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    ("asked", "told_of"),
    [
        (("trace", "a.toml", "b.toml"), "trace --help"),
        (("ingest", "x"), "--basis"),
        (("flows", "--partty", "x"), "--partty"),
        (("flows", "--limit", "many"), "--limit"),
        (("flows", "--limit"), "--limit"),
        (("flow",), "flow"),
        (("goaml", "check", "a", "b"), "goaml check --help"),
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_call_that_cannot_be_understood_is_told_in_the_language_spoken(
    asked: tuple[str, ...], told_of: str, language: str
) -> None:
    told = _program(language, *asked)
    assert (told.returncode, told.stdout) == (2, "")
    assert told_of in told.stderr
    assert "Usage" not in told.stderr
    last = "Как вызывать: qaitaru" if language == "ru" else "Қалай шақырылады: qaitaru"
    assert last in told.stderr


def test_a_rule_or_a_claim_that_cannot_be_followed(
    run: Run, own: tuple[str, str], place: Path, tmp_path: Path
) -> None:
    told = run("trace", place / "claim.toml", "--rule", "guess", *own)
    assert told.code == 2
    assert "own-first" in told.err
    broken = tmp_path / "claim.toml"
    for text in ("account = ", CLAIM.replace("P-1", "P-9"), CLAIM.replace("500.00", "300.00")):
        broken.write_text(text, encoding="utf-8")
        told = run("trace", broken, *own)
        assert (told.code, told.out) == (2, "")
        assert told.err.strip()


def test_a_folder_that_is_no_workspace(run: Run, tmp_path: Path) -> None:
    for command in ("coverage", "accounts", "flows", "transfers", "rates"):
        told = run(command, "--workspace", tmp_path)
        assert told.code == 2
        assert str(tmp_path) in told.err


def test_before_the_evidence_came_there_was_nothing(run: Run, own: tuple[str, str]) -> None:
    earlier = ("--as-of", "2020-01-01T00:00:00+05:00")
    told = run("coverage", *own, *earlier)
    assert (told.code, told.out.strip()) == (0, WORDS("cli.coverage.none"))
    assert run("accounts", *own, *earlier, "--json").json() == {"held": [], "unheld": []}
    assert run("flows", *own, *earlier, "--json").json() == {"breaks": [], "flows": []}
    assert run("transfers", *own, *earlier, "--json").json()["page"]["total"] == 0
    assert run("statement", ALPHA, *own, *earlier).code == 2


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_same_figures_in_each_language(own: tuple[str, str], language: str) -> None:
    told = _program(language, "coverage", *own)
    assert (told.returncode, told.stderr) == (1, "")
    assert "-50,00" in told.stdout
    assert not [word for word in told.stdout.split() if word.startswith(("cli.", "report."))]


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (0, 7, "0 %"),
        (1, 1_000_000, "<1 %"),
        (1, 3, "33 %"),
        (1, 200, "1 %"),
        (999_999, 1_000_000, ">99 %"),
        (7, 7, "100 %"),
        (0, 0, "0 %"),
    ],
)
def test_a_share_is_never_nothing_or_all_that_is_not(part: int, whole: int, told: str) -> None:
    assert share_text(part, whole) == told
