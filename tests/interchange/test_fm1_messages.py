"""The messages around an FM-1 are read, changed and written as the form itself is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.etree import _Element, fromstring
from tests.ingest.fm1_texts import DOCUMENT, export, read
from tests.ingest.goaml_texts import values

from qaitaru.facts.problems import Problem
from qaitaru.ingest.xml.door import open_xml
from qaitaru.interchange.fm1.form import Fm1
from qaitaru.interchange.fm1.writing import Fm1Written, Guids, fm1_taken, fm1_written, numbered
from qaitaru.interchange.form_file import json_form, json_of

GUID = f"<OriginalDocumentGuid>{DOCUMENT}</OriginalDocumentGuid>"
FILE = (
    "<Attachments><Attachment><FileName>a.pdf</FileName><Length>3</Length><Buffer>QUJD</Buffer>"
    "<BrokenFilesInfo><BrokenFileInfo><Name>a.1</Name><Length>3</Length></BrokenFileInfo>"
    "</BrokenFilesInfo></Attachment></Attachments>"
)
MESSAGES = {
    "UponDocInfo": f"<Root>{GUID}<Comment>вот</Comment>"
    f"<ResponseDateTime>02.02.2026 10:00:00</ResponseDateTime>{FILE}</Root>",
    "DocInfo": f"<Root>{GUID}<CountDays>1</CountDays>"
    "<RequestDateTime>01.02.2026 10:00:00</RequestDateTime><Description>?</Description></Root>",
    "Ack1": f"<Check>{GUID}<ErrorCode>0</ErrorCode></Check>",
    "Ack2": f"<Root>{GUID}<ErrorCode>12</ErrorCode><ErrorName>нет</ErrorName></Root>",
    "Ack12": f"<Check>{GUID}<MessDate>01.02.2026 10:00:00</MessDate><MessOwn>AFM</MessOwn></Check>",
    "Ack13": f"<Root>{GUID}<ErrorCode>1</ErrorCode><MessDate>01.02.2026 10:00:00</MessDate></Root>",
    "Ack14": f"<Root>{GUID}<SystemId>9</SystemId></Root>",
}


def opened(made: Fm1Written) -> _Element:
    root = open_xml(made.document)
    assert not isinstance(root, Problem)
    return root


def texts(root: _Element) -> Iterator[tuple[str, str]]:
    for one in root.iter("*"):
        if (one.text or "").strip() and one.tag != "Signature":
            yield str(one.tag), (one.text or "").strip()


@pytest.fixture(params=MESSAGES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_message_goes_out_as_it_came_in_and_is_of_its_kind(kind: str, tmp_path: Path) -> None:
    source = fromstring(export(MESSAGES[kind]))
    form, lost = fm1_taken(source)
    assert {one.code for one in lost} == {"signature_left"}
    assert json_form(json_of(form), Fm1) == form
    made = fm1_written(numbered(form, Guids("A", "B")))
    assert made.losses == ()
    assert made.may_be_sent
    root = opened(made)
    assert sorted(texts(root)) == sorted(texts(source))
    plain = made.document.decode("utf-16").partition("?>")[2]
    assert values(read(plain, tmp_path), "report:1")["message_type"] == kind


def test_a_message_that_does_not_say_what_it_is_about_may_not_be_sent(kind: str) -> None:
    form, _ = fm1_taken(fromstring(export(MESSAGES[kind].replace(GUID, ""))))
    made = fm1_written(form)
    assert "fm1_part_missing" in {one.code for one in made.problems}
    assert not made.may_be_sent


def test_the_misprinted_element_of_an_acceptance_is_read_and_the_right_one_written() -> None:
    text = export(MESSAGES["Ack1"]).replace("Check>", "\u0421heck>")
    root = opened(fm1_written(fm1_taken(fromstring(text))[0]))
    assert root.find("SignedData/Data/Check/ErrorCode") is not None


def test_a_number_is_written_in_capitals_and_told() -> None:
    text = export(MESSAGES["Ack14"].replace(DOCUMENT, DOCUMENT.lower()))
    made = fm1_written(fm1_taken(fromstring(text))[0])
    assert [(one.code, one.became) for one in made.losses] == [("form_written", DOCUMENT)]
