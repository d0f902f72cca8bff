"""An agency's own report codes and rules, given as a file, decide in the place of those shipped."""

import pytest
from lxml.etree import fromstring
from tests.ingest.goaml_texts import from_to, report, transaction

from qaitaru.facts.errors import PackFaulty
from qaitaru.facts.problems import Problem
from qaitaru.ingest.readers.goaml.profile import Shape, profile_of, shipped_profile
from qaitaru.ingest.readers.goaml.reader import read_root

OWN = """
[[report]]
code = "UTR"
shape = "activity"
needs = ["fiu_ref_number"]

[[explained]]
field = "to_funds_code"
codes = ["ZZ"]
comment = "to_funds_comment"
"""


def told(text: str, own: str = OWN) -> list[tuple[str, str, str]]:
    found = read_root(fromstring(text), profile_of(own, "own.toml"))
    problems = [one for one in found if isinstance(one, Problem)]
    return [(one.code, one.found, one.expected) for one in problems if "goaml_" in one.code]


def test_the_shipped_profile_knows_which_reports_answer_a_request_of_the_fiu() -> None:
    kinds = {one.code: (one.shape, one.answers) for one in shipped_profile().report}
    assert kinds["STR"] == (Shape.TRANSACTION, False)
    assert kinds["SAR"] == (Shape.ACTIVITY, False)
    assert {code for code, (_, answers) in kinds.items() if answers} == {
        *("AIF", "AIFT", "ECDD", "ECDDT")
    }


def test_an_agencys_code_has_its_own_shape_and_its_own_needs() -> None:
    body = transaction(from_to())
    assert ("goaml_part_missing", "UTR", "activity") in told(report(body, code="UTR"))
    assert ("goaml_part_missing", "UTR", "fiu_ref_number") in told(report(body, code="UTR"))
    assert told(report(body, code="AIF")) == []


def test_rules_that_name_every_code_doubt_any_other() -> None:
    whole, body = f"complete = true\n{OWN}", transaction(from_to())
    assert told(report(body, code="AIF"), whole) == [("goaml_code_unknown", "AIF", "UTR")]
    known = [code for code, *_ in told(report(body, code="UTR"), whole)]
    assert "goaml_code_unknown" not in known
    nameless = report(body).replace("<report_code>STR</report_code>", "")
    assert told(nameless, whole) == []


@pytest.mark.parametrize(
    ("funds", "is_told"),
    [
        ("<to_funds_code>ZZ</to_funds_code>", True),
        ("<to_funds_code>ZZ</to_funds_code><to_funds_comment>shares</to_funds_comment>", False),
        ("<to_funds_code>ZZ</to_funds_code><to_funds_comment/>", True),
        ("<to_funds_code>OTH</to_funds_code>", False),
    ],
)
def test_funds_of_another_kind_are_explained(funds: str, *, is_told: bool) -> None:
    sides = from_to().replace("<t_to>", f"<t_to>{funds}")
    expected = [("goaml_code_unexplained", "ZZ", "to_funds_comment")] if is_told else []
    assert told(report(transaction(sides))) == expected


def test_the_shipped_profile_wants_the_comment_of_every_party_too() -> None:
    party = "<party><person/><funds_code>OTH</funds_code></party>"
    found = read_root(
        fromstring(report(transaction(f"<involved_parties>{party}</involved_parties>")))
    )
    places = [
        one.place
        for one in found
        if isinstance(one, Problem) and one.code == "goaml_code_unexplained"
    ]
    assert places == ["xpath=/report/transaction/involved_parties/party"]


@pytest.mark.parametrize(
    "text",
    [
        "report = 1",
        '[[report]]\ncode = "A"\nshape = "letter"',
        '[[report]]\ncode = "A"\nshape = "activity"\n' * 2,
    ],
)
def test_a_profile_that_says_something_impossible_is_refused(text: str) -> None:
    with pytest.raises(PackFaulty):
        profile_of(text, "own.toml")
