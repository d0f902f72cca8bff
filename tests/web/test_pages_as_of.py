"""Pages as of an instant, and instants by the clock of the place."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from tests.web.case_callers import Told, later, member, tell_case, with_item
from tests.web.conftest import Caller
from tests.web.duty_callers import freeze

from qaitaru.acts.casework.lead_investigation import give_role
from qaitaru.acts.casework.take_measure import tell_step
from qaitaru.casework.bodies.conduct import RoleGiven
from qaitaru.casework.bodies.measures import MeasureStep

Texts = Callable[[html.HtmlElement, str], list[str]]
BEFORE, TAKEN = "2026-03-02T13:00", "2026-03-02T15:00"  # by the clock of Almaty; taken at 14:00
LAPSED = "2026-03-12T15:00"
PAGES = ("/clocks", "/measures", "/board")
ROWS = "//tbody/tr[not(@class='group')]"


@pytest.fixture
def told(caller: Caller, tmp_path: Path) -> Told:
    """The case as its pages find it an hour later, the owner told of the restriction."""
    told = tell_case(with_item(caller, tmp_path).desk)
    auditor = RoleGiven(member=caller.desk.member, role="auditor")
    give_role(member(caller.desk, "bolat"), told.case, auditor)
    later(caller, hours=3)
    tell_step(caller.desk, told.measure, MeasureStep(event="owner_notified"))
    return told


def test_clocks_are_seen_as_they_ran(caller: Caller, told: Told, texts: Texts) -> None:
    assert not texts(caller.page(f"/clocks?as_of={BEFORE}"), ROWS)
    then, now = (
        " ".join(texts(caller.page(address), ROWS))
        for address in (f"/clocks?as_of={TAKEN}", "/clocks")
    )
    assert "Notify the owner" in then
    assert "23 h" in then, "of the twenty-four"
    assert "Notify the owner" not in now


def test_measures_are_seen_as_they_held(caller: Caller, told: Told, texts: Texts) -> None:
    seen = [texts(caller.page(f"/measures?as_of={at}"), ROWS) for at in (BEFORE, TAKEN, LAPSED)]
    assert [len(rows) for rows in seen] == [1, 1, 1]
    assert ["Abay" in rows[0] for rows in seen] == [False, True, True]
    assert "9 d 23 h left" in seen[1][0]
    assert "lapsed" in seen[2][0]
    panel = caller.page(f"/measures?as_of={TAKEN}&open={told.measure}")
    assert panel.xpath("//*[@id='panel']//h2")


def test_the_board_is_seen_as_it_was(caller: Caller, told: Told, texts: Texts) -> None:
    rows = "//section[@id='measures']//tbody/tr"
    seen = [texts(caller.page(f"/board?as_of={at}"), rows) for at in (BEFORE, TAKEN, LAPSED)]
    assert [len(one) for one in seen] == [0, 1, 2], "nobody told that it was lifted"
    (back,) = caller.page(f"/board?part=measures&as_of={TAKEN}").xpath("//main/p/a/@href")[-1:]
    assert "as_of=2026-03-02T15%3A00" in back


@pytest.mark.parametrize("address", PAGES)
def test_the_instant_stands_in_the_form_and_above_the_rows(
    caller: Caller, told: Told, texts: Texts, address: str
) -> None:
    for given in (TAKEN, "2026-03-02T10:00:00Z"):
        page = caller.page(f"{address}?as_of={given}&lang=en")
        assert page.xpath("//input[@name='as_of']/@value") == [TAKEN], given
        (said,) = texts(page, "//p[@class='notice'][contains(., 'told by')]")
        assert "02/03/2026, 15:00 (UTC+5)" in said
        assert page.xpath("//p[@class='notice']/a/@href")[0] == f"{address}?lang=en"
    assert caller.page(address).xpath("//input[@name='as_of']/@value") == [""]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("text", ["soon", "2026-13-01T10:00", "9999-01-01T00:00"])
def test_what_is_no_instant_is_refused_in_words(caller: Caller, address: str, text: str) -> None:
    answer = caller.get(f"{address}?as_of={text}")
    assert answer.status_code == 422
    page: html.HtmlElement = html.document_fromstring(answer.text)
    assert text in page.xpath("string()")


def test_the_board_says_why_ones_own_are_not_on_it(caller: Caller, tmp_path: Path) -> None:
    tell_case(with_item(caller, tmp_path).desk)
    for language, words in (
        ("en", "Your role in them does not open it; it is opened by: supervising prosecutor"),
        ("ru", "Ваша роль в них её не открывает; её открывают роли: надзирающий прокурор"),
        ("kk", "оны мына рөлдер ашады: қадағалаушы прокурор"),
    ):
        page = caller.page(f"/board?lang={language}")
        (said,) = page.xpath("//p[@class='notice']")
        assert words in said.xpath("string()"), language
        assert said.xpath("a/@href") == ["/investigations"]


def test_a_duty_is_told_by_the_clock_of_its_law(opened: Caller, texts: Texts) -> None:
    page = freeze(opened)
    instants = texts(page, "//time | //*[@id='told']//li")
    assert instants
    assert all("UTC" not in one.replace("(UTC+5)", "") for one in instants)
    assert any("(UTC+5)" in one for one in instants)
    (published, *_) = page.xpath("//ol[contains(@class, 'chain')]//time")
    assert published.get("datetime") == "2026-03-01T05:00:00+00:00"
    assert published.xpath("string()") == "01/03/2026 10:00:00 (UTC+5)"


def test_the_first_page_tells_a_day_that_ends_and_not_the_midnight_after_it(
    opened: Caller, texts: Texts
) -> None:
    freeze(opened)
    (told,) = texts(opened.page("/"), "//a[@href='/duty/1']")
    assert "end of 03/03/2026 (Asia/Almaty)" in told
