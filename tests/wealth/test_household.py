"""Who belongs to the purse, who holds for whom, what stands before a result is evidence."""

from tests.wealth.profiles import profile_of

from qaitaru.facts.problems import Severity
from qaitaru.wealth.analysis import analyse
from qaitaru.wealth.estimate import Estimate, exactly

HOUSE = """
currency = "USD"
opening = 2024-12-31
period = [{ name = "2025", ends = 2025-12-31 }]
[[person]]
id = "he"
role = "subject"
[[person]]
id = "she"
name = "the wife"
role = "spouse"
[[person]]
id = "aunt"
role = "nominee"
holds_for = "he"
"""
GROUNDED = HOUSE + 'ground = "a pensioner"\nevidence = "her pension"\n'
GIVEN = """
[[transfer]]
what = "for the house"
from = "he"
to = "she"
evidence = "statement"
amount.2025 = 40
[[expense]]
what = "food"
owner = "she"
evidence = "slips"
amount.2025 = 100
"""
FLAT = """
[[asset]]
what = "flat"
owner = "aunt"
thing = "20:1"
evidence = "register"
price = 500
bought = "2025"
"""


def test_transfers_within_the_household_cancel() -> None:
    analysis = analyse(profile_of(GIVEN, GROUNDED))
    assert analysis.cancelled == ("transfer-1",)
    assert analysis.result("net-worth").whole.answer == exactly(100_00)


def test_to_one_person_a_transfer_is_spending_or_a_source() -> None:
    profile = profile_of(GIVEN, GROUNDED)
    his = analyse(profile, scope=["he"]).result("net-worth").whole
    hers = analyse(profile, scope=["she"]).result("expenditures").whole
    assert his.answer == exactly(40_00)
    assert hers.answer == exactly(60_00)
    assert analyse(profile, scope=["aunt"]).results == ()


def test_lines_in_no_figure_are_told_with_why() -> None:
    twice = FLAT + FLAT.replace('"aunt"', '"he"').replace('"flat"', '"the same flat"')
    whole = analyse(profile_of(GIVEN + twice, GROUNDED)).aside()
    assert whole == {"transfer-1": "cancelled", "asset-2": "counted_once"}
    hers = analyse(profile_of(GIVEN + twice, GROUNDED), scope=["she"]).aside()
    assert hers["asset-2"] == "outside"
    assert "transfer-1" not in hers


def test_a_nominees_flat_counts_once() -> None:
    twice = FLAT + FLAT.replace('"aunt"', '"he"').replace('"flat"', '"the same flat"')
    analysis = analyse(profile_of(twice, GROUNDED))
    assert analysis.result("net-worth").whole.answer == exactly(500_00)
    assert analysis.counted_once == (("asset-1", "asset-2"),)
    assert [(one.code, one.severity) for one in analysis.problems] == [
        ("profile_thing_twice", Severity.NOTED)
    ]
    unlike = twice.replace('"he"', '"he"\nreliability = "proved"').replace(
        "price = 500", "price = 450", 1
    )
    differing = analyse(profile_of(unlike, GROUNDED))
    assert differing.result("net-worth").whole.answer == exactly(500_00), "the firmer line counts"
    assert differing.problems[0].severity is Severity.DOUBTFUL


def test_a_nominee_with_no_ground_only_widens_the_bounds() -> None:
    analysis = analyse(profile_of(FLAT + GIVEN, HOUSE))
    assert analysis.result("net-worth").whole.answer == Estimate(100_00, 100_00, 600_00)
    (problem,) = analysis.problems
    assert (problem.code, problem.found) == ("profile_nominee_without_ground", "aunt")


def _states(text: str) -> list[str]:
    return [one.state for one in analyse(profile_of(text, GROUNDED)).footings]


def test_until_all_three_foundations_stand_a_result_is_a_lead() -> None:
    told = '[foundation.{}]\nhow = "checked"\n'
    proved = told + 'evidence = "file"\n'
    assert _states(GIVEN) == ["not_recorded"] * 3
    assert _states(told.format("opening") + GIVEN) == [
        "no_evidence",
        "not_recorded",
        "not_recorded",
    ]
    all_three = "".join(proved.format(name) for name in ("opening", "leads", "source"))
    assert analyse(profile_of(all_three + GIVEN, GROUNDED)).is_evidence
    asserted = """
[[asset]]
id = "hoard"
what = "hoard"
reliability = "asserted"
at = { opening = 9, 2025 = 0 }
"""
    analysis = analyse(profile_of(all_three + asserted, GROUNDED))
    assert not analysis.is_evidence
    assert analysis.footings[1].state == "leads_open"
    assert analysis.footings[1].lines == ("hoard",)
    answered = asserted.replace("at = {", 'answer = "it was never there"\nat = {')
    assert analyse(profile_of(all_three + answered, GROUNDED)).is_evidence


def test_what_moves_the_answer_most_and_what_is_always_argued() -> None:
    text = """
[[asset]]
what = "cash"
kind = "cash"
evidence = "search"
reliability = "proved"
at = { opening = 20, 2025 = 0 }
[[asset]]
what = "hoard"
kind = "cash"
reliability = "asserted"
at = { opening = 70, 2025 = 0 }
[[expense]]
what = "food"
evidence = "slips"
reliability = "proved"
amount.2025 = { low = 90, likely = 100, high = 150 }
[[source]]
what = "her pay"
owner = "she"
evidence = "slip"
received.2025 = 30
[[liability]]
what = "loan"
kind = "loan"
evidence = "contract"
reliability = "supported"
at = { opening = 0, 2025 = 15 }
[[asset]]
what = "car"
reliability = "proved"
evidence = "deed"
price = 5
bought = "opening"
sold = "2025"
sold_for = { low = 5, likely = 5, high = 6 }
"""
    result = analyse(profile_of(text, GROUNDED)).result("net-worth")
    assert result.whole.answer == Estimate(-51_00, 30_00, 80_00)
    assert [(one.line, one.why, one.swing_minor) for one in result.most] == [
        ("asset-2", "asserted", 70_00),
        ("expense-1", "range", 60_00),
        ("source-1", "single", 30_00),
    ]
    assert {one.kind.value: (one.counted_minor, one.needed_minor) for one in result.arguments} == {
        "opening_cash": (20_00, 30_00),
        "omitted_loan": (15_00, 30_00),
        "spouse_income": (30_00, 30_00),
    }


def test_a_figure_that_no_rule_has_is_the_callers_mistake() -> None:
    analysis = analyse(profile_of(GIVEN, GROUNDED))
    assert analysis.result("net-worth").whole.figures[-1].name == "unknown"
