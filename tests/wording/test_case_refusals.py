"""What the record refuses, as people read it: by what is missing, in the words to be typed."""

import pytest

from qaitaru.facts.errors import CaseRefused
from qaitaru.wording import words_for
from qaitaru.wording.faults import fault_text

_WANTING = {
    "en": (
        "Refused: the step wants something. Found: draft → checked; expected: facts, purpose, "
        "a member other than who began it."
    ),
    "ru": (
        "Отказано: условия для шага не выполнены. Найдено: проект → проверен; ожидалось: "
        "обстоятельства, цель, участник, который не начинал запрос."
    ),
    "kk": (
        "Бас тартылды: қадам үшін шарттар орындалмаған. Табылғаны: жоба → тексерілді; "
        "күтілгені: мән-жайлар, мақсаты, сұрау салуды бастаған адамнан басқа қатысушы."
    ),
}


@pytest.mark.parametrize("language", _WANTING)
def test_a_step_that_wants_fields_names_each_of_them(language: str) -> None:
    fault = CaseRefused("step_wanting", "draft → checked", "facts, purpose, other_member")
    assert fault_text(fault, words_for(language)) == _WANTING[language]


def test_what_is_to_be_typed_is_told_as_it_is_typed() -> None:
    words = words_for("en")
    role = CaseRefused("value_unknown", "king", "analyst, supervising_prosecutor")
    assert fault_text(role, words).endswith("expected: analyst, supervising_prosecutor.")
    step = CaseRefused("step_unknown", "nonsense", "court_decided")
    assert fault_text(step, words).endswith("expected: the court decided (court_decided).")


def test_a_use_is_told_as_a_use_and_not_as_a_need_of_the_same_name() -> None:
    told = fault_text(CaseRefused("use_limited", "tax", "evidence"), words_for("en"))
    assert told.endswith("Found: taxation; expected: evidence in the case.")


def test_traced_is_a_place_where_it_is_found_and_a_need_where_it_is_wanted() -> None:
    words = words_for("en")
    wants = CaseRefused("move_needs", "identified → traced", "traced, basis")
    assert fault_text(wants, words).endswith(
        "Found: identified → traced; "
        "expected: an amount traced into it, what it stands on (--basis)."
    )
    no_way = CaseRefused("no_way", "suspected → final", "identified, claim_upheld")
    assert fault_text(no_way, words).endswith(
        "Found: suspected → order final; "
        "expected: identified, claim of another upheld (claim_upheld)."
    )


@pytest.mark.parametrize(
    ("found", "expected", "end"),
    [
        ("", "", "Refused: the words are missing."),
        ("7", "", "Refused: the words are missing. Found: 7."),
        ("", "7", "Refused: the words are missing. Expected: 7."),
    ],
)
def test_what_was_not_found_is_not_told(found: str, expected: str, end: str) -> None:
    assert fault_text(CaseRefused("text_wanting", found, expected), words_for("en")) == end


@pytest.mark.parametrize(
    "instant",
    ["2026-02-27T12:00:12.600000Z", "2026-02-27 17:00:12+05:00", "2026-02-27T17:00:12+05:00"],
)
def test_an_instant_is_told_as_the_language_tells_it(instant: str) -> None:
    told = fault_text(CaseRefused("in_future", instant, f"≤ {instant}"), words_for("ru"))
    assert told.endswith("Найдено: 27.02.2026 12:00:12 UTC; ожидалось: ≤ 27.02.2026 12:00:12 UTC.")
