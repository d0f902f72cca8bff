"""What channel, purpose and accounts say of a transfer; the same by SQL."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.detection.marks import marks_of, spaced
from qaitaru.detection.marks_pack import shipped_marks
from qaitaru.detection.marks_steps import marked
from qaitaru.detection.moves import Mark
from qaitaru.engine.duck import connect

TABLES = shipped_marks()
HERE = ("KZ000000000000000001", "KZ000000000000000002")
WORDS = [one.replace("*", "") for table in TABLES for one in table.words]
BOTH = Mark.CASH_IN | Mark.CASH_OUT


@pytest.mark.parametrize(
    ("channel", "purpose", "marks"),
    [
        ("cash", "", BOTH),
        ("", "Взнос наличных через кассу", Mark.CASH_IN),
        ("ATM", "Снятие 200 000 наличных", Mark.CASH_OUT),
        ("", "Безналичный перевод", Mark(0)),
        ("", "Банкоматтан алу", Mark.CASH_OUT),
        ("card", "Жалақы, қаңтар", Mark.CARD | Mark.SALARY),
        ("", "Заработная плата", Mark.SALARY),
        ("", "Возврат займа по договору", Mark.LOAN),
        ("", "қарызды қайтару", Mark.LOAN),
        ("P2P", "USDT TRC20", Mark.CRYPTO),
        ("", "Оплата за товар, счёт-фактура 15", Mark.TRADE),
        ("", "Тауар үшін төлем", Mark.TRADE),
        ("", "пополнение 1XBET", Mark.GAMBLING),
        ("SWIFT", "", Mark.ABROAD),
        ("", "шетелге аударым", Mark.ABROAD),
        ("", "садақа", Mark.CHARITY),
        ("", "на закят", Mark.CHARITY),
        ("", "cashback, scard, atmosphere, wages2", Mark(0)),
        ("", "", Mark(0)),
    ],
)
def test_words_say_what_a_transfer_is(channel: str, purpose: str, marks: Mark) -> None:
    assert marks_of(TABLES, (channel, purpose), HERE) == marks


def test_a_phrase_does_not_go_from_the_channel_into_the_purpose() -> None:
    assert marks_of(TABLES, ("", "cash deposit"), HERE) == Mark.CASH_IN
    assert marks_of(TABLES, ("cash", "deposit"), HERE) == BOTH


def test_ibans_of_two_countries_are_a_transfer_abroad() -> None:
    assert marks_of(TABLES, ("", ""), (HERE[0], "DE00000000000000000001")) == Mark.ABROAD
    assert marks_of(TABLES, ("", ""), (HERE[0], "card 1")) == Mark(0)


def test_a_number_alone_is_as_a_space() -> None:
    assert spaced("Счёт №15-7 от 01.02") == " счет от "
    assert spaced("1xbet") == " 1xbet "


texts = st.lists(
    st.sampled_from(
        [*WORDS, "Ё", "İ", "ы", "ғ", "12", " ", "  ", "_", "-", "«", "\u00a0", "٣", "x"]
    ),
    max_size=6,
).flatmap(lambda parts: st.sampled_from(["", " ", "-"]).map(lambda apart: apart.join(parts)))
accounts = st.sampled_from([*HERE, "DE00000000000000000001", "A", ""])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(texts, texts, accounts, accounts), min_size=1, max_size=60))
def test_sql_says_the_same(rows: list[tuple[str, str, str, str]]) -> None:
    with connect(threads=1) as connection:
        connection.execute(
            "CREATE TABLE cells (seq BIGINT, channel VARCHAR, purpose VARCHAR, "
            "payer_account VARCHAR, payee_account VARCHAR)"
        )
        told = [(number, *row) for number, row in enumerate(rows)]
        connection.executemany("INSERT INTO cells VALUES (?, ?, ?, ?, ?)", told)
        for step in marked(TABLES, "cells", "found"):
            connection.execute(step)
        found = dict(connection.execute("SELECT seq, marks FROM found").fetchall())
    for number, (channel, purpose, payer, payee) in enumerate(rows):
        said = int(marks_of(TABLES, (channel, purpose), (payer, payee)))
        assert found.get(number, 0) == said, (channel, purpose)
