"""Each step of a measure tells what is next: whose duty it is, until when, by which law."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli.story.teller import Teller, teller_at

_TAKE = ("--ground", "possible_confiscation", "--authority", "investigator", "--document", "D 1")


@pytest.fixture
def teller(tmp_path: Path) -> Iterator[Teller]:
    """A flat that its own subject holds, proved and identified: asset 6."""
    with teller_at(tmp_path) as teller:
        teller.did("init", tmp_path / "w", "--title", "The flat")
        (tmp_path / "extract.txt").write_text("An extract of the register.", "utf-8")
        teller.run("ingest", tmp_path / "extract.txt", "--basis", "request 7")
        teller.did("investigation", "open", "The flat")
        subject = teller.number("subject", "add", 1, "K. B.")
        flat = teller.number("asset", "add", 1, "Abay 1-1", "--sort", "land", "--owner", "K. B.")
        assert (subject, flat) == (3, 4)
        teller.did("asset", "prove", flat, "an extract", "--exhibit", 1)
        teller.did("asset", "move", flat, "identified")
        yield teller


def next_of(told: Any) -> list[tuple[str, str, str]]:
    return [(one["role"], one["owed_by"], one["answer"]["source"]) for one in told["next"]]


def test_a_measure_tells_what_is_next_as_it_is_taken_and_stepped(teller: Teller) -> None:
    taken = teller.did("measure", "take", 1, "kz.restriction", "--asset", 4, *_TAKE)
    law = "CPC No. 231-V, art. "
    owner = ("owner_notice", "investigator", f"{law}161(1)")
    petition = ("petition", "investigator", f"{law}162(2)")
    expiry = ("expiry", "investigator", f"{law}161(1)")
    assert next_of(taken) == [owner, petition, expiry]
    measure = taken["number"]
    assert next_of(teller.did("measure", "step", measure, "owner_notified")) == [petition, expiry]
    teller.did("measure", "step", measure, "petitioned")
    judge = ("decision", "investigating_judge", f"{law}163(2)")
    received = teller.did("measure", "step", measure, "court_received")
    assert next_of(received) == [judge, expiry]
    lifted = teller.run("measure", "step", measure, "lifted")
    assert (lifted.code, "art. 16" in lifted.out) == (0, False)


def test_what_is_told_to_people_names_the_article_and_the_edition(teller: Teller) -> None:
    left = teller.run("measure", "take", 1, "kz.restriction", "--asset", 4, *_TAKE)
    assert left.code == 0
    words = " ".join(left.out.replace("│", " ").split())
    assert "2024: 24 h" in words
    assert "161(1)" in words
    assert "162(2)" in words


def test_what_is_told_of_a_criminal_case_names_the_case(teller: Teller) -> None:
    for words in (("--registered", "2026-01-20"), ("--offence", "218")):
        fault = teller.refused("investigation", "open", "The car", *words)
        assert fault["problems"][0]["setting"] == "--beside"


def test_an_instant_of_the_past_that_is_none_is_named_with_its_option(teller: Teller) -> None:
    fault = teller.refused("investigation", "show", 1, "--as-of", "yesterday")["problems"][0]
    assert (fault["setting"], fault["found"]) == ("--as-of", "yesterday")
