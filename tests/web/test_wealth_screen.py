"""The wealth screens: a profile is refused in words, or worked, kept and opened to its source."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from lxml import html
from tests.web.conftest import Caller

from qaitaru.training.scenario import wealth_example

Texts = Callable[[html.HtmlElement, str], list[str]]
SLIP = "Account: KZ00TEST0000000001\nnothing to read\n"


def test_an_empty_room_teaches_and_offers_the_example(caller: Caller, texts: Texts) -> None:
    page = caller.page("/wealth")
    assert page.xpath("//section[contains(@class, 'teach')]//a/@href") == ["/wealth?example=1"]
    assert texts(caller.page("/wealth?example=1"), "//textarea")[0].startswith("# A wealth profile")


def test_a_profile_given_as_text_is_worked_and_kept(caller: Caller, texts: Texts) -> None:
    answer = caller.send("/wealth/profile", files=[("other", b"")], text=wealth_example())
    assert answer.url.path == "/wealth/1"
    page = html.document_fromstring(answer.text)
    assert texts(page, "//h1") == ["Домохозяйство Тобылгина Д. М., 2024–2025"]
    figures = texts(page, "//p[@class='figure']")
    assert figures == ["56,583,000.00 KZT", "71,583,000.00 KZT", "74,983,000.00 KZT"]
    assert texts(page, "//ol[@class='custody']//a") == [
        "Накопления «со свадьбы», по словам супруги",
        "Питание, одежда, быт",
        "Устный заём у брата",
    ]
    listed = caller.page("/wealth")
    assert listed.xpath("//tbody//a/@href") == [
        "/wealth/1",
        "/wealth/profile/household",
        "/wealth?profile=household#give",
    ]
    assert caller.get("/wealth/1/file").text == wealth_example()


def test_every_link_of_a_figure_leads_to_a_line_of_the_page(caller: Caller) -> None:
    caller.send("/wealth/profile", text=wealth_example())
    page = caller.page("/wealth/1")
    anchors = {str(one)[1:] for one in page.xpath("//main//a[starts-with(@href, '#')]/@href")}
    assert len(anchors) > 15
    assert anchors <= set(page.xpath("//tr/@id"))
    sums = page.xpath("//table//tr[@aria-current]//details")
    assert len(sums) >= 6, "the unexplained part of each period opens, both ways"


def test_evidence_opens_the_exhibit_it_cites(caller: Caller, tmp_path: Path) -> None:
    caller.ingest(tmp_path / "offered", slip__txt=SLIP)
    cited = wealth_example().replace(
        '{ document = "Протокол обыска от 15.01.2026", page = 2 }', "{ exhibit = 1 }"
    )
    page = html.document_fromstring(caller.send("/wealth/profile", text=cited).text)
    assert page.xpath("//main//td/a[@href='/evidence/1']")


def test_a_faulty_file_is_refused_with_its_place_and_stays_in_the_form(
    caller: Caller, texts: Texts
) -> None:
    file = ("mine.toml", b'currency = "KZT"\r\nopening = 2024\r\n', "text/plain")
    answer = caller.send("/wealth/profile", files=[("file", file)])
    assert answer.status_code == 422
    page = html.document_fromstring(answer.text)
    (told,) = texts(page, "//section[@role='alert']")
    assert "mine.toml is refused for 1 problem" in told
    assert "field opening" in told
    assert texts(page, "//textarea")[0].startswith('currency = "KZT"')
    assert not caller.page("/wealth").xpath("//tbody")


def test_what_a_profile_says_never_becomes_markup(caller: Caller) -> None:
    text = wealth_example().replace("Наличные дома", "<b onclick=x>cash</b>")
    answer = caller.send("/wealth/profile", text=text)
    assert "<b onclick" not in answer.text
    assert "&lt;b onclick=x&gt;cash" in answer.text


def test_a_profile_with_nothing_to_work_says_so(caller: Caller) -> None:
    text = 'currency = "KZT"\nopening = 2024-12-31\n[[period]]\nname = "2025"\nends = 2025-12-31\n'
    answer = caller.send("/wealth/profile", text=text)
    assert answer.status_code == 200
    assert "no lines that any rule could work on" in answer.text
    assert caller.get("/wealth").status_code == 200


def test_an_analysis_that_is_not_there_is_not_found(caller: Caller) -> None:
    assert caller.get("/wealth/9").status_code == 404
    assert caller.get("/wealth/9/file").status_code == 404


def test_the_page_speaks_all_three_languages(caller: Caller, texts: Texts) -> None:
    caller.send("/wealth/profile", text=wealth_example())
    for language, words in (("kk", "Үш негіз"), ("ru", "Три основания"), ("en", "foundations")):
        page = caller.page(f"/wealth/1?lang={language}")
        assert words in " ".join(texts(page, "//caption"))


def test_what_cannot_be_a_profile_is_refused_whole(caller: Caller) -> None:
    wide = ("wide.toml", "# Имущество".encode("utf-16"), "text/plain")
    answer = caller.send("/wealth/profile", files=[("file", wide)])
    assert answer.status_code == 422
    assert "wide.toml" in answer.text
    long = ("long.toml", wealth_example().encode() + b"#" * 2_000_000, "text/plain")
    assert caller.send("/wealth/profile", files=[("file", long)]).status_code == 413
    assert not caller.page("/wealth").xpath("//tbody")


def test_a_profile_is_only_checked_and_stays_in_the_form(caller: Caller, texts: Texts) -> None:
    answer = caller.send("/wealth/profile", text=wealth_example(), name="mine", do="check")
    assert answer.status_code == 200
    page = html.document_fromstring(answer.text)
    assert "mine: nothing is wrong" in texts(page, "//section[@role='status']")[0]
    assert texts(page, "//textarea")[0] == " ".join(wealth_example().split())
    assert not caller.page("/wealth").xpath("//tbody")


def test_a_changed_text_is_the_next_version_and_says_what_differs(
    caller: Caller, texts: Texts
) -> None:
    caller.send("/wealth/profile", text=wealth_example(), name="Дом 1")
    page = caller.page("/wealth?profile=Дом 1")
    assert page.xpath("//input[@name='seen']/@value") == ["1"]
    more = wealth_example().replace("2025 = 2_380_000", "2025 = 3_380_000")
    answer = caller.send("/wealth/profile", text=more, name="Дом 1", seen="1")
    assert answer.url.path == "/wealth/2"
    page = caller.page("/wealth/profile/Дом 1")
    assert texts(page, "//pre//ins") == ["+amount = { 2024 = 1_250_000, 2025 = 3_380_000 }"]
    assert texts(page, "//pre//del") == ["-amount = { 2024 = 1_250_000, 2025 = 2_380_000 }"]
    assert "1,000,000.00" in texts(page, "//section[@id='differing']//tbody/tr[1]/td")
    stale = caller.send("/wealth/profile", text=wealth_example() + "#", name="Дом 1", seen="1")
    assert stale.status_code == 422
    assert "has version 2" in stale.text
    older = caller.page("/wealth/1")
    assert "newer version, 2" in " ".join(texts(older, "//p[contains(@class, 'notice')]"))
    assert caller.get("/wealth/profile/none").status_code == 404
    assert caller.get("/wealth/profile/Дом 1?to=9").status_code == 404
    assert caller.get("/wealth?profile=Дом 1&version=9").status_code == 404


def test_one_person_of_the_household_has_a_purse_of_her_own(caller: Caller, texts: Texts) -> None:
    caller.send("/wealth/profile", text=wealth_example())
    page = caller.page("/wealth/1")
    assert page.xpath("//input[@name='person']/@value") == ["subject", "wife", "nominee"]
    answer = caller.send("/wealth/1/purse", person="wife")
    assert answer.url.path == "/wealth/2"
    page = html.document_fromstring(answer.text)
    assert page.xpath("//input[@name='person'][@checked]/@value") == ["wife"]
    assert "not in this purse" in " ".join(texts(page, "//tbody//small"))
    assert page.xpath("//ul[@class='told']//a[@aria-current]/@href") == ["/wealth/2"]
    assert caller.send("/wealth/2/purse").url.path == "/wealth/1"
    assert caller.send("/wealth/1/purse", person="nobody").url.path == "/wealth/1"


def test_an_analysis_is_worked_again_to_the_byte(caller: Caller, texts: Texts) -> None:
    caller.send("/wealth/profile", text=wealth_example())
    page = html.document_fromstring(caller.send("/wealth/1/again").text)
    (first, stored, found) = texts(page, "//dd/code")
    assert len(first) == 64
    assert first == stored == found
    assert caller.send("/wealth/9/again").status_code == 404


def test_the_worksheet_is_taken_away_under_the_name_of_its_hash(caller: Caller) -> None:
    caller.send("/wealth/profile", text=wealth_example())
    answer = caller.send("/wealth/1/workbook")
    assert answer.content[:2] == b"PK"
    digest = sha256(answer.content).hexdigest()
    assert f"wealth-1-{digest[:12]}.xlsx" in answer.headers["content-disposition"]


def test_home_tells_what_is_unexplained_and_what_is_open(caller: Caller, texts: Texts) -> None:
    caller.ingest(caller.desk.workspace.folder.parent / "offered", slip__txt=SLIP)
    tile = "//li[contains(@class, 'tile')][.//a[@href='/wealth']]"
    assert caller.page("/").xpath(f"{tile}//p[@class='first']/a/@href") == ["/wealth"]
    caller.send("/wealth/profile", text=wealth_example())
    page = caller.page("/")
    assert texts(page, f"{tile}//p[@class='figure']") == ["71,583,000.00 KZT"]
    assert page.xpath(f"{tile}//p[@class='first']/a/@href") == ["/wealth/1"]
    lead = wealth_example().replace('answer = "См. строку gift"', 'alternative = "Из дома"')
    caller.send("/wealth/profile", text=lead, name="other")
    (first,) = texts(caller.page("/"), f"{tile}//p[@class='first']/a")
    assert "not answered" in first
