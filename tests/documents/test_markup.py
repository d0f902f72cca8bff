"""Nothing a source says can become markup, and nothing unseen stays hidden."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qaitaru.documents.markup import Written, element, render, shown


def test_text_and_attributes_are_escaped() -> None:
    node = element("p", '<b>&"', title='"><script>')
    assert render(node) == '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;&quot;</p>'


def test_attribute_names_take_hyphens_and_none_is_left_out() -> None:
    assert render(element("a", class_="x", aria_label="y", href=None)) == (
        '<a class="x" aria-label="y"></a>'
    )


def test_an_element_that_holds_nothing_is_not_closed() -> None:
    assert render(element("p", "a", element("br"), "b")) == "<p>a<br>b</p>"


def test_markup_of_our_own_stands_as_written() -> None:
    assert render(element("p", Written("<i>x</i>"))) == "<p><i>x</i></p>"


def test_letters_that_turn_the_writing_round_are_told_by_number() -> None:
    assert shown("invoice\u202egpj.exe\x00") == "invoice[U+202E]gpj.exe[U+0000]"


def test_kazakh_letters_and_line_breaks_are_left_alone() -> None:
    assert shown("әғқңөұүһі ₸\n\t") == "әғқңөұүһі ₸\n\t"


@given(st.text(st.characters()))
def test_any_text_comes_back_from_a_parser_as_it_is_shown(text: str) -> None:
    parsed = etree.fromstring(render(element("p", text, title=text)))
    assert (parsed.text or "") == shown(text).replace("\r\n", "\n").replace("\r", "\n")
    assert parsed.get("title") is not None
