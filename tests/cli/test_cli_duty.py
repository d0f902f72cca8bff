"""The duty on the command line: as a story, in words, and as JSON."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.lists.un_texts import MARAT, un_list

from qaitaru.cli.app import main

LISTED = un_list(MARAT.replace("Test-A", "Al-Qaida"), generated="2026-03-01T00:00:00Z")


class Left(NamedTuple):
    """What a command left."""

    code: object
    out: str
    err: str


Run = Callable[..., Left]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Commands in a workspace with a list in force and one duty open."""

    def told(*words: object, member: str = "aigerim") -> Left:
        monkeypatch.setenv("QAITARU_MEMBER", member)
        monkeypatch.setattr(sys, "argv", ["qaitaru", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Left(left.value.code or 0, said.out, said.err)

    monkeypatch.chdir(tmp_path)
    (tmp_path / "un.xml").write_text(LISTED, encoding="utf-8")
    monkeypatch.setenv("QAITARU_WORKSPACE", str(tmp_path / "w"))
    assert told("init", tmp_path / "w", "--title", "T").code == 0
    assert told("lists", "add", "un.xml").code in {0, 1}
    published = ("--published", "2026-03-01T10:00+05:00")
    assert told("duty", "open", "XXi.001", "--party", "Marat Samalov", *published).code == 0
    return told


def answered(left: Left) -> Any:
    return json.loads(left.out)


FREEZE = ("duty", "freeze", 1, "KZ00TEST0000000001", "--amount", "1500000.50", "--currency", "KZT")
OWNER = ("--owner", "Marat Samalov", "--at", "2026-03-02T11:00+05:00")


def test_a_duty_as_a_story(run: Run, tmp_path: Path) -> None:
    assert run("duty", "list").code == 1, "the freeze is overdue"
    assert run(*FREEZE, *OWNER, "--holding", "joint").code == 0
    assert run("duty", "credit", 1, 1, "499.50").code == 0
    tried = ("--amount", "10", "--currency", "USD", "--counterparty", "X")
    assert run("duty", "attempt", 1, *tried).code == 0
    days = ("--from", "2026-03-01", "--until", "2126-03-01")
    asked = run(
        "duty", "exempt", 1, 1, "--purpose", "food", "--limit", "300", "--period", "once", *days
    )
    assert (asked.code, asked.out) == (0, "Duty 1: entry 4 is made.\n")
    assert run("duty", "event", 1, "notified", "--about", 4).code == 0
    refused = run("duty", "decide", 4, "yes", member="bolat")
    assert (refused.code, "still runs" in refused.err) == (2, True)
    yes = ("--about", 4, "--outcome", "no_objection")
    assert run("duty", "event", 1, "answered", *yes).code == 0
    assert run("duty", "decide", 4, "yes").code == 2, "the maker"
    assert run("duty", "decide", 4, "yes", member="bolat").code == 0
    paid = ("--on", "2026-03-05", "--purpose", "food", "--payee", "shop")
    assert run("duty", "pay", 1, 4, "200", *paid).code == 0
    above = run("duty", "pay", 1, 4, "100.01", *paid)
    assert "100.01 KZT" in above.err
    assert "100.00 KZT" in above.err
    on = ("--on", "2026-03-05", "--payee", "self")
    assert run("duty", "permit", 1, 1, "100", "--kind", "taxes", *on).code == 0
    told = answered(run("duty", "show", 1, "--json"))
    assert told["held"] == {"KZT": "1500200.00"}
    assert told["frozen"][0]["paid"] == "300.00"
    (request,) = told["requests"]
    assert (request["left_in_period"], request["wait"]["state"]) == ("100.00", "met")
    freeze = told["clocks"][0]
    assert (freeze["clock"], freeze["state"], freeze["late_seconds"]) == ("kz.freeze", "late", 3600)
    assert (freeze["answer"]["edition"], freeze["answer"]["verified"]) == ("24h", True)
    written = run("duty", "report", 1, "out", "--language", "ru", "--language", "kk")
    assert written.code == 0
    assert (tmp_path / "out" / "freeze-1.kk.pdf").read_bytes().startswith(b"%PDF")
    shown = run("duty", "show", 1)
    assert "1,500,200.00" in shown.out
    assert "done late" in shown.out


def test_the_wrongly_affected_are_verified_and_released_by_two(run: Run) -> None:
    run(*FREEZE, *OWNER)
    same = ("--compared", "name=Marat|Marat|yes")
    assert run("duty", "verify", 1, "another_person", *same).code == 2
    differs = ("--compared", "birth=1991-02-03|1970-05-06|no")
    assert run("duty", "verify", 1, "another_person", *same, *differs).code == 0
    assert run("duty", "verify", 1, "another_person", "--compared", "birth").code == 2
    released = answered(run("duty", "release", 1, "--ground", "wrongly_affected", "--json"))
    assert run("duty", "decide", released["number"], "yes", member="bolat").code == 0
    assert answered(run("duty", "show", 1, "--json"))["held"] == {"KZT": "0.00"}


def test_rights_petitions_and_letters(run: Run) -> None:
    right = run("duty", "right", 1, "family", "two children", "--review-on", "2026-03-05")
    assert right.code == 0
    way = ("--route", "un.ombudsperson", "--petitioner", "M. S.", "--grounds", "another person")
    assert run("duty", "delist", 1, *way).code == 0
    for language in ("kk", "ru", "en"):
        letter = run("duty", "letter", 1, "--language", language, "--on", "2026-03-02")
        assert letter.code == 0, letter.err
        assert "Marat Samalov" in letter.out
    told = run(
        "duty", "letter", 1, "--on", "2026-03-02", "--own", "Вы в перечне", "--language", "ru"
    )
    assert (told.code, "перечне" in told.err) == (2, True)
    assert run("duty", "letter", 1, "--on", "2026-03-02", "--kind", "told").code == 2
    shown = run("duty", "show", 1).out
    assert "was due on 05/03/2026" in shown
    assert "Ombudsperson:" in shown
    clocks = answered(run("duty", "show", 1, "--json"))["clocks"]
    assert any(one["answer"] and not one["answer"]["verified"] for one in clocks)


def test_a_wrong_call_says_what_is_wanted(run: Run) -> None:
    for words in (
        ("duty", "open"),
        ("duty", "open", "XXi.001", "--hit", "1"),
        ("duty", "open", "--hit", "9"),
        ("duty", "event", 1, "reported", "--at", "2026-03-02"),
        ("duty", "event", 1, "slept"),
        ("duty", "decide", 1, "perhaps"),
        ("duty", "show", 9),
        (*FREEZE[:5], "0.0.0", "--currency", "KZT", *OWNER),
        (*FREEZE[:5], "", "--currency", "KZT", *OWNER),
        ("law", "due", "kz.gone", "2026-03-02T10:00+05:00"),
        ("law", "due", "kz.freeze", ""),
        ("law", "clocks", "--packs", "nowhere"),
    ):
        assert run(*words).code == 2, words


def test_a_refusal_is_told_in_words_to_a_machine_too(run: Run) -> None:
    left = run("duty", "event", 1, "slept", "--json")
    (problem,) = answered(left)["problems"]
    assert (problem["code"], problem["reason"]) == ("DutyRefused", "event_unknown")
    assert problem["told"].startswith("Refused: no such event. Found: slept;")


def test_an_empty_account_is_frozen_too(run: Run) -> None:
    assert run(*FREEZE[:5], "0.00", "--currency", "KZT", *OWNER).code == 0


def test_two_editions_are_laid_on_one_event(run: Run) -> None:
    told = answered(run("law", "due", "kz.suspension", "2026-03-20T17:00+05:00", "--json"))
    assert [(one["edition"], one["due"]) for one in told["editions"]] == [
        ("2010", "2026-03-23T12:00:00Z"),
        ("2016", "2026-03-30T19:00:00Z"),
    ]
    between = run("law", "due", "kz.freeze", "2020-03-20T17:00+05:00")
    assert "Two editions may have stood" in between.out
    before = run("law", "due", "un.exemption_basic_1267", "2001-03-20T17:00+05:00")
    assert "No edition is known" in before.out


def test_every_clock_is_listed_with_its_source(run: Run) -> None:
    told = run("law", "clocks")
    assert "un.ombudsperson_gathering" in told.out
    assert "not verified" in told.out
    assert len(answered(run("law", "clocks", "--json"))) > 30


def test_only_the_late_are_listed_where_asked(run: Run) -> None:
    assert len(answered(run("duty", "list", "--late", "--json"))) == 1
    run(*FREEZE, *OWNER)
    run("duty", "event", 1, "reported", "--at", "2026-03-02T12:00+05:00")
    late = run("duty", "list", "--late", "--json")
    assert (late.code, answered(late)) == (0, [])


def test_the_days_of_a_year_are_told_with_their_sources(run: Run) -> None:
    told = answered(run("law", "calendar", "2026", "--json"))
    days = {one["day"]: one["kind"] for one in told["days"]}
    assert days["2026-03-25"] == "shifted"
    assert days["2026-05-27"] == "decided"
    assert told["decided"]["source"]
    shown = run("law", "calendar", "2027").out
    assert "days moved in 2027 not held" in shown
    assert run("law", "calendar", "2026", "--code", "zz").code == 2


def test_a_count_of_working_days_tells_what_it_passed_over(run: Run) -> None:
    told = answered(run("law", "due", "kz.report", "2026-12-31T12:00+05:00", "--json"))
    counted = told["act_by"]["counted"]
    assert counted["unknown_years"] == [2027]
    assert [one["day"] for one in counted["unusual"]] == ["2027-01-01", "2027-01-04"]
