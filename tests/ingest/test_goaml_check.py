"""Checking a goAML report: two answers on the schema, what it cannot carry, and our own rules."""

import re
from pathlib import Path

import pytest
from tests.ingest.goaml_texts import from_to, transaction
from tests.ingest.goaml_texts import report as goaml_report
from tests.ingest.schema_texts import SCHEMA, written

from qaitaru.facts.errors import SourceUnreadable
from qaitaru.ingest.schema import goaml_check
from qaitaru.ingest.schema.goaml_check import GoamlCheck, SchemaCheck, Verdict, check, lines
from qaitaru.wording import LANGUAGES, words_for

SAMPLES = ("AIF", "DPMSR", "SAR", "STR", "vyttah__TR.2079.200000309")


def _checked(folder: Path, body: str, schema: str = SCHEMA) -> SchemaCheck:
    found = check(*written(folder, body, schema)).schema
    assert found is not None
    return found


def _keys(checked: GoamlCheck) -> list[str]:
    return [line.key for line in lines(checked)]


def test_a_name_the_anchored_pattern_rejects_passes_the_normalised_schema(tmp_path: Path) -> None:
    found = _checked(tmp_path, "<first_name>Sara</first_name>")
    assert found.as_published.verdict is Verdict.INVALID
    assert found.as_published.errors[0].line == 3
    assert found.as_published.errors[0].place == "xpath=/report/first_name"
    assert found.as_normalised == goaml_check.Answer(Verdict.VALID, ())


def test_an_address_with_a_hyphen_passes_the_normalised_schema_only(tmp_path: Path) -> None:
    found = _checked(tmp_path, "<email>a-b+c@bank-a</email>")
    assert found.as_published.verdict is Verdict.INVALID
    assert found.as_normalised.verdict is Verdict.VALID
    assert [change.traps for change in found.changes] == [("hyphen",), ("anchors",)]


def test_what_is_wrong_stays_wrong_in_both(tmp_path: Path) -> None:
    found = _checked(tmp_path, "<email>nobody</email>")
    assert found.as_published.verdict is Verdict.INVALID
    assert found.as_normalised.verdict is Verdict.INVALID


def test_a_version_that_makes_others_skip_the_schema_is_said(tmp_path: Path) -> None:
    assert _checked(tmp_path, "").skipped_by_version == "1.1"
    plain = SCHEMA.replace('vc:minVersion="1.1"', "")
    assert _checked(tmp_path, "", plain).skipped_by_version == ""
    assert "version_gate" in _keys(check(*written(tmp_path, "")))


def test_fields_that_lose_are_listed_with_their_use_in_the_report(tmp_path: Path) -> None:
    body = "<first_name>Sara</first_name><transmode_comment>E</transmode_comment>"
    limits = {limit.field: limit for limit in _checked(tmp_path, body).limits}
    assert set(limits) == {"first_name", "transmode_comment"}
    assert limits["first_name"].kind == "latin_only"
    assert limits["transmode_comment"].kind == "one_letter"
    assert [limit.in_report for limit in limits.values()] == [1, 1]
    assert limits["first_name"].with_original == 0


def test_a_field_for_the_own_script_beside_a_name_is_counted(tmp_path: Path) -> None:
    beside = '<xs:element name="full_name_frn" minOccurs="0" type="xs:string"/>'
    schema = SCHEMA.replace("</xs:sequence>", f"{beside}</xs:sequence>")
    [name, _] = _checked(tmp_path, "", schema).limits
    assert (name.declared, name.with_original) == (1, 1)


def test_values_that_do_not_fit_are_losses_with_their_text(tmp_path: Path) -> None:
    body = "<first_name>Әлия</first_name><transmode_comment>cash</transmode_comment>"
    losses = _checked(tmp_path, body).losses
    assert [(loss.loss, loss.found) for loss in losses] == [("pattern", "Әлия"), ("length", "cash")]


def test_the_lines_tell_both_verdicts_then_why_then_what_is_lost(tmp_path: Path) -> None:
    told = lines(check(*written(tmp_path, "<first_name>Әлия</first_name>")))
    keys = [line.key for line in told]
    assert keys[:6] == [
        "published_invalid",
        "schema_error",
        "normalised_invalid",
        "schema_error",
        "loss_pattern",
        "changed",
    ]
    assert told[4].fields == {"place": "xpath=/report/first_name", "found": "Әлия"}
    for line in told:
        assert "{" not in words_for("ru")(f"goaml_check.{line.key}", **line.fields)


