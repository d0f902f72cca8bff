import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.text.eight_bit import CANDIDATES, CYRILLIC
from qaitaru.ingest.text.encodings import Decoded, Detected, decode, detect
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


UNSEEN = {
    "Überweisung für Miete|Müller & Söhne GmbH|Straße 5|Käufer zahlt später|Prämie": (
        *("cp1252", "iso8859_15", "cp850", "cp437"),
    ),
    "Kira ödemesi için havale|Müşteri hesabına geçiş|Türkiye İş Bankası|Gümrük vergisi": (
        *("cp1254", "iso8859_9", "cp857"),
    ),
    "Átutalás bérleti díj|Számlavezetési díj|Kővári és Társa Kft|Hűségprogram jóváírás": (
        *("cp1250", "cp852", "iso8859_2"),
    ),
    "Opłata za prowadzenie rachunku|Łódź ulica Żeromskiego|Zażółć gęślą jaźń|Środki własne": (
        *("cp1250", "cp852", "iso8859_2"),
    ),
    "Töötasu oktoobri eest|Üüri maksmine|Tõnismäe|Käibemaks|Šokolaadi müük|Ülekanne": (
        *("cp1252", "cp1257", "iso8859_15", "cp775"),
    ),
    "Virement à la société|Prélèvement électricité|Salaire août|à": ("cp1252", "mac_roman"),
    "Πληρωμή λογαριασμού|Μεταφορά χρημάτων|ΤΌΚΟΙ ΔΑΝΕΊΟΥ|Μισθοδοσία": ("cp1253", "iso8859_7"),
    "העברה בנקאית|תשלום שכר דירה|עמלת בנק|משכורת חודשית": ("cp1255", "iso8859_8"),
    "تحويل بنكي|دفع الإيجار|راتب شهري": ("cp1256",),
    "轉帳付款|服務費用|工資": ("gbk", "big5"),
    "Возврат излишне уплаченных средств|Комиссия за ведение счёта|ИП Щербаков Эдуард": (
        *("cp1251", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5", "cp855"),
    ),
    "Жалақы төлеу|Қызмет көрсеткені үшін|Нұрлан Өмірзақұлы|Бөгенбай батыр көшесі": (
        *("kz1048", "ptcp154"),
    ),
    "Оплата за надані послуги|Перерахування заробітної плати|Київ|Сплата внеску": (
        *("cp1251", "koi8_u", "cp1125"),
    ),
}


@pytest.mark.parametrize(
    ("purposes", "encoding"), [(text, one) for text, codecs in UNSEEN.items() for one in codecs]
)
@given(drawn=st.data())
def test_no_language_is_silently_read_in_another_encoding(
    purposes: str, encoding: str, drawn: st.DataObject
) -> None:
    taken = drawn.draw(st.lists(st.sampled_from(purposes.split("|")), min_size=1, max_size=12))
    text = "Date;Amount;Details\n" + "".join(f"05.03.2025;15,00;{one}\n" for one in taken)
    text = text.upper() if drawn.draw(st.booleans()) else text
    try:
        raw = text.encode(encoding)
    except UnicodeEncodeError:
        return
    read = decode(raw)
    assert isinstance(read, Problem) or read.text == text


def test_accents_are_asked_and_the_right_reading_is_among_those_named() -> None:
    text = "Átutalás bérleti díj; Kővári és Társa; Hűségprogram"
    asked = decode(text.encode("cp852"))
    assert isinstance(asked, Problem)
    assert text in {text.encode("cp852").decode(name) for name in asked.found.split(", ")}


def test_a_space_between_thousands_is_no_question_and_other_signs_are() -> None:
    grouped = "05.03.2025;1\u00a0500,00"
    for encoding in ("cp1251", "cp866", "koi8_r"):
        read = decode(grouped.encode(encoding))
        assert isinstance(read, Decoded)
        assert read.text == grouped
    assert isinstance(decode("05.03.2025;15 €".encode("cp1252")), Problem)


def test_two_bytes_that_are_an_odd_letter_in_utf8_may_be_a_word() -> None:
    assert "Её".encode("cp1251").decode("utf-8") == "Ÿ"
    asked = decode("05.03.2025;Её".encode("cp1251"))
    assert isinstance(asked, Problem)
    assert asked.found.startswith("utf-8, ")
    for plain in ("1\u00a0000,00", "Café", "№"):
        assert decode(plain.encode()) == Decoded(plain, "utf-8")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *(("Ең Ең Ең", "kz1048"), ("ТҮРІ", "kz1048"), ("Её Её Её", "cp1251"), ("её её", "koi8_r")),
        *(("список только", "cp866"), ("тип Ёлка ёлка", "cp1125"), ("ФИФО ФМ", "iso8859_5")),
    ],
)
def test_a_few_letters_that_fit_utf8_are_asked_however_often_they_stand(
    text: str, encoding: str
) -> None:
    raw = f"05.03.2025;15,00;{text}\n".encode(encoding)
    assert raw.decode("utf-8")
    asked = decode(raw * 200)
    assert isinstance(asked, Problem)
    readings = {raw.decode(name) for name in asked.found.split(", ")}
    assert raw.decode(encoding) in readings


@pytest.mark.parametrize(
    "text", ["上海有限公司", "Søren, 上海", "Πληρωμή", "20 €", "“x” – y", "😀", "Žilina"]
)
def test_utf8_beyond_the_region_is_no_question(text: str) -> None:
    assert decode(f"05.03.2025;15,00;{text}\n".encode()) == Decoded(
        f"05.03.2025;15,00;{text}\n", "utf-8"
    )


def test_a_few_odd_letters_before_a_break_do_not_make_a_file_utf8() -> None:
    odd = "05.03.2025;15,00;список\n".encode("cp866")
    rest = "05.03.2025;15 000,00;оплата по договору поставки\n".encode("cp866")
    assert detect([odd, rest]) == Detected("cp866")
    assert detect([KAZAKH.encode(), rest]) == Problem(
        "encoding_breaks",
        Severity.ASKED,
        f"byte={len(KAZAKH.encode()) + 21}",
        "ae af ab a0",
        "utf-8",
    )


def test_a_hungarian_statement_is_not_made_kazakh(shared: Path) -> None:
    folder = shared / "data/statements/mt940/self-provided"
    for file in folder.glob("raiffeisen-cmi.sta"):
        assert isinstance(decode(file.read_bytes()), Problem)


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
@pytest.mark.parametrize("encoding", CYRILLIC)
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
