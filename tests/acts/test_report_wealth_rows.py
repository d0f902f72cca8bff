"""The report of a workspace tells its wealth profiles, and their lines open the ledger's rows."""

from pathlib import Path
from typing import Any

from lxml import html

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.report.write_report import write_report
from qaitaru.acts.wealth.profile_wealth import profile_wealth

STATEMENT = """:20:S1
:25:KZ000000000000000001
:28C:1/1
:60F:C250101KZT100,00
:61:250103D50,00NTRFFLAT
:86:flat
:62F:C250131KZT50,00
-
"""
PROFILE = """
title = "One year"
currency = "KZT"
opening = 2024-12-31
period = [{ name = "2025", ends = 2025-12-31 }]
[[person]]
id = "h"
role = "subject"
[[person]]
id = "w"
role = "spouse"
[[asset]]
what = "flat"
kind = "immovable"
price = 50
bought = "2025"
evidence = [{ exhibit = 1, line = 5 }, { exhibit = 1 }, { exhibit = 1, line = 999 }]
"""


def test_a_line_of_a_profile_opens_the_row_it_cites(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.sta").write_text(STATEMENT)
    list(ingest_evidence(desk, Handover(paths=(tmp_path / "a.sta",), legal_basis="test")))
    profile_wealth(desk, PROFILE.replace("= 50", "= 40"), name="flat")
    profile_wealth(desk, PROFILE, name="flat")
    profile_wealth(desk, PROFILE, name="flat", scope=["w"])
    write_report(desk, tmp_path / "out", languages=["en"])
    page: Any = html.document_fromstring((tmp_path / "out" / "report.en.html").read_bytes())
    heads = page.xpath("//section[@aria-labelledby='wealth']/section/h3/text()")
    assert [one.split(" ", 1)[1] for one in heads] == ["One year", "One year: w"]
    line = page.xpath("//*[@id='wealth-1-line-1']")[0]
    row, item, nowhere = line.xpath(".//a/@href")
    assert item == nowhere == "#exhibit-1"
    (cited,) = page.xpath(f"//tr[@id='{row[1:]}']")
    assert "50.00" in cited.text_content()
