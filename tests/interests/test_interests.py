"""Interests from tables, JSON, BODS and FollowTheMoney: read as they stand, or told why not."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from tests.screening.test_payments import LIST

from qaitaru.facts.designations import DesignatedKind, Gender
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.interests import reading as reading_module
from qaitaru.interests.designating import (
    designated_by,
    found_on_lists,
    named_in,
    names_of,
    parties_of,
)
from qaitaru.interests.reading import InterestReading, joined, read_interests
from qaitaru.screening.ownership.answering import Designated
from qaitaru.screening.ownership.bound import NOTHING, WHOLE, exactly, just_above, just_below
from qaitaru.screening.ownership.interests import Interest, InterestKind
from qaitaru.screening.screener import Screener


def read(tmp_path: Path, text: str, name: str = "interests") -> InterestReading:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_interests(path)


def one(tmp_path: Path, share: str) -> tuple[Interest, list[str]]:
    found = read(tmp_path, f"owner;owned;share\nX;A;{share}\n")
    return found.interests[0], [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("50", exactly(Fraction(1, 2)), exactly(Fraction(1, 2))),
        ("33,25 %", exactly(Fraction(133, 400)), exactly(Fraction(133, 400))),
        ("1/3", exactly(Fraction(1, 3)), exactly(Fraction(1, 3))),
        (">50", just_above(Fraction(1, 2)), WHOLE),
        (">= 25%", exactly(Fraction(1, 4)), WHOLE),
        ("<25", NOTHING, just_below(Fraction(1, 4))),
        ("<=25", NOTHING, exactly(Fraction(1, 4))),
        ("25-50", exactly(Fraction(1, 4)), exactly(Fraction(1, 2))),
        ("25 .. 50 %", exactly(Fraction(1, 4)), exactly(Fraction(1, 2))),
        ("", NOTHING, WHOLE),
    ],
)
def test_a_share_is_read_as_it_is_written(
    tmp_path: Path, said: str, low: object, high: object
) -> None:
    found, problems = one(tmp_path, said)
    assert (found.low, found.high, problems) == (low, high, [])


@pytest.mark.parametrize("said", ["200", "half", ">50-75", "60-40", "4/3", "-5"])
def test_a_share_that_cannot_be_read_is_unknown_and_told(tmp_path: Path, said: str) -> None:
    found, problems = one(tmp_path, said)
    assert (found.low, found.high, problems) == (NOTHING, WHOLE, ["share_unreadable"])


def test_the_ends_of_a_share_may_stand_apart(tmp_path: Path) -> None:
    text = "owner,owned,low,high\nX,A,>25,50\nX,B,25,\nX,C,,x\n"
    found = read(tmp_path, text)
    assert [(i.low, i.high) for i in found.interests] == [
        (just_above(Fraction(1, 4)), exactly(Fraction(1, 2))),
        (exactly(Fraction(1, 4)), WHOLE),
        (NOTHING, WHOLE),
    ]
    assert [problem.code for problem in found.problems] == ["share_unreadable"]


def test_a_row_is_cited_and_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    text = (
        "Owner,Owned,Kind,Share,From,To,Source,Note,Colour\n"
        'X,A,votes,40,2020,05.03.2026,"extract 1, page 2",old,blue\n'
        "\n"
        ",A,,,,,,,\n"
        "X,A\n"
        "X,B,golden,,soon,2020-13-01,,,\n"
    )
    found = read(tmp_path, text, "i.csv")
    first, second = found.interests
    assert (first.kind, first.source, first.file, first.place, first.note) == (
        InterestKind.VOTES,
        "extract 1, page 2",
        "i.csv",
        "row=2",
        "old",
    )
    assert first.since is not None
    assert (str(first.since.start), str(first.since.end)) == ("2020-01-01", "2021-01-01")
    assert first.until is not None
    assert str(first.until.start) == "2026-03-05"
    assert second.kind is InterestKind.OTHER
    assert [(problem.code, problem.place) for problem in found.problems] == [
        ("interests_column_unused", ""),
        ("interests_row_uneven", "row=5"),
        ("interest_end_missing", "row=4"),
        ("interest_kind_unknown", "row=6"),
        ("interest_date_unreadable", "row=6"),
        ("interest_date_unreadable", "row=6"),
    ]


def test_a_plain_list_of_objects_is_a_table(tmp_path: Path) -> None:
    said = [{"owner": "X", "owned": "A", "share": 60.5, "shade": 1}, {"owner": "X"}, 7]
    for text in (json.dumps(said), json.dumps({"interests": said})):
        found = read(tmp_path, text)
        assert [(i.low, i.place) for i in found.interests] == [
            (exactly(Fraction(121, 200)), "entry=1")
        ]
        assert [problem.code for problem in found.problems] == [
            "interests_column_unused",
            "interest_misshapen",
            "interest_end_missing",
        ]


OLD_BODS = [
    {"statementID": "p", "statementType": "personStatement", "names": [{"fullName": "Dauren E"}],
     "birthDate": "1971-04", "nationalities": [{"code": "KZ"}],
     "identifiers": [{"id": "N77"}]},
    {"statementID": "c", "statementType": "entityStatement", "name": "Altyn LLP",
     "incorporatedInJurisdiction": {"code": "GB"}},
    {"statementID": "o1", "statementType": "ownershipOrControlStatement",
     "subject": {"describedByEntityStatement": "c"},
     "interestedParty": {"describedByPersonStatement": "p"},
     "interests": [
         {"type": "shareholding", "share": {"minimum": 50, "exclusiveMinimum": True, "maximum": 75},
          "startDate": "2020-01-01"},
         {"type": "voting-rights", "share": {"exact": 60}},
         {"type": "appointment-of-board"},
         {"type": "golden", "share": {"exclusiveMaximum": 25}}, 5]},
    {"statementID": "o2", "statementType": "ownershipOrControlStatement",
     "replacesStatements": ["gone"], "subject": {"describedByEntityStatement": "c"},
     "interestedParty": {"unspecified": {"reason": "unknown"}}, "interests": []},
    {"statementID": "x", "statementType": "somethingElse"},
    "text",
]  # fmt: skip


def test_statements_of_ownership_are_read_with_their_bands(tmp_path: Path) -> None:
    found = read(tmp_path, json.dumps(OLD_BODS))
    assert [(i.owner, i.owned, i.kind.value, i.low, i.high) for i in found.interests] == [
        ("p", "c", "shares", just_above(Fraction(1, 2)), exactly(Fraction(3, 4))),
        ("p", "c", "votes", exactly(Fraction(3, 5)), exactly(Fraction(3, 5))),
        ("p", "c", "board", NOTHING, WHOLE),
        ("p", "c", "other", NOTHING, just_below(Fraction(1, 4))),
    ]
    person, company = found.parties["p"], found.parties["c"]
    assert (person.names, person.kind, person.countries, person.numbers) == (
        ("Dauren E",),
        DesignatedKind.PERSON,
        ("kz",),
        ("N77",),
    )
    assert str(person.births[0].period.end) == "1971-05-01"
    assert (company.names, company.countries) == (("Altyn LLP",), ("gb",))
    assert [problem.code for problem in found.problems] == [
        "interest_misshapen",
        "interest_kind_unknown",
        "interest_misshapen",
        "interest_misshapen",
        "interest_end_missing",
    ]


def test_records_of_the_newer_standard_are_read_by_record(tmp_path: Path) -> None:
    said = [
        {"statementId": "1", "recordId": "c", "recordType": "entity",
         "recordDetails": {"name": "Altyn LLP", "jurisdiction": {"code": "KZ"}}},
        {"statementId": "2", "recordId": "r", "recordType": "relationship",
         "source": {"url": "register"},
         "recordDetails": {"subject": "c", "interestedParty": "p",
                           "interests": [{"type": "shareholding", "share": {"minimum": 25}}]}},
        {"statementId": "3", "recordId": "q", "recordType": "relationship",
         "recordStatus": "closed", "recordDetails": {"subject": "c", "interestedParty": "z"}},
    ]  # fmt: skip
    found = read(tmp_path, "\n".join(json.dumps(each) for each in said))
    assert [(i.owner, i.owned, i.low, i.source) for i in found.interests] == [
        ("p", "c", exactly(Fraction(1, 4)), "register")
    ]
    assert not found.problems


FTM = """\
{"id":"p","schema":"Person","properties":{"name":["Zhandos Qarabekov"],"birthDate":["1980"],\
"gender":["male"],"nationality":["kz"],"idNumber":["N77"]}}
{"id":"c","schema":"Company","properties":{"name":"Altyn LLP"}}
{"id":"o","schema":"Ownership","properties":{"owner":["p"],"asset":["c"],"percentage":["60"],\
"startDate":["2020"]}}
{"id":"d","schema":"Directorship","properties":{"director":["p"],"role":["director"]}}
{"id":"e","schema":"Email","properties":{}}

