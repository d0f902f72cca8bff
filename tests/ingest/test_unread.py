"""A file nobody can read is told apart by its first bytes."""

from pathlib import Path

import pytest

from qaitaru.facts.problems import Severity
from qaitaru.ingest.reading import Source
from qaitaru.ingest.workers.unread import why_unread
from qaitaru.ingest.workers.unread_xml import is_xml, why_xml_unread


@pytest.mark.parametrize(
    ("head", "code", "found"),
    [
        (b"", "file_empty", ""),
        (b"PK\x03\x04rest", "archive_not_opened", "ZIP"),
        (b"\x1f\x8b\x08", "archive_not_opened", "GZIP"),
        (b"7z\xbc\xaf\x27\x1c", "archive_not_opened", "7-Zip"),
        (b"Rar!\x1a\x07\x01\x00", "archive_not_opened", "RAR"),
        (b"a.csv".ljust(257, b"\0") + b"ustar\x00", "archive_not_opened", "TAR"),
        (b"\xff\xd8\xff\xe0", "image_not_readable", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "image_not_readable", "PNG"),
        (b"II*\x00", "image_not_readable", "TIFF"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image_not_readable", "WebP"),
        (b"\x00\x00\x00\x18ftypheic", "image_not_readable", "HEIC"),
        (b"\x00\x00\x00\x18ftypisom", "format_unknown", ".mp4 00 00 00 18 66 74 79 70"),
        (b"\x01\x02", "format_unknown", ".mp4 01 02"),
    ],
)
def test_the_reason_is_named(head: bytes, code: str, found: str) -> None:
    problem = why_unread(head, ".mp4")
    assert (problem.code, problem.found) == (code, found)
    assert problem.severity is Severity.REFUSED
    assert problem.place == ""


@pytest.mark.parametrize(
    ("raw", "code", "found"),
    [
        (b"<?xml version='1.0'?><Rates xmlns='urn:x'/>", "xml_unknown", "Rates"),
        ("<?xml version='1.0' encoding='utf-16'?><Курс/>".encode("utf-16"), "xml_unknown", "Курс"),
        (b"<!DOCTYPE z><z/>", "xml_doctype", "<!DOCTYPE z><z/>"),
        (b"\xef\xbb\xbf <a><b></a>", "xml_not_well_formed", ""),
    ],
)
def test_xml_that_no_reader_knows_is_refused_for_its_own_reason(
    tmp_path: Path, raw: bytes, code: str, found: str
) -> None:
    file = tmp_path / "rates.xml"
    file.write_bytes(raw)
    problem = why_xml_unread(Source(file, file.name), "")
    assert (problem.code, problem.severity) == (code, Severity.REFUSED)
    assert problem.found.startswith(found)


@pytest.mark.parametrize("raw", [b"<z/>", "<?xml?><z/>".encode("utf-16-le"), b"\n\n<z/>"])
def test_xml_is_known_by_its_first_letter(raw: bytes) -> None:
    assert is_xml(raw)


@pytest.mark.parametrize("raw", [b"", b"date;amount", b"<!doctype HTML><html>", b"<html><body>"])
def test_what_is_no_xml_is_not_taken_for_it(raw: bytes) -> None:
    assert not is_xml(raw)
