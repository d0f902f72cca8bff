"""The freeze report: every figure in every language, and what is unverified is marked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest
from tests.duty.duty_records import HEAD, account, after, duty

from qaitaru.documents.clock_words import span_text
from qaitaru.documents.freeze_report import FreezeFacts, ListSource, build_freeze_report
from qaitaru.documents.outline import faults
from qaitaru.documents.render_pdf import render_pdf
from qaitaru.duty.bodies import Attempt
from qaitaru.duty.clock_lines import clock_lines
from qaitaru.duty.events import CHAIN, events_of
from qaitaru.duty.holdings import holdings
from qaitaru.duty.record import DutyRecord, Reason
from qaitaru.law.packs_shipped import shipped_law
from qaitaru.wording import forms_for, words_for

LAW = shipped_law()
TRIED = Attempt(direction="debit", amount_minor=12_34, currency="USD", counterparty="Someone")


def facts_of(record: DutyRecord) -> FreezeFacts:
    home = LAW.calendar(LAW.clocks("kz", "un_1267")[0])
    events = events_of(record, home)
    return FreezeFacts(
        law=shipped_law(),
        record=record,
        regime=LAW.regime_of("un", ("Al-Qaida",)),
        chain=tuple((name, events.get(name)) for name in CHAIN),
        clocks=clock_lines(record, LAW, after(days=3)),
        holdings=holdings(record),
        measures=LAW.measures("kz"),
        source=ListSource(
            name="consolidated",
            published_text="2026-03-06",
            content_sha256="ab" * 32,
            address="",
            exhibits=((7, "cd" * 32),),
        ),
        agency="Агентство",
        member="Айгерім",
        code_version="0",
        produced_utc=datetime(2026, 3, 9, tzinfo=UTC),
    )


def read(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join("".join(pages).replace("\u200b", "").split())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_report_tells_times_clocks_assets_and_the_lists_hash(language: str) -> None:
    words, forms = words_for(language), forms_for(language)
    record = duty((after(hours=25), account()), (after(hours=26), TRIED))
    outline = build_freeze_report(facts_of(record), words, forms)
    assert faults(outline) == []
    content = render_pdf(outline)
    assert content == render_pdf(build_freeze_report(facts_of(record), words, forms))
    text = read(content)
    for told in (
        "QDi.901",
        "KZ00TEST0000000001",
        forms.money(1_000_00, "KZT").replace("\u00a0", " "),
        forms.money(12_34, "USD").replace("\u00a0", " "),
        words("duty.state.late"),
        words("law.unverified"),
        "12-1, 13",
        words("duty.report.column.late"),
    ):
        assert " ".join(told.split()) in text, told
    assert "ab" * 32 in text.replace(" ", "")
    assert "cd" * 32 in text.replace(" ", "")


def test_a_report_with_nothing_frozen_says_so() -> None:
    words = words_for("en")
    outline = build_freeze_report(facts_of(duty()), words, forms_for("en"))
    anchors = [one.anchor for one in outline.sections]
    assert anchors == ["times", "clocks", "reasons", "assets", "measures", "sources"]
    assert "No asset of the person was found." in str(outline)


def test_the_reasons_of_a_hit_are_told() -> None:
    reason = Reason(kind="birth_same", effect=2.0, asked="1968-04-01", listed="1968-04-01")
    head = replace(HEAD, hit=4, reasons=(reason,))
    outline = build_freeze_report(facts_of(duty(head=head)), words_for("en"), forms_for("en"))
    told = str(outline).replace(r"\xa0", " ")  # a number is bound to its sign
    assert "Hit No. 4, confirmed by two members, score 0.910." in told
    assert "The day of birth is the same: 1968-04-01" in str(outline)


def test_a_stretch_of_time_in_words() -> None:
    words = words_for("en")
    assert span_text(timedelta(days=1, hours=2, minutes=3), words) == "1 d 2 h 3 min"
    assert span_text(timedelta(seconds=5), words) == "1 min"
    assert span_text(timedelta(), words) == "0 min"
