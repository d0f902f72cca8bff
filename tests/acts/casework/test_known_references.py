"""What an entry refers to must be there; what is not is refused, and what is near is named."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.acts.casework.case_hands import Hands, hands_at

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.correct_entry import correct_entry
from qaitaru.acts.casework.describe_asset import describe_asset
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.casework.name_subject import add_subject
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.casework.bodies.assets import TracedInto, WealthLine
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.facts.errors import AnalysisMissing, CaseRefused

STATEMENT = """\
:20:R1
:25:KZ00TEST0000000001
:28C:1/1
:60F:C250101KZT1000,00
:61:2501020102C500,NTRFP-1
:86:/NAME/Victim One/IBAN/KZ00TEST0000000009/REMI/Investment
:61:2501030103D300,NTRFP-2
:86:/NAME/TOO Beta/IBAN/KZ00TEST0000000002/REMI/Loan to Beta
:62F:C250131KZT1200,00
-
"""


@pytest.fixture
def hands(desk: Desk, tmp_path: Path) -> Hands:
    return hands_at(desk, tmp_path)


def refused(act: Callable[[], object]) -> tuple[str, str, str]:
    with pytest.raises(CaseRefused) as caught:
        act()
    return caught.value.reason, caught.value.found, caught.value.expected


def test_a_wealth_line_stands_in_a_version_of_a_profile_that_was_kept(hands: Hands) -> None:
    flat = hands.flat(hands.opened())
    told = WealthLine(profile="household", version=1, line="expense-1")

    def tell(line: WealthLine) -> tuple[str, str, str]:
        return refused(lambda: describe_asset(hands.first, flat, line))

    assert tell(told) == ("profile_unknown", "household", "")
    hands.wealth_line()
    assert tell(replace(told, profile="houshold")) == ("profile_unknown", "houshold", "household")
    assert tell(replace(told, version=2)) == ("version_unknown", "2", "1")
    assert tell(replace(told, line="expence-1")) == ("line_unknown", "expence-1", "expense-1")
    entry = describe_asset(hands.first, flat, told).number
    wrong = refused(lambda: correct_entry(hands.first, entry, {"line": "asset-9"}))
    assert wrong[0] == "line_unknown"


def test_what_was_traced_names_an_analysis_by_its_own_rule(hands: Hands) -> None:
    flat = hands.flat(hands.opened())
    told = TracedInto(rule="lowest_balance", analysis=1, amount_minor=1, currency="KZT")
    with pytest.raises(AnalysisMissing):
        describe_asset(hands.first, flat, told)
    hands.analysis()
    other = refused(lambda: describe_asset(hands.first, flat, replace(told, rule="fifo")))
    assert other == ("trace_rule_other", "fifo", "lowest_balance")
    entry = describe_asset(hands.first, flat, told).number
    wrong = refused(lambda: correct_entry(hands.first, entry, {"rule": "fifo"}))
    assert wrong[0] == "trace_rule_other"
    assert correct_entry(hands.first, entry, {"amount_minor": 2}).corrects == entry


def test_a_subject_stands_in_the_register_of_parties_where_it_says_so(
    hands: Hands, tmp_path: Path
) -> None:
    number = hands.opened()
    (tmp_path / "january.sta").write_text(STATEMENT, encoding="utf-8")
    list(ingest_evidence(hands.first, Handover(paths=(tmp_path / "january.sta",), legal_basis="t")))
    reason, found, near = refused(
        lambda: add_subject(hands.first, number, Subject(name="Beta", party_key="name:too bet"))
    )
    assert (reason, found) == ("party_unknown", "name:too bet")
    key = near.split(", ")[0]
    assert "beta" in key
    entry = add_subject(hands.first, number, Subject(name="Beta", party_key=key)).number
    wrong = refused(lambda: correct_entry(hands.first, entry, {"party_key": "code:1"}))
    assert wrong[0] == "party_unknown"


def test_who_a_subject_is_is_told_in_fields_and_corrected_with_its_history(hands: Hands) -> None:
    number = hands.opened()
    told = Subject(
        name="Dauren T.",
        code="810514552405",
        born_on=date(1981, 5, 14),
        citizenship="KZ",
        document="identity card 0123",
    )
    entry = add_subject(hands.first, number, told).number
    for changed, reason in (
        ({"code": "810514552406"}, "code_faulty"),
        ({"citizenship": "KZ, XX"}, "country_unknown"),
        ({"born_on": "2090-01-01"}, "in_future"),
        ({"name": " "}, "text_wanting"),
    ):
        assert refused(lambda c=changed: correct_entry(hands.first, entry, c))[0] == reason  # type: ignore[misc]
    correct_entry(hands.first, entry, {"born_on": "1981-05-15"})
    view = look_at_investigation(hands.first, number)
    assert view.subjects[0].subject.born_on == date(1981, 5, 15)
    older = [one for one in view.record.entries if one.number == entry]
    assert older[0].body == told
    assert [one.corrects for one in view.record.corrections_of(entry)] == [entry]
