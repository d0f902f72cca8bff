"""The figures of every indirect rule as formulas over the lines of a period at one end.

Written from the definitions in docs/wealth.md, not from the rules' code: a second way to the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from qaitaru.documents.exhibits.wealth_stretch import StretchSheet
from qaitaru.wealth.profile import Section

Told = tuple[str, Callable[["Lines"], str]]


@dataclass(frozen=True)
class Lines:
    """The lines of one period at one end, and the figures that stand already above."""

    plan: StretchSheet
    end: str
    above: Mapping[str, str]  # name of a figure -> its cell

    def sum(self, amount: str, *sorts: str) -> str:
        """The sum of an amount over the lines of some sorts, as far as they count."""
        counted = self.plan.column("counted", self.end)
        return f"SUMPRODUCT({'*'.join((*sorts, self.written(amount), counted))})"

    def written(self, amount: str) -> str:
        """An amount over all lines: ``told``, or ``grew`` and ``shrank`` of what stands."""
        if amount not in {"grew", "shrank", "grown"}:
            return self.plan.column(amount, self.end)
        before, after = (self.plan.column(key, self.end) for key in ("before", "after"))
        if amount == "grown":  # either way
            return f"({after}-{before})"
        first, second = (after, before) if amount == "grew" else (before, after)
        return f"({first}>{second})*({first}-{second})"

    def of(self, code: Section) -> str:
        """The lines of a section."""
        return f'({self.plan.lines.column("code")}="{code.value}")'

    def kind(self, name: str) -> str:
        """The lines of a kind."""
        return f'({self.plan.lines.column("kind")}="{name}")'

    def is_(self, key: str) -> str:
        """The lines of which something is so."""
        return f"({self.plan.lines.column(key)}=1)"

    def not_(self, key: str) -> str:
        """The lines of which it is not."""
        return f"({self.plan.lines.column(key)}=0)"

    def less(self, whole: str, *taken: str) -> str:
        """A figure above less others."""
        return "-".join(self.above[name] for name in (whole, *taken))

    def plus(self, *names: str) -> str:
        """The sum of figures above."""
        return "+".join(self.above[name] for name in names)


_ASSET, _DEBT = Section.ASSET, Section.LIABILITY
_EXPENSES: Final[Told] = ("expenses", lambda x: f"{x.sum('spent')}+{x.sum('loss')}")
_RECEIPTS: Final[Told] = ("receipts", lambda x: f"{x.sum('came')}+{x.sum('sale')}")


def _goods_grew(x: Lines) -> str:
    return x.sum("grew", x.of(_ASSET), x.not_("money"))


def _goods_shrank(x: Lines) -> str:
    return x.sum("shrank", x.of(_ASSET), x.not_("money"))


def _told(name: str, section: Section) -> Told:
    return name, lambda x: x.sum("told", x.of(section))


def _declared(kind: str) -> Told:
    return "declared", lambda x: x.sum("told", x.of(Section.DECLARED), x.kind(kind))


def _standing(name: str, section: Section, when: str) -> Told:
    return f"{name}_{when}", lambda x: x.sum(when, x.of(section))


def _worth(when: str) -> tuple[Told, ...]:
    return (
        _standing("assets", _ASSET, when),
        _standing("liabilities", _DEBT, when),
        (f"net_worth_{when}", lambda x: x.less(f"assets_{when}", f"liabilities_{when}")),
    )


def _outlays(x: Lines) -> str:
    """All that was paid for with money: goods, debts, spending."""
    return "+".join(
        (
            _goods_grew(x),
            x.sum("shrank", x.of(_DEBT), x.is_("in_cash")),
            f"(0-{x.sum('grown', x.of(_DEBT), x.not_('in_cash'))})",
            x.sum("told", x.of(Section.NON_INCOME), x.kind("loan")),
            x.sum("spent"),
        )
    )


def _known_in_cash(x: Lines) -> str:
    in_cash = x.is_("in_cash")
    parts = (
        x.sum("came", x.not_("taxable"), in_cash),
        x.sum("sale", in_cash),
        x.sum("shrank", x.of(_ASSET), x.not_("money"), in_cash),
        x.sum("grew", x.of(_DEBT), in_cash),
    )
    return f"{'+'.join(parts)}-{x.sum('loss', in_cash)}"


def _cash(name: str, when: str) -> Told:
    return name, lambda x: x.sum(when, x.of(_ASSET), x.is_("cash"))


def _money(name: str, when: str) -> Told:
    return name, lambda x: x.sum(when, x.of(_ASSET), x.is_("money"))


_UNDECLARED: Final[Told] = ("undeclared", lambda x: x.less("takings", "declared"))
_OUTLAY: Final[Told] = ("outlay", lambda x: x.plus("increase", "expenses"))
_NET_WORTH: Final = (
    *_worth("before"),
    *_worth("after"),
    ("increase", lambda x: x.less("net_worth_after", "net_worth_before")),
    _EXPENSES,
    _OUTLAY,
    ("known_sources", _RECEIPTS[1]),
    ("unknown", lambda x: x.less("outlay", "known_sources")),
)
FIGURES: Final[Mapping[str, tuple[Told, ...]]] = {
    "net-worth": _NET_WORTH,
    "expenditures": (
        ("asset_increases", lambda x: x.sum("grew", x.of(_ASSET))),
        ("liability_decreases", lambda x: x.sum("shrank", x.of(_DEBT))),
        _EXPENSES,
        ("applications", lambda x: x.plus("asset_increases", "liability_decreases", "expenses")),
        ("asset_decreases", lambda x: x.sum("shrank", x.of(_ASSET))),
        ("liability_increases", lambda x: x.sum("grew", x.of(_DEBT))),
        _RECEIPTS,
        ("sources", lambda x: x.plus("asset_decreases", "liability_increases", "receipts")),
        ("unknown", lambda x: x.less("applications", "sources")),
    ),
    "cash-t": (
        _money("money_before", "before"),
        _RECEIPTS,
        ("sales", _goods_shrank),
        ("borrowed", lambda x: x.sum("grew", x.of(_DEBT))),
        ("money_in", lambda x: x.plus("money_before", "receipts", "sales", "borrowed")),
        ("purchases", _goods_grew),
        ("repaid", lambda x: x.sum("shrank", x.of(_DEBT))),
        _EXPENSES,
        _money("money_after", "after"),
        ("money_out", lambda x: x.plus("purchases", "repaid", "expenses", "money_after")),
        ("unknown", lambda x: x.less("money_out", "money_in")),
    ),
    "bank-deposits": (
        _told("deposits", Section.DEPOSIT),
        _told("non_income", Section.NON_INCOME),
        ("net_deposits", lambda x: x.less("deposits", "non_income")),
        ("outlays", _outlays),
        _told("bank_payments", Section.BANK_PAYMENT),
        _cash("cash_before", "before"),
        _cash("cash_after", "after"),
        (
            "prior_cash_deposited",
            lambda x: x.sum("told", x.of(Section.NON_INCOME), x.kind("prior_cash")),
        ),
        (
            "cash_expenditures",
            lambda x: (
                x.plus("outlays", "cash_after", "prior_cash_deposited")
                + f"-{x.plus('bank_payments')}-{x.plus('cash_before')}"
            ),
        ),
        ("gross_receipts", lambda x: x.plus("net_deposits", "cash_expenditures")),
        _told("deductions", Section.DEDUCTION),
        ("apparent_income", lambda x: x.less("gross_receipts", "deductions")),
        ("known_income", lambda x: x.sum("came", x.is_("taxable"))),
        ("known_in_cash", _known_in_cash),
        ("unknown", lambda x: x.less("apparent_income", "known_income", "known_in_cash")),
    ),
    "declared-income": (
        *_NET_WORTH[:-2],
        ("non_taxable", lambda x: x.sum("came", x.not_("taxed"))),
        ("apparent_income", lambda x: x.less("outlay", "non_taxable")),
        _declared("income"),
        ("undeclared", lambda x: x.less("apparent_income", "declared")),
    ),
    "percentage-markup": (_told("takings", Section.MARKUP), _declared("takings"), _UNDECLARED),
    "unit-and-volume": (_told("takings", Section.UNITS), _declared("takings"), _UNDECLARED),
    "drug-benefit": (_told("benefit", Section.DRUG),),
    "recoverable-amount": (
        _told("drug_benefit", Section.DRUG),
        _told("other_benefit", Section.BENEFIT),
        ("benefit", lambda x: x.plus("drug_benefit", "other_benefit")),
        _told("available", Section.AVAILABLE),
        (
            "recoverable",
            lambda x: (
                f"IF(SUMPRODUCT({x.of(Section.AVAILABLE)}*1)=0,{x.plus('benefit')},"
                f"MIN({x.plus('benefit')},{x.plus('available')}))"
            ),
        ),
    ),
}
