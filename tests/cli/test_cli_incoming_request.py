"""A partner's request on the command line: what it lacks, executed partly, refused on a ground."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.story.teller import BOLAT, DANA, Teller, teller_at

_HEAD = ("--channel", "mla", "--partner", "LT", "--basis", "uncac", "--incoming")


@pytest.fixture
def teller(tmp_path: Path) -> Iterator[Teller]:
    """An investigation, a subject, a lawyer of the central authority and a prosecutor."""
    with teller_at(tmp_path) as teller:
        teller.did("init", tmp_path / "w", "--title", "T")
        teller.did("investigation", "open", "Asked by Lithuania")
        teller.did("investigation", "role", 1, DANA, "central_authority_lawyer")
        teller.did("investigation", "role", 1, BOLAT, "supervising_prosecutor")
        teller.did("subject", "add", 1, "K. B.")
        yield teller


def came(teller: Teller) -> int:
    return teller.number("request", "begin", 1, "Their account", *_HEAD, "--language", "ru")


def step(teller: Teller, number: int, to: str, *more: str, member: str = DANA) -> None:
    teller.did("request", "step", number, to, *more, member=member)


def test_what_a_partner_s_request_lacks_may_be_asked_for(teller: Teller) -> None:
    number = came(teller)
    left = teller.run("request", "show", number)
    assert left.code == 1
    assert "a supplement may be asked for" in left.out
    assert "may not go out" not in left.out
    told = teller.did("request", "show", number)
    missing = {one for item in told["contents"] if item["blocks"] for one in item["missing"]}
    assert {"facts", "purpose", "requesting_authority"} <= missing
    assert all(item["contents"].startswith("un.") for item in told["contents"]), "theirs, not ours"
    words = ("request", "step", number, "supplement_asked", "--document", "7-1")
    assert teller.refused(*words, member=DANA)["problems"][0]["expected"] == "questions"
    step(
        teller,
        number,
        "supplement_asked",
        "--document",
        "7-1",
        "--questions",
        "Which account, and why?",
    )
    assert teller.did("request", "show", number)["stage"] == "supplement_asked"


def test_it_is_acknowledged_accepted_and_executed_in_parts(teller: Teller) -> None:
    number = came(teller)
    step(teller, number, "acknowledged", "--document", "7-1")
    step(teller, number, "accepted", "--document", "7-2")
    silent = teller.refused("request", "step", number, "partly_executed", member=DANA)
    assert silent["problems"][0]["expected"] == "document"
    step(teller, number, "partly_executed", "--document", "7-3")
    step(teller, number, "executed", "--document", "7-4")
    assert "Nothing follows any more." in teller.run("request", "show", number).out


def test_it_is_refused_on_a_ground_of_the_law_by_another_member(teller: Teller) -> None:
    number = came(teller)
    for more in ((), ("--ground", "mood"), ("--ground", "kz.refusal_no_offence")):
        words = ("request", "step", number, "refused", "--document", "7-5", *more)
        wanted = teller.refused(*words, member=DANA)["problems"][0]["expected"].split(", ")
        assert wanted[0] == "ground"
        assert "un.uncac_own_law" in wanted[1:]
        assert "kz.refusal_no_offence" not in wanted, "only without a treaty"
    own = ("request", "step", number, "refused", "--ground", "un.uncac_own_law")
    assert "other_member" in teller.refused(*own, "--document", "7-5")["problems"][0]["expected"]
    step(teller, number, "refused", "--ground", "un.uncac_own_law", "--document", "7-5")
    fault = teller.refused("request", "step", number, "accepted", "--document", "7-6", member=DANA)
    assert fault["problems"][0]["reason"] == "stage_not_next"
