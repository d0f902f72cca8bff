"""A paper looked at before it is whole: gaps stand in their places, and nothing is made of them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.documents.paper_facts import FACTS, MLA, told

from qaitaru.documents.fact_words import fact_words
from qaitaru.documents.facts.kinds import DOCUMENTS
from qaitaru.documents.facts.parts import NO_DAY, Prose, Signatory
from qaitaru.documents.outline import Outline
from qaitaru.documents.render_fragment import render_fragment
from qaitaru.documents.templating.filling import Pen
from qaitaru.documents.templating.papers import Issuer, Template, build_paper, sketch_paper
from qaitaru.documents.templating.shapes import shapes_of
from qaitaru.documents.templating.shelf import shipped
from qaitaru.documents.told_differences import told_differences
from qaitaru.facts.money import Money
from qaitaru.wording import LANGUAGES, forms_for, words_for

ISSUER = Issuer(agency="AED", produced_utc=datetime(2026, 3, 5, tzinfo=UTC), is_draft=True)
EN = Pen("en", forms_for("en"))


def template(name: str) -> Template:
    (found,) = [one for one in shipped() if one.name == f"kz/{name}"]
    return found


def sketch(facts: object, name: str = "mla_request.en") -> tuple[Outline, list[str]]:
    paper = sketch_paper(template(name), facts, ISSUER)
    assert paper.outline is not None
    return paper.outline, [one.found for one in paper.problems]


def test_what_is_not_told_stands_as_its_name_and_is_told_beside() -> None:
    facts = replace(MLA, purpose="", signatory=Signatory(position="", name=""))
    outline, lacking = sketch(facts)
    assert set(lacking) == {"purpose", "signatory.position", "signatory.name"}
    text = render_fragment(outline)
    for gap in ("purpose", "who signs: position", "who signs: name"):
        assert f"<mark>{gap}</mark>" in text
    assert build_paper(template("mla_request.en"), facts, ISSUER).outline is None


def test_a_day_that_nobody_told_is_a_gap_and_never_the_first_of_all_days() -> None:
    outline, lacking = sketch(replace(MLA, dated=NO_DAY))
    assert set(lacking) == {"dated"}
    assert "<mark>date</mark>" in render_fragment(outline)
    assert build_paper(template("mla_request.en"), replace(MLA, dated=NO_DAY), ISSUER).problems


def test_a_text_of_another_language_stands_as_a_gap_in_that_language() -> None:
    outline, lacking = sketch(replace(MLA, purpose=Prose(ru="Доказать")))
    assert lacking == ["purpose"]
    assert "<mark>Доказать</mark>" in render_fragment(outline)


def test_a_list_that_must_have_one_shows_what_it_wants() -> None:
    outline, lacking = sketch(replace(MLA, asked=()))
    assert "asked" in lacking
    assert "<mark>" in render_fragment(outline)


def test_a_whole_paper_has_no_gap_and_says_whatever_its_pages_say() -> None:
    outline, lacking = sketch(MLA)
    text = render_fragment(outline)
    assert (lacking, "<mark>" in text) == ([], False)
    assert text.startswith('<div class="paper" lang="en">')
    assert "DRAFT" in text
    for landmark in ("<main", "<header", "<footer", "<nav", "style=", "<h1", "<h2"):
        assert landmark not in text


def test_a_source_cannot_speak_as_the_page() -> None:
    outline, _ = sketch(replace(MLA, purpose="<script>x</script> ‹not a gap"))
    text = render_fragment(outline)
    assert "<script" not in text
    assert "<mark>" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_every_paper_has_a_name(language: str) -> None:
    words = words_for(language)

    def names(of: type) -> set[str]:
        shapes = shapes_of(of)
        return set(shapes).union(*(names(one.of) for one in shapes.values() if one.of))

    every = set().union(*(names(one) for one in DOCUMENTS.values()))
    assert [one for one in sorted(every) if f"paper.fact.{one}" not in words] == []
    assert fact_words("nobody (1).knows", words) == "nobody (1): knows"


def test_a_field_is_named_from_the_whole_to_the_part() -> None:
    words = words_for("en")
    assert fact_words("court.name", words) == "court"
    assert fact_words("giver.name", words) == "who hands over: name"
    assert fact_words("assets (2).value", words) == "assets No.\N{NO-BREAK SPACE}2: value"


def test_the_same_facts_do_not_differ() -> None:
    for facts in FACTS.values():
        assert told_differences(facts, facts, EN) == ()


def test_what_differs_is_told_as_its_reader_sees_it() -> None:
    flat, *others = MLA.assets
    dearer = replace(flat, value=Money(50_000_000_00, "KZT"))
    after = replace(
        MLA, assets=(dearer, *others), is_urgent=not MLA.is_urgent, purpose=told("а", "б", "c")
    )
    found = {one.field: (one.was, one.now) for one in told_differences(MLA, after, EN)}
    assert set(found) == {"purpose", "assets (1).value", "is_urgent"}
    assert found["assets (1).value"][1] == "50,000,000.00\N{NO-BREAK SPACE}KZT"
    assert found["purpose"][1] == "c"
    assert sorted(found["is_urgent"]) == ["", "yes"]


def test_one_put_in_before_others_is_told_alone() -> None:
    first, *others = MLA.asked
    new = replace(first, what="Statements of another account")
    after = replace(MLA, asked=(new, first, *others))
    assert {one.field.partition(".")[0] for one in told_differences(MLA, after, EN)} == {
        "asked (1)"
    }
    assert all(not one.was for one in told_differences(MLA, after, EN))
    gone = told_differences(after, MLA, EN)
    assert gone
    assert all(not one.now for one in gone)


def test_a_part_that_comes_or_goes_is_told_whole() -> None:
    assert MLA.order is None or told_differences(MLA, replace(MLA, order=None), EN)
    without = replace(MLA, damage=None)
    found = told_differences(without, replace(MLA, damage=Money(1_00, "USD")), EN)
    assert [(one.field, one.was) for one in found] == [("damage", "")]
