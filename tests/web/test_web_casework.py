"""The pages of an investigation: the list, one whole, its entries, the board, a measure."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from tests.web.case_callers import Told, tell_case, with_item
from tests.web.conftest import Caller

Texts = Callable[[html.HtmlElement, str], list[str]]


@pytest.fixture
def told(caller: Caller, tmp_path: Path) -> Told:
    """The case as its pages find it."""
    return tell_case(with_item(caller, tmp_path).desk)


def test_every_page_of_a_case_opens_in_three_languages(caller: Caller, told: Told) -> None:
    for language in ("kk", "ru", "en"):
        for address in (
            "/",
            "/investigations",
            "/investigations?late=1",
            f"/investigations/{told.case}",
            f"/investigations/{told.case}/entries",
            "/assets",
            "/assets?view=table&sort=-worth",
            f"/assets/{told.flat}",
            f"/measures/{told.measure}",
            "/board",
            "/requests",
            f"/requests/{told.request}",
        ):
            sign = "&" if "?" in address else "?"
            caller.page(f"{address}{sign}lang={language}")
