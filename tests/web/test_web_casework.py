"""The pages of an investigation: the list, one whole, its entries, the board, a measure."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from tests.web.case_callers import Told, later, member, tell_case, with_item
from tests.web.conftest import Caller

from qaitaru.acts.casework.lead_investigation import give_role
from qaitaru.acts.casework.take_measure import ask_release
from qaitaru.casework.bodies.conduct import RoleGiven
from qaitaru.casework.bodies.measures import ReleaseAsked

Texts = Callable[[html.HtmlElement, str], list[str]]


@pytest.fixture
def told(caller: Caller, tmp_path: Path) -> Told:
    """The case as its pages find it."""
    return tell_case(with_item(caller, tmp_path).desk)


def test_every_page_of_a_case_opens_in_kazakh_and_russian(caller: Caller, told: Told) -> None:
    for language in ("kk", "ru"):
        for address in (
            "/",
            "/clocks",
            "/investigations",
            "/investigations?late=1",
            f"/investigations/{told.case}",
            f"/investigations/{told.case}/entries",
            "/assets",
            "/assets?view=table&sort=-worth",
            f"/assets/{told.flat}",
            "/measures",
            f"/measures?open={told.measure}",
            f"/measures/{told.measure}",
            "/board",
            "/requests",
            f"/requests/{told.request}",
        ):
            sign = "&" if "?" in address else "?"
            page = caller.page(f"{address}{sign}lang={language}")
            assert page.xpath("/html/@lang") == [language], address


def test_what_may_not_be_seen_answers_like_what_is_not_there(caller: Caller, told: Told) -> None:
    other = tell_case(member(caller.desk, "dana"), title="Another case")
    missing = caller.get("/investigations/977").text
    for address in (
        f"/investigations/{other.case}",
        f"/investigations/{other.case}/entries",
        f"/assets/{other.flat}",
        f"/measures/{other.measure}",
        f"/requests/{other.request}",
        f"/case/assets/{other.flat}/new/value",
        f"/case/investigations/{other.case}/new/note",
    ):
        answer = caller.get(address)
        assert answer.status_code == 404
        assert _told_of(answer.text) == _told_of(missing)
    for address in (
        "/",
        "/clocks",
        "/investigations",
        "/measures",
        "/assets",
        "/requests",
        "/board",
    ):
        assert "Another case" not in caller.get(address).text
    assert caller.send(f"/case/assets/{other.flat}/value", basis="market").status_code == 404
    assert caller.send(f"/investigations/{other.case}/decide", entry="1").status_code == 404
    assert caller.get(f"/assets/{told.measure}").status_code == 404
    assert caller.get(f"/measures/{told.flat}").status_code == 404
    assert caller.get(f"/requests/{told.flat}").status_code == 404
    assert caller.get(f"/case/assets/{told.flat}/new/nope").status_code == 404
    assert caller.get(f"/case/nope/{told.flat}/new/value").status_code == 404


def test_the_start_page_tells_what_expires_next_and_what_then(
    caller: Caller, told: Told, texts: Texts
) -> None:
    later(caller, hours=30)
    page = caller.page("/")
    coming = texts(page, "//section[@id='clocks']/ol/li")
    assert "18 h left" in coming[0], "what can still be kept stands first"
    assert "Wed 04/03/2026, 14:00 (UTC+5)" in coming[0], "by the clock of the place, its weekday"
    restriction = [one for one in coming if "lift it by themselves" in one]
    assert "8 d 18 h left" in restriction[0]
    (late,) = texts(page, "//section[@id='clocks']//h3[a/@href='/clocks?span=late']/../ul/li")
    assert "Late by 6 h" in late
    assert "Proceeds of the drug case" in restriction[0]
    assert f"/measures/{told.measure}" in caller.get("/").text


def test_the_list_has_the_pressing_first_and_the_late_alone(
    caller: Caller, told: Told, texts: Texts
) -> None:
    caller.send("/investigations/open", title="A quiet case", jurisdiction="kz")
    later(caller, hours=30)
    rows = texts(caller.page("/investigations"), "//tbody/tr")
    assert f"№ {told.case}" in rows[0]
    assert "A quiet case" in rows[1]
    (late,) = texts(caller.page("/investigations?late=1"), "//tbody/tr")
    assert "Proceeds of the drug case" in late
    assert "40,000,000.00 KZT" in late


def test_every_clock_stands_by_how_soon_it_ends_and_is_narrowed(
    caller: Caller, told: Told, texts: Texts
) -> None:
    later(caller, hours=30)
    page = caller.page("/clocks")
    assert texts(page, "//tr[@class='group']") == ["Overdue", "Within three days", "Later"]
    late, soon, lapse = (one for one in texts(page, "//tbody/tr[not(@class='group')]"))
    assert "Late by 6 h" in late
    assert "18 h left" in soon
    assert "judge" in soon
    assert "lift it by themselves" in lapse
    (alone,) = texts(caller.page("/clocks?span=late"), "//tbody/tr[not(@class='group')]")
    assert alone == late
    assert not texts(caller.page("/clocks?by=owner"), "//tbody/tr[not(@class='group')]")
    assert "Nothing answers" in caller.get("/clocks?by=owner").text
    assert f"/measures/{told.measure}" in caller.get(f"/clocks?investigation={told.case}").text
    later(caller, hours=12)
    assert "Today" in texts(caller.page("/clocks"), "//tr[@class='group']")


def test_measures_stand_by_how_they_press_and_one_opens_beside(
    caller: Caller, told: Told, texts: Texts
) -> None:
    (row,) = texts(caller.page("/measures"), "//main//table[contains(@class,'stacked')]/tbody/tr")
    assert "the prosecutor's consent did not come before" in row
    opened = f"/measures?open={told.measure}"
    part = caller.get(opened, **{"hx-request": "true", "hx-target": "aside#panel"}).text
    assert part.lstrip().startswith("<aside")
    assert "Thu 12/03/2026, 14:00 (UTC+5)" in part
    page = caller.page(opened)
    assert page.xpath(f"//aside[@id='panel']//a[@href='/measures/{told.measure}']")
    assert page.xpath("//tr[@aria-current='true']")
    later(caller, days=8)
    assert "less than three days" in caller.get("/measures?standing=short").text.casefold()
    (row,) = texts(caller.page("/measures?standing=short"), "//tbody/tr")
    assert "2 d left" in row
    later(caller, days=3)
    (row,) = texts(caller.page("/measures?standing=lapsed"), "//tbody/tr")
    assert "lapsed" in row
    assert "Nothing answers" in caller.get("/measures?standing=short").text


@pytest.mark.usefixtures("told")
def test_the_list_is_searched_by_title_case_and_person(caller: Caller, texts: Texts) -> None:
    for asked, count in (("drug", 1), ("247500031000123", 1), ("daniyar", 1), ("nobody", 0)):
        assert len(texts(caller.page(f"/investigations?q={asked}"), "//tbody/tr")) == count


def test_the_board_shows_one_part_alone(caller: Caller, told: Told, texts: Texts) -> None:
    boss = member(caller.desk, "bolat")
    give_role(boss, told.case, RoleGiven(member=caller.desk.member, role="auditor"))
    later(caller, hours=30)
    page = caller.page("/board")
    assert texts(page, "//section[@id='late']//tbody/tr")
    alone = caller.page("/board?part=measures")
    assert [one.get("id") for one in alone.xpath("//main/section")] == ["measures"]
    (line,) = texts(alone, "//tbody/tr")
    assert "the prosecutor's consent did not come before" in " ".join(line.split())


def test_an_investigation_is_opened_beside_a_criminal_case(caller: Caller, texts: Texts) -> None:
    page = caller.page("/investigations")
    assert page.xpath("//details[@open]")
    beside = {"registration": "247500031000123", "registered_on": "2026-02-10"}
    refused = caller.send(
        "/investigations/open", title="T", jurisdiction="kz", registration="x", registered_on=""
    )
    assert refused.status_code == 422
    opened = caller.send("/investigations/open", title="T", jurisdiction="kz", **beside)
    assert opened.url.path == "/investigations/1"
    page = html.document_fromstring(opened.text)
    assert "247500031000123" in texts(page, "//section[@id='beside']")[0]
    assert caller.send("/investigations/open", title=" ", jurisdiction="kz").status_code == 422


def test_the_maker_has_no_button_and_the_second_member_has(
    caller: Caller, told: Told, texts: Texts
) -> None:
    address = f"/case/measures/{told.measure}/release"
    assert caller.send(address, ground="excessive").url.path == f"/measures/{told.measure}"
    for page in (f"/measures/{told.measure}", f"/investigations/{told.case}", "/"):
        assert not caller.page(page).xpath("//button[@name='do']")
    assert "another member decides" in caller.get(f"/measures/{told.measure}").text
    entry = str(max(_entries(caller, told)))
    own = caller.send(f"/investigations/{told.case}/decide", entry=entry, do="grant")
    assert own.status_code == 422
    assert "a second member" in own.text
    ask_release(member(caller.desk, "bolat"), told.measure, ReleaseAsked(ground="ground_gone"))
    page = caller.page(f"/measures/{told.measure}")
    assert page.xpath("//button[@name='do']/@value") == ["grant", "refuse"]
    other = str(max(_entries(caller, told)))
    assert page.xpath("//input[@name='entry']/@value") == [other]
    refused = caller.send(f"/investigations/{told.case}/decide", entry=other, do="refuse")
    assert refused.status_code == 422
    back = f"/measures/{told.measure}"
    granted = caller.send(
        f"/investigations/{told.case}/decide", entry=other, do="grant", remark="so", back=back
    )
    assert granted.url.path == back
    then = html.document_fromstring(granted.text)
    assert "released by two members" in texts(then, "//section[@id='holds']")[0]


def test_a_corrected_entry_keeps_its_older_words_in_sight(
    caller: Caller, told: Told, texts: Texts
) -> None:
    caller.send(f"/case/investigations/{told.case}/note", text="The neighbour says so.")
    entry = max(_entries(caller, told))
    form = caller.page(f"/case/investigations/{told.case}/new/correct?entry={entry}")
    assert texts(form, "//textarea[@name='text']") == ["The neighbour says so."]
    address = f"/case/investigations/{told.case}/correct?entry={entry}"
    assert caller.send(address, entry=str(entry)).status_code == 422
    caller.send(address, entry=str(entry), text="The neighbour, P., says so.")
    (notes,) = texts(caller.page(f"/investigations/{told.case}"), "//section[@id='notes']")
    assert "The neighbour, P., says so." in notes
    assert "The neighbour says so." in notes
    rows = texts(caller.page(f"/investigations/{told.case}/entries?kind=note"), "//tbody/tr")
    assert len(rows) == 1
    assert "Corrected by" in rows[0]
    assert "The neighbour says so." in rows[0]


def test_a_sum_is_corrected_as_it_is_told(caller: Caller, told: Told, texts: Texts) -> None:
    page = caller.page(f"/assets/{told.flat}")
    links = page.xpath("//section[@id='told']//a/@href")
    value = next(one for one in links if "correct" in one and _kind(caller, one) == "sum")
    form = caller.page(value)
    assert form.xpath("//input[@name='amount']/@value") == ["40000000.00"]
    fields = {
        str(one.get("name")): str(one.get("value", "")) for one in form.xpath("//main//input")
    }
    told_anew = {key: text for key, text in fields.items() if key != "csrf"} | {
        "amount": "39000000"
    }
    address = value.replace("/new/", "/")
    assert caller.send(address, **told_anew).status_code == 200
    (what,) = texts(caller.page(f"/assets/{told.flat}"), "//section[@id='what']")
    assert "39,000,000.00 KZT" in what


def _kind(caller: Caller, address: str) -> str:
    return "sum" if caller.page(address).xpath("//input[@name='amount']") else ""


def _entries(caller: Caller, told: Told) -> list[int]:
    page = caller.page(f"/investigations/{told.case}/entries")
    return [int(one) for one in page.xpath("//tbody/tr/th/text()")]


def _told_of(text: str) -> str:
    """The heading of a page, as it is written."""
    return text.partition("<h1")[2].partition("</h1>")[0]
