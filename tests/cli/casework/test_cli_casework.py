"""Investigations on the command line: as a story, in words, and as JSON."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.acts.casework.case_hands import PROFILE

from qaitaru.cli.app import main
from qaitaru.facts.errors import CaseRefused
from qaitaru.wording import words_for
from qaitaru.wording.faults import fault_text


class Left(NamedTuple):
    """What a command left."""

    code: object
    out: str
    err: str


Run = Callable[..., Left]
BESIDE = ("--beside", "259900000000001", "--registered", "2026-02-01", "--offence", "218")
OTHERS = ("--others-ground", "obtained", "--others-why", "paid from the traced account")
TAKEN = ("--others", "transferred to hide it, art. 48(2)(5)")
RESTRICT = ("--ground", "possible_confiscation", "--authority", "investigator", *OTHERS)
ARREST = ("--ground", "possible_confiscation", "--authority", "investigating_judge", *OTHERS)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Commands in a workspace with one sealed item and an investigation of two members."""

    def told(*words: object, member: str = "aigerim") -> Left:
        monkeypatch.setenv("QAITARU_MEMBER", member)
        monkeypatch.setattr(sys, "argv", ["qaitaru", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Left(left.value.code or 0, said.out, said.err)

    monkeypatch.chdir(tmp_path)
    (tmp_path / "extract.txt").write_text("An extract of the register.", encoding="utf-8")
    monkeypatch.setenv("QAITARU_WORKSPACE", str(tmp_path / "w"))
    assert told("init", tmp_path / "w", "--title", "T").code == 0
    assert told("ingest", "extract.txt", "--basis", "b").code in {0, 1}
    assert told("investigation", "open", "The flat", *BESIDE).code == 0
    assert told("investigation", "role", 1, "bolat", "supervising_prosecutor").code == 0
    return told


def answered(left: Left) -> Any:
    assert left.out, left.err
    return json.loads(left.out)


def made(left: Left) -> int:
    """The number of the entry that was made."""
    assert left.code == 0, left.err
    return int(answered(left)["number"])


@pytest.fixture
def flat(run: Run) -> int:
    """A flat that was proved, identified and valued."""
    told = ("--sort", "land", "--owner", "A. B.", "--particular", "cadastral=20:315:001")
    number = made(run("asset", "add", 1, "Abay 1-1", *told, "--json"))
    assert run("asset", "prove", number, "an extract", "--exhibit", 1).code == 0
    assert run("asset", "move", number, "identified").code == 0
    value = ("--basis", "market", "--on", "2026-02-01", "--haircut", 10)
    assert run("asset", "value", number, "1000", "KZT", *value).code == 0
    return number


def agreed(run: Run, asset: int, to: str, *more: str) -> None:
    """A move that one asks for and another grants."""
    asked = made(run("asset", "move", asset, to, *more, "--json"))
    left = run("investigation", "decide", asked, "yes", member="bolat")
    assert left.code == 0, left.err


def test_a_flat_as_a_story(run: Run, flat: int) -> None:
    taken = ("--asset", flat, *RESTRICT, "--document", "decree 12")
    first = made(run("measure", "take", 1, "kz.restriction", *taken, "--json"))
    board = answered(run("clocks", "--json"))
    assert {one["role"] for one in board["clocks"]} >= {"owner_notice", "petition", "expiry"}
    assert "2024" in run("clocks").out
    decided = ("--outcome", "granted", "--document", "order 5")
    assert run("measure", "step", first, "court_decided", *decided).code == 0
    follows = ("--follows", first, "--document", "order 5")
    assert run("measure", "take", 1, "kz.arrest", "--asset", flat, *ARREST, *follows).code == 0
    early = run("asset", "move", flat, "final")
    assert (early.code, "order final" in early.err) == (2, True)
    bare = run("asset", "move", flat, "ordered")
    assert (bare.code, "an order of confiscation that stands" in bare.err) == (2, True)
    assert run("asset", "manage", flat, "A company").code == 0
    assert run("asset", "move", flat, "managed").code == 0
    cost = ("--on", "2026-03-01")
    assert run("asset", "cost", flat, "10", "KZT", "heating", *cost).code == 0
    court = ("--court", "Almaty", "--document", "judgment 7", "--json")
    order = made(run("confiscation", "order", 1, "kz.object", "--asset", flat, *court, *TAKEN))
    agreed(run, flat, "ordered")
    assert run("confiscation", "step", order, "final", "--document", "d").code == 0
    agreed(run, flat, "final")
    assert run("confiscation", "step", order, "enforced", "--document", "d").code == 0
    agreed(run, flat, "enforced")
    fine = ("--sort", "fine", "--document", "d")
    assert run("confiscation", "penalty", 1, "5", "KZT", *fine).code == 0
    values = answered(run("confiscation", "values", 1, "--json"))
    assert (values["confiscated"], values["penalties"]) == ({"KZT": "900.00"}, {"KZT": "5.00"})
    assert "900.00" in run("confiscation", "values", 1).out
    back = ("--to", "victims", "--recipient", "V", "--document", "act 1")
    assert run("asset", "return", flat, "900", "KZT", *back).code == 0
    agreed(run, flat, "victims", "--basis", "CC art. 48")
    shown = answered(run("asset", "show", flat, "--json"))
    assert (shown["phase"], shown["worth"], shown["costs"]) == (
        "victims",
        "900.00",
        {"KZT": "10.00"},
    )
    words = run("investigation", "show", 1)
    assert "returned to victims" in words.out


def test_what_is_known_of_an_asset_is_told_and_shown(run: Run, flat: int, tmp_path: Path) -> None:
    nowhere = run("asset", "wealth", flat, "household", "expense-1")
    assert (nowhere.code, "no wealth profile" in nowhere.err) == (2, True)
    (tmp_path / "household.toml").write_text(PROFILE, encoding="utf-8")
    kept = ("--workspace", tmp_path / "w")
    assert run("wealth", tmp_path / "household.toml", *kept).code in {0, 1}
    for words in (
        ("asset", "own", flat, "C. D.", "--by", "belief", "--part", "1/2", "--since", "2020-01-01"),
        ("asset", "encumber", flat, "A bank", "--sort", "mortgage", "--amount", "5", "--currency",
         "KZT"),
        ("asset", "wealth", flat, "household", "expense-1"),
        ("asset", "claim", flat, "A bank", "--sort", "creditor", "--indicator",
         "price=against: half of it"),
        ("asset", "list", 1),
    ):  # fmt: skip
        left = run(*words)
        assert left.code == 0, left.err
    shown = answered(run("asset", "show", flat, "--json"))
    assert shown["rights"][0]["good_faith"] == {"for": 0, "against": 1, "unknown": 5}
    right = shown["rights"][0]["entry"]
    decided = ("--authority", "court", "--document", "d")
    assert run("asset", "decide-claim", right, "rejected", *decided).code == 0
    page = run("asset", "show", flat).out
    assert "20:315:001" in page
    assert "as is believed" in page
    assert "rejected" in page
    principle = shown["principles"]
    if principle:
        key = principle[0]["principle"]
        assert run("asset", "principle", flat, key, "for").code == 0


def test_an_arrested_car_is_sold_and_released(run: Run, flat: int) -> None:
    taken = ("--asset", f"{flat}=400 KZT", *ARREST, "--document", "order 5", "--json")
    measure = made(run("measure", "take", 1, "kz.arrest", *taken))
    values = answered(run("confiscation", "values", 1, "--json"))
    assert (values["rungs"]["restrained"], values["rungs"]["identified"]) == (
        {"KZT": "400.00"},
        {"KZT": "500.00"},
    )
    sale = ("--on", "2026-03-01", "--buyer", "B", "--ground", "losing_value")
    assert run("asset", "sell", flat, "800", "KZT", *sale).code == 0
    asked = made(run("measure", "release", measure, "--ground", "ground_gone", "--json"))
    assert "A second member" in run("measure", "release", measure, "--ground", "excessive").out
    own = run("investigation", "decide", asked, "yes")
    assert (own.code, "second member" in own.err) == (2, True)
    silent = run("investigation", "decide", asked, "no", member="bolat")
    assert silent.code == 2
    assert "granted" in run("investigation", "decide", asked, "yes", member="bolat").out
    listed = answered(run("measure", "list", 1, "--json"))
    assert listed["measures"][0]["ended"]["how"] == "released"
    assert "released by two members" in run("measure", "list", 1).out
    extended = run("measure", "extend", measure, "--authority", "prosecutor", "--document", "d")
    assert extended.code == 2


def test_a_restriction_that_nobody_followed_has_lapsed_and_the_bank_must_lift(run: Run) -> None:
    day = ("--at", "2026-03-02T10:00+05:00")
    flat = made(run("asset", "add", 1, "Abay 2", "--sort", "land", *day, "--exhibit", 1, "--json"))
    assert run("asset", "move", flat, "identified", *day).code == 0
    taken = ("--asset", flat, *RESTRICT, "--document", "decree 12", *day, "--json")
    measure = made(run("measure", "take", 1, "kz.restriction", *taken))
    assert run("clocks").code == 1
    expiry = [one for one in answered(run("clocks", "--json"))["clocks"] if one["then"]]
    assert [(one["state"], one["then"]) for one in expiry] == [("lapsed", ["bank", "registrar"])]
    listed = run("asset", "list", 1)
    assert (listed.code, "lapsed: nothing holds it" in listed.out) == (1, True)
    told = run("measure", "list", 1).out
    assert "lapsed on 12/03/2026" in told
    assert "must lift by themselves" in told
    assert run("board", member="bolat").code == 1
    assert run("measure", "step", measure, "lifted").code == 0
    roles = {one["role"] for one in answered(run("clocks", "--json"))["clocks"]}
    assert "expiry" not in roles


def test_people_plan_and_closing(run: Run, flat: int) -> None:
    person = made(run("subject", "add", 1, "A. B.", "--json"))
    assert run("subject", "status", person, "suspect", "--since", "2026-02-02").code == 0
    assert answered(run("subject", "list", 1, "--json"))[0]["statuses"][0]["status"] == "suspect"
    assert "A. B." in run("subject", "list", 1).out
    supposed = made(run("investigation", "suppose", 1, "abroad", "--topic", "where", "--json"))
    asked = made(
        run("investigation", "ask", 1, "which bank?", "--approach", "statements",
            "--hypothesis", supposed, "--json")
    )  # fmt: skip
    assert run("investigation", "ask", 1, "who?", "--approach", "registers").code == 0
    assert run("investigation", "conclude", asked, "confirmed", "the second").code == 0
    assert run("investigation", "register", 1, "realty", "found").code == 0
    planned = run("investigation", "plan", 1)
    assert (planned.code, "which bank?" in planned.out) == (1, True)
    assert answered(run("investigation", "plan", 1, "--json"))["questions"]
    assert run("investigation", "join", 1, "gpo", "--name", "Prosecution").code == 0
    beside = ("259900000000002", "--registered", "2026-02-02")
    assert run("investigation", "beside", 1, *beside).code == 0
    due = ("--due", "2026-01-01", "--json")
    task = made(run("investigation", "task", 1, "bolat", "look", *due))
    late = run("clocks")
    assert (late.code, "look" in late.out) == (1, True)
    assert answered(run("clocks", "--json"))["tasks"][0]["is_late"]
    assert "overdue" not in run("investigation", "show", 1).err
    assert run("investigation", "done", task, member="bolat").code == 0
    note = made(run("investigation", "note", 1, "wrong", "--about", flat, "--json"))
    assert run("investigation", "correct", note, "--field", "text=right").code == 0
    assert run("investigation", "correct", note).code == 2
    lines = answered(run("investigation", "timeline", 1, "--about", note, "--json"))
    assert [one["body"]["text"] for one in lines] == ["wrong", "right"]
    assert "corrects" in run("investigation", "timeline", 1).out
    roles = answered(run("investigation", "show", 1, "--json"))["roles"]
    closing = made(run("investigation", "close", 1, "nothing", "--reason", "no_assets", "--json"))
    assert "waits for a second member" in run("board", member="bolat").out
    assert run("investigation", "decide", closing, "yes", member="bolat").code == 0
    assert "Closed: no assets" in run("investigation", "show", 1).out
    assert run("investigation", "reopen", 1, "a new account").code == 0
    prosecutor = next(one["entry"] for one in roles if one["member"] == "bolat")
    assert run("investigation", "end-role", prosecutor).code == 0
    gone = run("investigation", "show", 1, member="bolat")
    assert (gone.code, "no investigation" in gone.err) == (2, True)


def test_the_board_tells_what_is_not_as_it_should_be(run: Run, flat: int) -> None:
    case = ("259900000000009", "--registered", "2026-01-01", "--offence", "218")
    assert run("board", "predicate", *case).code == 0
    taken = ("--asset", flat, *RESTRICT, "--document", "decree 12")
    assert run("measure", "take", 1, "kz.restriction", *taken).code == 0
    seen = run("board", member="bolat")
    assert (seen.code, "259900000000009" in seen.out) == (1, True)
    told = answered(run("board", "--json", member="bolat"))
    assert told["unsupervised"][0]["wanting"] == ["prosecutor_consented"]
    assert [one["is_late"] for one in told["predicates"]] == [True, False]
    assert answered(run("board", "--json", member="dana"))["unsupervised"] == []


def test_the_list_puts_the_pressing_first_and_hides_what_is_not_one_s_own(
    run: Run, flat: int
) -> None:
    assert run("investigation", "open", "Another").code == 0
    past = ("--at", "2026-03-02T10:00+05:00")
    early = run("measure", "take", 1, "kz.restriction", "--asset", flat, *RESTRICT,
                "--document", "d", *past)  # fmt: skip
    assert (early.code, "found later" in early.err) == (2, True)
    taken = ("--asset", flat, *RESTRICT, "--document", "decree 12")
    assert run("measure", "take", 1, "kz.restriction", *taken).code == 0
    listed = answered(run("investigation", "list", "--json"))
    assert [one["investigation"]["number"] for one in listed] == [1, 2]
    assert "The flat" in run("investigation", "list").out
    assert answered(run("investigation", "list", "--late", "--json")) == []
    assert answered(run("investigation", "list", "--json", member="dana")) == []
    before = answered(
        run("investigation", "show", 1, "--as-of", "2026-01-01T00:00+05:00", "--json")
    )
    assert before["assets"] == []


def test_a_wrong_call_says_what_is_wanted(run: Run, flat: int) -> None:
    for words in (
        ("investigation", "open", "T", "--beside", "1"),
        ("investigation", "show", 9),
        ("investigation", "role", 1, "bolat", "king"),
        ("investigation", "decide", 1, "perhaps"),
        ("asset", "add", 1, "x", "--sort", "moon"),
        ("asset", "add", 1, "x", "--sort", "land", "--particular", "cadastral"),
        ("asset", "move", flat, "moon"),
        ("asset", "traced", flat, "5", "KZT", "--rule", "fifo", "--analysis", 9),
        ("asset", "own", flat, "C", "--part", "half"),
        ("asset", "value", flat, "1", "", "--basis", "market", "--on", "2026-02-01"),
        ("asset", "value", flat, "1", "KZT", "--basis", "market", "--on", ""),
        ("asset", "claim", flat, "C", "--sort", "victim", "--indicator", "price=maybe"),
        ("asset", "principle", flat, "x", "perhaps"),
        ("measure", "take", 1, "kz.restriction", "--asset", "five", *RESTRICT, "--document", "d"),
        ("measure", "take", 1, "kz.restriction", "--asset", f"{flat}=5", *RESTRICT, "--document",
         "d"),
    ):  # fmt: skip
        assert run(*words).code == 2, words


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ru", "решение о конфискации"),
        ("kk", "тәркілеу туралы күші жойылмаған шешім"),
        ("en", "an order of confiscation"),
    ],
)
def test_a_refusal_names_what_is_missing_in_every_language(
    run: Run, flat: int, language: str, told: str
) -> None:
    refused = CaseRefused("move_needs", "arrested → ordered", "order")
    assert told in fault_text(refused, words_for(language))
    assert run("asset", "move", flat, "ordered", "--json").code == 2