@pytest.mark.parametrize(
    "schema",
    [
        SCHEMA.replace("[_a-z0-9-+]+@", "(?:a)@"),
        SCHEMA.replace("<xs:element", '<xs:include schemaLocation="other.xsd"/><xs:element', 1),
        "<!DOCTYPE x>" + SCHEMA,
        "no schema at all",
    ],
)
def test_a_schema_that_cannot_be_used_never_says_valid(tmp_path: Path, schema: str) -> None:
    found = _checked(tmp_path, "", schema)
    assert found.as_published.verdict is Verdict.UNUSABLE
    assert found.as_normalised.verdict is Verdict.UNUSABLE
    assert found.as_published.errors


def test_the_report_cannot_send_us_to_a_schema_of_its_own(tmp_path: Path) -> None:
    paths = written(tmp_path, "")
    (tmp_path / "own.xsd").write_text("<broken")
    hint = (
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:noNamespaceSchemaLocation="own.xsd"'
    )
    paths[0].write_text(paths[0].read_text().replace("<report>", f"<report {hint}>"))
    found = check(*paths).schema
    assert found is not None
    assert found.as_normalised.verdict is Verdict.VALID


def test_without_a_schema_the_rules_alone_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "r.xml"
    path.write_text(goaml_report(transaction(from_to())))
    assert _keys(check(path)) == ["no_schema", "rules_hold"]
    path.write_text(goaml_report(""))
    assert [problem.code for problem in check(path).problems] == ["goaml_part_missing"]
    assert _keys(check(path)) == ["no_schema", "rules_broken"]


def test_a_file_that_is_no_report_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "r.xml"
    path.write_text("<other/>")
    assert [problem.code for problem in check(path).problems] == ["goaml_not_a_report"]
    path.write_text("")
    assert [problem.code for problem in check(path).problems] == ["xml_not_well_formed"]


def test_a_path_that_is_not_there_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable):
        check(tmp_path / "missing.xml")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_published_schema_rejects_every_sample_and_the_normalised_accepts_it(
    shared: Path, name: str
) -> None:
    folder = shared / "data" / "goaml"
    report = folder / "samples" / f"{name}.xml"
    found = check(report, folder / "xsd" / "goAMLSchema_5.0.2_ae.xsd")
    assert found.problems == ()
    assert found.schema is not None
    assert found.schema.as_published.verdict is Verdict.INVALID
    assert found.schema.as_normalised.verdict is Verdict.VALID
    assert found.schema.skipped_by_version == "1.1"
    traps = [trap for change in found.schema.changes for trap in change.traps]
    assert (traps.count("anchors"), traps.count("hyphen")) == (26, 1)


def test_the_published_schema_has_a_one_letter_comment_and_latin_names(shared: Path) -> None:
    folder = shared / "data" / "goaml"
    found = check(folder / "samples" / "STR.xml", folder / "xsd" / "goAMLSchema_5.0.2_ae.xsd")
    assert found.schema is not None
    limits = {limit.field: limit for limit in found.schema.limits}
    assert (limits["transmode_comment"].kind, limits["transmode_comment"].in_report) == (
        "one_letter",
        1,
    )
    assert (limits["first_name"].declared, limits["first_name"].with_original) == (5, 4)
    assert limits["name"].with_original == 0


def test_another_countrys_schema_rejects_the_samples_with_its_reasons(shared: Path) -> None:
    folder = shared / "data" / "goaml"
    report = folder / "samples" / f"{SAMPLES[4]}.xml"
    found = check(report, folder / "xsd" / "goAML_lk_4x.xsd").schema
    assert found is not None
    assert found.changes == ()
    assert found.as_published == found.as_normalised
    assert len(found.as_published.errors) == 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_has_words(language: str) -> None:
    words = words_for(language)
    verdicts = [f"{name}_{one}" for name in ("published", "normalised") for one in Verdict]
    others = {"changed", "version_gate", "one_letter", "latin_only", "no_schema"}
    others |= {"rules_hold", "rules_broken", "schema_error", "loss_pattern", "loss_length"}
    for key in {*verdicts, *others}:
        assert f"goaml_check.{key}" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_of_the_report_readers_has_words(language: str) -> None:
    words = words_for(language)
    folder = Path(goaml_check.__file__).parents[1]
    files = [*folder.glob("reports/*.py"), *folder.glob("readers/goaml/*.py")]
    files += folder.glob("readers/fm1/*.py")
    texts = [path.read_text(encoding="utf-8") for path in files]
    codes = {code for text in texts for code in re.findall(r'"((?:goaml|fm1|report)_\w+)"', text)}
    assert len(codes) > 30
    told = {code for code in codes if f"problem.{code}" in words}
    tags = {"report_code", "report_date", "report_party"}  # of goAML itself
    assert codes - told == tags
    assert all(f"problem.{code}.mend" in words for code in told)
