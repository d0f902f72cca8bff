"""Thresholds of reporting, by the edition of the law that stood on a day."""

from datetime import date

import pytest
from msgspec.structs import replace

from qaitaru.detection.rules.structuring import StructuringParameters
from qaitaru.documents.law_words import edition_fields
from qaitaru.law.entry_faults import entry_faults
from qaitaru.law.lookups import pack_of
from qaitaru.law.packs_shipped import shipped_law
from qaitaru.law.thresholds import Threshold, ThresholdEdition, threshold_faults
from qaitaru.law.told import Told
from qaitaru.wording import words_for

FIRST = ThresholdEdition(
    name="old",
    valid_from=date(2010, 3, 9),
    valid_to=date(2016, 7, 26),
    amount_minor=700,
    currency="KZT",
    source="Law, art. 4",
)
LATER = ThresholdEdition(
    name="new", valid_from=date(2016, 7, 26), amount_minor=900, currency="KZT", source="Law, art. 4"
)
TEXT = Told(kk="қолма-қол ақша", ru="наличные", en="cash")


def _told(*editions: ThresholdEdition, key: str = "kz.cash") -> Threshold:
    return Threshold(key=key, text=TEXT, editions=editions)


def test_the_threshold_for_cash_says_that_its_text_was_not_verified() -> None:
    law = shipped_law()
    cash = law.threshold("kz.cash")
    assert cash
    edition = cash.standing(date(2024, 1, 1))
    assert edition
    assert edition.amount_minor == StructuringParameters().threshold
    assert not edition.verified
    assert edition.remark
    assert law.threshold("kz.nothing") is None


@pytest.mark.parametrize(
    ("key", "then", "later"),
    [
        ("kz.winnings", 1_000_000, 3_000_000),
        ("kz.offshore", 2_000_000, 5_000_000),
    ],
)
def test_two_editions_of_article_4_ask_for_two_sums(key: str, then: int, later: int) -> None:
    threshold = shipped_law().threshold(key)
    assert threshold
    days = (date(2012, 6, 1), date(2018, 6, 1))
    standing = [threshold.standing(day) for day in days]
    assert [one and one.amount_minor // 100 for one in standing] == [then, later]


def test_the_current_text_asks_for_less_of_winnings_and_of_cultural_property() -> None:
    law, today = shipped_law(), date(2026, 11, 22)
    sums = {
        key: edition.amount_minor // 100
        for key in ("kz.winnings", "kz.pawnshop", "kz.cultural", "kz.leasing", "kz.registrable")
        if (found := law.threshold(key)) and (edition := found.standing(today))
    }
    assert sums == {
        "kz.winnings": 1_000_000,
        "kz.pawnshop": 3_000_000,
        "kz.cultural": 1_000_000,
        "kz.leasing": 45_000_000,
        "kz.registrable": 200_000_000,
    }


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2010, 3, 9), "old"), (date(2016, 7, 25), "old"), (date(2016, 7, 26), "new")],
)
def test_an_edition_stands_until_the_next_begins(day: date, name: str) -> None:
    standing = _told(FIRST, LATER).standing(day)
    assert standing
    assert standing.name == name


def test_before_the_first_and_after_the_last_nothing_stands() -> None:
    assert _told(FIRST).standing(date(2010, 3, 8)) is None
    assert _told(FIRST).standing(date(2016, 7, 26)) is None


def test_what_cannot_be_is_told_with_its_key() -> None:
    bad = ThresholdEdition(
        name="bad", valid_from=date(2016, 7, 25), amount_minor=0, currency="KZT", source=" "
    )
    pack = pack_of(shipped_law(), "kz")
    assert pack
    pack = replace(pack, threshold=(_told(FIRST, bad), _told(key="un.cash")))
    faults = [*entry_faults(pack), *threshold_faults(pack.threshold)]
    assert [key for key, _, _ in faults] == [
        "threshold[0].editions[1].valid_from",
        "threshold[0].editions[1].source",
        "threshold[1].key",
        "threshold[1].editions",
        "threshold[0].editions[1].amount_minor",
    ]
    assert not list(threshold_faults((_told(FIRST, LATER),)))


def test_a_threshold_is_told_as_money() -> None:
    found = shipped_law().found(Threshold, "kz.winnings")
    assert found
    ((_, lines),) = edition_fields(found.editions[1], words_for("ru"))
    assert lines == ["от 3\u00a0000\u00a0000,00\u00a0KZT"]
