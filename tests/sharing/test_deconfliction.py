"""Two agencies learn whether they hold the same identifiers, and nothing else."""

from datetime import UTC, datetime, timedelta
from itertools import count

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from qaitaru.sharing.deconfliction import (
    MOST_ASKED,
    Answer,
    Answerer,
    Comparison,
    Question,
    Terms,
    compare,
    pose,
    respond,
)
from qaitaru.sharing.identifiers import Identifier, Sort
from qaitaru.sharing.points import blinded, is_point, point_of
from qaitaru.sharing.question_faults import answer_faults, question_faults

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
OURS = bytes(range(32))
THEIRS = bytes(range(1, 33))
TERMS = Terms(
    asked_by="afm",
    asked_of="mia",
    to_key="ab" * 32,
    asked_at=NOW,
    purpose="deconfliction 12",
    until=NOW + timedelta(days=3),
)
ACCOUNT = Identifier(Sort.ACCOUNT, "KZ73 9990 0000 0001 2345")
PERSON = Identifier(Sort.STATE_NUMBER, "009900000008")


def answerer() -> Answerer:
    fresh = count()
    return Answerer(
        agency="mia",
        at=NOW,
        secret=THEIRS,
        random_bytes=lambda size: next(fresh).to_bytes(size, "big"),
    )


def asked_of(ours: list[Identifier], theirs: list[Identifier]) -> Comparison:
    question = pose(ours, OURS, TERMS)
    answer = respond(question, theirs, answerer())
    assert not list(question_faults(question, NOW, MOST_ASKED))
    assert not list(answer_faults(question, answer))
    return compare(ours, question, answer, OURS)


def test_what_both_hold_is_a_hit_however_it_is_written() -> None:
    found = asked_of([ACCOUNT, PERSON], [Identifier(Sort.ACCOUNT, "kz739990000000012345")])

    assert found.hits == (ACCOUNT,)
    assert found.misses == (PERSON,)
    assert found.answered_by == "mia"


def test_one_text_of_another_sort_is_no_hit() -> None:
    assert not asked_of([PERSON], [Identifier(Sort.DOCUMENT, PERSON.text)]).hits


IDENTIFIERS = some.builds(
    Identifier, some.sampled_from(Sort), some.text("0123456789ABKZ", min_size=1, max_size=4)
)


@settings(max_examples=25, deadline=None)
@given(
    some.lists(IDENTIFIERS, min_size=1, max_size=6, unique_by=lambda one: one.word),
    some.lists(IDENTIFIERS, max_size=6),
)
def test_hits_are_exactly_what_both_hold(ours: list[Identifier], theirs: list[Identifier]) -> None:
    words = {one.word for one in theirs}
    assert set(asked_of(ours, theirs).hits) == {one for one in ours if one.word in words}


def test_the_chance_of_a_false_hit_is_told_from_what_was_compared() -> None:
    question = pose([ACCOUNT, PERSON], OURS, msgspec.structs.replace(TERMS, bits=40))
    found = compare([ACCOUNT], question, respond(question, [], answerer()), OURS)
    assert found.chance == pytest.approx(2 * 256 / 2**40)


def test_few_bits_give_the_false_hits_that_are_promised() -> None:
    ours = [Identifier(Sort.ACCOUNT, str(one)) for one in range(200)]
    question = pose(ours, OURS, msgspec.structs.replace(TERMS, bits=16))
    found = compare(ours, question, respond(question, [], answerer()), OURS)

    assert 0 < len(found.hits) < 8  # 200 x 256 / 65,536 = 0.8 are to be expected
    assert found.chance == pytest.approx(200 * 256 / 2**16, abs=1) or found.chance == 1


@pytest.mark.parametrize(("held", "points"), [(0, 256), (256, 256), (257, 512)])
def test_an_answer_hides_how_many_are_held(held: int, points: int) -> None:
    theirs = [Identifier(Sort.PHONE, f"7701{one:07}") for one in range(held)]
    answer = respond(pose([PERSON], OURS, TERMS), theirs, answerer())
    assert len(answer.own) == points
    assert all(is_point(bytes.fromhex(one)) for one in answer.own)


