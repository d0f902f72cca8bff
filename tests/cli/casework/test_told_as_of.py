"""Lists of casework as of an instant, and instants by the clock of the place, as they are typed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.story.teller import BOLAT, Teller, teller_at

from qaitaru.wording import LANGUAGES, words_for

_TAKE = ("--ground", "possible_confiscation", "--authority", "investigator", "--document", "D 1")
BEFORE, TAKEN = "2026-02-02T09:00:00+05:00", "2026-02-02T13:00:00+05:00"
NOTIFIED, LAPSED = "2026-02-02T16:00:00+05:00", "2026-02-13T09:00:00+05:00"


@pytest.fixture
def teller(tmp_path: Path) -> Iterator[Teller]:
    """A flat is restricted three hours after the beginning, its owner told two hours later."""
    with teller_at(tmp_path) as teller:
        teller.did("init", tmp_path / "w", "--title", "The flat")
        (tmp_path / "extract.txt").write_text("An extract of the register.", "utf-8")
        teller.run("ingest", tmp_path / "extract.txt", "--basis", "request 7")
        teller.did("investigation", "open", "The flat")
        teller.did("investigation", "role", 1, BOLAT, "supervising_prosecutor")
        teller.number("subject", "add", 1, "K. B.")
        flat = teller.number("asset", "add", 1, "Abay 1-1", "--sort", "land", "--owner", "K. B.")
        teller.did("asset", "prove", flat, "an extract", "--exhibit", 1)
        teller.did("asset", "move", flat, "identified")
        teller.wait(hours=3)
        measure = teller.number("measure", "take", 1, "kz.restriction", "--asset", flat, *_TAKE)
        teller.wait(hours=2)
        teller.did("measure", "step", measure, "owner_notified")
        yield teller


def test_clocks_are_told_as_they_ran_at_an_instant(teller: Teller) -> None:
    roles = [
        {one["role"] for one in teller.did("clocks", "--as-of", at)["clocks"]}
        for at in (BEFORE, TAKEN, NOTIFIED)
    ]
    assert roles[0] == set()
    assert roles[1] - roles[2] == {"owner_notice"}
    assert teller.did("clocks", "--as-of", TAKEN)["as_of"] == "2026-02-02T08:00:00Z"


def test_measures_are_told_as_they_held_at_an_instant(teller: Teller) -> None:
    told = [teller.did("measure", "list", 1, "--as-of", at) for at in (BEFORE, TAKEN, LAPSED)]
    held = [[one["is_in_force"] for one in each["measures"]] for each in told]
    assert held == [[], [True], [False]]
    assert teller.run("measure", "list", 1, "--as-of", TAKEN).code == 0
    assert teller.run("measure", "list", 1, "--as-of", LAPSED).code == 1, "lapsed, and late"


def test_the_board_is_told_as_it_was_at_an_instant(teller: Teller) -> None:
    boards = [teller.did("board", "--as-of", at, member=BOLAT) for at in (BEFORE, TAKEN, LAPSED)]
    assert [len(one["unsupervised"]) for one in boards] == [0, 1, 1]
    assert [len(one["not_lifted"]) for one in boards] == [0, 0, 1]


def test_the_other_lists_of_casework_are_asked_alike(teller: Teller) -> None:
    long_before = ("--as-of", "2026-01-01T00:00:00+05:00")
    assert teller.did("investigation", "list", *long_before) == []
    assert teller.did("subject", "list", 1, *long_before) == []
    assert teller.did("asset", "list", 1, *long_before) == []
    (flat,) = teller.did("asset", "list", 1, "--as-of", LAPSED)
    assert flat["has_lapsed"] is True
    assert teller.did("request", "list", *long_before) == []
    assert teller.did("investigation", "plan", 1, *long_before)["hypotheses"] == []
    request = ("request", "begin", 1, "t", "--channel", "mla", "--partner", "gb")
    number = teller.number(*request)
    assert teller.did("request", "show", number)["request"] == number
    assert teller.run("request", "show", number, *long_before).code == 2


@pytest.mark.parametrize("words", [("clocks",), ("board",), ("measure", "list", 1)])
def test_what_is_no_instant_is_refused_in_words(teller: Teller, words: tuple[object, ...]) -> None:
    for text in ("yesterday", "2026-02-02", "2026-02-02T09:00:00"):
        left = teller.run(*words, "--as-of", text)
        assert (left.code, text in left.err) == (2, True)


def test_people_are_told_the_clock_of_the_place_and_machines_utc(teller: Teller) -> None:
    commands: tuple[tuple[object, ...], ...] = (
        ("measure", "list", 1),
        ("investigation", "timeline", 1),
        ("clocks",),
        ("investigation", "show", 1),
        ("asset", "show", 5),
        ("evidence",),
        ("evidence", "--exhibit", 1),
    )
    for words in commands:
        told = teller.run(*words).out
        clocks = re.findall(r"\d\d:\d\d(?::\d\d)? *([^\s;.]+)", told.replace("│", " "))
        assert clocks, words
        assert set(clocks) <= {"(UTC+5)"}, words
        assert not re.search(r"\+0[1-9]:", teller.run(*words, "--json").out), words
    assert "02/02/2026 12:00" in teller.run("measure", "list", 1).out, "07:00 in UTC"


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_leads_is_told_why_the_board_is_bare(language: str) -> None:
    told = words_for(language)("casework.board_unseen", count=1, roles="r")
    assert ": 1" in told
    assert "r." in told


def test_the_board_says_which_of_ones_own_are_not_on_it(teller: Teller) -> None:
    assert teller.did("board")["unseen"] == [1]
    assert teller.did("board", member=BOLAT)["unseen"] == []
    assert "not on this board: 1" in teller.run("board").out
    assert "supervising prosecutor, auditor" in teller.run("board").out
    assert "not on this board" not in teller.run("board", member=BOLAT).out
