"""Every part of a claim is put in by form: rows are chosen, what is wrong is said at its field."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from httpx import Response
from lxml import html
from tests.web.conftest import Caller, with_evidence
from tests.web.evidence_texts import ALPHA, BETA, EVIDENCE, statement

from qaitaru.acts.tracing.claims import claim_text, save_claim
from qaitaru.tracing.claim import TraceClaim
from qaitaru.tracing.claim_file import parse_claim

Texts = Callable[[html.HtmlElement, str], list[str]]
HERE = "/claim/theft"
CLAIM = f"""claimant = "bank"
[[receipt]]
account = "{ALPHA}"
entry = "1-b2"
[[asset]]
name = "garage"
currency = "KZT"
entries = ["2-b1"]
"""
MORE = statement(
    ALPHA,
    4,
    opening="540,00",
    rows="02.04.2026;ИП Дельта;KZ00000000000000DELT;;90,00;630,00;За гараж\n"
    "03.04.2026;Снятие;;30,00;;600,00;Выдача наличных\n"
    "04.04.2026;Взнос;;;20,00;620,00;Взнос наличных\n",
    closing="620,00",
)
PARTS: dict[str, dict[str, str]] = {
    "receipt": {"entry": "3-b1", "claimed": "150,5", "claimant": "state"},
    "query": {"counterparty": "альфа", "first_on": "2026-01-01", "claimant": "bank"},
    "asset": {"name": "car", "entries": "2-b2", "value": "1 000"},
    "sale": {"asset": "garage", "receipt": "4-b1", "part": "25 %"},
    "election": {"entry": "2-b2", "claimant": "bank"},
    "reversal": {"outflow": "2-b2", "receipt": "4-b3"},
    "interest": {"interest": "4-b3"},
    "cash": {"holder": "Айгуль", "entries": "4-b2,4-b3", "cash_days": "30"},
    "coordination": {"outflow": "2-b2", "receipt": "4-b1", "evidence": "№ 1", "reason": "mail"},
    "opening": {"account": BETA, "currency": "kzt", "low": "0", "high": "10", "source": "unknown"},
}


@pytest.fixture(scope="module")
def small_investigation(laid_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a later statement of one account."""
    folder = tmp_path_factory.mktemp("small")
    return with_evidence(laid_out, folder, **EVIDENCE, later__csv=MORE)


@pytest.fixture
def member(member: Caller) -> Caller:
    """A member before the small investigation, with a claim."""
    save_claim(member.desk, "theft", CLAIM)
    return member


def _put(member: Caller, kind: str, **fields: str) -> Response:
    return member.send(f"{HERE}/part/{kind}/put", **({"seen": "1"} | fields))


def _page(answer: Response) -> html.HtmlElement:
    return html.document_fromstring(answer.text)


def _claim(member: Caller) -> TraceClaim:
    return parse_claim(claim_text(member.desk, "theft"))


def _asked(answer: Response) -> dict[str, str]:
    """What the address of a page says."""
    return {name: one for name, (one,) in parse_qs(urlsplit(str(answer.url)).query).items()}


@pytest.mark.parametrize("kind", [kind for kind in PARTS if kind != "opening"])
def test_every_part_is_put_into_the_claim_and_shown(
    member: Caller, texts: Texts, kind: str
) -> None:
    answer = _put(member, kind, **PARTS[kind])
    assert answer.url.path == HERE, texts(_page(answer), "//*[@class='fault']|//*[@role='alert']")
    text = claim_text(member.desk, "theft")
    assert text.startswith(CLAIM) or kind in {"interest", "cash"}
    assert parse_claim(text) != parse_claim(CLAIM)
    page = member.page(HERE)
    assert not page.xpath("//div[@role='alert']"), "the ledger bears it out"
    (link,) = {
        str(one)
        for one in page.xpath(f"//a[contains(@href, '/part/{kind}?')]/@href")
        if "index=0" not in str(one) or kind not in {"receipt", "asset"}
    }
    again = member.page(link)
    filled = {
        str(one.get("name")): str(one.get("value") or "")
        for one in again.xpath("//form[contains(@class, 'part')]//input[@name]")
    }
    told = {name: filled[name] for name in filled if name != "csrf"}
    same = _put(member, kind, **(_selected(again) | told | {"seen": "2"}))
    assert same.url.path == HERE
    assert _claim(member) == parse_claim(text), "what stands is filled in as it stands"