def test_neither_file_holds_a_word_or_its_plain_point() -> None:
    question = pose([ACCOUNT], OURS, TERMS)
    sent = msgspec.json.encode((question, respond(question, [ACCOUNT], answerer()))).decode()
    assert ACCOUNT.spelled not in sent
    assert point_of(ACCOUNT.word).hex() not in sent


def test_what_was_blinded_by_both_is_one_point_whoever_was_first() -> None:
    point = point_of(b"word")
    assert blinded(blinded(point, OURS), THEIRS) == blinded(blinded(point, THEIRS), OURS)


def changed(question: Question, **fields: object) -> Question:
    return msgspec.structs.replace(question, **fields)


@pytest.mark.parametrize(
    ("field", "fields", "terms"),
    [
        ("version", {"version": 2}, {}),
        ("purpose", {}, {"purpose": " "}),
        ("until", {}, {"until": NOW}),
        ("bits", {}, {"bits": 31}),
        ("bits", {}, {"bits": 257}),
        ("points", {"points": ()}, {}),
        ("points[0]", {"points": ("zz",)}, {}),
        ("points[0]", {"points": ("AB" * 32,)}, {}),
        ("points[0]", {"points": ("00" * 32,)}, {}),
        ("points[0]", {"points": ("01" + "00" * 31,)}, {}),  # of small order
        ("points[0]", {"points": ("02" + "00" * 31,)}, {}),  # beside the curve
        ("points[0]", {"points": ("ff" * 32,)}, {}),
        ("points[0]", {"points": ("f6" + "ff" * 30 + "7f",)}, {}),  # past the field
        ("points[0]", {"points": ("ab",)}, {}),
    ],
)
def test_a_question_is_not_answered_where(
    field: str, fields: dict[str, object], terms: dict[str, object]
) -> None:
    question = pose([PERSON], OURS, msgspec.structs.replace(TERMS, **terms))
    faults = list(question_faults(changed(question, **fields), NOW, MOST_ASKED))
    assert [one[0] for one in faults] == [field]


def test_a_point_told_twice_and_more_than_the_limit_are_refused() -> None:
    question = pose([PERSON, ACCOUNT], OURS, TERMS)
    twice = changed(question, points=(question.points[0],) * 2)
    assert [one[0] for one in question_faults(twice, NOW, MOST_ASKED)] == ["points"]
    assert [one[0] for one in question_faults(question, NOW, 1)] == ["points"]


def test_an_answer_to_another_question_is_not_read() -> None:
    question = pose([PERSON], OURS, TERMS)
    answer: Answer = respond(pose([ACCOUNT, PERSON], OURS, TERMS), [], answerer())
    assert [one[0] for one in answer_faults(question, answer)] == ["question", "twice"]


def test_an_answer_of_a_later_edition_is_not_read() -> None:
    question = pose([PERSON], OURS, TERMS)
    answer = msgspec.structs.replace(respond(question, [], answerer()), version=2)
    assert list(answer_faults(question, answer)) == [("version", "2", "1")]


@pytest.mark.parametrize(
    ("sort", "one", "other"),
    [
        (Sort.DOCUMENT, "n 1234567", "N1234567"),
        (Sort.OBJECT, "А 123 ВС 02", "a123bc02"),
        (Sort.PHONE, "8 (701) 123-45-67", "+7 701 123 45 67"),
        (Sort.CRYPTO, "0xABCDEF", "0xabcdef"),
        (Sort.STATE_NUMBER, "0099 0000 0008", "009900000008"),
    ],
)
def test_one_identifier_has_one_spelling(sort: Sort, one: str, other: str) -> None:
    assert Identifier(sort, one).word == Identifier(sort, other).word


def test_addresses_whose_case_tells_stay_apart() -> None:
    assert Identifier(Sort.CRYPTO, "bcAb").word != Identifier(Sort.CRYPTO, "bcab").word


def test_what_spells_nothing_is_neither_asked_nor_held() -> None:
    empty = Identifier(Sort.ACCOUNT, " - ")
    assert pose([empty], OURS, TERMS).points == ()
    assert not asked_of([PERSON], [empty]).hits
