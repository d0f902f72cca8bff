"""What holds of every profile."""

from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.wealth.profiles import exact, lines_of, made, profiles, ranged

from qaitaru.wealth.bank_deposits import bank_deposits
from qaitaru.wealth.cash_t import cash_t
from qaitaru.wealth.declared_income import declared_income
from qaitaru.wealth.estimate import Estimate, exactly
from qaitaru.wealth.expenditures import expenditures
from qaitaru.wealth.figures import answer_minor, worked
from qaitaru.wealth.net_worth import net_worth
from qaitaru.wealth.profile import Line, Profile, Reliability, Section
from qaitaru.wealth.sensitivity import moving
from qaitaru.wealth.sheet import End, Leaning, stretches, whole

LIKELY = Leaning(End.LIKELY)


@given(profiles())
def test_net_worth_expenditures_and_the_cash_t_give_one_answer(profile: Profile) -> None:
    for stretch in (*stretches(profile), whole(profile)):
        answers = {
            worked(rule, profile, stretch).answer for rule in (net_worth, expenditures, cash_t)
        }
        assert len(answers) == 1


@given(profiles())
def test_the_likely_periods_add_up_to_the_whole_and_its_bounds_are_no_wider(
    profile: Profile,
) -> None:
    periods = [worked(net_worth, profile, one).answer for one in stretches(profile)]
    over_all = worked(net_worth, profile, whole(profile)).answer
    assert sum(one.likely_minor for one in periods) == over_all.likely_minor
    assert sum(one.low_minor for one in periods) <= over_all.low_minor
    assert over_all.high_minor <= sum(one.high_minor for one in periods)


@settings(max_examples=60)
@given(st.lists(lines_of(ranged), min_size=1, max_size=2).map(made))
def test_the_bounds_are_those_of_every_possible_world(profile: Profile) -> None:
    worlds = [made(list(lines)) for lines in product(*map(_worlds, profile.lines))]
    for stretch in (*stretches(profile), whole(profile)):
        answers = [answer_minor(net_worth, one, stretch, LIKELY) for one in worlds]
        answer = worked(net_worth, profile, stretch).answer
        assert (answer.low_minor, answer.high_minor) == (min(answers), max(answers))


def _worlds(line: Line) -> list[Line]:
    """Every way a line may be: each amount at each end; what is asserted true or not."""
    at = [dict(zip(line.at, ends, strict=True)) for ends in product(*map(_ends, line.at.values()))]
    during = [
        dict(zip(line.during, ends, strict=True))
        for ends in product(*map(_ends, line.during.values()))
    ]
    sold = _ends(line.sold_for) if line.sold_for else [None]
    firm = replace(line, reliability=Reliability.PROVED)
    ways = [
        replace(firm, at=stood, during=flowed, sold_for=brought)
        for stood, flowed, brought in product(at, during, sold)
    ]
    if line.reliability is not Reliability.ASSERTED:
        return ways
    return [*ways, replace(firm, section=Section.AVAILABLE, at={}, during={}, is_purchase=False)]


def _ends(amount: Estimate) -> list[Estimate]:
    return [exactly(amount.low_minor), exactly(amount.high_minor)]


@given(profiles())
def test_every_figure_is_the_sum_of_the_lines_it_opens(profile: Profile) -> None:
    for rule in (net_worth, expenditures, cash_t):
        for figure in worked(rule, profile, whole(profile)).figures:
            parts = sum(part.amount.likely_minor for part in figure.parts)
            assert parts == figure.amount.likely_minor


@given(profiles(exact), st.integers(1, 10**9))
def test_a_source_found_later_takes_its_amount_off_one_for_one(
    profile: Profile, found_minor: int
) -> None:
    found = Line(
        key="",
        place="",
        section=Section.SOURCE,
        what="",
        owner="subject",
        reliability=Reliability.PROVED,
        during={"2025": exactly(found_minor)},
    )
    more = made([*profile.lines, found])
    before = answer_minor(net_worth, profile, whole(profile), LIKELY)
    assert answer_minor(net_worth, more, whole(more), LIKELY) == before - found_minor


@given(profiles())
def test_what_moves_the_answer_is_told_from_the_most_and_stays_around_the_likely(
    profile: Profile,
) -> None:
    likely = answer_minor(net_worth, profile, whole(profile), LIKELY)
    told = moving(net_worth, profile, whole(profile))
    swings = [one.swing_minor for one in told]
    assert swings == sorted(swings, reverse=True)
    assert all(one.low_minor <= likely <= one.high_minor for one in told)


@given(profiles())
def test_the_order_of_the_lines_changes_nothing(profile: Profile) -> None:
    turned = replace(profile, lines=tuple(reversed(profile.lines)))
    assert worked(net_worth, profile, whole(profile)).answer == (
        worked(net_worth, turned, whole(turned)).answer
    )


@given(profiles())
def test_working_each_line_alone_moves_the_answer_as_working_all_does(profile: Profile) -> None:
    for rule in (net_worth, expenditures, cash_t, bank_deposits, declared_income):
        alone = moving(rule, profile, whole(profile))
        assert alone == moving(rule, profile, whole(profile), is_sum=False)
