"""Frozen money: nothing is created or lost, nothing is paid above what the law lets out."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.duty.duty_records import account, after, basic, duty

from qaitaru.duty.bodies import Body, Credited, Happened, Payment, PermittedPayment, Release
from qaitaru.duty.clock_lines import wait_of
from qaitaru.duty.exemptions import left_minor, refuse_grant, refuse_payment, refuse_request
from qaitaru.duty.holdings import held_in, holding_of, holdings
from qaitaru.duty.permitted import refuse_permitted
from qaitaru.duty.record import DutyRecord
from qaitaru.law.packs_shipped import shipped_law

LAW = shipped_law()
KINDS = {one.key: one for one in LAW.exemptions("kz", "un_1267")}
PERMITTED = {one.key: one for one in LAW.permitted("kz")}
MARCH, APRIL = date(2026, 3, 20), date(2026, 4, 2)


def pay(amount_minor: int, on: date = MARCH, purpose: str = "food", request: int = 2) -> Payment:
    return Payment(request=request, amount_minor=amount_minor, on=on, purpose=purpose, payee="shop")


def granted(*more: Body, **request: object) -> DutyRecord:
    asked = basic(**request)  # type: ignore[arg-type]  # a limit or a period
    later = ((after(days=20), one) for one in more)
    return duty((after(hours=2), account()), (after(days=1), asked), *later, granted={2: True})


def why(record: DutyRecord, payment: Payment) -> str:
    found = refuse_payment(record, payment)
    return found.reason if found else ""


def test_a_month_has_its_limit_and_the_next_begins_anew() -> None:
    record = granted(pay(250_00))
    assert left_minor(record, 2, MARCH) == 50_00
    assert left_minor(record, 2, APRIL) == 300_00
    assert why(record, pay(50_01)) == "above_limit"
    assert why(record, pay(50_00)) == ""
    assert why(record, pay(300_00, APRIL)) == ""


def test_once_is_once_over_all_the_days() -> None:
    record = granted(pay(250_00), period="once")
    assert left_minor(record, 2, APRIL) == 50_00


def test_never_above_what_is_frozen() -> None:
    record = granted(limit_minor=5_000_00)
    assert left_minor(record, 2, MARCH) == 1_000_00
    assert why(record, pay(1_000_01)) == "above_limit"


def test_outside_the_days_or_for_something_else_nothing_is_paid() -> None:
    record = granted()
    assert why(record, pay(1, date(2026, 3, 14))) == "outside_period"
    assert why(record, pay(1, date(2026, 5, 15))) == "outside_period"
    assert left_minor(record, 2, date(2026, 5, 15)) == 0
    assert why(record, pay(1, purpose="travel")) == "purpose_unknown"
    assert why(record, pay(0)) == "above_limit"
    assert why(record, pay(-1)) == "above_limit"


def test_what_is_not_granted_pays_nothing() -> None:
    asked = duty((after(), account()), (after(), basic()))
    refused = duty((after(), account()), (after(), basic()), granted={2: False})
    for record in (asked, refused):
        assert why(record, pay(1)) == "exemption_not_granted"
        assert left_minor(record, 2, MARCH) == 0
    assert why(asked, pay(1, request=99)) == "exemption_not_granted"


def test_a_request_is_for_known_purposes_frozen_money_and_days_in_order() -> None:
    frozen = duty((after(), account()))
    kind = KINDS["basic"]

    def reason(**more: object) -> str:
        found = refuse_request(frozen, basic(**more), kind)  # type: ignore[arg-type]
        return found.reason if found else ""

    assert reason() == ""
    assert reason(purposes=("food", "travel")) == "purpose_unknown"
    assert reason(purposes=()) == "purpose_unknown"
    assert reason(limit_minor=0) == "exemption_bounds"
    assert reason(last_day=date(2026, 3, 14)) == "exemption_bounds"
    assert reason(period="week") == "exemption_bounds"
    assert reason(asset=9) == "asset_not_frozen"
    unknown = refuse_request(frozen, basic(), None)
    assert unknown is not None
    assert unknown.reason == "exemption_unknown"
    extraordinary = basic(exemption="extraordinary", purposes=("surgery",))
    assert refuse_request(frozen, extraordinary, KINDS["extraordinary"]) is None


def grant(record: DutyRecord, kind: str, **by: float) -> str:
    found = refuse_grant(record, 2, KINDS[kind], wait_of(record, LAW, 2, after(**by)))
    return found.reason if found else ""


def asked(*answers: Happened, kind: str = "basic") -> DutyRecord:
    request = basic(exemption=kind, purposes=("food",))
    later = ((after(days=3), one) for one in answers)
    return duty((after(), account()), (after(), request), *later)


NOTIFIED = Happened(event="notified", about=2)


def answer(outcome: str) -> Happened:
    return Happened(event="answered", about=2, outcome=outcome)


def test_basic_expenses_wait_for_the_silence_after_the_notification() -> None:
    assert grant(asked(), "basic", days=60) == "notification_wanting"
    assert grant(asked(NOTIFIED), "basic", days=4) == "silence_runs"
    assert grant(asked(NOTIFIED), "basic", days=9) == ""
    assert grant(asked(NOTIFIED, answer("no_objection")), "basic", days=4) == ""
    assert grant(asked(NOTIFIED, answer("approved")), "basic", days=4) == ""
    assert grant(asked(NOTIFIED, answer("negative")), "basic", days=9) == "authority_refused"
    changed = asked(NOTIFIED, answer("negative"), answer("approved"))
    assert grant(changed, "basic", days=9) == "authority_refused"


def test_extraordinary_expenses_need_a_yes() -> None:
    for told in ((), (NOTIFIED,), (NOTIFIED, answer("no_objection"))):
        record = asked(*told, kind="extraordinary")
        assert grant(record, "extraordinary", days=60) == "approval_wanting"
    assert grant(asked(answer("approved"), kind="extraordinary"), "extraordinary") == ""


def test_a_standing_exemption_waits_for_nobody() -> None:
    assert grant(asked(kind="humanitarian"), "humanitarian") == ""


def test_a_day_no_text_is_known_for_is_no_silence() -> None:
    early = duty(
        (after(), account()),
        (after(), basic()),
        (after().replace(year=2001), NOTIFIED),
    )
    assert grant(early, "basic", days=9) == "silence_runs"


def salary(amount_minor: int, on: date = MARCH, **more: object) -> PermittedPayment:
    told = PermittedPayment(
        permitted="salary",
        asset=1,
        amount_minor=amount_minor,
        on=on,
        payee="self",
        minimum_minor=100_00,
        members=3,
        source="order of 2026",
    )
    return replace(told, **more)


def allowed(record: DutyRecord, payment: PermittedPayment) -> str:
    found = refuse_permitted(record, payment, PERMITTED.get(payment.permitted))
    return found.reason if found else ""


def test_a_salary_is_the_minimum_for_each_member_of_the_family_in_a_month() -> None:
    record = duty((after(), account()), (after(), salary(250_00)))
    assert allowed(record, salary(50_00)) == ""
    assert allowed(record, salary(50_01)) == "above_limit"
    assert allowed(record, salary(300_00, APRIL)) == ""
    assert allowed(record, salary(1, minimum_minor=0)) == "minimum_wanting"
    assert allowed(record, salary(1, members=0)) == "minimum_wanting"
    assert allowed(record, salary(1, source=" ")) == "minimum_wanting"
    assert allowed(record, salary(1, asset=7)) == "asset_not_frozen"
    assert allowed(record, salary(1, permitted="yacht")) == "permitted_unknown"


def test_taxes_are_bounded_by_what_is_frozen_alone() -> None:
    record = duty((after(), account()))
    assert allowed(record, salary(1_000_00, permitted="taxes", minimum_minor=0)) == ""
    assert allowed(record, salary(1_000_01, permitted="taxes")) == "above_limit"


amounts = st.integers(1, 500_00)
steps = st.lists(
    st.one_of(
        amounts.map(lambda minor: Credited(asset=1, amount_minor=minor)),
        st.tuples(amounts, st.sampled_from([MARCH, APRIL])).map(lambda pair: pay(*pair)),
        amounts.map(lambda minor: salary(minor, permitted="taxes")),
    ),
    max_size=20,
)


@given(steps, st.booleans())
def test_nothing_is_created_or_lost_and_no_limit_is_passed(
    tried: list[Body],
    release: bool,  # noqa: FBT001  # a case of the generated ones
) -> None:
    done: list[Body] = []
    for one in tried:
        record = granted(*done)
        refused = (isinstance(one, Payment) and why(record, one)) or (
            isinstance(one, PermittedPayment) and allowed(record, one)
        )
        if not refused:
            done.append(one)
    if release:
        done.append(Release(ground="delisted"))
    yes = {2: True} | ({len(done) + 2: True} if release else {})
    later = ((after(days=20), one) for one in done)
    record = duty((after(), account()), (after(), basic()), *later, granted=yes)
    (held,) = holdings(record)
    assert held.held_minor >= 0
    came = held.asset.amount_minor + held.credited_minor
    assert came == held.held_minor + held.paid_minor + held.released_minor
    assert held.held_minor == 0 or not release
    for month in (MARCH, APRIL):
        paid = sum(
            one.amount_minor
            for one in done
            if isinstance(one, Payment) and one.on.month == month.month
        )
        assert paid <= 300_00


def test_what_is_held_is_summed_by_currency() -> None:
    record = duty(
        (after(), account()), (after(), account(5_00, "USD")), (after(), account(1, name="x"))
    )
    assert held_in(record) == {"KZT": 1_000_01, "USD": 5_00}
    assert holding_of(record, 9) is None