def _selected(page: html.HtmlElement) -> dict[str, str]:
    chosen = page.xpath("//form[contains(@class, 'part')]//select")
    texts = page.xpath("//form[contains(@class, 'part')]//textarea")
    return {
        **{
            str(one.get("name")): str(one.xpath("string(option[@selected]/@value)"))
            for one in chosen
        },
        **{str(one.get("name")): str(one.text) for one in texts},
    }


def test_what_the_parts_say_is_what_was_filled_in(member: Caller) -> None:
    for seen, kind in enumerate(("receipt", "sale", "cash", "asset", "election"), start=1):
        assert _put(member, kind, **PARTS[kind], seen=str(seen)).url.path == HERE, kind
    claim = _claim(member)
    assert claim.receipts[1].claimed_minor == 150_50
    assert (claim.receipts[1].account, claim.receipts[1].claimant) == (BETA, "state")
    assert str(claim.sales[0].part) == "1/4"
    assert (claim.cash[0].holder, claim.cash_days) == ("Айгуль", 30)
    assert claim.assets[1].value_minor == 1_000_00
    assert claim.elections[0].entry == "2-b2"
    assert "# 3-b1 · 2026-01-05 · 400.00 KZT" in claim_text(member.desk, "theft")


WRONG: dict[str, tuple[str, dict[str, str], str]] = {
    "nothing filled in": ("sale", {}, "asset"),
    "an asset the claim has not": ("sale", {"asset": "yacht"}, "asset"),
    "an outflow for a receipt": ("sale", {"asset": "garage", "receipt": "2-b1"}, "receipt"),
    "a row that is not there": ("sale", {"asset": "garage", "receipt": "9-b9"}, "receipt"),
    "a part above the whole": ("sale", {"part": "3/2"}, "part"),
    "a part of nothing": ("sale", {"part": "1/0"}, "part"),
    "a claimant who claims nothing": ("election", {"claimant": "state"}, "claimant"),
    "a receipt for an outflow": ("election", {"entry": "1-b2"}, "entry"),
    "a word of the program": ("receipt", {"claimant": "own"}, "claimant"),
    "more than the receipt": ("receipt", {"entry": "1-b2", "claimed": "50,01"}, "claimed"),
    "no amount": ("receipt", {"entry": "1-b2", "claimed": "much"}, "claimed"),
    "an amount without a currency": ("receipt", {"amount": "5"}, "amount"),
    "no receipt meant": ("receipt", {}, "entry"),
    "no day": ("query", {"first_on": "yesterday"}, "first_on"),
    "days the wrong way": ("query", {"first_on": "2026-02-02", "last_on": "2026-02-01"}, "last_on"),
    "nothing asked for": ("query", {}, "counterparty"),
    "no currency": ("query", {"currency": "tenge"}, "currency"),
    "nothing that paid": ("asset", {"name": "car"}, "entries"),
    "no days": ("cash", {"cash_days": "-1"}, "cash_days"),
    "a receipt before the outflow": (
        "reversal",
        {"outflow": "2-b1", "receipt": "1-b2"},
        "receipt",
    ),
    "a receipt elsewhere": ("coordination", {"outflow": "1-b1", "receipt": "3-b1"}, "receipt"),
    "no evidence": ("coordination", {"outflow": "1-b1", "receipt": "1-b2"}, "evidence"),
    "bounds the wrong way": (
        "opening",
        {"account": BETA, "currency": "KZT", "low": "5", "high": "4"},
        "high",
    ),
    "whose it cannot be": ("opening", {"source": "bank"}, "source"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_saved(
    member: Caller, texts: Texts, name: str
) -> None:
    kind, fields, at = WRONG[name]
    answer = _put(member, kind, **fields)
    assert answer.status_code == 422
    page = _page(answer)
    assert texts(page, f"//*[@id='fault-{at}']")[0]
    assert page.xpath(f"//*[contains(@aria-describedby, 'fault-{at}')][@aria-invalid]")
    assert page.xpath("//*[@role='alert']")
    for field, value in fields.items():
        (kept,) = page.xpath(f"//form[contains(@class, 'part')]//*[@name='{field}']")
        chosen = kept.xpath("string(option[@selected]/@value)")
        assert value in {kept.get("value"), kept.text, chosen} or kept.tag == "select"
    assert claim_text(member.desk, "theft") == CLAIM


def test_a_row_is_looked_for_and_what_was_typed_stays(member: Caller, texts: Texts) -> None:
    fields = {"holder": "Айгуль", "cash_days": "30", "pick": "entries"}
    asked = _put(member, "cash", **fields)
    assert _asked(asked) == {
        "holder": "Айгуль",
        "cash_days": "30",
        "slot": "entries",
        "seen": "1",
    }
    page = _page(asked)
    assert len(page.xpath("//section[@id='pick']//tbody/tr")) == 7, (
        "of the account that is claimed in"
    )
    other = member.page(f"{HERE}/part/cash?slot=entries&other=1&holder=A")
    assert BETA in " ".join(texts(other, "//section[@id='pick']//tbody//a"))
    narrowed = member.page(
        f"{HERE}/part/cash?slot=entries&at_account={ALPHA}&at_currency=KZT&at_purpose=8"
    )
    assert len(narrowed.xpath("//section[@id='pick']//tbody/tr")) == 1
    taken = _put(
        member, "cash", holder="Айгуль", take="entries", entries="1-b1", **{"tick-2-b2": "1"}
    )
    assert _asked(taken)["entries"] == "1-b1,2-b2"
    left = _put(member, "cash", holder="Айгуль", leave="1-b1", entries="1-b1,2-b2")
    assert _asked(left)["entries"] == "2-b2"
    assert claim_text(member.desk, "theft") == CLAIM


def test_one_row_is_taken_by_its_link(member: Caller) -> None:
    page = member.page(f"{HERE}/part/sale?asset=garage&slot=receipt&part=1/2")
    links = page.xpath("//section[@id='pick']//tbody//a[contains(@class, 'button')]/@href")
    chosen = member.get(str(links[1]))
    assert _asked(chosen) == {"asset": "garage", "part": "1/2", "receipt": "4-b1"}
    assert not _page(chosen).xpath("//section[@id='pick']")


def test_what_the_ledger_does_not_bear_out_is_not_saved(member: Caller, texts: Texts) -> None:
    _put(member, "sale", asset="garage", receipt="4-b1")
    answer = _put(member, "reversal", seen="2", outflow="1-b1", receipt="4-b3")
    assert answer.status_code == 422, "that outflow has its other side in the evidence"
    assert texts(_page(answer), "//*[@role='alert']")[0]
    assert not _claim(member).reversals
    stale = _put(member, "sale", seen="1", asset="garage", receipt="4-b1")
    assert stale.status_code == 422
    assert "version 2" in stale.text


def test_a_part_is_changed_in_its_place_and_taken_out(member: Caller) -> None:
    _put(member, "sale", asset="garage", receipt="4-b1")
    _put(member, "sale", seen="2", index="0", asset="garage", receipt="4-b1", part="1/2")
    assert [str(one.part) for one in _claim(member).sales] == ["1/2"]
    member.send(f"{HERE}/without", seen="3", table="sale", index="0")
    assert _claim(member) == parse_claim(CLAIM)
    _put(member, "interest", seen="4", interest="4-b3")
    _put(member, "interest", seen="5", interest="")
    assert _claim(member) == parse_claim(CLAIM)


def test_an_opening_that_no_statement_gives_has_bounds(member: Caller) -> None:
    answer = _put(member, "opening", **PARTS["opening"])
    if answer.url.path == HERE:
        (one,) = _claim(member).openings
        assert (one.account, one.low_minor, one.high_minor) == (BETA, 0, 10_00)
    else:
        assert _page(answer).xpath("//*[@role='alert']"), "a statement gives it"


def test_the_account_that_stands_for_all_is_a_setting(member: Caller) -> None:
    member.send(f"{HERE}/settings", seen="1", claimant="bank", account=ALPHA, currency="KZT")
    assert (_claim(member).account, _claim(member).currency) == (ALPHA, "KZT")
    member.send(f"{HERE}/settings", seen="2", claimant="bank", account="", currency="")
    assert _claim(member) == parse_claim(CLAIM)
    wrong = member.send(f"{HERE}/settings", seen="3", claimant="bank", currency="XXQ")
    assert wrong.status_code == 422


def test_no_other_part_has_a_form(member: Caller) -> None:
    assert member.get(f"{HERE}/part/nothing").status_code == 404
    assert member.get("/claim/none/part/sale").status_code == 404
    assert _put(member, "nothing").status_code == 404
