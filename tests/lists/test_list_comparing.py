"""What changed between two versions, exactly, against an oracle that knows nothing of ours."""

from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree
from tests.lists.ofac_texts import write_csv, write_xml
from tests.lists.un_texts import MARAT, person, un_list

from qaitaru.lists.comparing import FieldChange, difference, field_changes
from qaitaru.lists.comparing_files import Compared, RefusedFile, compare_files
from qaitaru.lists.content import claim_of
from qaitaru.lists.list_files import read_list

_IGNORED = {"SORT_KEY", "SORT_KEY_LAST_MOD", "VERSIONNUM", "DATAID"}
Texts = dict[str, list[tuple[str, str]]]


def _texts(path: Path) -> Texts:
    """Each entry's texts by reference, by lxml alone."""
    found: Texts = {}
    for entry in etree.parse(path).getroot().iter("INDIVIDUAL", "ENTITY"):
        told = [
            (str(one.tag), " ".join(one.text.split()))
            for one in entry.iter("*")
            if one.text and one.text.strip() and one.tag not in _IGNORED
        ]
        found[dict(told)["REFERENCE_NUMBER"]] = told
    return found


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_real_lists_differ_as_a_set_computation_says(shared: Path) -> None:
    files = sorted((shared / "data" / "lists" / "un").glob("*.xml"))
    if len(files) < 3:
        pytest.skip("no three UN lists in the shared folder")
    readings = {file: read_list([file]).designations for file in files}
    texts = {file: _texts(file) for file in files}
    for old, new in combinations(files, 2):
        changes = difference(readings[old], readings[new])
        before, after = texts[old], texts[new]
        assert set(changes.added) == after.keys() - before.keys()
        assert set(changes.removed) == before.keys() - after.keys()
        both = before.keys() & after.keys()
        assert set(changes.changed) == {one for one in both if before[one] != after[one]}
        assert set(changes.fields) == set(changes.changed)
        assert all(changes.fields.values())


def test_files_are_compared_with_no_workspace(tmp_path: Path) -> None:
    old = _write(tmp_path / "old.xml", un_list(MARAT, person(2), person(3)))
    mended = MARAT.replace("1968", "1969").replace("<DATAID>1001", "<DATAID>9")
    new = _write(tmp_path / "new.xml", un_list(mended, person(3), person(4), person(5)))
    first = _write(tmp_path / "first.xml", un_list(person(5)))
    found = compare_files(old, new, [first])
    assert isinstance(found, Compared)
    changes = found.changes
    assert (changes.added, changes.removed) == (("XXi.004", "XXi.005"), ("XXi.002",))
    assert (changes.relisted, changes.changed) == (("XXi.005",), ("XXi.001",))
    assert changes.fields == {
        "XXi.001": (
            FieldChange(field="INDIVIDUAL_DATE_OF_BIRTH/YEAR", old=("1968",), new=("1969",)),
        )
    }


def test_a_refused_file_is_named(tmp_path: Path) -> None:
    old = _write(tmp_path / "old.xml", un_list(person(1)))
    new = _write(tmp_path / "new.xml", un_list(person(1))[:200])
    found = compare_files(old, new)
    assert isinstance(found, RefusedFile)
    assert (found.path, found.problems[0].code) == (str(new), "xml_not_well_formed")


def test_values_that_stand_in_both_are_told_in_neither() -> None:
    old = [claim_of("r", "ALIAS", text, "p") for text in ("a", "b", "b")]
    new = [claim_of("r", "ALIAS", text, "p") for text in ("b", "c", "a")]
    assert field_changes(old, new) == (FieldChange(field="ALIAS", old=("b",), new=("c",)),)


def test_an_order_that_changed_is_a_change_without_values() -> None:
    one, other = (claim_of("r", field, "v", "p") for field in ("A", "B"))
    twice = [claim_of("r", "A", text, "p") for text in ("a", "b")]
    assert field_changes([one, other], [other, one]) == (FieldChange(field=""),)
    assert field_changes(twice, twice[::-1]) == (FieldChange(field="A"),)
    assert field_changes(twice, twice) == ()


def test_another_format_of_a_list_changes_nobody_who_is_told_the_same(tmp_path: Path) -> None:
    table, tree = write_csv(tmp_path / "csv"), write_xml(tmp_path / "sdn.xml")
    found = compare_files(table, tree)
    assert isinstance(found, Compared)
    assert found.changes.formats == ("ofac_csv", "ofac_xml")
    assert (found.changes.added, found.changes.removed, found.changes.changed) == ((), (), ())


def test_what_did_change_is_found_through_a_change_of_format(tmp_path: Path) -> None:
    table, tree = write_csv(tmp_path / "csv"), write_xml(tmp_path / "sdn.xml", "04 Mar 1952")
    found = compare_files(table, tree)
    assert isinstance(found, Compared)
    (change,) = found.changes.fields["101"]
    assert found.changes.changed == ("101",)
    assert (change.field, change.old, change.new) == (
        "births",
        ("1951-02-03/1951-02-04",),
        ("1952-03-04/1952-03-05",),
    )


def test_two_files_of_one_format_are_compared_word_for_word(tmp_path: Path) -> None:
    old, new = write_xml(tmp_path / "a.xml"), write_xml(tmp_path / "b.xml", "04 Mar 1952")
    found = compare_files(old, new)
    assert isinstance(found, Compared)
    assert found.changes.formats == ()
    assert found.changes.fields["101"][0].field.endswith("dateOfBirth")
