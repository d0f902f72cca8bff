"""What a form of a paper says and what it does not touch; numbers of evidence items as a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.acts.casework.paper_facts.items_said import items_in, items_text
from qaitaru.acts.casework.paper_facts.paper_fields import PaperField, Sort
from qaitaru.documents.facts.parts import Prose
from qaitaru.facts.errors import SettingFaulty
from qaitaru.web.casework.paper_form import lacks, said_by, seems_other

Said = dict[str, str | Prose]
COURT = PaperField(name="court", is_needed=True)
SIGNED = PaperField(name="signed", sort=Sort.SIGNED)
DAY = PaperField(name="answer_by", sort=Sort.DAY)


def test_one_language_is_said_and_the_others_stay() -> None:
    before: Said = {"court": Prose(kk="сот", ru="суд"), "number": "7"}
    assert said_by(before, [COURT], {"say-court": "court"}, "en") == {
        "court": Prose(kk="сот", ru="суд", en="court"),
        "number": "7",
    }
    assert said_by({"court": "court"}, [COURT], {"say-court": "суд"}, "ru") == {
        "court": Prose(kk="court", ru="суд", en="court")
    }


def test_what_is_emptied_is_said_no_more_and_what_was_not_asked_stays() -> None:
    before: Said = {"court": Prose(ru="суд"), "signed": "A | B"}
    assert said_by(before, [COURT, SIGNED], {"say-court": " "}, "ru") == {"signed": "A | B"}


def test_who_signs_is_an_office_and_a_name() -> None:
    sent = {"say-signed-position": "Judge", "say-signed-name": "A. B."}
    assert said_by({}, [SIGNED], sent, "en") == {"signed": Prose(en="Judge | A. B.")}
    assert said_by({}, [SIGNED], {"say-signed-position": "", "say-signed-name": ""}, "en") == {}


def test_what_other_papers_say_is_said_here_as_it_stands_or_not_at_all() -> None:
    shared: Said = {"signed": Prose(kk="Тергеуші | А", ru="Следователь | А")}
    same = {"say-signed-position": "Следователь", "say-signed-name": "А"}
    assert said_by({}, [SIGNED], same, "ru", shared=shared) == shared
    other = {"say-signed-position": "Прокурор", "say-signed-name": "Б"}
    found = said_by({}, [SIGNED], other, "ru", shared=shared)
    assert found == {"signed": Prose(ru="Прокурор | Б")}


def test_a_day_is_one_in_every_language() -> None:
    sent = {"say-answer_by": "2026-12-02"}
    assert said_by({}, [DAY], sent, "kk") == {"answer_by": "2026-12-02"}


def test_lines_of_a_form_end_as_lines_of_a_text() -> None:
    said = said_by({}, [COURT], {"say-court": "a\r\nb"}, "en")
    assert said == {"court": Prose(en="a\nb")}


@pytest.mark.parametrize(
    ("field", "language", "found"),
    [
        (COURT, "ru", True),
        (PaperField(name="court", is_needed=True, said="x"), "ru", False),
        (PaperField(name="court", is_needed=True, said=Prose(kk="x")), "ru", True),
        (PaperField(name="court", is_needed=True, said=Prose(kk="x")), "kk", False),
        (PaperField(name="remarks", said=Prose(kk="x")), "ru", True),
        (PaperField(name="remarks"), "ru", False),
        (PaperField(name="facts", is_known=True, recorded="x"), "ru", False),
    ],
)
def test_a_field_is_wanting_in_a_language(field: PaperField, language: str, found: object) -> None:
    assert lacks(field, language) is found


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("купила квартиру", {"kk", "en"}),
        ("пәтер сатып алған", {"ru", "en"}),
        ("bought the flat", {"ru", "kk"}),
        ("20:311:005", set()),
    ],
)
def test_letters_say_that_a_text_is_of_another_language(text: str, of: set[str]) -> None:
    assert {one for one in ("kk", "ru", "en") if seems_other(text, one)} == of


def test_numbers_of_items_are_read_with_their_stretches() -> None:
    assert items_in("4-6, 1; 5\n9") == (4, 5, 6, 1, 9)
    assert items_in("") == ()
    assert items_text([9, 4, 6, 5, 1, 1]) == "1, 4-6, 9"


@pytest.mark.parametrize("text", ["x", "0", "5-3", "1-99999", "1..4", "-1"])
def test_what_is_no_number_of_an_item_is_refused(text: str) -> None:
    with pytest.raises(SettingFaulty):
        items_in(text)


@given(st.sets(st.integers(1, 300)))
def test_a_text_of_items_is_read_back(numbers: set[int]) -> None:
    assert set(items_in(items_text(numbers))) == numbers
