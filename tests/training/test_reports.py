"""The reports are well made: the published schema accepts them, and names are kept as written."""

from pathlib import Path
from typing import Any

from lxml import etree

from qaitaru.ingest.schema.goaml_check import Verdict, check

SCHEMA = Path("data/goaml/xsd/goAMLSchema_5.0.2_ae.xsd")


def _reports(scenario: Any) -> list[Path]:
    return sorted((scenario.evidence / "reports").glob("*-STR-*.xml"))


def test_three_banks_reported_and_the_published_schema_accepts_it(
    scenario: Any, shared: Path
) -> None:
    reports = _reports(scenario)
    assert len(reports) == 3
    for report in reports:
        checked = check(report, shared / SCHEMA)
        assert checked.schema is not None
        assert checked.schema.as_normalised.errors == ()
        assert checked.schema.as_normalised.verdict is Verdict.VALID
        assert checked.problems == ()


def test_a_name_stands_in_latin_letters_and_as_it_is_written_at_home(scenario: Any) -> None:
    nominee = next(p for p in scenario.key.parties if p.role == "nominee")
    names = {
        (node.findtext("last_name"), node.findtext("full_name_frn"))
        for report in _reports(scenario)
        for node in etree.parse(report).iter("t_person")
    }
    assert (nominee.name_en.split()[0], nominee.name_kk) in names


def test_the_national_form_is_in_two_byte_letters_with_its_mark(scenario: Any) -> None:
    form = next((scenario.evidence / "reports").glob("FM1_*.xml")).read_bytes()
    assert form[:2] == b"\xff\xfe"
    root = etree.fromstring(form)
    assert root.findtext("SignedData/Receiver") == "AFM"
    shell = next(p for p in scenario.key.parties if p.role == "shell")
    assert shell.code in {node.text for node in root.iter("IndividualIssue")}
