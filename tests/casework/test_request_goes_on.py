"""A request goes from stage to stage, and no step is taken that wants something."""

from datetime import date, datetime, timedelta

import pytest
from msgspec import structs
from tests.casework.told_requests import NOW, Telling, asked_of, mla, step

from qaitaru.casework.bodies.requests import (
    Answer,
    ConsentToUse,
    Limitation,
    Paper,
    Request,
    RequestStep,
)
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.requests.fishing import Lint, fishes, lint
from qaitaru.casework.requests.request_at import request_at, requests_at
from qaitaru.casework.requests.stages import Stage, onward, steps_of
from qaitaru.casework.requests.stepping import allowed_grounds, refuse_request_step
from qaitaru.casework.requests.use_limits import Use, Wish, limits, refuse_use
from qaitaru.facts.refusals import Refusal


def wanting(
    told: Telling, number: int, to: str, *, by: str = "berik", **said: str
) -> Refusal | None:
    return refuse_request_step(told.at(number), structs.replace(RequestStep(to=to), **said), by)


def sent() -> tuple[Telling, int]:
    told, number = mla()
    step(told, number, "checked")
    step(told, number, "sent", document="7/12")
    return told, number


def answer(*asked: int, **said: object) -> Answer:
    limitation = Limitation(uses=("evidence",), may_be_shared_with=("mia",))
    told = Answer(answers=asked, form="certified", limitation=limitation)
    return structs.replace(told, **said)


def test_a_whole_request_is_checked_by_another_and_sent() -> None:
    told, number = mla()
    assert wanting(told, number, "checked") is None
    step(told, number, "checked")
    assert wanting(told, number, "sent", document="7/12") is None
    step(told, number, "sent", document="7/12")
    assert told.at(number).stage is Stage.SENT


def test_who_began_it_does_not_check_it() -> None:
    told, number = mla()
    refusal = wanting(told, number, "checked", by="aida")
    assert refusal
    assert (refusal.found, refusal.expected) == ("draft → checked", "other_member")


def test_what_wants_an_item_is_not_checked() -> None:
    told, number = mla()
    told.entries = [one for one in told.entries if not isinstance(one.body, Paper)]
    refusal = wanting(told, number, "checked")
    assert refusal
    assert refusal.reason == "step_wanting"
    assert refusal.expected == "letterhead, signature, seal, translation"


@pytest.mark.parametrize("to", ["executed", "sent", "nowhere"])
def test_a_draft_goes_nowhere_but_on(to: str) -> None:
    told, number = mla()
    refusal = wanting(told, number, to)
    assert refusal
    assert refusal.reason == "stage_not_next"
    assert refusal.expected == "checked, withdrawn"


def test_it_is_executed_once_all_that_was_asked_is_answered() -> None:
    told, number = sent()
    ((first, _),) = told.at(number).asked
    second = told.tell(asked_of(1), number)
    refusal = wanting(told, number, "partly_executed")
    assert refusal
    assert refusal.expected == "answer"
    told.tell(answer(first), number)
    assert wanting(told, number, "partly_executed") is None
    assert told.at(number).unanswered == (second,)
    assert wanting(told, number, "executed") == Refusal(
        "step_wanting", "sent → executed", "all_answered"
    )
    told.tell(answer(second), number)
    assert wanting(told, number, "executed") is None


def test_a_supplement_names_its_questions() -> None:
    told, number = sent()
    refusal = wanting(told, number, "supplement_asked")
    assert refusal
    assert refusal.expected == "questions"
    assert wanting(told, number, "supplement_asked", questions="which branch?") is None


def test_a_partner_is_refused_on_a_ground_of_the_law_by_another_member() -> None:
    told = Telling()
    number = told.tell(Request(title="t", channel="mla", partner="gb", is_incoming=True))
    assert told.at(number).stage is Stage.RECEIVED
    refusal = wanting(told, number, "refused", document="1", ground="kz.refusal_postponed")
    assert refusal
    known = allowed_grounds(told.at(number), Stage.REFUSED)
    assert refusal.expected == ", ".join(("ground", *known))
    assert "kz.refusal_no_offence" in known
    assert wanting(told, number, "refused", document="1", ground=known[0]) is None
    postponing = allowed_grounds(told.at(number), Stage.POSTPONED)
    assert postponing == ("kz.refusal_postponed", "kz.refusal_own_proceedings")


def test_with_a_treaty_the_grounds_without_one_are_no_grounds() -> None:
    told = Telling()
    number = told.tell(
        Request(title="t", channel="mla", partner="gb", is_incoming=True, treaty="of 2015")
    )
    assert "kz.refusal_no_offence" not in allowed_grounds(told.at(number), Stage.REFUSED)


@pytest.mark.parametrize("incoming", [True, False])
def test_every_stage_is_reached_and_only_ends_end(*, incoming: bool) -> None:
    first = Stage.RECEIVED if incoming else Stage.DRAFT
    reached, new = {first}, {first}
    while new:
        new = {step.to for one in new for step in onward(one, is_incoming=incoming)} - reached
        reached |= new
    assert reached == {one.to for one in steps_of(is_incoming=incoming)} | {first}
    ends = {one for one in reached if not onward(one, is_incoming=incoming)}
    assert ends == {Stage.EXECUTED, Stage.REFUSED, Stage.WITHDRAWN}


def test_before_its_instant_there_is_no_request() -> None:
    told, number = mla()
    assert request_at(CaseAt(told.record, told.at(number).case.law, NOW), number) is None
    assert request_at(told.at(number).case, 1) is None
    assert not requests_at(CaseAt(told.record, told.at(number).case.law, NOW))
    assert [one.number for one in requests_at(told.at(number).case)] == [number]