not json
[1]
"""


def test_relations_of_a_graph_are_read_with_the_parties_described(tmp_path: Path) -> None:
    found = read(tmp_path, FTM)
    (interest,) = found.interests
    assert (interest.owner, interest.owned, interest.low) == ("p", "c", exactly(Fraction(3, 5)))
    person = found.parties["p"]
    assert (person.gender, person.countries, person.numbers) == (Gender.MALE, ("kz",), ("N77",))
    assert [(problem.code, problem.place) for problem in found.problems] == [
        ("json_unreadable", "line=7"),
        ("json_unreadable", "line=8"),
        ("interest_end_missing", "line=4"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("party,share\nX,5\n", "interests_no_header"),
        ("owner,owned\n", "interests_none"),
        ("", "interests_no_header"),
        ("[1,", "json_unreadable"),
        ('{"a": 1}', "interests_column_unused"),
    ],
)
def test_a_file_without_interests_is_told(tmp_path: Path, text: str, code: str) -> None:
    found = read(tmp_path, text)
    assert found.problems[0].code == code
    assert not found.interests


def test_a_file_too_large_broken_or_absent_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken"
    path.write_bytes(b"owner,owned\nX\xff\xfe\x81\n")
    assert read_interests(path).problems
    monkeypatch.setattr(reading_module, "LARGEST_BYTES", 3)
    assert [one.code for one in read_interests(path).problems] == ["file_too_large"]
    with pytest.raises(SourceUnreadable):
        read_interests(tmp_path / "nowhere")


def test_parties_are_designated_by_a_member_or_by_a_list(tmp_path: Path) -> None:
    graph = joined([read(tmp_path, FTM), read(tmp_path, "owner,owned\nSilver Tern,Altyn\n")])
    parties = parties_of(graph)
    assert names_of(parties)["p"] == "Zhandos Qarabekov"
    named, problems = named_in("party,reference\naltyn llp,R-1\n\nNobody\n", parties)
    assert named == [Designated("c", "R-1")]
    assert [one.code for one in problems] == ["designated_without_interest"]
    hits = found_on_lists(parties, Screener(LIST))
    assert {key: hit.designation.reference for key, hit in hits.items()} == {
        "p": "K-1",
        "Silver Tern": "K-2",
    }
    both = designated_by([Designated("p"), *named], hits)
    assert both == (
        Designated("Silver Tern", "K-2", proved=False),
        Designated("c", "R-1"),
        Designated("p", "K-1"),
    )
