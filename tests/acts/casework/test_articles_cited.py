"""A ground of the law is cited as a lawyer of the language writes it."""

import pytest

from qaitaru.acts.casework.paper_facts.articles import cited, ground_of
from qaitaru.documents.facts.parts import Prose
from qaitaru.law.editions import Point
from qaitaru.law.told import Told


@pytest.mark.parametrize(
    ("article", "kk", "ru", "en"),
    [
        ("161", "161-бап", "статья 161", "article 161"),
        ("12-1", "12-1-бап", "статья 12-1", "article 12-1"),
        ("161(1)", "161-баптың 1-бөлігі", "часть 1 статьи 161", "article 161(1)"),
        ("13(5-1)", "13-баптың 5-1-бөлігі", "часть 5-1 статьи 13", "article 13(5-1)"),
        (
            "161(1)(2)",
            "161-баптың 1-бөлігінің 2) тармағы",
            "пункт 2) части 1 статьи 161",
            "article 161(1)(2)",
        ),
    ],
)
def test_a_part_is_not_read_as_another_article(article: str, kk: str, ru: str, en: str) -> None:
    assert cited(article) == Prose(kk=kk, ru=ru, en=en)


@pytest.mark.parametrize("article", ["21 U.S.C. s. 853(n)", "48, 669", "46(15)(a)"])
def test_what_is_cited_otherwise_stands_as_the_pack_gives_it(article: str) -> None:
    assert cited(article) == article


def test_a_ground_stands_in_its_words_with_its_article() -> None:
    told = Told(kk="Шұғыл жағдай", ru="Неотложный случай", en="An urgent case")
    assert ground_of(Point(key="urgent", article="161(1)", text=told)) == Prose(
        kk="Шұғыл жағдай (161-баптың 1-бөлігі)",
        ru="Неотложный случай (часть 1 статьи 161)",
        en="An urgent case (article 161(1))",
    )


def test_a_ground_whose_article_was_not_read_has_no_empty_brackets() -> None:
    told = Told(kk="Жасыру қаупі", ru="Опасность сокрытия", en="A risk of dissipation")
    assert ground_of(Point(key="dissipation", text=told)) == Prose(
        kk="Жасыру қаупі", ru="Опасность сокрытия", en="A risk of dissipation"
    )
