import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.text.encodings import CANDIDATES, Decoded, Detected, decode, detect
from qaitaru.wording import words_for

RUSSIAN = "Дата;Приход;Контрагент\n05.03.2025;15 000,00;ТОО «Ромашка», оплата за мебель № 12\n"
KAZAKH = "Күні;Сомасы;Мақсаты\n05.03.2025;15 000,00;Дүкен жалға алу ақысы, Әсем Ғабиденқызы\n"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866", "mac_cyrillic", "kz1048"])
def test_a_russian_line_is_read_in_each_encoding_of_the_region(encoding: str) -> None:
    line = RUSSIAN.translate(str.maketrans("«»№", '""N'))
    read = decode(line.encode(encoding))
    assert isinstance(read, Decoded)
    assert read.text == line


@pytest.mark.parametrize("encoding", ["ptcp154", "kz1048", "utf-8", "utf-16", "utf-16-be"])
def test_a_kazakh_line_keeps_its_own_letters(encoding: str) -> None:
    read = decode(KAZAKH.encode(encoding))
    assert isinstance(read, Decoded)
    assert read.text == KAZAKH


def test_a_byte_order_mark_is_noted_and_left_out() -> None:
    assert decode(RUSSIAN.encode("utf-8-sig")) == Decoded(RUSSIAN, "utf-8", bom=True)
    assert decode(RUSSIAN.encode("utf-16")) == Decoded(RUSSIAN, "utf-16-le", bom=True)


def test_readings_that_are_one_text_need_no_decision() -> None:
    plain = "оплата по договору"
    assert decode(plain.encode("cp1125")) == decode(plain.encode("cp866"))


def test_a_single_letter_of_two_alphabets_is_asked() -> None:
    asked = decode(b"name;sum\nA;1\n\xaa;2\n")
    assert isinstance(asked, Problem)
    assert (asked.code, asked.severity) == ("encoding_undecided", Severity.ASKED)


def test_german_in_its_own_encoding_is_not_made_cyrillic() -> None:
    read = decode("Empfänger;Müller und Söhne;Überweisung für Bücher".encode("cp1252"))
    assert isinstance(read, Problem) or "Müller" in read.text


def test_what_the_member_names_is_used_strictly() -> None:
    assert decode("Күні".encode("ptcp154"), "ptcp154") == Decoded("Күні", "ptcp154")
    broken = decode(b"ab\x98", "cp1251")
    assert broken == Problem("encoding_breaks", Severity.ASKED, "byte=2", "98", "cp1251")
    assert decode(b"a", "klingon") == Problem("encoding_unknown", Severity.ASKED, "", "klingon")


def test_a_rare_letter_deep_in_a_large_file_is_evidence_too() -> None:
    plain = "05.03.2025;15 000,00;оплата по договору поставки\n".encode("kz1048") * 20_000
    deep = plain + "Қарағанды қаласы, ғылым және білім бөлімі\n".encode("kz1048") + plain
    pieces = [deep[start : start + 100_003] for start in range(0, len(deep), 100_003)]
    assert detect(pieces) == Detected("kz1048")


def test_utf8_cut_between_two_bytes_of_a_letter_is_still_utf8() -> None:
    raw = KAZAKH.encode()
    assert detect([raw[:1], raw[1:2], raw[2:]]) == Detected("utf-8")
    assert detect([raw, b"\xd0"]) != Detected("utf-8")


def test_every_statement_of_the_region_is_exact_or_asked(shared: Path) -> None:
    folder = shared / "data/statements/cis_encodings"
    for file in sorted(folder.glob("*.csv")):
        language, lines, *_ = file.name.split("_")
        truth = (folder / f"{language}_{lines}.txt").read_bytes().decode()
        read = decode(file.read_bytes())
        assert isinstance(read, Problem) or read.text == truth, file.name


@given(st.binary(max_size=200))
def test_any_bytes_end_as_a_text_or_a_question(raw: bytes) -> None:
    read = decode(raw)
    if isinstance(read, Problem):
        assert read.severity is Severity.ASKED
    elif read.encoding in CANDIDATES:
        assert read.text.encode(read.encoding) == raw


@cache
def _words(language: str) -> list[str]:
    """Words that no spelling list was made of: those of the program's own catalogue."""
    texts = " ".join(form for forms in words_for(language).texts.values() for form in forms)
    return sorted({word for word in re.findall(r"[^\W\d_]{2,}", texts) if not word.isascii()})


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("encoding", ["cp1251", "kz1048", "ptcp154", "koi8_r", "mac_cyrillic"])
@given(drawn=st.data())
def test_a_single_line_of_unseen_words_is_exact_or_asked(
    language: str, encoding: str, drawn: st.DataObject
) -> None:
    words = drawn.draw(st.lists(st.sampled_from(_words(language)), min_size=1, max_size=5))
    line = f"05.03.2025;15 000,00;{' '.join(words)}\n"
    try:
        raw = line.encode(encoding)
    except UnicodeEncodeError:
        return
    read = decode(raw)
    assert isinstance(read, Problem) or read.text == line
