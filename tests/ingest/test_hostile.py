"""Thirty files made to do harm: each ends as a named problem, soon, in little memory."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from qaitaru.ingest.reading import Choices, Source
from qaitaru.ingest.shipped import shipped_mappings
from qaitaru.ingest.workers.limits import GIB
from qaitaru.ingest.workers.summary import State, Summary
from qaitaru.ingest.workers.worker import Job, Setting, read_many

SECONDS = 10  # of CPU time: how busy the machine is says nothing of a file

REFUSED = {
    # a document type declaration, whatever it says: the tree would hide or lose an amount
    "xml_billion_laughs.xml": "xml_doctype",
    "xml_small_laughs_under_limit.xml": "xml_doctype",
    "xml_quadratic.xml": "xml_doctype",
    "xml_xxe_file.xml": "xml_doctype",
    "xml_xxe_param.xml": "xml_doctype",
    "xml_internal_entity_amount.xml": "xml_doctype",
    "xlsx_entity.xlsx": "xml_doctype",
    # other files drawn in, depth, breadth and length past all measure
    "xml_xinclude.xml": "xml_include",
    "xml_deep_200k.xml": "xml_too_large",
    "xml_200k_attrs.xml": "xml_too_large",
    "xml_text_11MB.xml": "xml_too_large",
    # encodings that no bank writes
    "xml_utf7.xml": "xml_encoding_unknown",
    "xml_cp037.xml": "xml_encoding_unknown",
    # archives: each member is evidence of its own
    "zip_overlap_64KB_to_12GB.zip": "archive_not_opened",
    "zip_slip.zip": "archive_not_opened",
    "zip_symlink.zip": "archive_not_opened",
    "zip_nested_6_levels.zip": "archive_not_opened",
    "gzip_1GB.gz": "archive_not_opened",
    # tables past all measure
    "xlsx_far_cell.xlsx": "cell_too_far",
    "csv_100k_columns.csv": "too_many_columns",
}
ASKED = {
    "xml_utf16_decl_utf8_bytes.xml": "xml_encoding_mismatch",
    # tables of which nobody has said how they are to be read
    "xlsx_200MB_sheet.xlsx": "mapping_undecided",
    "xlsx_bad_refs.xlsx": "mapping_undecided",
    "csv_formula.csv": "mapping_undecided",
    "csv_nul.csv": "mapping_undecided",
    "csv_unclosed_quote_5MB.csv": "mapping_undecided",
    "csv_mixed_newlines.csv": "mapping_undecided",
    "csv_amounts.csv": "mapping_undecided",
    "csv_dates.csv": "mapping_undecided",
    "text_bidi.csv": "mapping_undecided",
}
EXPECTED = {name: (State.REFUSED, code) for name, code in REFUSED.items()} | {
    name: (State.ASKED, code) for name, code in ASKED.items()
}

FORMULAS = """
kind = "transfers"
date_formats = ["%d.%m.%Y"]
columns = { booked_on = "name", amount = "amount" }
constants = { currency = "KZT" }
"""


@pytest.fixture(scope="module")
def made(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of hostile files, written anew."""
    folder = tmp_path_factory.mktemp("hostile") / "files"
    maker = shared / "data" / "hostile" / "generate.py"
    if not maker.is_file():
        pytest.skip(f"no {maker.name} in {maker.parent.name}")
    subprocess.run([sys.executable, "-W", "ignore", str(maker), str(folder)], check=True)
    return folder


@pytest.fixture(scope="module")
def read(made: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Job, Summary]]:
    """Every file, read with the mappings that come with the program."""
    staging = tmp_path_factory.mktemp("staging")
    choices = Choices(mappings=shipped_mappings())
    jobs = [Job(Source(f, f.name), choices, staging / f.name) for f in sorted(made.iterdir())]
    return {job.source.name: (job, summary) for job, summary in read_many(jobs, Setting())}


def test_every_file_made_is_expected(read: dict[str, tuple[Job, Summary]]) -> None:
    assert read.keys() == EXPECTED.keys()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_it_ends_as_a_named_problem(read: dict[str, tuple[Job, Summary]], name: str) -> None:
    job, summary = read[name]
    state, code = EXPECTED[name]
    assert summary.state is state
    assert code in {problem.code for problem in summary.tally.problems}
    assert summary.tally.rows.keys() == {"problems"}
    assert [file.name for file in job.staging.iterdir()] == ["problems.parquet"]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_it_ends_soon_and_in_little_memory(read: dict[str, tuple[Job, Summary]], name: str) -> None:
    _, summary = read[name]
    assert summary.cpu_seconds <= SECONDS
    assert 0 < summary.peak_bytes <= GIB


def test_a_formula_is_never_a_day_nor_an_amount(made: Path, tmp_path: Path) -> None:
    file = made / "csv_formula.csv"
    choices = Choices(mappings={"formulas": FORMULAS})
    [(job, summary)] = read_many([Job(Source(file, file.name), choices, tmp_path / "staging")])
    assert summary.tally.rows.keys() == {"problems"}
    problems = duckdb.read_parquet(str(job.staging / "problems.parquet"))
    unread = problems.filter("code = 'date_unreadable'").project("found").fetchall()
    assert ("+1+1",) in unread


def test_no_file_left_the_staging_folders(read: dict[str, tuple[Job, Summary]]) -> None:
    above = {job.staging.parent for job, _ in read.values()}
    [folder] = above
    assert {entry.name for entry in folder.iterdir()} == EXPECTED.keys()
    assert not (folder.parent / "escape.txt").exists()
