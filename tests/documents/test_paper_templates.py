"""Templates: every shipped one can be filled; what is wrong with an edited one is told by line."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.paper_facts import BANK, FACTS, MLA, PRODUCED

from qaitaru.documents.facts.kinds import DOCUMENTS
from qaitaru.documents.facts.parts import Prose
from qaitaru.documents.outline import (
    Items,
    Note,
    Paragraph,
    Particulars,
    Style,
    Table,
    faults,
    walk,
)
from qaitaru.documents.render_docx import render_docx
from qaitaru.documents.render_pdf import render_pdf
from qaitaru.documents.templating.papers import (
    Issuer,
    Paper,
    Template,
    build_paper,
    check_template,
)
from qaitaru.documents.templating.reading import read_text
from qaitaru.documents.templating.shapes import shapes_of
from qaitaru.documents.templating.shelf import shipped, template_of
from qaitaru.wording import LANGUAGES, words_for

ISSUER = Issuer(agency="Agency", produced_utc=PRODUCED)
HEAD = "---\ntitle: T\n---\n"


def own(text: str, document: str = "bank_letter", language: str = "en") -> Template:
    return Template(jurisdiction="kz", document=document, language=language, text=text, own=True)


def told(text: str) -> list[tuple[str, str, str]]:
    """What is wrong with a text, but for the fields it leaves out."""
    found = check_template(own(text))
    return [
        (one.code, one.place, one.found) for one in found if one.code != "template_field_left_out"
    ]


def paper(text: str, facts: object = BANK) -> Paper:
    return build_paper(own(HEAD + text), facts, ISSUER)


def blocks(made: Paper) -> list[object]:
    assert made.outline is not None, made.problems
    return [block for section in walk(made.outline.sections) for block in section.blocks]


def test_every_document_has_a_template_in_every_language() -> None:
    named = {(one.document, one.language) for one in shipped()}
    assert named == {(document, language) for document in DOCUMENTS for language in LANGUAGES}


@pytest.mark.parametrize("template", shipped(), ids=lambda one: one.name)
def test_a_shipped_template_has_no_fault_and_says_all_that_its_document_must(
    template: Template,
) -> None:
    assert check_template(template) == ()


@pytest.mark.parametrize("template", shipped(), ids=lambda one: one.name)
def test_a_shipped_template_makes_a_paper(template: Template) -> None:
    made = build_paper(template, FACTS[template.document], ISSUER)
    assert made.problems == ()
    assert made.outline is not None
    assert "{{" not in str(made.outline)
    assert "\ue000" not in str(made.outline)
    again = build_paper(template, FACTS[template.document], ISSUER)
    assert made.outline == again.outline
    assert render_pdf(made.outline).startswith(b"%PDF")
    assert render_docx(made.outline).startswith(b"PK")


REQUIRED = [
    (template, name)
    for template in shipped()
    for name, shape in shapes_of(DOCUMENTS[template.document]).items()
    if not shape.may_be_empty
]


@pytest.mark.parametrize(("template", "name"), REQUIRED, ids=lambda one: getattr(one, "name", one))
def test_a_document_without_what_it_must_say_is_no_paper(template: Template, name: str) -> None:
    facts: Any = FACTS[template.document]
    empty: dict[str, Any] = {name: () if isinstance(getattr(facts, name), tuple) else None}
    made = build_paper(template, replace(facts, **empty), ISSUER)
    assert made.outline is None
    assert any(name in one.found for one in made.problems), made.problems
    assert {one.expected for one in made.problems} == {template.name}


def test_a_text_that_is_not_translated_is_told() -> None:
    facts = replace(BANK, basis=Prose(ru="санкция"))
    (template,) = (one for one in shipped() if one.name == "kz/bank_letter.kk")
    (problem,) = build_paper(template, facts, ISSUER).problems
    assert (problem.code, problem.found) == ("document_not_in_language", "basis")
    assert problem.expected == "kz/bank_letter.kk"


def test_the_faults_of_a_text_are_told_by_line() -> None:
    assert told("no head") == [("template_heading_missing", "line=1", "")]
    assert told("---\nkind: x\n---\n") == [("template_key_missing", "line=1", "title")]
    assert told(HEAD + "{{bank.nmae}}") == [("template_field_unknown", "line=4", "bank.nmae")]
    assert told(HEAD + "{{holes}}") == [("template_list_as_value", "line=4", "holes")]
    assert told(HEAD + "{{bank}}") == [("template_part_as_value", "line=4", "bank")]
    assert told(HEAD + "{{contact}}") == [("template_field_may_be_empty", "line=4", "contact")]
    assert told(HEAD + "{{#number}}x{{/number}}") == [("template_not_a_list", "line=4", "number")]
    assert told(HEAD + "{{#holes}}") == [("template_not_closed", "line=4", "holes")]
    assert told(HEAD + "a {{/holes}}") == [("template_closes_nothing", "line=4", "holes")]
    assert told(HEAD + "{{ Number }}") == [("template_mark_unreadable", "line=4", "{{ Number }}")]
    assert told(HEAD + "\n[x](https://example.org)")[0][:2] == ("template_link_outside", "line=5")
    assert told("---\ntitle: T\nfont: x\n---\n")[0] == ("template_key_unknown", "line=3", "font")
    assert told("---\ntitle: T\ntitle: U\n---\n") == [("template_key_twice", "line=3", "title")]
    assert told("---\ntitle: T\nsigned: me\n---\n") == [("template_signed_faulty", "line=3", "me")]
    assert told("---\ntitle: T\nnumbered: 1\n---\n") == [
        ("template_key_switch", "line=3", "numbered")
    ]
    assert told(HEAD + "\ue000")[0][0] == "template_letter_reserved"


def test_what_may_be_empty_may_be_told_where_it_is_asked_for() -> None:
    assert told(HEAD + "{{?contact}}{{contact}}{{/contact}}") == []
    assert told(HEAD + "{{#holes}}{{?exhibits}}{{exhibits}}{{/exhibits}}{{/holes}}") == []
    late = told(HEAD + "{{?contact}}a{{/contact}}{{contact}}")
    assert late == [("template_field_may_be_empty", "line=4", "contact")]


def test_a_required_field_that_is_left_out_is_told_and_does_not_stop_the_paper() -> None:
    left = {one.found for one in check_template(own(HEAD + "{{number}}"))}
    assert "basis" in left
    assert "number" not in left
    assert paper("{{number}}").outline is not None


def test_a_name_that_looks_like_a_mark_stays_a_name() -> None:
    hostile = "# x\n\n- **y** | [z](#start) {{number}} ![i](j) <b>"
    facts = replace(BANK, case_number=hostile)
    made = paper("A {{case_number}}\n\n| a | b |\n|---|---|\n| {{case_number}} | c |\n", facts)
    first, table = blocks(made)
    assert isinstance(first, Paragraph)
    assert first.spans[0].text == f"A {hostile}"
    assert isinstance(table, Table)
    assert table.rows[0].cells[0][0].text == hostile
    assert len(table.rows) == 1


def test_a_text_of_several_paragraphs_stands_as_several() -> None:
    facts = replace(BANK, basis="one\n\ntwo")
    texts = [
        one.spans[0].text for one in blocks(paper("{{basis}}", facts)) if isinstance(one, Paragraph)
    ]
    assert texts == ["one", "two"]


def test_the_form_is_read_as_blocks() -> None:
    text = (
        "# First {#one}\n\nSee [there](#two) and **loud** `code` *aside*\n\n1) a\n2) b\n\n- c\n\n"
        "> d\n\n---\n\n## Second {#two}\n\n: Cap\n\n| A | B |\n|-----|--:|\n| e | f |\n\n"
        "| | |\n|---|---|\n| n | v |\n"
    )
    read = read_text(text, (), numbered=True)
    first = read.sections[0]
    second = first.sections[0]
    assert (first.title, first.anchor) == ("1. First", "one")
    assert (second.title, second.anchor, second.new_page) == ("1.1 Second", "two", True)
    line, ordered, loose, note = first.blocks
    assert isinstance(line, Paragraph)
    assert [(one.text, one.style, one.target) for one in line.spans if one.text.strip()] == [
        ("See ", Style.PLAIN, ""),
        ("there", Style.PLAIN, "two"),
        (" and ", Style.PLAIN, ""),
        ("loud", Style.STRONG, ""),
        ("code", Style.CODE, ""),
        ("aside", Style.QUIET, ""),
    ]
    assert isinstance(ordered, Items)
    assert ordered.ordered
    assert isinstance(loose, Items)
    assert isinstance(note, Note)
    table, names = second.blocks
    assert isinstance(table, Table)
    assert (table.caption, [one.share for one in table.columns]) == ("Cap", [5, 0])
    assert isinstance(names, Particulars)


def test_what_no_paper_holds_is_told() -> None:
    codes = [one.code for one in read_text("- a\n    - b\n\n> # c\n", (), numbered=False).problems]
    assert codes == ["template_block_unknown"] * 2


def test_a_table_without_a_row_is_told() -> None:
    rows = "| a |\n|---|\n{{#holes}}\n| {{first}} |\n{{/holes}}\n"
    (lacks,) = paper(rows, replace(BANK, holes=())).problems
    assert (lacks.code, lacks.found, lacks.place) == ("document_field_empty", "holes", "line=6")
    rows = "| a |\n|---|\n{{?contact}}\n| b |\n{{/contact}}\n"
    (problem,) = paper(rows, replace(BANK, contact="")).problems
    assert problem.code == "document_table_empty"


def test_a_link_to_nowhere_is_told() -> None:
    (problem,) = paper("[x](#nowhere)").problems
    assert (problem.code, problem.found) == ("template_anchor_unknown", "nowhere")


def test_one_of_a_list_knows_its_number_and_whether_it_is_the_last() -> None:
    text = "{{#circumstances}}{{nth}} {{it}}{{^at_end}}, {{/at_end}}{{/circumstances}}"
    facts = replace(MLA, circumstances=("a", "b"))
    made = build_paper(own(HEAD + text, "mla_request"), facts, ISSUER)
    (line,) = blocks(made)
    assert isinstance(line, Paragraph)
    assert line.spans[0].text == "1 a, 2 b"


def test_a_file_is_a_template_by_its_name() -> None:
    found = template_of("bank_letter.kk.md", "x", "kz")
    assert found is not None
    assert found.own
    assert template_of("letter.kk.md", "x", "kz") is None
    assert template_of("bank_letter.fr.md", "x", "kz") is None


def test_every_problem_of_templates_has_words() -> None:
    codes = {
        "template_list_as_value",
        "template_part_as_value",
        "template_flag_as_value",
        "document_field_empty",
        "document_not_in_language",
    }
    for language in LANGUAGES:
        for code in codes:
            assert f"problem.{code}" in words_for(language)
            assert f"problem.{code}.mend" in words_for(language)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_document_has_an_example(document: str) -> None:
    assert isinstance(FACTS[document], DOCUMENTS[document])
    assert fields(DOCUMENTS[document])


PIECES = st.sampled_from(
    [
        *("{{number}}", "{{#holes}}", "{{/holes}}", "{{?contact}}", "{{/contact}}", "{{contact}}"),
        *("\n", "\n\n", "# h", "- ", "1) ", "> ", "| a | b |", "|---|--:|", "|-|", "| |", "---"),
        *("**", "*", "`", "[x](#y)", "{#y}", ": ", "    ", "text", "<b>", "![i](j)", "```", "\\"),
    ]
)


@given(st.lists(PIECES, max_size=40))
def test_whatever_an_agency_writes_is_made_or_told(pieces: list[str]) -> None:
    made = paper("".join(pieces))
    assert (made.outline is None) == bool(made.problems)


@given(st.text(max_size=200))
def test_any_value_may_stand_in_any_place(value: str) -> None:
    text = (
        "# {{number}}\n\n{{number}}\n\n- {{number}}\n\n| {{number}} |\n|---|\n| **{{number}}** |\n"
    )
    made = paper(text, replace(BANK, number=value))
    assert (made.outline is None) == (not value.strip())
    if made.outline:
        assert faults(made.outline) == []
