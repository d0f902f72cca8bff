"""What the door for XML lets in, and why it turns the rest away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.xml.door import open_xml

DECLARED = '<?xml version="1.0" encoding="{}"?>\n<report><name>Әлия Қайтару</name></report>'
RUSSIAN = '<?xml version="1.0" encoding="{}"?>\n<report><name>Иванов Иван</name></report>'

REFUSED = {
    "a doctype": (b"<!DOCTYPE z><z/>", "xml_doctype", "line=1"),
    "an entity that would hide an amount": (
        b'<!--c-->\n<!DOCTYPE z [<!ENTITY x "100.00">]><z>&x;</z>',
        "xml_doctype",
        "line=2",
    ),
    "an external entity": (
        b'<?xml version="1.0"?>\n<?note?>\n<!DOCTYPE z SYSTEM "file:///nowhere"><z/>',
        "xml_doctype",
        "line=3",
    ),
    "an entity without a doctype": (b"<z>&x;</z>", "xml_not_well_formed", "line=1"),
    "an inclusion": (
        b'<z xmlns:i="http://www.w3.org/2001/XInclude">\n<i:include href="a"/></z>',
        "xml_include",
        "line=2",
    ),
    "a tag that is not closed": (b"<z>\n<a></z>", "xml_not_well_formed", "line=2"),
    "nothing": (b"", "xml_not_well_formed", "line=1"),
    "a depth of 300": (b"<a>" * 300 + b"</a>" * 300, "xml_too_large", "line=1"),
    "a text of 11 MB": (b"<z>" + b"x" * (11 << 20) + b"</z>", "xml_too_large", "line=1"),
    "a thousand attributes": (
        b"<z " + b" ".join(b'a%d=""' % n for n in range(1000)) + b"/>",
        "xml_too_large",
        "line=1",
    ),
    "UTF-7": (b'<?xml version="1.0" encoding="UTF-7"?>+ADw-z/+AD4-', "xml_encoding_unknown", ""),
    "EBCDIC": ('<?xml version="1.0"?><z/>'.encode("cp037"), "xml_encoding_unknown", ""),
    "UTF-32": ("<z/>".encode("utf-32"), "xml_encoding_unknown", ""),
    "an encoding that does not exist": (
        b'<?xml version="1.0" encoding="ours"?><z/>',
        "xml_encoding_unknown",
        "",
    ),
    "a byte that is not UTF-8": (b"<z>\xff</z>", "xml_bytes_broken", "byte=3"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_its_reason_and_place(case: str) -> None:
    raw, code, place = REFUSED[case]
    found = open_xml(raw)
    assert isinstance(found, Problem)
    assert (found.code, found.place, found.severity) == (code, place, Severity.REFUSED)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "kz1048", "ptcp154"])
def test_kazakh_names_read_alike_in_every_declared_encoding(encoding: str) -> None:
    root = open_xml(DECLARED.format(encoding).encode(encoding))
    assert not isinstance(root, Problem)
    assert root.findtext("name") == "Әлия Қайтару"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "iso-8859-5", "cp866", "utf-8"])
def test_russian_names_read_alike_in_every_declared_encoding(encoding: str) -> None:
    root = open_xml(RUSSIAN.format(encoding).encode(encoding))
    assert not isinstance(root, Problem)
    assert root.findtext("name") == "Иванов Иван"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16-le", "utf-16-be"])
def test_an_undeclared_encoding_is_told_by_its_first_bytes(codec: str) -> None:
    root = open_xml("<z>Қ</z>".encode(codec))
    assert not isinstance(root, Problem)
    assert root.text == "Қ"


@pytest.mark.parametrize(
    ("raw", "said", "actual"),
    [
        (RUSSIAN.format("UTF-16").encode(), "UTF-16", "utf-8"),
        (RUSSIAN.format("windows-1251").encode(), "windows-1251", "utf-8"),
        (RUSSIAN.format("UTF-8").encode("utf-16"), "UTF-8", "utf-16"),
        (RUSSIAN.format("UTF-16").encode("cp1251"), "UTF-16", ""),
    ],
)
def test_a_declaration_that_the_bytes_deny_is_asked(raw: bytes, said: str, actual: str) -> None:
    found = open_xml(raw)
    assert found == Problem("xml_encoding_mismatch", Severity.ASKED, "", said, actual)


def test_the_members_choice_overrides_a_wrong_declaration() -> None:
    root = open_xml(RUSSIAN.format("UTF-16").encode("cp1251"), asked="cp1251")
    assert not isinstance(root, Problem)
    assert root.findtext("name") == "Иванов Иван"


def test_a_choice_that_is_no_encoding_is_refused() -> None:
    found = open_xml(b"<z/>", asked="utf-7")
    assert isinstance(found, Problem)
    assert (found.code, found.found) == ("xml_encoding_unknown", "utf-7")


def test_a_document_past_the_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qaitaru.ingest.xml.door.LARGEST_BYTES", 3)
    found = open_xml(b"<z/>")
    assert isinstance(found, Problem)
    assert (found.code, found.found, found.expected) == ("xml_too_large", "4", "3")


def test_a_document_of_too_many_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qaitaru.ingest.xml.door.MOST_TAGS", 3)
    assert not isinstance(open_xml(b"<z><a/></z>"), Problem)
    found = open_xml(b"<z><a/><b/></z>")
    assert isinstance(found, Problem)
    assert (found.code, found.found, found.expected) == ("xml_too_large", "4", "3")


def test_the_word_doctype_inside_the_text_is_only_text() -> None:
    root = open_xml(b"<z><![CDATA[<!DOCTYPE]]></z>")
    assert not isinstance(root, Problem)
    assert root.text == "<!DOCTYPE"


@given(st.binary(max_size=200))
def test_any_bytes_end_as_a_tree_or_a_problem(raw: bytes) -> None:
    open_xml(raw)


@given(st.text(alphabet="<>/!?&;ab= '\"[]-", max_size=60))
def test_any_signs_of_xml_end_as_a_tree_or_a_problem(text: str) -> None:
    open_xml(text.encode())
