"""Where indirect proof goes wrong: each trap, and the rule that does not step into it."""

from fractions import Fraction

from tests.wealth.profiles import profile_of

from qaitaru.wealth.analysis import WealthAnalysis, analyse
from qaitaru.wealth.bank_deposits import cash_expenditures
from qaitaru.wealth.estimate import Estimate, exactly, scaled
from qaitaru.wealth.recoverable_amount import recoverable

ONE_YEAR = """
currency = "USD"
opening = 2024-12-31
period = [{ name = "2025", ends = 2025-12-31 }]
"""
EVIDENCE = 'evidence = "deed"\nreliability = "proved"\n'
SOLD = """
[[asset]]
what = "car"
evidence = "deed"
price = 80
bought = "{bought}"
sold = "{sold}"
sold_for = {brought}
"""


def _analysis(text: str) -> WealthAnalysis:
    return analyse(profile_of(text, ONE_YEAR))


def _unknown(text: str, rule: str = "net-worth") -> Estimate:
    return _analysis(text).result(rule).whole.answer


def test_instalments_count_and_not_the_price() -> None:
    car = f"""
[[asset]]
what = "car for 18,763, of which 5,532 paid"
{EVIDENCE}price = 18763
paid.2025 = 5532
"""
    assert _unknown(car) == _unknown(car, "expenditures") == exactly(5532_00)


def test_a_debt_to_the_seller_comes_to_the_same_as_instalments() -> None:
    car = f"""
[[asset]]
what = "car"
{EVIDENCE}price = 18763
bought = "2025"
[[liability]]
what = "owed to the seller"
kind = "purchase"
{EVIDENCE}at = {{ opening = 0, 2025 = 13231 }}
[[deposit]]
what = "none"
amount.2025 = 0
"""
    assert _unknown(car) == _unknown(car, "bank-deposits") == exactly(5532_00)


def test_a_year_of_pay_instalments_rent_and_a_bank_drawn_down() -> None:
    year = f"""
[[asset]]
what = "furniture"
{EVIDENCE}price = 4000
bought = "2025"
[[asset]]
what = "car on instalments"
{EVIDENCE}price = 20000
paid.2025 = 6000
[[asset]]
what = "bank"
kind = "bank"
{EVIDENCE}at = {{ opening = 2000, 2025 = 500 }}
[[expense]]
what = "rent and food"
{EVIDENCE}amount.2025 = 50000
[[source]]
what = "pay"
{EVIDENCE}gross.2025 = 45000
withheld.2025 = 10000
"""
    analysis = _analysis(year)
    spent = analysis.result("expenditures").whole
    assert spent.amount("applications") == exactly(60_000_00)
    assert spent.amount("sources") == exactly(36_500_00)
    assert spent.answer == analysis.result("net-worth").whole.answer == exactly(23_500_00)


def test_a_loan_without_a_document_only_lowers_the_lowest_figure() -> None:
    text = """
[[expense]]
what = "spent"
evidence = "slips"
amount.2025 = 100
[[liability]]
what = "from a friend"
at = { opening = 0, 2025 = 30 }
"""
    assert _unknown(text) == Estimate(70_00, 100_00, 100_00)
    codes = [one.code for one in _analysis(text).problems]
    assert codes == ["profile_loan_without_document"]
    documented = text.replace('friend"', 'friend"\nevidence = "contract"')
    assert _unknown(documented) == exactly(70_00)


def test_property_that_rose_in_price_is_nobodys_income() -> None:
    flat = f'[[asset]]\nwhat = "flat"\n{EVIDENCE}price = 100\nbought = "opening"\n'
    assert _unknown(flat) == exactly(0)


def test_a_sale_above_cost_is_a_source_and_one_below_it_is_spending() -> None:
    for brought in (150, 60):
        text = f"""
[[asset]]
what = "flat"
{EVIDENCE}price = 100
bought = "opening"
sold = "2025"
sold_for = {brought}
[[asset]]
what = "bank"
kind = "bank"
{EVIDENCE}at = {{ opening = 0, 2025 = {brought} }}
"""
        for rule in ("net-worth", "expenditures", "cash-t"):
            assert _unknown(text, rule) == exactly(0)


