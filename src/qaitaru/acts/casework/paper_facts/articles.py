"""How a paper cites the article that a ground of the law stands in."""

import re
from typing import Final

from qaitaru.acts.casework.paper_facts.in_each import told_in_each, words_of
from qaitaru.documents.facts.parts import Text
from qaitaru.law.editions import Point

_CITED: Final = re.compile(
    r"(?P<article>\d+(?:-\d+)?)(?:\((?P<part>\d+(?:-\d+)?)\)(?:\((?P<item>\d+)\))?)?"
)


def ground_of(point: Point) -> Text:
    """A ground in its words, with its article where the pack knows it."""
    text = told_in_each(point.text)
    if not point.article:
        return text
    return words_of("paper.ground", text=text, article=cited(point.article))


def cited(article: str) -> Text:
    """An article, its part and its item as each language cites them.

    In Russian and Kazakh ``161(1)`` would be read as article 161-1. What is not written so, as
    ``21 U.S.C. s. 853(n)``, stands as the pack gives it.
    """
    found = _CITED.fullmatch(article)
    if found is None:
        return article
    told = {name: text for name, text in found.groupdict().items() if text}
    key = {1: "paper.cited_article", 2: "paper.cited_part", 3: "paper.cited_item"}[len(told)]
    return words_of(key, **told)
