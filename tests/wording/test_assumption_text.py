"""What an assumption may be reads in words; a rule by its short name."""

import pytest

from qaitaru.tracing.order import SameDay
from qaitaru.tracing.rules.names import RULES, Between
from qaitaru.tracing.sensitivity import ORDERS, Assumption
from qaitaru.wording import LANGUAGES, words_for
from qaitaru.wording.assumptions import ways_text


@pytest.mark.parametrize(
    ("assumption", "ways", "told"),
    [
        (Assumption.SAME_DAY, ("ledger", "credits-first"), "as booked, receipts first"),
        (Assumption.UNCLAIMED, ("stated",), "as the claim says"),
        (Assumption.BETWEEN, ("pro_rata",), "pro rata"),
        (Assumption.RULE, ("own-first", "libr"), "Own first, Lowest balance"),
    ],
)
def test_what_gives_an_end_is_told_in_words(
    assumption: Assumption, ways: tuple[str, ...], told: str
) -> None:
    assert ways_text(assumption, ways, words_for("en")) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_has_words(language: str) -> None:
    known = {
        Assumption.RULE: tuple(RULES),
        Assumption.SAME_DAY: ORDERS,
        Assumption.BETWEEN: tuple(Between),
        Assumption.UNCLAIMED: ("stated", "own", "unknown"),
    }
    for assumption, ways in known.items():
        for way in ways:
            assert ways_text(assumption, (way,), words_for(language)) != way, (assumption, way)


def test_a_way_without_words_is_shown_by_its_own_name() -> None:
    assert ways_text("same_day", (SameDay.BOUNDS, "evening"), words_for("en")) == "bounds, evening"
