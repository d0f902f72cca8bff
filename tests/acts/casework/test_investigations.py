"""An investigation from its opening to the return of an asset, on each engine, by several hands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace as changed
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.acts.casework.case_hands import MONDAY, Hands, hands_at

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.add_asset import add_asset
from qaitaru.acts.casework.claim_right import claim_right, decide_right
from qaitaru.acts.casework.close_investigation import ask_closing, reopen
from qaitaru.acts.casework.correct_entry import correct_entry
from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.acts.casework.describe_asset import Detail, describe_asset
from qaitaru.acts.casework.keep_asset import keep_asset
from qaitaru.acts.casework.lead_investigation import (
    assign_task,
    end_role,
    finish_task,
    give_role,
    join_agency,
    note_something,
)
from qaitaru.acts.casework.look_at_asset import look_at_asset
from qaitaru.acts.casework.look_at_board import look_at_board
from qaitaru.acts.casework.look_at_clocks import look_at_clocks
from qaitaru.acts.casework.look_at_investigation import (
    look_at_investigation,
    look_at_investigations,
    look_at_thing,
)
from qaitaru.acts.casework.look_at_plan import look_at_plan
from qaitaru.acts.casework.move_asset import move_asset
from qaitaru.acts.casework.name_subject import add_subject, tell_status
from qaitaru.acts.casework.open_investigation import (
    join_predicate,
    note_predicate,
    open_investigation,
)
from qaitaru.acts.casework.order_confiscation import tell_order, tell_order_step, tell_penalty
from qaitaru.acts.casework.plan_investigation import (
    answer_register,
    ask_question,
    conclude,
    suppose,
)
from qaitaru.acts.casework.return_asset import return_asset, weigh_principle
from qaitaru.acts.casework.take_measure import (
    ask_release,
    extend_measure,
    take_measure,
    tell_step,
)
from qaitaru.casework.bodies.assets import (
    Asset,
    Encumbrance,
    Owner,
    Proof,
    TracedInto,
    Valuation,
    WealthLine,
)
from qaitaru.casework.bodies.conduct import (
    AgencyJoined,
    Closing,
    Note,
    PredicateCase,
    Reopening,
    RoleGiven,
    Task,
    TaskDone,
)
from qaitaru.casework.bodies.keeping import (
    Cost,
    Manager,
    PhaseMove,
    PrincipleWeighed,
    Returned,
    RightClaimed,
    RightDecided,
    Sale,
    Weighed,
)
from qaitaru.casework.bodies.measures import (
    Extension,
    Held,
    Measure,
    MeasureStep,
    ReleaseAsked,
)
from qaitaru.casework.bodies.orders import Confiscation, MoneyPenalty, OrderStep
from qaitaru.casework.bodies.plan import Conclusion, Hypothesis, Question, RegisterAsked
from qaitaru.casework.bodies.subjects import ProceduralStatus, Subject
from qaitaru.casework.phases import Phase
from qaitaru.casework.values import ladder
from qaitaru.facts.errors import (
    AnalysisMissing,
    CaseRefused,
    CurrencyUnknown,
    EvidenceMissing,
    InvestigationMissing,
    SameMember,
)

Act = Callable[[], object]
CASE = PredicateCase(registration="259900000000001", registered_on=date(2026, 2, 1), offence="218")
OWNER = Owner(name="A. B.", by="record")
CLOSING = Closing(reason="no_assets", text="nothing was found")
PAST = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def hands(desk: Desk, tmp_path: Path) -> Hands:
    """Members at a workspace with a sealed item."""
    return hands_at(desk, tmp_path)


def restriction(asset: int) -> Measure:
    return Measure(
        measure="kz.restriction",
        ground="possible_confiscation",
        authority="investigator",
        document="decree 12",
        holds=(Held(asset=asset),),
    )


def arrest(asset: int, follows: int = 0) -> Measure:
    return changed(
        restriction(asset), measure="kz.arrest", authority="investigating_judge", follows=follows
    )


def order(asset: int) -> Confiscation:
    return Confiscation(model="kz.object", court="c", document="d", assets=(asset,))


def why(act: Act) -> str:
    """The rule that refuses an act."""
    with pytest.raises(CaseRefused) as fault:
        act()
    return fault.value.reason


def table(*rows: tuple[Act, str]) -> tuple[tuple[Act, str], ...]:
    """Acts with the rules that refuse them."""
    return rows


def agreed(hands: Hands, asset: int, to: str, **more: str) -> None:
    """A move that the first asks for and the second grants."""
    asked = move_asset(hands.first, asset, changed(PhaseMove(to=to), **more))
    decide_entry(hands.second, asked.number, granted=True, remark="")


def test_the_story_of_a_flat(hands: Hands) -> None:
    number = open_investigation(hands.first, "the flat", beside=(CASE,)).head.number
    given = RoleGiven(member="bolat", role="supervising_prosecutor")
    give_role(hands.first, number, given)
    flat = hands.flat(number)
    value = Valuation(basis="market", on=date(2026, 3, 1), amount_minor=100_00, currency="KZT")
    describe_asset(hands.first, flat, value)
    hands.after(hours=1)
    first = take_measure(
        hands.first, number, restriction(flat), established=MONDAY + timedelta(minutes=30)
    ).number
    assert look_at_asset(hands.first, flat).standing.phase is Phase.RESTRICTED
    board = look_at_clocks(hands.after(hours=60).first)
    assert board.is_late
    assert board.view_of(board.clocks[0]).record.head.number == number
    granted = MeasureStep(event="court_decided", outcome="granted", document="order 5")
    assert (
        why(lambda: take_measure(hands.first, number, arrest(flat, first))) == "court_order_wanting"
    )
    tell_step(hands.second, first, granted)
    take_measure(hands.after(hours=61).first, number, arrest(flat, first))
    keep_asset(hands.first, flat, Manager(manager="a company"))
    move_asset(hands.first, flat, PhaseMove(to="managed"))
    assert why(lambda: move_asset(hands.first, flat, PhaseMove(to="ordered"))) == "move_needs"
    judgment = tell_order(hands.first, number, order(flat)).number
    agreed(hands, flat, "ordered")
    tell_order_step(hands.first, judgment, OrderStep(event="final", document="d"))
    agreed(hands, flat, "final")
    tell_order_step(hands.first, judgment, OrderStep(event="enforced", document="d"))
    agreed(hands, flat, "enforced")
    back = Returned(
        to="victims", recipient="V", amount_minor=90_00, currency="KZT", document="act 1"
    )
    return_asset(hands.after(hours=70).first, flat, back)
    agreed(hands, flat, "victims", basis="CC art. 48")
    view = look_at_investigation(hands.first, number)
    assert [one.phase for one in view.assets] == [Phase.VICTIMS]
    assert ladder(view.case).confiscated == {"KZT": 90_00}
    earlier = look_at_investigation(hands.first, number, as_of=MONDAY + timedelta(hours=2))
    assert [one.phase for one in earlier.assets] == [Phase.RESTRICTED]


def test_a_restriction_that_nobody_follows_lapses_by_itself(hands: Hands) -> None:
    number = hands.opened()
    flat = hands.flat(number)
    measure = take_measure(hands.first, number, restriction(flat)).number
    late = hands.after(days=10, minutes=1).first
    view = look_at_thing(late, measure)
    assert (view.assets[0].phase, view.assets[0].has_lapsed) == (Phase.IDENTIFIED, True)
    assert view.is_late
    assert look_at_board(hands.second).not_lifted
    assert (
        why(lambda: extend_measure(late, measure, Extension(authority="prosecutor", document="d")))
        == "measure_lapsed"
    )
    tell_step(late, measure, MeasureStep(event="lifted"))
    assert not look_at_board(hands.second).not_lifted


def test_what_one_may_not_see_is_not_there(hands: Hands) -> None:
    number = hands.opened()
    flat = hands.flat(number)
    for look in (
        lambda: look_at_investigation(hands.stranger, number),
        lambda: look_at_investigation(hands.stranger, 99),
        lambda: look_at_asset(hands.stranger, flat),
        lambda: look_at_asset(hands.first, 99),
        lambda: look_at_asset(hands.first, 1),
        lambda: move_asset(hands.stranger, flat, PhaseMove(to="traced")),
    ):
        with pytest.raises(InvestigationMissing):
            look()
    assert look_at_investigations(hands.stranger) == ()
    assert len(look_at_investigations(hands.second)) == 1
    assert why(lambda: take_measure(hands.second, number, restriction(flat))) == "role_may_not"


def test_a_second_member_decides_once_and_never_on_his_own(hands: Hands) -> None:
    number = hands.opened()
    flat = hands.flat(number)
    tell_order(hands.first, number, order(flat))
    asked = move_asset(hands.first, flat, PhaseMove(to="ordered")).number
    with pytest.raises(SameMember):
        decide_entry(hands.first, asked, granted=True, remark="")
    assert (
        why(lambda: decide_entry(hands.second, asked, granted=False, remark=" "))
        == "remark_wanting"
    )
    decide_entry(hands.second, asked, granted=False, remark="too early")
    assert (
        why(lambda: decide_entry(hands.second, asked, granted=True, remark="")) == "decided_already"
    )
    assert (
        why(lambda: decide_entry(hands.second, flat, granted=True, remark="")) == "waits_for_nobody"
    )


def test_what_became_unlawful_is_not_granted(hands: Hands) -> None:
    number = hands.opened()
    flat = hands.flat(number)
    judgment = tell_order(hands.first, number, order(flat)).number
    asked = move_asset(hands.first, flat, PhaseMove(to="ordered")).number
    tell_order_step(hands.first, judgment, OrderStep(event="set_aside", document="d"))
    assert why(lambda: decide_entry(hands.second, asked, granted=True, remark="")) == "move_needs"


def test_a_release_and_a_closing_wait_for_the_second(hands: Hands) -> None:
    number = hands.opened()
    flat = hands.flat(number)
    measure = take_measure(hands.first, number, restriction(flat)).number
    assert why(lambda: ask_closing(hands.first, number, CLOSING)) == "still_held"
    asked = ask_release(hands.first, measure, ReleaseAsked(ground="ground_gone")).number
    decide_entry(hands.second, asked, granted=True, remark="")
    assert look_at_asset(hands.first, flat).standing.held_by == ()
    closing = ask_closing(hands.first, number, CLOSING).number
    assert why(lambda: ask_closing(hands.first, number, CLOSING)) == "closing_waits"
    decide_entry(hands.second, closing, granted=True, remark="")
    assert why(lambda: hands.flat(number)) == "closed"
    note_something(hands.first, number, Note(text="for later"))
    reopen(hands.second, number, Reopening(text="a new account"))
    assert why(lambda: reopen(hands.second, number, Reopening(text="again"))) == "not_closed"
    hands.flat(number)
    assert look_at_board(hands.second).closings


def test_roles_are_given_by_others_and_somebody_who_may_give_them_stays(hands: Hands) -> None:
    number = hands.opened(supervised=False)
    (lead,) = (entry.number for entry, _ in look_at_investigation(hands.first, number).roles)
    for body, reason in (
        (RoleGiven(member="bolat", role="king"), "value_unknown"),
        (RoleGiven(member=" ", role="analyst"), "text_wanting"),
        (RoleGiven(member="aigerim", role="auditor"), "own_role"),
        (RoleGiven(member="bolat", role="analyst", until=PAST), "days_faulty"),
    ):
        assert why(partial(give_role, hands.first, number, body)) == reason
    assert why(lambda: end_role(hands.first, lead)) == "last_lead"
    given = give_role(hands.first, number, RoleGiven(member="bolat", role="analyst")).number
    assert (
        why(lambda: give_role(hands.first, number, RoleGiven(member="bolat", role="analyst")))
        == "role_stands"
    )
    end_role(hands.first, given)
    assert why(lambda: end_role(hands.first, given)) == "entry_unknown"
    with pytest.raises(InvestigationMissing):
        look_at_investigation(hands.second, number)


def test_agencies_cases_tasks_and_notes(hands: Hands) -> None:
    number = hands.opened()
    join_agency(hands.first, number, AgencyJoined(agency="gpo"))
    assert (
        why(lambda: join_agency(hands.first, number, AgencyJoined(agency="gpo"))) == "agency_stands"
    )
    join_predicate(hands.first, number, CASE)
    assert why(lambda: join_predicate(hands.first, number, CASE)) == "predicate_stands"
    assert (
        why(lambda: assign_task(hands.first, number, Task(text="t", member="dana")))
        == "member_unknown"
    )
    task = assign_task(hands.first, number, Task(text="t", member="bolat")).number
    assert len(look_at_clocks(hands.second).tasks) == 1
    finish_task(hands.second, task, TaskDone())
    assert why(lambda: finish_task(hands.second, task, TaskDone())) == "entry_unknown"
    assert (
        why(lambda: note_something(hands.first, number, Note(text="n"), about=99))
        == "entry_unknown"
    )
    assert why(lambda: note_something(hands.first, number, Note(text=" "))) == "text_wanting"
    assert (
        why(
            lambda: note_something(
                hands.first, number, Note(text="n"), at=MONDAY + timedelta(days=1)
            )
        )
        == "in_future"
    )


def test_the_plan_is_told_piece_by_piece(hands: Hands) -> None:
    number = hands.opened()
    supposed = suppose(hands.first, number, Hypothesis(topic="where", text="abroad")).number
    asked = ask_question(
        hands.first, number, Question(text="which bank?", approach="statements"), supposed
    ).number
    conclude(hands.first, asked, Conclusion(outcome="confirmed", text="the second"))
    person = add_subject(hands.first, number, Subject(name="A. B.")).number
    tell_status(hands.first, person, ProceduralStatus(status="suspect", since=date(2026, 2, 2)))
    answer_register(hands.first, number, RegisterAsked(register="realty", answer="found"), person)
    answer_register(hands.first, number, RegisterAsked(register="bank", answer="asked"))
    view = look_at_plan(hands.first, number)
    assert view.hypotheses[0].questions[0].conclusion is not None
    assert sum(one.told is not None for one in view.registers) == 1
    for wrong, reason in table(
        (lambda: suppose(hands.first, number, Hypothesis(topic="x", text="t")), "value_unknown"),
        (
            lambda: ask_question(hands.first, number, Question(text="t", approach="a"), 99),
            "entry_unknown",
        ),
        (
            lambda: conclude(hands.first, person, Conclusion(outcome="refuted", text="t")),
            "entry_unknown",
        ),
        (
            lambda: answer_register(
                hands.first, number, RegisterAsked(register="moon", answer="found")
            ),
            "value_unknown",
        ),
        (
            lambda: answer_register(
                hands.first, number, RegisterAsked(register="bank", answer="found"), 99
            ),
            "entry_unknown",
        ),
        (lambda: add_subject(hands.first, number, Subject(name="A. B.")), "subject_stands"),
        (
            lambda: tell_status(
                hands.first, person, ProceduralStatus(status="suspect", since=date(2026, 4, 1))
            ),
            "in_future",
        ),
        (
            lambda: tell_status(
                hands.first, asked, ProceduralStatus(status="suspect", since=date(2026, 2, 1))
            ),
            "entry_unknown",
        ),
    ):
        assert why(wrong) == reason


def test_an_asset_is_described_and_what_cannot_be_is_refused(hands: Hands) -> None:
    number = hands.opened()
    asset = Asset(sort="land", name="Abay 1-1")
    flat = add_asset(hands.first, number, asset, owners=(OWNER, changed(OWNER, by="belief")))
    value = Valuation(basis="market", on=date(2026, 3, 1), amount_minor=1, currency="KZT")
    into = TracedInto(rule="lowest_balance", analysis=1, amount_minor=1, currency="KZT")
    with pytest.raises(AnalysisMissing):
        describe_asset(hands.first, flat.number, into)
    assert hands.analysis() == 1
    for detail in (
        Encumbrance(sort="mortgage", holder="a bank", amount_minor=5, currency="KZT"),
        Encumbrance(sort="lease", holder="C"),
        value,
        into,
        WealthLine(profile="household", version=1, line=hands.wealth_line()),
        Proof(shows="s", exhibit=1),
    ):
        describe_asset(hands.first, flat.number, detail)
    view = look_at_asset(hands.first, flat.number)
    assert [body.by for _, body in view.owners] == ["record", "belief"]
    assert len(view.told) == 8
    assert {way.to: missing for way, missing in view.ways}[Phase.IDENTIFIED] == ()
    wrongs: tuple[tuple[Detail, str], ...] = (
        (OWNER, "shares_above_whole"),
        (changed(OWNER, subject=99), "entry_unknown"),
        (Encumbrance(sort="curse", holder="C"), "value_unknown"),
        (changed(value, basis="mood"), "value_unknown"),
        (changed(value, amount_minor=-1), "amount_wanting"),
        (changed(value, haircut_percent=100), "haircut_faulty"),
        (TracedInto(rule=" ", analysis=1, amount_minor=1, currency="KZT"), "text_wanting"),
        (Proof(shows="s"), "document_wanting"),
    )
    for told, reason in wrongs:
        assert why(partial(describe_asset, hands.first, flat.number, told)) == reason
    with pytest.raises(CurrencyUnknown):
        describe_asset(hands.first, flat.number, changed(value, currency="QQQ"))
    with pytest.raises(EvidenceMissing):
        describe_asset(hands.first, flat.number, Proof(shows="s", exhibit=99))
    for wrong, reason in (
        (changed(asset, sort="moon"), "value_unknown"),
        (changed(asset, name=" "), "text_wanting"),
        (changed(asset, in_place_of=99), "asset_unknown"),
    ):
        assert why(partial(add_asset, hands.first, number, wrong)) == reason
    assert (
        why(lambda: add_asset(hands.first, number, asset, owners=(OWNER, OWNER)))
        == "shares_above_whole"
    )
    assert why(lambda: describe_asset(hands.first, flat.number - 1, OWNER)) == "asset_unknown"


def test_a_claimed_right_a_sale_and_a_return_are_told(hands: Hands) -> None:
    number = hands.opened()
    car = hands.flat(number)
    weighed = (Weighed(indicator="price", is_for=False),)
    body = RightClaimed(
        sort="third_party", claimant="C", amount_minor=5, currency="KZT", weighed=weighed
    )
    right = claim_right(hands.first, car, body).number
    assert look_at_asset(hands.first, car).rights[0][3] == (0, 1, 5)
    decided = RightDecided(outcome="rejected", authority="court", document="d")
    decide_right(hands.first, right, decided)
    sale = Sale(
        on=date(2026, 3, 2), amount_minor=9, currency="KZT", buyer="B", ground="losing_value"
    )
    money = Returned(to="state", recipient="S", amount_minor=1, currency="KZT", document="d")
    for wrong, reason in table(
        (lambda: decide_right(hands.first, right, decided), "decided_already"),
        (lambda: decide_right(hands.first, car, decided), "entry_unknown"),
        (lambda: keep_asset(hands.first, car, sale), "not_arrested"),
        (lambda: return_asset(hands.first, car, money), "not_enforced"),
        (
            lambda: weigh_principle(hands.first, car, PrincipleWeighed(principle="moon")),
            "value_unknown",
        ),
        (
            lambda: claim_right(hands.first, car, changed(body, weighed=(Weighed(indicator="x"),))),
            "value_unknown",
        ),
    ):
        assert why(wrong) == reason
    take_measure(hands.first, number, arrest(car))
    parking = Cost(on=date(2026, 3, 2), amount_minor=1, currency="KZT", text="parking")
    keep_asset(hands.first, car, parking)
    keep_asset(hands.first, car, sale)
    principle = look_at_asset(hands.first, car).principles
    if principle:
        key = principle[0].point.key
        weigh_principle(hands.first, car, PrincipleWeighed(principle=key, is_kept=True))
    seen = look_at_asset(hands.first, car)
    assert seen.worth is not None
    assert (seen.worth.amount_minor, seen.costs) == (9, {"KZT": 1})


def test_orders_and_penalties_are_told_as_the_law_knows_them(hands: Hands) -> None:
    number = hands.opened()
    flat = hands.flat(number)
    fine = MoneyPenalty(sort="fine", amount_minor=5, currency="KZT", document="d")
    tell_penalty(hands.first, number, fine)
    tell_order(hands.first, number, changed(order(flat), amount_minor=5, currency="KZT"))
    for wrong, reason in table(
        (lambda: tell_order(hands.first, number, changed(order(flat), model="x")), "value_unknown"),
        (
            lambda: tell_order(hands.first, number, changed(order(flat), assets=())),
            "asset_unknown",
        ),
        (lambda: tell_penalty(hands.first, number, changed(fine, sort="x")), "value_unknown"),
        (
            lambda: tell_order_step(hands.first, flat, OrderStep(event="final", document="d")),
            "order_unknown",
        ),
    ):
        assert why(wrong) == reason


def test_an_entry_is_corrected_and_a_weighty_one_by_two(hands: Hands) -> None:
    number = hands.opened()
    flat = hands.flat(number)
    note = note_something(hands.first, number, Note(text="wrong")).number
    correct_entry(hands.first, note, {"text": "right"})
    notes = list(look_at_investigation(hands.first, number).record.of(Note))
    assert [body.text for _, body in notes] == ["right"]
    measure = take_measure(hands.first, number, restriction(flat)).number
    told = correct_entry(hands.first, measure, {"document": "decree 13"}).number
    assert look_at_thing(hands.first, measure).measures[0].measure.document == "decree 12"
    decide_entry(hands.second, told, granted=True, remark="")
    assert look_at_thing(hands.first, measure).measures[0].measure.document == "decree 13"
    for wrong, reason in table(
        (lambda: correct_entry(hands.first, note, {"colour": "red"}), "correction_fields"),
        (lambda: correct_entry(hands.first, told, {"document": "d"}), "entry_unknown"),
        (lambda: correct_entry(hands.first, measure, {"authority": "fiu"}), "correction_breaks"),
    ):
        assert why(wrong) == reason


def test_the_board_is_of_those_who_supervise(hands: Hands) -> None:
    number = hands.opened()
    flat = hands.flat(number)
    note_predicate(hands.stranger, CASE)
    assert why(lambda: note_predicate(hands.stranger, CASE)) == "predicate_stands"
    take_measure(hands.first, number, restriction(flat))
    seen, unseen = look_at_board(hands.second), look_at_board(hands.first)
    assert (len(seen.unsupervised), len(unseen.unsupervised)) == (1, 0)
    assert [one.is_late for one in seen.predicates] == [True]
    join_predicate(hands.first, number, CASE)
    assert [one.investigation for one in look_at_board(hands.second).predicates] == [number]


def test_what_cannot_be_opened_is_refused(hands: Hands) -> None:
    for wrong, reason in table(
        (lambda: open_investigation(hands.first, " "), "text_wanting"),
        (lambda: open_investigation(hands.first, "t", jurisdiction="zz"), "jurisdiction_unknown"),
        (
            lambda: open_investigation(hands.first, "t", beside=(changed(CASE, registration=""),)),
            "registration",
        ),
        (lambda: tell_step(hands.first, hands.opened(), MeasureStep(event="x")), ""),
    ):
        with pytest.raises((CaseRefused, InvestigationMissing)) as refused:
            wrong()
        assert getattr(refused.value, "reason", "") in {reason, "measure_missing"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_entries SET body = '{}'",
        "DELETE FROM case_decisions",
        "UPDATE investigations SET title = 'x'",
    ],
)
def test_nothing_is_rewritten(hands: Hands, statement: str) -> None:
    number = hands.opened()
    tell_order(hands.first, number, order(flat := hands.flat(number)))
    asked = move_asset(hands.first, flat, PhaseMove(to="ordered")).number
    decide_entry(hands.second, asked, granted=True, remark="")
    record = hands.first.workspace.record
    with pytest.raises(DBAPIError), record.write() as connection:
        connection.execute(text(statement))


def test_the_record_itself_refuses_the_maker_as_the_second(hands: Hands) -> None:
    number = hands.opened()
    closing = ask_closing(hands.first, number, CLOSING).number
    told = (
        "INSERT INTO case_decisions VALUES "
        f"(1, {closing}, 1, '', 'aigerim', 'aigerim', '2026-03-02T04:00:00.000000Z')"
    )
    stolen = told.replace("'aigerim', 'aigerim'", "'bolat', 'aigerim'")
    for statement in (told, stolen):
        with pytest.raises(DBAPIError), hands.first.workspace.record.write() as connection:
            connection.execute(text(statement))
    assert replace(hands.first, clock=lambda: MONDAY).member == "aigerim"