def found(**said: object) -> set[Lint]:
    told, number = mla()
    told.tell(structs.replace(asked_of(1), **said), number)
    return {one.lint for one in lint(told.at(number))}


def test_a_request_that_is_tied_to_the_case_does_not_fish() -> None:
    told, number = mla()
    assert not lint(told.at(number))
    assert not fishes(told.at(number))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"subject": 0}, Lint.NO_LINK),
        ({"subject": 99}, Lint.LINK_UNKNOWN),
        ({"asset": 99}, Lint.LINK_UNKNOWN),
        ({"element": ""}, Lint.NO_ELEMENT),
        ({"element": "e99"}, Lint.NO_ELEMENT),
        ({"why": " "}, Lint.NO_WHY),
        ({"why": "—"}, Lint.NO_WHY),
        ({"since": None}, Lint.NO_PERIOD),
        ({"since": date(2026, 1, 1)}, Lint.PERIOD_REVERSED),
        ({"since": date(2020, 12, 30)}, Lint.LONG_PERIOD),
        ({"since": date(2005, 12, 31)}, Lint.LONG_PERIOD),
        ({"since": date(2005, 12, 30)}, Lint.ENDLESS_PERIOD),
    ],
)
def test_what_is_wrong_with_something_asked(said: dict[str, object], expected: Lint) -> None:
    assert found(**said) == {expected}


@pytest.mark.parametrize(
    "said", [{"since": date(2020, 12, 31)}, {"since": None, "assistance": "freezing"}]
)
def test_five_years_and_help_without_records_are_no_fault(said: dict[str, object]) -> None:
    assert not found(**said)


@pytest.mark.parametrize(
    "account",
    [
        "GB33BUKB20201555555555",
        "GB33 BUKB 2020 1555 5555 55",
        "NL91 ABNA 0417 1643 00",
        "40817810500000000001",
        "TQn9Y2khEs",
        "4711",
    ],
)
def test_an_account_alone_is_a_link(account: str) -> None:
    assert not found(subject=0, account=account)


@pytest.mark.parametrize(
    "account",
    [
        "all",
        "*",
        "000",
        "ALL 2025",
        "ВСЕ 2024 2025",
        "все счета",
        "барлық шоттар",
        "All accounts of 2025",
    ],
)
def test_all_accounts_are_no_account(account: str) -> None:
    assert found(subject=0, account=account) == {Lint.NO_ACCOUNT}


def test_a_request_that_asks_everything_of_everybody_is_refused() -> None:
    told, number = mla()
    told.tell(asked_of(0, text="all accounts of all citizens", element=""), number)
    assert fishes(told.at(number))
    refusal = wanting(told, number, "checked")
    assert refusal
    assert refusal.expected == "no_link, no_element"


def test_a_request_without_anything_asked_is_refused() -> None:
    told = Telling()
    number = told.tell(Request(title="t", channel="fiu", partner="gb"))
    assert [one.lint for one in lint(told.at(number))] == [Lint.NOTHING_ASKED]


LATER = NOW + timedelta(days=90)


def wish(use: Use, at: datetime = LATER, shared_with: str = "") -> Wish:
    return Wish(use=use, at=at, shared_with=shared_with)


def came(**said: object) -> tuple[Telling, int]:
    told, number = sent()
    return told, told.tell(answer(**{"exhibit": 12, **said}), number)


@pytest.mark.parametrize(
    ("one", "allowed"),
    [
        (wish(Use.EVIDENCE), True),
        (wish(Use.CONFISCATION), False),
        (wish(Use.TAX), False),
        (wish(Use.OTHER_CASE), False),
        (wish(Use.SHARING, shared_with="mia"), True),
        (wish(Use.SHARING, shared_with="tax"), False),
        (wish(Use.SHARING), False),
    ],
)
def test_only_the_uses_that_were_allowed_are(one: Wish, *, allowed: bool) -> None:
    told, _ = came()
    (limit,) = limits(told.record)
    assert (limit.exhibit, limit.partner, limit.channel) == (12, "gb", "mla")
    assert (refuse_use(told.record, limit, one) is None) is allowed


def test_consent_opens_one_use_from_its_instant_on() -> None:
    told, number = came()
    (limit,) = limits(told.record)
    agreed = told.tell(ConsentToUse(use="tax", document="9/1"), number)
    assert refuse_use(told.record, limit, wish(Use.TAX)) is not None, "one member alone"
    told.grant(agreed)
    assert refuse_use(told.record, limit, wish(Use.TAX)) is None
    assert refuse_use(told.record, limit, wish(Use.TAX, NOW)) is not None
    assert refuse_use(told.record, limit, wish(Use.CONFISCATION)) is not None


def test_after_its_last_day_nothing_is_allowed() -> None:
    said = Limitation(uses=("evidence",), this_case_only=False, until=NOW.date())
    told, _ = came(limitation=said)
    (limit,) = limits(told.record)
    assert refuse_use(told.record, limit, wish(Use.OTHER_CASE, NOW)) is None
    refusal = refuse_use(told.record, limit, wish(Use.EVIDENCE))
    assert refusal
    assert refusal.reason == "use_ended"


def test_an_answer_without_an_item_or_a_request_limits_nothing() -> None:
    told, _ = came(exhibit=0)
    told.tell(answer(exhibit=3), 1)
    assert not list(limits(told.record))