def test_property_bought_and_sold_in_one_period_is_spending_and_a_source() -> None:
    text = SOLD.format(bought="2025", sold="2025", brought=100)
    schedule = _analysis(text).result("expenditures").whole
    assert schedule.amount("expenses") == exactly(80_00)
    assert schedule.amount("receipts") == exactly(100_00)
    assert schedule.answer == exactly(-20_00)


def test_property_sold_in_an_earlier_period_is_gone() -> None:
    text = SOLD.format(bought="opening", sold="2024", brought=80)
    result = analyse(profile_of(text)).result("net-worth")
    assert [one.amount("assets_after") for one in result.schedules] == [exactly(0), exactly(0)]
    assert [one.answer for one in result.schedules] == [exactly(-80_00), exactly(0)]


def test_a_sale_for_cash_is_not_counted_again_when_the_cash_is_spent() -> None:
    for brought in (150, 60):
        text = f"""
[[asset]]
what = "garage"
in_cash = true
{EVIDENCE}price = 100
bought = "opening"
sold = "2025"
sold_for = {brought}
[[expense]]
what = "spent"
{EVIDENCE}amount.2025 = {brought}
[[deposit]]
what = "none"
amount.2025 = 0
"""
        assert _unknown(text, "bank-deposits") == exactly(0)
        assert _unknown(text) == exactly(0)


def test_cash_spent_is_what_the_banks_and_the_drawer_did_not_pay() -> None:
    spent = cash_expenditures(
        outlays_minor=100, bank_payments_minor=60, before_minor=15, after_minor=5
    )
    assert spent == 30


def test_the_recoverable_amount_is_the_lesser() -> None:
    assert recoverable(5, 7) == recoverable(7, 5) == 5
    text = """
[[benefit]]
what = "bribes"
evidence = "ledger"
amount.2025 = { low = 50, likely = 80, high = 90 }
[[available]]
what = "flat"
evidence = "valuation"
amount = { low = 60, likely = 70, high = 75 }
"""
    result = _analysis(text).result("recoverable-amount")
    assert result.schedules == ()
    assert result.whole.answer == Estimate(50_00, 70_00, 75_00)


def test_with_nothing_said_of_what_is_available_the_benefit_is_due() -> None:
    text = """
[[benefit]]
what = "bribes"
evidence = "ledger"
amount.2025 = 80
"""
    result = _analysis(text).result("recoverable-amount")
    assert result.whole.answer == exactly(80_00)
    assert [part.line for part in result.whole.figures[-1].parts] == ["benefit-1"]
    nothing = '[[available]]\nwhat = "nothing found"\nevidence = "registers"\namount = 0\n'
    assert _analysis(text + nothing).result("recoverable-amount").whole.answer == exactly(0)


def test_declared_income_is_held_against_what_the_household_lived_on() -> None:
    text = f"""
[[expense]]
what = "spent"
{EVIDENCE}amount.2025 = 100
[[source]]
what = "gift"
taxable = false
{EVIDENCE}received.2025 = 30
[[source]]
what = "pay"
{EVIDENCE}received.2025 = 20
[[declared]]
what = "return"
{EVIDENCE}amount.2025 = 25
[[declared]]
what = "takings"
kind = "takings"
{EVIDENCE}amount.2025 = 40
[[units]]
what = "washes"
{EVIDENCE}units.2025 = 50
price = 1
[[markup]]
what = "goods"
{EVIDENCE}cost.2025 = 40
percent = 50
[[assumption]]
what = "wife's pay"
kind = "spouse_income"
amount.2025 = 10
[[assumption]]
what = "hoard"
kind = "opening_cash"
amount.2025 = 7
"""
    analysis = _analysis(text)
    declared = analysis.result("declared-income")
    assert declared.whole.amount("apparent_income") == exactly(70_00)
    assert declared.whole.answer == exactly(45_00)
    swings = {one.line: one.swing_minor for one in declared.moving}
    assert swings == {"assumption-2": 7_00}, "a wife's pay would have had to be declared too"
    assert analysis.result("unit-and-volume").whole.answer == exactly(10_00)
    assert analysis.result("percentage-markup").whole.answer == exactly(20_00)
    moved = {one.line: one.swing_minor for one in analysis.result("net-worth").moving}
    assert moved == {"assumption-1": 10_00, "assumption-2": 7_00}


def test_a_factor_keeps_the_order_and_rounds_a_half_to_the_even_neighbour() -> None:
    assert scaled(Estimate(1, 3, 5), Fraction(1, 2)) == Estimate(0, 2, 2)
