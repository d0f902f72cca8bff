"""Whose list a file is, by what stands in it and never by its name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.lists.formats import readers
from qaitaru.lists.reading import ListChoices, Part

ASSETS = Path(__file__).parents[2] / "assets" / "lists"
ANY_TABLE = "mapped_table"
WHOSE = {
    "eu_fsf.xml": ("eu_fsf", "whole"),
    "ftm_entities.json": ("ftm_lines", "whole"),
    "ftm_targets.csv": ("ftm_table", "whole"),
    "kz_financing.xml": ("kz_xml", "whole"),
    "kz_organisations.json": ("kz_json", "organisations"),
    "kz_persons.json": ("kz_json", "persons"),
    "kz_terrorism.xml": ("kz_xml", "whole"),
    "kz_weapons.xml": ("kz_weapons", "whole"),
    "ofac_add.csv": ("ofac_csv", "add"),
    "ofac_advanced.xml": ("ofac_advanced", "whole"),
    "ofac_alt.csv": ("ofac_csv", "alt"),
    "ofac_sdn.csv": ("ofac_csv", "sdn"),
    "ofac_sdn.xml": ("ofac_xml", "whole"),
    "seco.xml": ("seco_xml", "whole"),
    "uk.csv": ("uk_csv", "whole"),
    "uk.xml": ("uk_xml", "whole"),
}
STRANGERS = (
    b"",
    b"\x00\x01\x02",
    b"%PDF-1.7",
    b"<html><body><person>x</person></body></html>",
    b"<Sanctions><a/></Sanctions>",
    b"<export><a/></export>",
    b"<Designations/>",
    b'{"id": 1, "name": "x"}',
    b'[{"last_name": "x", "first_name": "y"}]',
    b"just some words\nand others\n",
)


def claimants(raw: bytes) -> list[tuple[str, str]]:
    told = (
        (one.name, one.role_of("list", raw)) for one in tuple(readers()) if one.name != ANY_TABLE
    )
    return [(name, role) for name, role in told if role]


@pytest.mark.parametrize("file", sorted(WHOSE))
def test_each_format_is_claimed_by_one_reader_alone(file: str) -> None:
    assert claimants((ASSETS / file).read_bytes()) == [WHOSE[file]]


@pytest.mark.parametrize("file", sorted(name for name in WHOSE if name.endswith(".xml")))
def test_a_list_in_utf16_is_known_too(file: str) -> None:
    text = (ASSETS / file).read_text(encoding="utf-8")
    assert claimants(text.encode("utf-16")) == [WHOSE[file]]


@pytest.mark.parametrize("raw", STRANGERS)
def test_a_strangers_file_is_claimed_by_nobody(raw: bytes) -> None:
    assert claimants(raw) == []


def test_any_table_is_asked_about_last() -> None:
    last = tuple(readers())[-1]
    assert last.name == ANY_TABLE
    assert last.role_of("list", (ASSETS / "national.csv").read_bytes()) == "whole"
    assert last.role_of("list", b"<a>\n<b>") == ""


def test_every_reader_has_a_name_of_its_own() -> None:
    assert len({one.name for one in tuple(readers())}) == len(tuple(readers()))


@pytest.mark.parametrize("file", sorted(WHOSE))
@given(cut=st.integers(0, 100), noise=st.binary(max_size=8))
def test_no_reader_raises_over_a_damaged_file(file: str, cut: int, noise: bytes) -> None:
    raw = (ASSETS / file).read_bytes()
    at = len(raw) * cut // 100
    name, role = WHOSE[file]
    reader = next(one for one in tuple(readers()) if one.name == name)
    for damaged in (raw[:at], raw[:at] + noise + raw[at:]):
        reader.role_of(file, damaged)
        reader.read([(role, Part(file, damaged))], ListChoices())


@pytest.mark.parametrize("file", sorted(WHOSE))
def test_every_claim_has_a_place_and_every_entry_a_hash(file: str) -> None:
    raw = (ASSETS / file).read_bytes()
    name, role = WHOSE[file]
    reader = next(one for one in tuple(readers()) if one.name == name)
    for one in reader.read([(role, Part(file, raw))], ListChoices()).designations:
        assert one.content_sha256
        assert all(claim.place and claim.value for claim in one.claims)
        assert all(name.text for name in one.names)
