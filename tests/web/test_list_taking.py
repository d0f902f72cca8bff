"""Lists taken in the browser: chosen, vouched for, taken or refused; fetched where one may."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from tests.lists.un_texts import MARAT, un_list
from tests.screening.desk_cases import MAPPING, ROW_SAKSAUL
from tests.web.conftest import Caller

from qaitaru.acts.lists.look_at_lists import look_at_versions

Texts = Callable[[html.HtmlElement, str], list[str]]
SHRINKS = "//input[@name='because']"


def people(count: int, day: str = "2024-05-06") -> str:
    """A list of so many entries."""
    entries = (MARAT.replace("XXi.001", f"XXi.{number:03}") for number in range(1, count + 1))
    return un_list(*entries, generated=f"{day}T23:00:04.625-04:00")


def offer(caller: Caller, content: str | bytes, name: str = "un.xml") -> str:
    """Choose a file; the address of the page that asks where it is from."""
    raw = content.encode() if isinstance(content, str) else content
    answer = caller.send("/lists/hash", files=[("files", (name, raw, "text/xml"))])
    assert answer.url.path.startswith("/lists/add/")
    return str(answer.url.path)


def take(caller: Caller, content: str | bytes, **fields: str) -> html.HtmlElement:
    answer = caller.send(f"{offer(caller, content)}/take", **{"legal_basis": "letter 7"} | fields)
    assert answer.status_code == 200, answer.text[:400]
    return html.document_fromstring(answer.text)


def test_a_list_is_chosen_vouched_for_and_in_force(caller: Caller, texts: Texts) -> None:
    assert caller.page("/lists").xpath("//a[@href='/lists/add']")
    assert caller.page("/lists/add").xpath("//input[@type='file'][@multiple]")
    waits = caller.page(offer(caller, people(2)))
    assert texts(waits, "//tbody/tr/th") == ["un.xml"]
    assert len(texts(waits, "//tbody//code")[0]) == 64
    page = take(caller, people(2))
    assert page.xpath("//tbody//a[@href='/lists/1']")
    assert page.xpath("//form[@action='/hits/screen']"), "and what changed is screened from there"
    (version,) = look_at_versions(caller.desk)
    assert (version.entries, version.added_by) == (2, "aigerim")
    assert texts(caller.page("/evidence/1"), "//dd[contains(., 'letter 7')]")


def test_nothing_is_taken_without_a_word_where_it_is_from(caller: Caller, texts: Texts) -> None:
    address = offer(caller, people(2))
    answer = caller.send(f"{address}/take")
    assert answer.status_code == 422
    assert texts(html.document_fromstring(answer.text), "//p[@role='alert']")
    answer = caller.send(f"{address}/take", legal_basis="letter 7", published_on="soon")
    assert answer.status_code == 422
    assert "soon" in texts(html.document_fromstring(answer.text), "//p[@role='alert']")[0]
    assert not look_at_versions(caller.desk)
    assert caller.send("/lists/hash").url.path == "/lists/add"
    assert caller.get("/lists/add/nothing").status_code == 404
    assert caller.send("/lists/add/nothing/take", legal_basis="x").status_code == 404


def test_a_damaged_list_is_refused_with_the_reason(caller: Caller, texts: Texts) -> None:
    take(caller, people(2))
    page = take(caller, people(3, "2024-05-07")[:-200])
    assert texts(page, "//section[contains(@class, 'bad')]//li")
    assert any("Version 1 stays in force" in one for one in texts(page, "//tbody//td"))
    assert not page.xpath(SHRINKS)
    assert len(look_at_versions(caller.desk)) == 1


def test_a_list_that_shrank_is_taken_on_a_members_word(caller: Caller, texts: Texts) -> None:
    take(caller, people(40))
    page = take(caller, people(20, "2024-05-07"))
    assert page.xpath(SHRINKS)
    (form,) = page.xpath("//form[.//input[@name='because']]")
    fields = {one.get("name"): one.get("value") for one in form.xpath(".//input[@type='hidden']")}
    assert fields.pop("legal_basis") == "letter 7"
    fields.pop("csrf")
    told = fields | {"legal_basis": "letter 7", "because": "SC/1234 of 1 March"}
    answer = caller.send(form.get("action"), **told)
    assert "In force" in " ".join(texts(caller.page("/lists"), "//tbody/tr[1]/td"))
    assert answer.status_code == 200
    version = look_at_versions(caller.desk)[-1]
    assert (version.entries, version.accepted_because) == (20, "SC/1234 of 1 March")


def test_another_publishers_table_is_taken_with_its_mapping(caller: Caller) -> None:
    table = "Ref,Name,Weak,Born,Country\n" + ROW_SAKSAUL + "\n"
    files = [
        ("files", ("national.csv", table.encode(), "text/csv")),
        ("files", ("invented.toml", MAPPING.encode(), "application/toml")),
    ]
    address = caller.send("/lists/hash", files=files).url.path
    caller.send(f"{address}/take", legal_basis="letter 7", published_on="2026-01-05")
    (version,) = look_at_versions(caller.desk)
    assert (version.publisher, version.entries) == ("test", 1)
    assert version.published_on == date(2026, 1, 5)


def test_where_no_publisher_is_reached_the_page_says_what_to_do(
    caller: Caller, texts: Texts
) -> None:
    own = caller.desk.workspace.lists
    own.mkdir(exist_ok=True)
    (own / "addresses.toml").write_text(
        '[nowhere]\npublisher = "nowhere"\nfiles = ["https://127.0.0.1:1/list.xml"]\n',
        encoding="utf-8",
    )
    assert "nowhere" in texts(caller.page("/lists"), "//option")
    answer = caller.send("/lists/fetch", wanted="nowhere")
    page = html.document_fromstring(answer.text)
    assert texts(page, "//p[@role='alert']//a") == ["Add list files"]
    assert texts(page, "//section[contains(@class, 'bad')]//li")
    unknown = html.document_fromstring(caller.send("/lists/fetch", wanted="nobody").text)
    assert "nobody" in texts(unknown, "//p[@role='alert']")[0]


def test_a_faulty_file_of_addresses_is_told_and_the_lists_are_shown(
    caller: Caller, texts: Texts
) -> None:
    own = caller.desk.workspace.lists
    own.mkdir(exist_ok=True)
    (own / "addresses.toml").write_text("[x]\n", encoding="utf-8")
    assert texts(caller.page("/lists"), "//details//p[contains(@class, 'bad')]")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_of_it_has_words(
    caller: Caller, texts: Texts, language: str, tmp_path: Path
) -> None:
    address = offer(caller, people(2))
    for page in ("/lists", "/lists/add", address):
        found = caller.page(f"{page}?lang={language}")
        assert not [one for one in texts(found, "//main//*") if one.startswith("web.")]
