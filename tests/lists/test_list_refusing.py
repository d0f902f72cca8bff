"""A damaged list is refused, by name, and an honest one is not."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.lists.un_texts import MARAT, person, un_list

from qaitaru.facts.problems import Severity
from qaitaru.lists.list_files import read_lists
from qaitaru.lists.reading import ListReading, Part
from qaitaru.lists.refusing import Before, is_only_shrunken, is_refused, judged

NAMES = ("Ермек Желсіз", "Әсет Бұлақ", "Жанар Көкжал", "Дәурен Самал", "Гүлнар Алтын")
WHOLE = un_list(MARAT, *(person(n, original=name) for n, name in enumerate(NAMES, 2)))


def read(raw: bytes, name: str = "un.xml", before: Before | None = None) -> ListReading:
    return judged(read_lists([Part(name, raw)])[0].reading, before)


def zipped(text: str) -> bytes:
    """The list in an archive, stored as it is: its root stands in the first bytes."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("un.xml", text)
    return made.getvalue()


def codes(reading: ListReading) -> list[str]:
    return [p.code for p in reading.problems if p.severity in {Severity.REFUSED, Severity.ASKED}]


def test_a_whole_list_stands() -> None:
    told = read(WHOLE.encode())
    assert (len(told.designations), told.problems) == (6, ())


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (WHOLE.encode()[: len(WHOLE) // 2], "xml_not_well_formed"),
        (b"", "file_empty"),
        (un_list().encode(), "list_empty"),
        (WHOLE.encode("utf-16"), "xml_encoding_mismatch"),
        (WHOLE.encode("cp1251", "replace"), "xml_bytes_broken"),
        (WHOLE.replace("UTF-8", "windows-1251").encode(), "xml_encoding_mismatch"),
        (WHOLE.encode().decode("latin-1").encode(), "list_letters_misread"),
        (WHOLE.encode().decode("cp1252", "replace").encode(), "list_letters_misread"),
        (WHOLE.encode().decode("cp1251", "replace").encode(), "list_letters_misread"),
        (WHOLE.encode("ascii", "replace"), "list_letters_lost"),
        (b"<NOTHING/>", "list_unknown"),
        (b"a;b\n1;2\n", "list_mapping_undecided"),
        (b"no list at all", "list_unknown"),
        (b"PK\x03\x04....", "archive_not_opened"),
        (b"<!DOCTYPE x><CONSOLIDATED_LIST/>", "xml_doctype"),
        (b"<LIST><CONSOLIDATED_LIST/></LIST>", "list_unknown"),
        (b"  \n\n", "file_empty"),
        (b"<!DOCTYPE html><html><title>Sign in</title><p>UN", "list_web_page"),
        (b'<?xml version="1.0"?>\n<html xmlns="x"><body/></html>', "list_web_page"),
        (zipped(un_list(person(1))), "archive_not_opened"),
        (un_list(person(1), person(1, "ANOTHER")).encode(), "list_reference_twice"),
        (un_list(person(1, reference=" ")).encode(), "list_reference_missing"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_of_it_is_used(raw: bytes, code: str) -> None:
    told = read(raw)
    assert is_refused(told)
    assert code in codes(told)


def test_letters_cut_to_their_low_bytes_are_known_by_what_is_left() -> None:
    cut = "".join(chr(ord(sign) & 0xFF) if sign > "\xff" else sign for sign in WHOLE)
    told = read(cut.encode())
    assert codes(told)[0] == "list_letters_lost"
    printable = WHOLE
    for number, name in enumerate(NAMES):
        printable = printable.replace(name, f"5@&lt;5: {number}5;A?7")
    printable = printable.replace("مارات سمالوف", "E'1'* 3E'DHA").replace(
        "Абу Самал", "1C !0&lt;0;"
    )
    assert codes(read(printable.encode())) == ["list_letters_cut"]


def test_one_slip_of_the_publishers_is_a_doubt() -> None:
    many = [person(n, f"ZHELSIZ {n}", f"Желсіз {n}") for n in range(10, 210)]
    slip = person(2, "SLIP", "Ð•Ñ€Ð¼ÐµÐº")
    told = read(un_list(slip, *many).encode())
    assert not is_refused(told)
    assert [(p.code, p.severity) for p in told.problems] == [
        ("list_letters_misread", Severity.DOUBTFUL)
    ]


def test_a_shrunken_list_waits_for_a_members_word() -> None:
    before = Before(frozenset(f"XXi.{n:03}" for n in range(1, 101)), date(2024, 5, 5))
    few = [person(n) for n in range(1, 95)]
    told = read(un_list(*few).encode(), before=before)
    assert codes(told) == ["list_shrunken"]
    assert is_only_shrunken(told)
    assert told.problems[0].found.startswith("6 / 100 (XXi.095")
    nearly = read(un_list(*few, person(95)).encode(), before=before)
    assert codes(nearly) == []


def test_years_between_two_versions_allow_for_more() -> None:
    few = [person(n) for n in range(1, 86)]
    names = frozenset(f"XXi.{n:03}" for n in range(1, 101))
    raw = un_list(*few).encode()
    assert codes(read(raw, before=Before(names, date(2024, 5, 5)))) == ["list_shrunken"]
    assert codes(read(raw, before=Before(names, date(2021, 5, 5)))) == []
    assert codes(read(raw, before=Before(names))) == ["list_shrunken"]


def test_a_list_both_shrunken_and_damaged_is_not_let_in_by_a_word() -> None:
    before = Before(frozenset(f"XXi.{n:03}" for n in range(1, 101)))
    told = read(un_list(person(1), person(1)).encode(), before=before)
    assert is_refused(told)
    assert not is_only_shrunken(told)


def test_a_refused_reading_keeps_no_entries() -> None:
    told = read(WHOLE.encode())
    broken = replace(told, problems=read(b"").problems)
    assert judged(broken).designations == ()


def test_real_lists_damaged_in_every_way_are_refused(shared: Path) -> None:
    files = sorted((shared / "data" / "lists" / "un").glob("*.xml"))
    if not files:
        pytest.skip("no UN lists in the shared folder")
    raw = files[-1].read_bytes()
    text = raw.decode()
    damaged = (
        raw[:-2000],
        text.encode("utf-16"),
        text.encode("latin-1", "replace"),
        raw.decode("cp1252", "replace").encode(),
        raw.decode("latin-1").encode(),
        text.encode("ascii", "replace"),
    )
    assert [is_refused(read(one)) for one in damaged] == [True] * len(damaged)


def test_a_list_whose_names_stand_under_another_word_is_refused_and_the_word_is_told() -> None:
    renamed = WHOLE.replace("FIRST_NAME>", "GIVEN>").replace("SECOND_NAME>", "FAMILY>")
    renamed = renamed.replace("NAME_ORIGINAL_SCRIPT>", "SCRIPT>")
    told = read(renamed.encode())
    assert is_refused(told)
    assert told.problems[0].code == "list_names_missing"
    unknown = {one.found for one in told.problems if one.code == "list_fields_unknown"}
    assert unknown == {"GIVEN", "FAMILY", "SCRIPT"}


def test_a_field_that_the_publisher_added_is_told_and_the_list_stands() -> None:
    told = read(WHOLE.replace("<GENDER>", "<RANK>2</RANK><GENDER>").encode())
    assert not is_refused(told)
    (problem,) = told.problems
    assert (problem.code, problem.found, problem.expected) == ("list_fields_unknown", "RANK", "1")
