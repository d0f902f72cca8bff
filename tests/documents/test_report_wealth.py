"""The report's part on wealth: nine rules beside each other, every line open to its evidence."""

from datetime import UTC, date, datetime

import pytest

from qaitaru.documents.outline import Outline, Section, Table, faults, spans_of, walk
from qaitaru.documents.render_html import render_html
from qaitaru.documents.render_pdf import render_pdf
from qaitaru.documents.report import build
from qaitaru.documents.report_facts import Exhibit, ReportedWealth, ReportFacts, SourceRow
from qaitaru.training.scenario import wealth_example
from qaitaru.wealth.analysis import RULES, analyse
from qaitaru.wealth.profile_file import read_profile
from qaitaru.wording import LANGUAGES, forms_for, words_for

SEARCH = '{ document = "Протокол обыска от 15.01.2026", page = 2 }'
SEALED = Exhibit(
    exhibit=1,
    file_name="search.pdf",
    sha256="0" * 64,
    size_bytes=1,
    sealed_utc=datetime(2026, 1, 1, tzinfo=UTC),
    sealed_by="member",
    legal_basis="order",
)


def told(text: str, *scope: str) -> ReportedWealth:
    profile = read_profile(text).profile
    assert profile is not None
    analysis = analyse(profile, scope=scope)
    return ReportedWealth(
        analysis=analysis, number=4, name="household", version=2, result_sha256="f" * 64
    )


def built(
    *wealth: ReportedWealth, language: str = "en", rows: tuple[SourceRow, ...] = ()
) -> Outline:
    facts = ReportFacts(
        title="Test",
        agency="Agency",
        member="Member",
        produced_utc=datetime(2026, 3, 1, tzinfo=UTC),
        code_version="1",
        exhibits=(SEALED,),
        wealth=wealth,
        rows=rows,
    )
    return build(facts, words_for(language), forms_for(language))


def part(outline: Outline, anchor: str) -> Section:
    (found,) = (section for section in walk(outline.sections) if section.anchor == anchor)
    return found


def text_of(section: Section) -> str:
    blocks = [block for one in walk([section]) for block in one.blocks]
    return " ".join(span.text for block in blocks for span in spans_of(block))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere_and_every_key_has_words(language: str) -> None:
    outline = built(told(wealth_example()), told(wealth_example(), "wife"), language=language)
    assert faults(outline) == []
    said = text_of(part(outline, "wealth"))
    for key in ("wealth.", "report.", "problem."):
        assert f" {key}" not in said


def test_nine_rules_stand_beside_each_other_and_say_where_they_have_no_lines() -> None:
    outline = built(told(wealth_example()))
    answers = next(one for one in part(outline, "wealth-1").blocks if isinstance(one, Table))
    assert len(answers.rows) == len(RULES) == 9
    by_rule = {
        row.cells[0][0].text: [cell[0].text for cell in row.cells[2:]] for row in answers.rows
    }
    say = words_for("en")
    assert by_rule[say("wealth.rule.net-worth")] == [
        "56,583,000.00",
        "71,583,000.00",
        "74,983,000.00",
    ]
    assert by_rule[say("wealth.rule.unit-and-volume")] == ["—"] * 3
    assert answers.rows[0].cells[0][0].target == "wealth-1-net-worth"


def test_a_figure_leads_to_its_lines_and_a_line_to_its_exhibit_and_row() -> None:
    cited = wealth_example().replace(SEARCH, "{ exhibit = 1, page = 2 }")
    row = SourceRow(row_id="1-b1", exhibit=1, place="page=2", on=date(2026, 1, 15))
    outline = built(told(cited), rows=(row,))
    assert faults(outline) == []
    lines = [one for one in part(outline, "wealth-1-lines").blocks if isinstance(one, Table)]
    cash = next(
        one for table in lines for one in table.rows if one.cells[0][0].text == "Наличные дома"
    )
    assert cash.cells[4][0].target == "row-1"
    worked = part(outline, "wealth-1-worked")
    targets = {span.target for block in worked.blocks for span in spans_of(block)}
    assert cash.anchor in targets


def test_what_may_not_be_called_evidence_is_called_a_lead() -> None:
    open_lead = wealth_example().replace('answer = "См. строку gift"', 'alternative = "Из дома"')
    said = text_of(part(built(told(open_lead)), "wealth-1"))
    assert words_for("en")("wealth.is_lead") in said
    assert words_for("en")("wealth.footing.leads_open") in said
    firm = text_of(part(built(told(wealth_example())), "wealth-1"))
    assert words_for("en")("wealth.is_evidence") in firm


def test_the_summary_tells_each_profile_and_no_profile_is_told_as_none() -> None:
    outline = built(told(wealth_example()), told(wealth_example(), "wife"))
    summary = part(outline, "summary")
    targets = [span.target for block in summary.blocks for span in spans_of(block)]
    assert {"wealth-1", "wealth-2"} <= set(targets)
    assert words_for("en")("report.none") in text_of(part(built(), "wealth"))


def test_a_profile_that_no_rule_can_work_on_is_told_all_the_same() -> None:
    text = 'currency = "KZT"\nopening = 2024-12-31\n[[period]]\nname = "2025"\nends = 2025-12-31\n'
    outline = built(told(text))
    assert faults(outline) == []
    assert text_of(part(outline, "wealth-1")).count("no lines in the profile") == 9


def test_both_renderings_say_it() -> None:
    outline = built(told(wealth_example()), language="kk")
    assert "71 583 000,00" in render_html(outline).replace("\N{NO-BREAK SPACE}", " ")
    assert render_pdf(outline)[:5] == b"%PDF-"
