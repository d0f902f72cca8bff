"""What a paper lacks is told by name, all at once; nothing said of it is passed over."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from qaitaru.acts.casework import paper_facts
from qaitaru.acts.casework.paper_facts.filling import Filling, lines_of
from qaitaru.acts.casework.paper_facts.in_each import joined, words_of
from qaitaru.documents.facts.parts import Prose, Signatory, Text
from qaitaru.facts.money import Money
from qaitaru.law.request_fields import RequestField
from qaitaru.wording import LANGUAGES, words_for

ZONE = ZoneInfo("Asia/Almaty")


def filling(**said: Text) -> Filling:
    return Filling(said, ZONE)


def codes(fill: Filling) -> list[tuple[str, str]]:
    return [(one.code, one.found) for one in fill.finished()]


def test_what_is_known_goes_before_what_is_said() -> None:
    fill = filling(court="said")
    assert (fill.text("court", "known"), fill.text("court")) == ("known", "said")
    assert codes(fill) == []


def test_all_that_is_wanting_is_told_at_once() -> None:
    fill = filling()
    fill.text("court")
    fill.day("answer_by")
    fill.money("sum")
    fill.instant("received")
    fill.signatory()
    fill.authority("prosecution")
    assert codes(fill) == [
        ("paper_field_wanting", name)
        for name in ("court", "answer_by", "sum", "received", "signed", "prosecution")
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_wanting_has_a_name_in_every_language(code: str) -> None:
    words, folder = words_for(code), Path(str(paper_facts.__file__)).parent
    asked = re.compile(
        r"fill\.(?:text|lines|day|money|instant|authority|wants|signatory)\(\s*\"(\w+)"
    )
    names = {name for one in folder.glob("*.py") for name in asked.findall(one.read_text("utf-8"))}
    assert len(names) > 25
    keys = {
        one: ("law.request_field" if one in set(RequestField) else "paper.field") for one in names
    }
    assert [one for one, group in keys.items() if f"{group}.{one}" not in words] == []


def test_what_is_said_and_no_field_is_called_so_is_told() -> None:
    fill = filling(cuort="a slip")
    fill.may("court")
    assert codes(fill) == [("paper_field_unknown", "cuort")]


def test_a_value_is_read_or_told_faulty() -> None:
    fill = filling(answer_by="1 April", sum="1 234,50 KZT", received="2026-02-02T09:30", until="x")
    assert fill.money("sum") == Money(1_234_50, "KZT")
    assert fill.instant("received") == datetime(2026, 2, 2, 4, 30, tzinfo=UTC)
    fill.day("answer_by")
    fill.instant("until")
    assert codes(fill) == [("paper_field_faulty", "answer_by"), ("paper_field_faulty", "until")]


@pytest.mark.parametrize("text", ["1,234.50 KZT", "12 XXZ", "-5 KZT", "0 KZT", "1.005 KZT", "KZT"])
def test_a_sum_is_never_guessed(text: str) -> None:
    fill = filling(sum=text)
    fill.money("sum")
    assert codes(fill) == [("paper_field_faulty", "sum")]


def test_who_signs_has_an_office_and_a_name() -> None:
    fill = filling(signed="Prosecutor | B. U.", receiver="B. U.")
    assert fill.signatory() == Signatory(position="Prosecutor", name="B. U.")
    fill.signatory("receiver")
    assert codes(fill) == [("paper_field_faulty", "receiver")]


def test_what_the_record_tells_may_be_translated_and_not_replaced() -> None:
    fill = filling(facts=Prose(kk="k", en="e"), purpose="another")
    assert fill.translated("facts", "r") == Prose(kk="k", ru="r", en="e")
    assert fill.translated("purpose", "told") == "told"
    assert codes(fill) == [("paper_field_told", "purpose")]


def test_lines_go_together_by_language() -> None:
    assert lines_of(Prose(kk="a\nb", ru="c\nd", en="e")) == (
        Prose(kk="a", ru="c", en="e"),
        Prose(kk="b", ru="d", en=""),
    )
    assert filling(day="2026-01-02").day("day") == date(2026, 1, 2)


def test_words_are_the_same_thing_in_each_language() -> None:
    told = words_of("paper.traced", sum=Money(1_00, "KZT"))
    assert {told.kk[-8:], told.ru[-8:]} == {"1,00\N{NO-BREAK SPACE}KZT"}
    assert "1.00" in told.en
    assert joined(()) == ""
