"""FM-1 forms go out as they came in: UTF-16, names as meant, every change told."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml.etree import _Element, fromstring
from tests.ingest.fm1_texts import DOCUMENT, form
from tests.interchange.forms import forms, said_in

from qaitaru.facts.problems import Problem
from qaitaru.ingest.readers.fm1.forms import MISPRINTS
from qaitaru.ingest.xml.door import open_xml
from qaitaru.interchange.fm1.fitting import pointed
from qaitaru.interchange.fm1.form import Fm1, Held, Operation, PersonalData, Root, Signed
from qaitaru.interchange.fm1.writing import Guids, fm1_taken, fm1_written, numbered
from qaitaru.interchange.goaml.code_lists import CodeLists, code_lists


def opened(raw: bytes) -> _Element:
    root = open_xml(raw)
    assert not isinstance(root, Problem)
    return root


def texts(root: _Element) -> list[tuple[str, str]]:
    found = [(str(one.tag), (one.text or "").strip()) for one in root.iter("*")]
    found += [(f"@{name!s}", str(one.get(name))) for one in root.iter("*") for name in one.attrib]
    return sorted((name, text) for name, text in found if text)


def of(operation: Operation) -> Fm1:
    return Fm1(signed_data=Signed(data=Held(root=Root(message_information=operation))))


def test_a_form_goes_out_as_it_came_in_but_for_its_signature() -> None:
    source = fromstring(form())
    read, lost = fm1_taken(source)
    made = fm1_written(read)
    assert [(loss.code, loss.found) for loss in lost] == [("signature_left", "AAAA")]
    assert not made.losses
    said = [one for one in texts(source) if one[0] != "Signature"]
    assert texts(opened(made.document)) == said


def test_the_file_is_in_utf_16_with_its_mark_and_its_declaration() -> None:
    raw = fm1_written(of(Operation(message_number="1"))).document
    assert raw.startswith(b"\xff\xfe")
    assert raw.decode("utf-16").startswith('<?xml version="1.0" encoding="UTF-16"?>')


@pytest.mark.parametrize(
    ("meant", "misprint"),
    [(meant, misprint) for meant, found in MISPRINTS.items() for misprint in found],
)
def test_a_misprinted_name_is_read_and_the_right_one_written(meant: str, misprint: str) -> None:
    read, _ = fm1_taken(fromstring(form(names={meant: misprint})))
    assert read == fm1_taken(fromstring(form()))[0]
    written = fm1_written(read).document.decode("utf-16")
    assert f"<{misprint}>" not in written


def test_the_officers_family_name_stands_under_first_name_and_a_participants_does_not() -> None:
    read, _ = fm1_taken(fromstring(form()))
    assert read.signed_data is not None
    assert read.signed_data.data is not None
    root = read.signed_data.data.root
    assert root is not None
    assert root.personal_data is not None
    assert (root.personal_data.last_name, root.personal_data.first_name) == ("Серікова", "Дана")
    who = root.participants[0].who
    assert who is not None
    assert who.person is not None
    assert who.person.fio is not None
    assert (who.person.fio.last_name, who.person.fio.first_name) == ("Омаров", "Әли")
    officer = Root(personal_data=PersonalData(last_name="Серікова", first_name="Дана"))
    made = fm1_written(Fm1(signed_data=Signed(data=Held(root=officer)))).document.decode("utf-16")
    assert "<FirstName>Серікова</FirstName>" in made
    assert "<SecondName>Дана</SecondName>" in made


@given(forms(Fm1, depth=7))
@settings(max_examples=100)
def test_no_form_loses_anything_that_is_not_told(made_up: Fm1) -> None:
    made = fm1_written(made_up)
    again, lost = fm1_taken(opened(made.document))
    became = Counter(said_in(made_up))
    for loss in made.losses:
        became -= Counter([loss.found])
        became += Counter([loss.became])
    assert not lost
    assert Counter(said_in(again)) == +Counter({t: n for t, n in became.items() if t})


def test_a_form_that_breaks_no_rule_may_be_sent_and_the_missing_lists_are_noted() -> None:
    read, _ = fm1_taken(fromstring(form()))
    made = fm1_written(read)
    assert made.may_be_sent
    noted = {one.expected for one in made.problems if one.code == "fm1_codes_not_supplied"}
    assert {"suspicions", "operation_kinds", "members"} <= noted
    assert "fm1_unsigned" in {one.code for one in made.problems}


def test_a_list_that_was_supplied_decides(tmp_path: Path) -> None:
    (tmp_path / "suspicions.json").write_text('[{"code": "1035"}]')
    read, _ = fm1_taken(fromstring(form()))
    made = fm1_written(read, code_lists(tmp_path))
    undefined = [(one.found, one.expected) for one in made.problems if "undefined" in one.code]
    assert undefined == [("1040", "suspicions")]
    assert not made.may_be_sent


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"SuspicionFirst": "", "SuspicionSecond": ""}, "fm1_part_missing"),
        ({"OperationStatusId": "4"}, "fm1_part_unfitting"),
        ({"ViewOperationId": "0611"}, "fm1_part_missing"),
        ({"ParticipantCount": "3"}, "fm1_count_disagrees"),
    ],
)
def test_a_broken_rule_of_the_form_is_named(changed: dict[str, str], code: str) -> None:
    made = fm1_written(fm1_taken(fromstring(form(changed)))[0])
    assert code in {one.code for one in made.problems}
    assert not made.may_be_sent


def test_a_form_without_its_parts_names_each() -> None:
    made = fm1_written(Fm1())
    missing = {one.expected for one in made.problems if one.code == "fm1_part_missing"}
    assert "SignedData/Data/Root/Version" in missing
    assert len(missing) == 8


def test_excluded_letters_are_taken_out_and_told() -> None:
    made = fm1_written(of(Operation(more_information="Smith & <Sons>`")))
    assert [(loss.code, loss.became) for loss in made.losses] == [("letter_excluded", "Smith Sons")]
    assert b"&" not in made.document


def test_running_text_is_cut_and_a_number_never_is() -> None:
    made = fm1_written(of(Operation(more_information="я" * 1001, operation_number="7" * 31)))
    assert [(loss.code, loss.target) for loss in made.losses] == [
        ("too_long", "30"),
        ("cut", "1000"),
    ]


def test_dates_and_numbers_are_written_as_the_form_wants_them() -> None:
    operation = Operation(transaction_date="2026-05-05T14:30:00", last_modify_date="2026-05-06")
    made = fm1_written(numbered(of(operation), Guids(DOCUMENT.lower(), DOCUMENT)))
    told = [(loss.code, loss.became) for loss in made.losses]
    assert told == [
        ("form_written", DOCUMENT),
        ("form_written", "06.05.2026"),
        ("form_written", "05.05.2026 14:30:00"),
    ]


@pytest.mark.parametrize(
    ("text", "with_time", "written"),
    [
        ("2026-05-05", True, "05.05.2026"),
        ("2026-05-05T00:00:00", False, "05.05.2026"),
        ("yesterday", True, "yesterday"),
    ],
)
def test_a_date_of_another_form(text: str, written: str, *, with_time: bool) -> None:
    assert pointed(text, with_time=with_time) == written


def test_numbers_that_the_form_states_are_kept() -> None:
    stated = Fm1(signed_data=Signed(data=Held(root=Root(version="V"))))
    named = numbered(stated, Guids("A", "B"))
    assert named.signed_data is not None
    assert named.signed_data.data is not None
    assert named.signed_data.data.root == Root(version="V", document_unique_identifier="B")
    assert numbered(Fm1(), Guids("A", "B")) == Fm1()


def test_no_list_is_the_state_of_a_form_without_a_folder() -> None:
    assert fm1_written(Fm1(), CodeLists()).problems == fm1_written(Fm1()).problems
