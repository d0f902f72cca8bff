"""Parties in the browser: the lists, one party whole, a pair judged, parted and taken back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from tests.acts.test_resolve_parties import ONE, OTHER, SAME
from tests.web.conftest import Caller

from qaitaru.acts.resolution.party_marks import parties_of
from qaitaru.acts.resolution.resolve_parties import resolve_parties
from qaitaru.resolution.fields import Field
from qaitaru.resolution.weighing import Part, Waterfall
from qaitaru.web.fall_view import fall_of

Texts = Callable[[html.HtmlElement, str], list[str]]
GRAPH = [
    *(
        (key, "Person", {"name": [name], "birthDate": [born], "phone": ["+77011234567"]})
        for key, name, born in (ONE, SAME)
    ),
    (OTHER[0], "Person", {"name": [OTHER[1]]}),
    ("C1", "Company", {"name": ["Altyn <b> LLP"]}),
    ("O1", "Ownership", {"owner": ["P1"], "asset": ["C1"], "percentage": ["60"]}),
    ("O2", "Ownership", {"owner": ["P2"], "asset": ["C1"], "percentage": ["60"]}),
]


@pytest.fixture
def named(caller: Caller, tmp_path: Path) -> Caller:
    lines = [{"id": key, "schema": kind, "properties": said} for key, kind, said in GRAPH]
    told = "".join(json.dumps(one) + "\n" for one in lines)
    caller.ingest(tmp_path / "evidence", graph__ftm__json=told)
    return caller


@pytest.fixture
def resolved(named: Caller) -> Caller:
    resolve_parties(named.desk)  # the names' vocabulary is read once, whatever a page waits
    assert named.send("/parties/resolve").url.path == "/parties"
    return named


def mark(caller: Caller, name: str) -> str:
    return parties_of(caller.desk).meant(name).mark


def say(caller: Caller, do: str, reason: str = "seen"):  # type: ignore[no-untyped-def]  # noqa: ANN201
    first, second = mark(caller, ONE[1]), mark(caller, SAME[1])
    return caller.send(
        "/parties/judge", first=first, second=second, do=do, reason=reason, back=f"/parties/{first}"
    )


def test_an_empty_desk_is_taught(caller: Caller, texts: Texts) -> None:
    page = caller.page("/parties")
    assert "The parties were not resolved yet" in texts(page, "//h2")
    assert texts(caller.page("/parties?q=nobody"), "//main//p[contains(@class, 'sheet')]")


def test_one_party_of_two_spellings_is_listed_and_told_with_its_bars(
    resolved: Caller, texts: Texts
) -> None:
    page = resolved.page("/parties")
    (address,) = page.xpath("//tbody//a/@href")
    party = resolved.page(address)
    assert "Why these are one" in texts(party, "//h2")
    bars = [*party.xpath("//svg/rect/@class")]
    assert (bars[0], {*bars[1:-1]}, bars[-1]) == ("against", {"for"}, "sum")
    assert texts(party, "//table[@class='falling']/tbody/tr/th")[0] == "Before anything is compared"
    assert party.xpath("//form[@action='/parties/judge']//button/@value") == ["different"]
    assert not party.xpath("//main//*[@style]")


def test_two_spellings_of_an_owner_hold_once(resolved: Caller, texts: Texts) -> None:
    page = resolved.page(f"/parties/{mark(resolved, 'Altyn <b> LLP')}")
    (final,) = texts(page, "//section[@id='interests']/ul[1]/li")
    assert "shares 60 %" in final


def test_parting_needs_a_reason_and_is_taken_back(resolved: Caller, texts: Texts) -> None:
    refused = say(resolved, "different", "")
    assert refused.status_code == 422
    assert say(resolved, "perhaps").status_code == 422
    assert say(resolved, "different").status_code == 200
    assert "Nothing here." in texts(resolved.page("/parties"), "//main//p")
    (address,) = resolved.page("/parties?queue=judged").xpath("//ol//a/@href")
    pair = resolved.page(address)
    assert texts(pair, "//main//p//span[contains(@class, 'state')]") == ["They are two parties."]
    assert "withdrawn" in pair.xpath("//button/@value")
    assert say(resolved, "withdrawn").status_code == 200
    assert len(resolved.page("/parties").xpath("//tbody/tr")) == 1


def test_pairs_to_judge_are_a_queue_and_a_name_finds_its_party(
    resolved: Caller, texts: Texts
) -> None:
    assert "To judge" in " ".join(texts(resolved.page("/parties?queue=judge"), "//nav//a"))
    found = resolved.get("/parties?q=Ромашкова")
    assert found.url.path == f"/parties/{mark(resolved, OTHER[1])}"
    assert len(resolved.page("/parties?q=а").xpath("//main//li")) != 1
    assert resolved.get("/parties/0000000000000000").status_code == 404


def part(field: Field, bits: float, level: str = "same") -> Part:
    return Part(field, level, bits, (), ())


def test_bars_begin_where_the_last_one_ended() -> None:
    silent = part(Field.BIRTH, 0, "")
    parts = (part(Field.NAME, 8), silent, part(Field.PHONE, -1))
    fall = fall_of(Waterfall(-2, parts, 5))
    told = [(one.kind, one.start, one.width) for one in fall.bars]
    assert fall.zero == 25
    assert told == [
        ("against", 0, 25),
        ("for", 0, 100),
        ("against", 87.5, 12.5),
        ("sum", 25, 62.5),
    ]
    assert fall_of(Waterfall(0, (), 0)).zero == 0
