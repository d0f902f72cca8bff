"""The whole of a real OFAC list against dull counts taken straight from its files."""

import csv
import re
import time
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest

from qaitaru.lists.publishers.ofac.files import READER
from qaitaru.lists.publishers.ofac.remarks import REMARK
from qaitaru.lists.reading import ListChoices, ListReading, Part

STEM = "watchman-bench-2021-07_"
SECONDS_AT_MOST = 30  # a hang, not a speed: the speed stands in the bench


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    found = shared / "data" / "lists" / "ofac"
    if not (found / f"{STEM}sdn.csv").is_file():
        pytest.skip("no OFAC files beside the checkout")
    return found


@pytest.fixture(scope="module")
def reading(folder: Path) -> ListReading:
    parts = [Part(file.name, file.read_bytes()) for file in sorted(folder.iterdir())]
    given = [(READER.role_of(part.name, part.head), part) for part in parts]
    assert sorted(role for role, _ in given) == ["add", "alt", "comments", "sdn"]
    began = time.monotonic()
    found = READER.read(given, ListChoices())
    assert time.monotonic() - began < SECONDS_AT_MOST
    return found


def rows(folder: Path, role: str) -> list[list[str]]:
    text = (folder / f"{STEM}{role}.csv").read_bytes().rstrip(b"\x1a").decode("ascii")
    return [row for row in csv.reader(StringIO(text, newline="")) if row]


@pytest.fixture(scope="module")
def remarks(folder: Path) -> dict[str, str]:
    more = {row[0]: row[1] for row in rows(folder, "sdn_comments")}
    return {row[0]: row[11] + more.get(row[0], "") for row in rows(folder, "sdn")}


def times(pattern: str, remarks: dict[str, str]) -> int:
    """How often a clause so begun stands in the remarks."""
    return sum(
        len(re.findall(rf"(?:^|; )(?:[Aa]lt\. )?{pattern}", text)) for text in remarks.values()
    )


def test_every_entry_and_every_alias_is_there(reading: ListReading, folder: Path) -> None:
    assert reading.problems == ()
    sdn = rows(folder, "sdn")
    assert [one.reference for one in reading.designations] == [row[0] for row in sdn]
    kinds = Counter(one.kind.value for one in reading.designations)
    said = Counter(row[2].strip() for row in sdn)
    assert (kinds["person"], kinds["vessel"], kinds["aircraft"], kinds["organisation"]) == (
        *(said["individual"], said["vessel"], said["aircraft"], said["-0-"]),
    )
    aliases = {(row[0], " ".join(row[3].split())) for row in rows(folder, "alt")}
    told = {(one.reference, name.text) for one in reading.designations for name in one.names}
    assert aliases <= told


def test_births_weak_names_and_places_are_as_many(
    reading: ListReading, remarks: dict[str, str]
) -> None:
    claims = Counter(claim.field for one in reading.designations for claim in one.claims)
    assert claims["birth_date"] == times("DOB[ :]", remarks)
    assert claims["birth_place"] == times("POB[ :]", remarks)
    assert claims["linked_to"] == times("Linked To: ", remarks)
    weak = sum(name.weak for one in reading.designations for name in one.names)
    quoted = times(r"[afn]\.k\.a\. '", remarks)
    assert quoted - 10 <= weak <= quoted  # the same weak name twice is one name
    births = sum(len(one.births) for one in reading.designations)
    assert births == times("DOB[ :]", remarks) - 1  # one entry tells the same year twice


def test_crypto_addresses_are_as_many_by_currency(
    reading: ListReading, remarks: dict[str, str]
) -> None:
    told = Counter(
        number.said
        for one in reading.designations
        for number in one.numbers
        if number.kind == "crypto"
    )
    found = Counter(
        asset
        for text in remarks.values()
        for asset in re.findall(r"Digital Currency Address - (\w+) ", text)
    )
    assert told == found
    assert told["XBT"] > 60


def test_ships_and_passports_are_as_many(reading: ListReading, remarks: dict[str, str]) -> None:
    numbers = [
        (one.kind.value, number.kind) for one in reading.designations for number in one.numbers
    ]
    ships = {one.reference for one in reading.designations if one.kind.value == "vessel"}
    maritime = sum(len(re.findall(r"IMO \d{7}", remarks[reference])) for reference in sorted(ships))
    assert numbers.count(("vessel", "imo")) == maritime
    assert sum(kind == "mmsi" for _, kind in numbers) == times(r"MMSI \d", remarks)
    passport = re.compile(r"(?:[Aa]lt\. )?(?:[A-Z][a-z]+ ){0,3}Passport .*\d")
    clauses = [clause for text in remarks.values() for clause in text.split("; ")]
    expected = sum(bool(passport.match(clause)) for clause in clauses)
    told = [
        claim
        for one in reading.designations
        for claim in one.claims
        if claim.field == "id_number" and passport.match(claim.original)
    ]
    assert len(told) == expected
    assert expected > 1500


def test_every_clause_is_used_or_kept(reading: ListReading, remarks: dict[str, str]) -> None:
    expected = Counter(
        " ".join(clause.split()).rstrip(".")
        for text in remarks.values()
        if text.strip() != "-0-"
        for clause in text.split("; ")
        if clause.strip()
    )
    column = ";column=L"
    told = [c for one in reading.designations for c in one.claims if c.place.endswith(column)]
    kept = Counter((claim.original or claim.value).rstrip(".") for claim in told)
    assert kept == expected
    remainder = sum(claim.field == REMARK for claim in told)
    assert remainder / len(told) < 0.06  # what is left: offices, ranks, notes in words


def test_reading_twice_says_the_same(reading: ListReading, folder: Path) -> None:
    parts = [Part(file.name, file.read_bytes()) for file in sorted(folder.iterdir())]
    again = READER.read(
        [(READER.role_of(part.name, part.head), part) for part in parts], ListChoices()
    )
    assert [one.content_sha256 for one in again.designations] == [
        one.content_sha256 for one in reading.designations
    ]
