"""Every balance of a frozen asset is the sum of the rows behind it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.duty.duty_records import account, after, duty

from qaitaru.duty.bodies import (
    Body,
    Credited,
    ExemptionRequest,
    Payment,
    PermittedPayment,
    Release,
)
from qaitaru.duty.holdings import holding_of
from qaitaru.duty.movements import movements
from qaitaru.duty.record import DutyRecord

REQUEST = ExemptionRequest(
    exemption="basic",
    asset=1,
    purposes=("food",),
    limit_minor=100,
    period="once",
    first_day=date(2026, 3, 6),
    last_day=date(2026, 3, 7),
)


def told(*bodies: Body) -> DutyRecord:
    return duty((after(hours=1), account()), *((after(hours=2), one) for one in bodies))


def changes(record: DutyRecord, asset: int = 1) -> list[tuple[int, int, int]]:
    return [(m.entry.number, m.change_minor, m.after_minor) for m in movements(record, asset)]


def test_what_came_and_what_was_paid_stand_in_order_with_the_balance_after_each() -> None:
    start = account().amount_minor
    record = told(
        Credited(asset=1, amount_minor=30),
        REQUEST,
        Payment(request=3, amount_minor=20, on=date(2026, 3, 6), purpose="food", payee="x"),
        PermittedPayment(
            permitted="taxes", asset=1, amount_minor=5, on=date(2026, 3, 6), payee="x"
        ),
        Credited(asset=9, amount_minor=1),
        Payment(request=99, amount_minor=1, on=date(2026, 3, 6), purpose="food", payee="x"),
        PermittedPayment(
            permitted="taxes", asset=9, amount_minor=5, on=date(2026, 3, 6), payee="x"
        ),
    )
    assert changes(record) == [
        (1, start, start),
        (2, 30, start + 30),
        (4, -20, start + 10),
        (5, -5, start + 5),
    ]
    assert changes(record, 9) == [(6, 1, 1), (8, -5, -4)]


def test_a_granted_release_empties_the_balance_and_one_of_another_asset_does_not() -> None:
    start = account().amount_minor
    record = duty(
        (after(hours=1), account()),
        (after(hours=1), account()),
        (after(hours=2), Release(ground="delisted", assets=(2,))),
        (after(hours=2), Release(ground="delisted", assets=(1,))),
        granted={4: True, 3: False},
    )
    assert changes(record) == [(1, start, start), (4, -start, 0)]
    assert changes(record, 2) == [(2, start, start)]
    whole = duty(
        (after(hours=1), account()),
        (after(hours=2), Release(ground="delisted")),
        granted={2: True},
    )
    assert changes(whole)[-1] == (2, -start, 0)


@given(st.lists(st.integers(1, 10**9)), st.lists(st.integers(1, 10**9)))
def test_the_last_row_leaves_what_is_held(came: list[int], paid: list[int]) -> None:
    record = told(
        *(Credited(asset=1, amount_minor=one) for one in came),
        *(
            PermittedPayment(
                permitted="taxes", asset=1, amount_minor=one, on=date(2026, 3, 6), payee="x"
            )
            for one in paid
        ),
    )
    holding = holding_of(record, 1)
    assert holding is not None
    assert movements(record, 1)[-1].after_minor == holding.held_minor
