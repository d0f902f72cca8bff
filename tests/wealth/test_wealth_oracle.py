"""A life lived step by step, its unlawful income known; every rule must find it from the books."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st
from tests.wealth.profiles import made

from qaitaru.wealth.analysis import analyse
from qaitaru.wealth.estimate import exactly
from qaitaru.wealth.profile import OPENING, Evidence, Line, Reliability, Section

DEEDS = (
    "wage_banked",
    "wage_in_cash",
    "unlawful_cash",
    "unlawful_banked",
    "gift_banked",
    "gift_in_cash",
    "bank_loan",
    "cash_loan",
    "repay_from_bank",
    "draw_cash",
    "put_back_cash",
    "spend_cash",
    "spend_by_card",
    "buy_from_bank",
    "buy_in_cash",
    "between_accounts",
)
deeds = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(1, 10_000)), max_size=25)


@dataclass
class Life:
    """What is there, and what passed, in one period."""

    cash: int
    bank: int
    property: int = 0
    owed_bank: int = 0
    owed_cash: int = 0
    prior_cash: int = 0  # of the cash, what is left of that from before
    drawn_cash: int = 0  # of the cash, what was drawn from the bank
    unlawful: int = 0
    passed: dict[str, int] = field(default_factory=dict)

    def note(self, what: str, minor: int) -> None:
        self.passed[what] = self.passed.get(what, 0) + minor

    def do(self, deed: str, minor: int) -> None:
        getattr(self, f"_{deed}")(minor)

    def _deposit(self, minor: int) -> None:
        self.bank += minor
        self.note("deposits", minor)

    def _wage_banked(self, minor: int) -> None:
        self._deposit(minor)
        self.note("wages", minor)

    def _wage_in_cash(self, minor: int) -> None:
        self.cash += minor
        self.note("wages", minor)

    def _unlawful_cash(self, minor: int) -> None:
        self.cash += minor
        self.unlawful += minor

    def _unlawful_banked(self, minor: int) -> None:
        self._deposit(minor)
        self.unlawful += minor

    def _gift_banked(self, minor: int) -> None:
        self._deposit(minor)
        self.note("gift_banked", minor)

    def _gift_in_cash(self, minor: int) -> None:
        self.cash += minor
        self.note("gift_in_cash", minor)

    def _bank_loan(self, minor: int) -> None:
        self._deposit(minor)
        self.owed_bank += minor
        self.note("loan_banked", minor)

    def _cash_loan(self, minor: int) -> None:
        self.cash += minor
        self.owed_cash += minor

    def _pay_by_bank(self, minor: int) -> int:
        paid = min(minor, self.bank)
        self.bank -= paid
        self.note("bank_payments", paid)
        return paid

    def _repay_from_bank(self, minor: int) -> None:
        self.owed_bank -= self._pay_by_bank(min(minor, self.owed_bank))

    def _draw_cash(self, minor: int) -> None:
        drawn = self._pay_by_bank(minor)
        self.cash += drawn
        self.drawn_cash += drawn

    def _put_back_cash(self, minor: int) -> None:
        """Cash drawn before goes back first, then cash from before the period."""
        redeposited = min(minor, self.drawn_cash, self.cash)
        self.drawn_cash -= redeposited
        prior = min(minor - redeposited, self.prior_cash, self.cash - redeposited)
        self.prior_cash -= prior
        self.cash -= redeposited + prior
        self._deposit(redeposited + prior)
        self.note("redeposited", redeposited)
        self.note("prior_cash", prior)

    def _pay_in_cash(self, minor: int) -> int:
        paid = min(minor, self.cash)
        self.cash -= paid
        self.drawn_cash, self.prior_cash = (
            min(self.drawn_cash, self.cash),
            min(self.prior_cash, max(self.cash - self.drawn_cash, 0)),
        )
        return paid

    def _spend_cash(self, minor: int) -> None:
        self.note("spent", self._pay_in_cash(minor))

    def _spend_by_card(self, minor: int) -> None:
        self.note("spent", self._pay_by_bank(minor))

    def _buy_from_bank(self, minor: int) -> None:
        self.property += self._pay_by_bank(minor)

    def _buy_in_cash(self, minor: int) -> None:
        self.property += self._pay_in_cash(minor)

    def _between_accounts(self, minor: int) -> None:
        moved = min(minor, self.bank)
        self.note("deposits", moved)
        self.note("between", moved)


@given(st.integers(0, 20_000), st.integers(0, 20_000), deeds)
def test_every_rule_finds_the_unlawful_income_of_a_life(
    cash: int, bank: int, done: list[tuple[str, int]]
) -> None:
    life = Life(cash=cash, bank=bank, prior_cash=cash)
    for deed, minor in done:
        life.do(deed, minor)
    analysis = analyse(made(_books(cash, bank, life)))
    for rule in ("net-worth", "expenditures", "cash-t", "bank-deposits"):
        assert analysis.result(rule).whole.answer == exactly(life.unlawful), rule


def _books(cash: int, bank: int, life: Life) -> list[Line]:
    told = life.passed.get
    payments = told("bank_payments", 0) - told("redeposited", 0)
    return [
        _stock(Section.ASSET, "cash", cash, life.cash),
        _stock(Section.ASSET, "bank", bank, life.bank),
        _stock(Section.ASSET, "vehicle", 0, life.property),
        _stock(Section.LIABILITY, "loan", 0, life.owed_bank),
        _stock(Section.LIABILITY, "loan", 0, life.owed_cash, in_cash=True),
        _flow(Section.EXPENSE, told("spent", 0)),
        _flow(Section.SOURCE, told("wages", 0)),
        _flow(Section.SOURCE, told("gift_banked", 0), taxable=False),
        _flow(Section.SOURCE, told("gift_in_cash", 0), taxable=False, in_cash=True),
        _flow(Section.DEPOSIT, told("deposits", 0)),
        _flow(Section.NON_INCOME, told("between", 0), kind="transfer"),
        _flow(Section.NON_INCOME, told("gift_banked", 0), kind="gift"),
        _flow(Section.NON_INCOME, told("loan_banked", 0), kind="loan"),
        _flow(Section.NON_INCOME, told("redeposited", 0), kind="redeposit"),
        _flow(Section.NON_INCOME, told("prior_cash", 0), kind="prior_cash"),
        _flow(Section.BANK_PAYMENT, payments),
    ]


def _stock(section: Section, kind: str, before: int, after: int, *, in_cash: bool = False) -> Line:
    return Line(
        key="",
        place="",
        section=section,
        what="",
        owner="subject",
        kind=kind,
        reliability=Reliability.PROVED,
        evidence=(Evidence(1),),
        at={OPENING: exactly(before), "2024": exactly(after), "2025": exactly(after)},
        in_cash=in_cash,
    )


def _flow(
    section: Section, minor: int, *, kind: str = "", taxable: bool = True, in_cash: bool = False
) -> Line:
    return Line(
        key="",
        place="",
        section=section,
        what="",
        owner="subject",
        kind=kind,
        reliability=Reliability.PROVED,
        evidence=(Evidence(1),),
        during={"2024": exactly(minor)},
        taxable=taxable,
        in_cash=in_cash,
    )
