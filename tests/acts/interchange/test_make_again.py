"""goAML into the ledger and out of it again: nothing is lost that is not told."""

from pathlib import Path

import pytest
from lxml.etree import fromstring

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.interchange.make_again import goaml_again
from qaitaru.facts.errors import ImportMissing
from qaitaru.interchange.goaml.writing import goaml_taken

REPORT = """<report><rentity_id>1</rentity_id><report_code>STR</report_code>
<reporting_person><first_name>Dana</first_name><last_name>Kim</last_name></reporting_person>
<transaction><transactionnumber>T-1</transactionnumber><amount_local>5.50</amount_local>
<t_from><from_person><first_name>Әлия</first_name></from_person></t_from></transaction>
<transaction><transactionnumber>T-2</transactionnumber></transaction>
<report_indicators><indicator>AA</indicator><indicator>BB</indicator></report_indicators>
<mood>grey</mood></report>"""


def test_a_report_comes_out_of_the_ledger_as_it_went_in(laptop_desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "report.xml"
    file.write_text(REPORT, encoding="utf-8")
    [read] = ingest_evidence(laptop_desk, Handover(paths=(file,), legal_basis="order 5"))
    assert read.import_no is not None
    report, lost = goaml_again(laptop_desk, read.import_no, purpose="to the partner")
    assert report == goaml_taken(fromstring(REPORT))[0]
    assert [(loss.field, loss.found) for loss in lost] == [("/report/mood", "grey")]


def test_an_import_that_is_no_report_is_missing(laptop_desk: Desk) -> None:
    with pytest.raises(ImportMissing):
        goaml_again(laptop_desk, 7, purpose="x")
