"""A national list that comes as a plain table, read by a mapping."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from qaitaru.facts.designations import DesignatedKind, Designation, NameKind
from qaitaru.facts.errors import MappingFaulty
from qaitaru.facts.moments import Period
from qaitaru.facts.problems import Severity
from qaitaru.lists.publishers.mapped.mapping import list_mappings
from qaitaru.lists.publishers.mapped.reader import READER
from qaitaru.lists.reading import ListChoices, ListReading, Part

FILE = "national.csv"
MAPPING = """
kind = "designations"
publisher = "kg"
list = "national"
separators = ["/"]
ignored = ["Решение"]

[columns]
reference = "№"
name = ["Ф.И.О.", "Имя"]
birth_date = "Дата рождения"
nationality = "Гражданство"

[constants]
kind = "person"
regime = "Перечень"
"""
Reads = Callable[..., ListReading]
Said = Callable[[Designation, str], list[str]]


def test_columns_are_read_as_the_mapping_says(reads: Reads, said: Said) -> None:
    reading = reads(FILE, national=MAPPING)
    first, second = reading.designations
    assert (reading.publisher, reading.list_name, reading.problems) == ("kg", "national", ())
    assert (first.reference, first.kind, first.regimes) == (
        *("1", DesignatedKind.PERSON, ("Перечень",)),
    )
    assert first.births[0].period == Period(date(1985, 2, 3), date(1985, 2, 4))
    assert (first.nationalities, second.nationalities) == (("kz",), ("kg",))
    assert [(name.text, name.kind) for name in second.names] == [
        ("Образцов Тест", NameKind.PRIMARY),
        ("Образцов Т.", NameKind.ALIAS),
    ]


def test_a_column_nobody_speaks_of_is_kept_and_an_ignored_one_is_not(
    reads: Reads, said: Said
) -> None:
    first = reads(FILE, national=MAPPING).designations[0]
    assert said(first, "Документ") == ["N123"]
    assert said(first, "Решение") == []
    assert first.claims[0].place == "row=3;column=A"


def test_without_a_mapping_the_header_is_asked_about(reads: Reads) -> None:
    for mappings in ({}, {"ledger": 'kind = "transfers"'}, {"other": MAPPING.replace("№", "ID")}):
        reading = reads(FILE, **mappings)
        assert [(one.code, one.severity) for one in reading.problems] == [
            ("list_mapping_undecided", Severity.ASKED)
        ]
        assert reading.problems[0].found.startswith("№ | Ф.И.О.")


def test_without_references_the_name_and_birth_are_one(reads: Reads) -> None:
    mapping = MAPPING.replace('reference = "№"\n', "")
    found = reads(FILE, national=mapping).designations
    assert [one.reference for one in found] == [
        "ПРИМЕРОВ АСАН ТЕСТОВИЧ 03.02.1985",
        "ОБРАЗЦОВ ТЕСТ 1970",
    ]


def test_every_field_finds_its_place() -> None:
    mapping = """
kind = "designations"
publisher = "xx"
list = "all"
[kinds]
"Firm" = "organisation"
[columns]
family = "F"
given = "G"
patronymic = "P"
weak_alias = "W"
former_name = "O"
kind = "K"
listed_on = "L"
amended_on = "A"
passport = "D"
gender = "S"
title = "T"
"""
    text = (
        "F\tG\tP\tW\tO\tK\tL\tA\tD\tS\tT\nA\tB\tC\tw1;w2\told\tFirm\t01.02.2020\tlater\tN1\tmale\tDr\n"
        + "\t".join("XYZ" + "-" * 8)
        + "\n"
    )
    part = Part("x.tsv", text.encode())
    reading = READER.read([("whole", part)], ListChoices(mappings={"all": mapping}))
    one, odd = reading.designations
    assert one.names[0].text == "A B C"
    assert one.names[0].parts == (("family", "A"), ("given", "B"), ("patronymic", "C"))
    assert [(name.text, name.weak, name.kind) for name in one.names[1:]] == [
        ("w1", True, NameKind.ALIAS),
        ("w2", True, NameKind.ALIAS),
        ("old", False, NameKind.FORMER),
    ]
    assert (one.kind, one.listed_on) == (DesignatedKind.ORGANISATION, date(2020, 2, 1))
    assert [(number.kind, number.number) for number in one.numbers] == [("passport", "N1")]
    assert odd.kind is DesignatedKind.UNKNOWN
    assert {problem.code for problem in reading.problems} == {
        *("list_date_unreadable", "list_kind_unknown"),
    }


def test_a_workbook_is_read_sheet_after_sheet(said: Said) -> None:
    book = Workbook()
    first = book.active
    first.title = "Лица"
    first.append(["№", "Ф.И.О.", "Дата рождения", "Гражданство"])
    first.append([1, "Примеров Асан", date(1985, 2, 3), "Казахстан"])
    other = book.create_sheet("Прочее")
    other.append(["что-то", "ещё"])
    packed = BytesIO()
    book.save(packed)
    part = Part("list.xlsx", packed.getvalue())
    assert READER.role_of(part.name, part.head) == "whole"
    reading = READER.read([("whole", part)], ListChoices(mappings={"national": MAPPING}))
    (person,) = reading.designations
    assert person.births[0].period == Period(date(1985, 2, 3), date(1985, 2, 4))
    assert person.place == "sheet=Лица;row=2"


def test_a_broken_workbook_is_refused() -> None:
    part = Part("list.xlsx", b"PK\x03\x04 xl/ and nothing more")
    reading = READER.read([("whole", part)], ListChoices(mappings={"national": MAPPING}))
    assert [one.severity for one in reading.problems] == [Severity.REFUSED]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('publisher = "kg"', "", "publisher"),
        ('list = "national"', "list = 5", "list"),
        ("ignored", "ignroed", "ignroed"),
        ('birth_date = "', 'birthday = "', "columns.birthday"),
        ('name = ["Ф.И.О.", "Имя"]', "", "columns"),
        ('kind = "person"\n', 'kind = "ghost"\n', "constants.kind"),
        ('regime = "Перечень"', 'reference = "1"', "constants.reference"),
        ('reference = "№"', "reference = 5", "reference"),
        ("[columns]", "kinds = 5\n[columns]", "kinds"),
        ("[constants]", '[kinds]\nx = "ghost"\n[constants]', "kinds.x"),
        ('separators = ["/"]', "separators = [", ""),
    ],
)
def test_a_faulty_mapping_names_its_key(old: str, new: str, key: str) -> None:
    with pytest.raises(MappingFaulty) as raised:
        list_mappings({"national": MAPPING.replace(old, new)})
    assert raised.value.key == key
