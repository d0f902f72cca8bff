"""The screens, read as their HTML: rows, links, forms and what they say."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest
from lxml import html
from sqlalchemy import insert, update
from tests.forging import forge
from tests.web.conftest import Caller
from tests.web.evidence_texts import ALPHA, BETA

from qaitaru.engine.schema import CLAIMS, EVIDENCE
from qaitaru.evidence import journal

SLIPPED_IN = {"name": "flat", "version": 1, "text": "", "sha256": "", "saved_at": ""}

Texts = Callable[[html.HtmlElement, str], list[str]]


def test_an_empty_workspace_teaches_what_belongs_in_it(caller: Caller) -> None:
    rooms = ("evidence", "problems", "coverage", "accounts", "transfers", "flows", "tracing")
    for room in ("/", *(f"/{name}" for name in (*rooms, "wealth"))):
        page = caller.page(room)
        assert page.xpath("//section[contains(@class, 'teach')]//h2"), room


def test_home_says_the_first_thing_to_do_in_each_phase(member: Caller, texts: Texts) -> None:
    page = member.page("/")
    first = {
        texts(tile, ".//h2")[0]: tile.xpath("string(.//p[contains(@class, 'first')]/a/@href)")
        for tile in page.xpath("//li[contains(@class, 'tile')][.//p[contains(@class, 'first')]]")
    }
    assert first["Evidence"] == "/evidence/5/decide"
    assert first["Problems"] == "/problems?severity=refused&code=image_not_readable"
    assert first["Coverage"].startswith(f"/coverage?year=2026&open={ALPHA}%2FKZT%2F2026-02")
    assert first["Transfers"].startswith("/transfers?break=")
    for address in first.values():
        member.page(address)


def test_home_tells_what_was_done_since_the_last_stay(
    member: Caller, texts: Texts, tmp_path: Path
) -> None:
    member.ingest(tmp_path / "offered", note__txt="Seized in the car.")
    member.send("/leave")
    assert member.enter(member.announced[-1]).status_code == 200
    told = " ".join(texts(member.page("/"), "//li[contains(@class, 'since')]//li"))
    assert "Evidence sealed" in told
    member.send("/leave")
    assert member.enter(member.announced[-1]).status_code == 200
    assert not member.page("/").xpath("//li[contains(@class, 'since')]//li")


def test_custody_runs_down_the_page_and_verification_is_added(member: Caller, texts: Texts) -> None:
    job = member.send("/evidence/verify")
    assert job.url.path.startswith("/jobs/")
    _finish(member, job.url.path)
    events = texts(member.page("/evidence/1"), "//section[@aria-labelledby='custody']//strong")
    assert events == ["Sealed", "Read", "Verified: the bytes are the sealed ones"]


def test_an_altered_original_is_named(member: Caller) -> None:
    files = [f for f in (member.desk.workspace.folder / "evidence").rglob("*") if f.is_file()]
    victim = next(f for f in files if b"400,00" in f.read_bytes())
    victim.chmod(0o600)
    victim.write_bytes(victim.read_bytes().replace(b"400,00", b"900,00"))
    job = member.send("/evidence/verify")
    page = _finish(member, job.url.path)
    assert page.xpath("//p[contains(@class, 'bad')]//a[starts-with(@href, '/evidence/')]")


def test_rows_of_the_record_that_were_rewritten_or_slipped_in_are_named(
    member: Caller, texts: Texts
) -> None:
    record = member.desk.workspace.record
    forge(record, "evidence_items", update(EVIDENCE).values(legal_basis="another"))
    forge(record, "claims", insert(CLAIMS).values(saved_by=member.desk.member, **SLIPPED_IN))
    page = _finish(member, member.send("/evidence/verify").url.path)
    *rewritten, slipped_in = texts(page, "//p[contains(@class, 'bad')]")
    assert len(rewritten) == 5
    assert all("evidence_items" in one for one in rewritten)
    assert "claims that no act added: flat 1" in slipped_in


def test_a_head_kept_elsewhere_is_met_or_never_was(member: Caller, texts: Texts) -> None:
    with member.desk.workspace.record.read() as connection:
        entries, kept = journal.head(connection)
    met = _finish(member, member.send("/evidence/verify", head=kept).url.path)
    assert f"The journal had the kept head at entry {entries - 1}" in texts(met, "//dt")
    never = _finish(member, member.send("/evidence/verify", head="0" * 64).url.path)
    [told] = texts(never, "//p[contains(@class, 'bad')]")
    assert told.startswith("The journal never had the kept head")


def test_nothing_is_taken_in_without_a_legal_basis(caller: Caller, texts: Texts) -> None:
    files = [("files", ("выписка.csv", b"a;b\n1;2\n", "text/csv"))]
    waiting = caller.send("/evidence/hash", files=files)
    number = waiting.url.path.rpartition("/")[2]
    page = html.document_fromstring(waiting.text)
    assert texts(page, "//tbody//th") == ["выписка.csv"]
    assert re.fullmatch(r"[0-9a-f]{64}", texts(page, "//tbody//code")[0])
    refused = caller.send(f"/evidence/add/{number}/take", legal_basis="  ")
    assert "missing=1" in str(refused.url)
    assert not caller.page("/evidence").xpath("//tbody/tr")
    taken = caller.send(f"/evidence/add/{number}/take", legal_basis="order 7")
    _finish(caller, taken.url.path)
    assert len(caller.page("/evidence").xpath("//tbody/tr")) == 1
    again = caller.send(f"/evidence/add/{number}/take", legal_basis="order 7")
    assert again.status_code == 404, "a parcel is handed over once"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\boot.ini", "/abs.csv", "a\x00b.csv", "....//x.csv", "."]
)
def test_an_offered_name_cannot_lead_elsewhere(caller: Caller, name: str) -> None:
    before = sorted(caller.desk.workspace.folder.parent.rglob("*"))
    waiting = caller.send("/evidence/hash", files=[("files", (name, b"x", "text/csv"))])
    assert waiting.status_code == 200
    new = set(caller.desk.workspace.folder.parent.rglob("*")) - set(before)
    inside = {path for path in new if ".reception-" in str(path)}
    assert new == inside


def test_a_problem_says_its_mend_and_opens_its_source(member: Caller, texts: Texts) -> None:
    page = member.page("/problems?severity=asked")
    assert texts(page, "//p[@role='status']") == ["Showing 1 of 1"]
    (address,) = page.xpath("//tbody//a[@data-key]/@href")
    opened = member.page(address)
    assert "Когда" in texts(opened, "//aside[@id='panel']//tr[@class='here']")[0]
    fragment = member.get(address, **{"hx-target": "aside#panel", "hx-request": "true"})
    assert "<html" not in fragment.text
    assert 'id="panel"' in fragment.text


def test_coverage_names_the_hole_and_the_row_that_breaks(member: Caller, texts: Texts) -> None:
    page = member.page("/coverage")
    (row,) = [row for row in page.xpath("//tbody/tr") if ALPHA in row.text_content()]
    labels = [str(label) for label in row.xpath(".//td/a/@aria-label")]
    assert "no statement" in labels[1]
    assert "balances do not agree" in labels[2]
    cell = member.page(row.xpath(".//td/a/@href")[2])
    panel = " ".join(texts(cell, "//aside[@id='panel']"))
    told = "stated 999.00 KZT, follows 540.00 KZT, difference 459.00 KZT"
    assert told in panel.replace("\xa0", " ")
    (source,) = cell.xpath("//aside//a[starts-with(@href, '/source/')]/@href")
    shown = texts(member.page(source), "//tr[@class='here']")
    assert "Оплата по договору 9" in shown[0]


def test_a_statement_marks_the_row_whose_balance_does_not_follow(
    member: Caller, texts: Texts
) -> None:
    page = member.page(f"/accounts/{ALPHA}?currency=KZT")
    assert len(page.xpath("//tbody/tr")) == 4
    (wrong,) = texts(page, "//tbody/tr[@class='offending']")
    assert "999.00" in wrong
    assert "follows: 540.00" in wrong


def test_transfers_join_both_sides_and_facets_respect_the_other_choices(
    member: Caller, texts: Texts
) -> None:
    page = member.page("/transfers")
    joined = [row for row in texts(page, "//tbody/tr") if "1-b1 3-b1" in row]
    assert len(joined) == 1
    month = page.xpath("//ul[@aria-labelledby='facet-month']//a/@href")
    narrowed = member.page(next(str(one) for one in month if "2026-03" in str(one)))
    assert texts(narrowed, "//p[@role='status']") == ["Showing 2 of 2"]
    months = texts(narrowed, "//ul[@aria-labelledby='facet-month']//li")
    assert len(months) == 2, "the alternatives to a choice stay"
    currencies = texts(narrowed, "//ul[@aria-labelledby='facet-currency']//li")
    assert currencies == ["KZT 2"], "the counts respect the other choices"
    (away,) = narrowed.xpath("//ul[@class='chips']//a/@href")
    assert len(member.page(away).xpath("//tbody/tr")) == len(page.xpath("//tbody/tr"))


def test_a_filter_is_words_sums_and_days(member: Caller) -> None:
    def rows(query: str) -> int:
        return len(member.page(f"/transfers?{query}").xpath("//tbody/tr"))

    assert rows("text=договору+8") == 1
    assert rows("currency=KZT&least=100&most=400,00") == 2
    assert rows("from=2026-03-06") == 1
    assert rows("until=2026-01-05") == 1
    assert rows(f"account={BETA}") == 3
    assert rows("payer=0123456789abcdef") == 0
    assert rows("from=nonsense&month=13&page=x&size=-1&sort=%00") == 4


def test_what_a_source_says_never_becomes_markup(member: Caller) -> None:
    for address in ("/transfers", f"/accounts/{ALPHA}", "/flows", "/transfers?text=%3Cb%3E"):
        answer = member.get(address)
        assert "<b>ИП" not in answer.text, address
    assert "&lt;b&gt;ИП Гамма" in member.get("/transfers").text


def test_flows_draw_what_the_table_says_and_lead_to_its_rows(member: Caller, texts: Texts) -> None:
    page = member.page("/flows")
    drawn = page.xpath("//*[local-name()='svg']//*[local-name()='a']")
    rows = page.xpath("//main//table/tbody/tr")
    assert len(drawn) == len(rows) == 2
    (first,) = rows[0].xpath(".//a/@href")
    assert "510.00" in texts(rows[0], ".//a")[0]
    assert len(member.page(first).xpath("//tbody/tr")) == 3


def test_an_export_is_what_is_on_the_screen_and_cannot_run(member: Caller) -> None:
    answer = member.get("/transfers?month=2026-01&format=csv")
    offered = answer.headers["content-disposition"]
    name = re.search(r'filename="(transfers-([0-9a-f]{12})\.csv)"', offered)
    assert name
    question, empty, *table = csv.reader(io.StringIO(answer.text.lstrip("\ufeff")))
    assert question[1] == "/transfers?month=2026-01"
    assert question[2].startswith(f"sha256:{name[2]}")
    assert empty == []
    shown = member.page("/transfers?month=2026-01").xpath("//tbody/tr")
    assert len(table) - 1 == len(shown)
    cells = [cell for row in table for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]


@pytest.mark.parametrize("address", ["/evidence", "/accounts", f"/accounts/{ALPHA}", "/flows"])
def test_every_table_can_be_exported(member: Caller, address: str) -> None:
    lines = list(csv.reader(io.StringIO(member.get(f"{address}?format=csv").text)))
    rows = member.page(address).xpath("//main//table/tbody/tr")
    assert len(lines) - 3 == len(rows)


@pytest.mark.parametrize("size", ["1", "1000", "99999", "abc"])
def test_a_page_is_never_longer_than_a_thousand_rows(member: Caller, size: str) -> None:
    page = member.page(f"/transfers?size={size}")
    assert 1 <= len(page.xpath("//tbody/tr")) <= 1_000
    if size == "1":
        (later,) = page.xpath("//a[@rel='next']/@href")
        assert "size=1" in later
        assert "page=2" in later


def test_the_language_changes_the_words_and_keeps_the_address(member: Caller, texts: Texts) -> None:
    answer = member.send("/appearance", language="kk", back="/coverage?year=2026")
    assert str(answer.url).endswith("/coverage?year=2026")
    page = html.document_fromstring(answer.text)
    assert page.get("lang") == "kk"
    assert texts(page, "//h1") == ["Қамту"]
    assert texts(member.page("/coverage?lang=ru"), "//h1") == ["Полнота"]


@pytest.mark.parametrize(
    "back",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "", "/\n/x"],
)
def test_the_way_back_stays_in_the_house(caller: Caller, back: str) -> None:
    told = {"csrf": caller.csrf, "theme": "dark", "back": back}
    headers = {"origin": "http://127.0.0.1:8000"}
    answer = caller.client.post("/appearance", data=told, headers=headers, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_reading_that_stands_is_withdrawn_before_another_is_made(
    member: Caller, texts: Texts
) -> None:
    assert "read already" in " ".join(texts(member.page("/evidence/1/decide"), "//main"))
    refused = member.send("/evidence/1/read", encoding="cp866")
    assert "Withdraw that import first" in _finish(member, refused.url.path).text_content()
    member.send("/evidence/1/withdraw/1")
    assert member.page(f"/accounts/{ALPHA}").xpath("count(//tbody/tr)") == 4
    member.send("/evidence/1/withdraw/1", because="another encoding")
    assert member.page(f"/accounts/{ALPHA}").xpath("count(//tbody/tr)") == 2


def test_an_impossible_mapping_is_refused_in_words_and_the_choices_stay(member: Caller) -> None:
    answer = member.send(
        "/evidence/5/mapping/confirm",
        **{"name": "ours", "kind": "statement", "column-0": "purpose", "currency": "XXZ"},
    )
    assert answer.status_code == 422
    page = html.document_fromstring(answer.text)
    assert page.xpath("//p[@role='alert']")
    assert page.xpath("//select[@name='column-0']/option[@selected]/@value") == ["purpose"]


def test_jumping_goes_straight_where_one_thing_is_meant(member: Caller) -> None:
    assert member.get("/jump?q=photo").url.path == "/evidence/4"
    assert member.get(f"/jump?q={BETA}").url.path == f"/accounts/{BETA}"
    assert member.get("/jump?q=3").url.path == "/evidence/3"
    assert member.get("/jump?q=alpha").status_code == 200


def test_jumping_to_a_name_leads_to_the_party_as_well_as_to_its_account(member: Caller) -> None:
    page = member.page("/jump?q=Альфа")
    addresses = page.xpath("//main//li/a/@href")
    assert {one.split("/")[1] for one in addresses} == {"accounts", "parties"}
    party = next(one for one in addresses if one.startswith("/parties/"))
    assert "Альфа" in member.page(party).xpath("string(//h1)")


def _finish(member: Caller, address: str) -> html.HtmlElement:
    """The page of long work once it is done."""
    for _ in range(600):
        page = member.page(address)
        if not page.xpath("//*[@hx-trigger]"):
            return page
        sleep(0.05)
    raise AssertionError(address)
