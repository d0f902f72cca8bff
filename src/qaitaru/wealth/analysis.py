"""A profile under every rule its lines allow, with its foundations and what would move it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.problems import Problem
from qaitaru.wealth.bank_deposits import bank_deposits
from qaitaru.wealth.cash_t import cash_t
from qaitaru.wealth.declared_income import declared_income
from qaitaru.wealth.drug_benefit import drug_benefit
from qaitaru.wealth.expenditures import expenditures
from qaitaru.wealth.figures import Rule, Schedule, worked
from qaitaru.wealth.foundations import Footing, footings, is_evidence
from qaitaru.wealth.household import consolidated
from qaitaru.wealth.net_worth import net_worth
from qaitaru.wealth.percentage_markup import percentage_markup
from qaitaru.wealth.profile import Line, Person, Profile, Section, Span
from qaitaru.wealth.recoverable_amount import recoverable_amount
from qaitaru.wealth.sensitivity import MOST, Argument, Moving, arguments, moving
from qaitaru.wealth.sheet import stretches, whole
from qaitaru.wealth.unit_and_volume import unit_and_volume
from qaitaru.wealth.weighing import weighed


@dataclass(frozen=True, slots=True)
class _Method:
    """A rule, what a profile must hold for it, and whether it is worked by period too."""

    rule: Rule
    needs: tuple[frozenset[Section], ...]  # one line at least of each
    by_period: bool = True
    argued: bool = False  # whether its answer is what nobody has explained
    is_sum: bool = True  # whether its answer is the sum of what it says of each line


_WORTH: Final = frozenset({Section.ASSET, Section.LIABILITY, Section.EXPENSE})
_GAIN: Final = frozenset({Section.DRUG, Section.BENEFIT})
_METHODS: Final[dict[str, _Method]] = {
    "net-worth": _Method(net_worth, (_WORTH,), argued=True),
    "expenditures": _Method(expenditures, (_WORTH,), argued=True),
    "cash-t": _Method(cash_t, (_WORTH,), argued=True),
    "bank-deposits": _Method(bank_deposits, (frozenset({Section.DEPOSIT}),), argued=True),
    "declared-income": _Method(declared_income, (_WORTH, frozenset({Section.DECLARED}))),
    "percentage-markup": _Method(percentage_markup, (frozenset({Section.MARKUP}),)),
    "unit-and-volume": _Method(unit_and_volume, (frozenset({Section.UNITS}),)),
    "drug-benefit": _Method(drug_benefit, (frozenset({Section.DRUG}),)),
    "recoverable-amount": _Method(recoverable_amount, (_GAIN,), by_period=False, is_sum=False),
}
RULES: Final = tuple(_METHODS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one rule says."""

    rule: str
    schedules: tuple[Schedule, ...]  # one a period
    whole: Schedule
    moving: tuple[Moving, ...]  # from what moves the whole most
    arguments: tuple[Argument, ...]

    @property
    def most(self) -> tuple[Moving, ...]:
        """The three facts that would move the answer most; fewer where fewer are in doubt."""
        return self.moving[:MOST]


@dataclass(frozen=True, slots=True, kw_only=True)
class WealthAnalysis:
    """All that is said of a profile."""

    title: str
    currency: str
    opening_on: str
    spans: tuple[Span, ...]
    persons: tuple[Person, ...]
    scope: tuple[str, ...]  # keys of the persons whose purse it is
    lines: tuple[Line, ...]  # all of the file, as far as they are leant on
    cancelled: tuple[str, ...]
    counted_once: tuple[tuple[str, str], ...]
    footings: tuple[Footing, ...]
    is_evidence: bool  # else a lead
    results: tuple[Result, ...]
    problems: tuple[Problem, ...]

    def aside(self) -> dict[str, str]:
        """Lines that are in no figure, by key, and why: outside, cancelled, counted_once."""
        inside = set(self.scope)
        outside = (one for one in self.lines if not {one.owner, one.recipient} & inside)
        told = dict.fromkeys((one.key for one in outside), "outside")
        told |= dict.fromkeys(self.cancelled, "cancelled")
        return told | {second: "counted_once" for _, second in self.counted_once}

    def result(self, rule: str) -> Result:
        """What a rule says.

        Raises: KeyError where the profile has no lines for it.
        """
        return {one.rule: one for one in self.results}[rule]


def analyse(
    profile: Profile, rules: Iterable[str] = RULES, *, scope: Iterable[str] = ()
) -> WealthAnalysis:
    """Work the rules named, as far as the profile has lines for them.

    Args:
        scope: keys of the persons whose purse is looked at; empty for the whole household.
    """
    weigh = weighed(profile)
    purse = consolidated(weigh.profile, scope)
    footing = footings(weigh.profile)
    return WealthAnalysis(
        title=profile.title,
        currency=profile.currency,
        opening_on=profile.opening_on.isoformat(),
        spans=profile.spans,
        persons=profile.persons,
        scope=tuple(scope) or tuple(one.key for one in profile.persons),
        lines=weigh.profile.lines,
        cancelled=purse.cancelled,
        counted_once=purse.counted_once,
        footings=footing,
        is_evidence=is_evidence(footing),
        results=tuple(
            _result(rule, purse.profile)
            for rule in rules
            if all(purse.profile.of(*sections) for sections in _METHODS[rule].needs)
        ),
        problems=(*weigh.problems, *purse.problems),
    )


def _result(name: str, profile: Profile) -> Result:
    method, every = _METHODS[name], whole(profile)
    told = stretches(profile) if method.by_period else ()
    over_all = worked(method.rule, profile, every)
    unknown = over_all.answer.likely_minor
    return Result(
        rule=name,
        schedules=tuple(worked(method.rule, profile, one, period=one.after) for one in told),
        whole=over_all,
        moving=moving(method.rule, profile, every, is_sum=method.is_sum),
        arguments=arguments(profile, every, unknown) if method.argued and unknown > 0 else (),
    )
