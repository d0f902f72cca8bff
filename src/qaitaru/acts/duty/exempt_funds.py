"""Exempt funds: a request, and what is paid out of it, or as the law permits without one."""

from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.duty_desk import on_duty, refuse
from qaitaru.duty.bodies import ExemptionRequest, Payment, PermittedPayment
from qaitaru.duty.exemptions import refuse_payment, refuse_request
from qaitaru.duty.permitted import refuse_permitted
from qaitaru.duty.record import Entry


def request_exemption(
    desk: Desk, duty: int, request: ExemptionRequest, at: datetime | None = None
) -> Entry:
    """Ask for money out of a frozen asset; a second member decides (``decide_request``).

    Raises: DutyMissing; DutyRefused.
    """
    with on_duty(desk, "request_exemption", duty) as on:
        head = on.record.head
        kinds = {one.key: one for one in on.law.exemptions(head.jurisdiction, head.regime)}
        refuse(refuse_request(on.record, request, kinds.get(request.exemption)))
        return on.tell(request, at)


def pay_exempted(desk: Desk, duty: int, payment: Payment) -> Entry:
    """Tell of a payment under a granted request: within its days, purposes and limit.

    Raises: DutyMissing; DutyRefused.
    """
    with on_duty(desk, "pay_exempted", duty) as on:
        refuse(refuse_payment(on.record, payment))
        return on.tell(payment, None)


def pay_permitted(desk: Desk, duty: int, payment: PermittedPayment) -> Entry:
    """Tell of a payment that the law permits without a request.

    Raises: DutyMissing; DutyRefused.
    """
    with on_duty(desk, "pay_permitted", duty) as on:
        kinds = {one.key: one for one in on.law.permitted(on.record.head.jurisdiction)}
        refuse(refuse_permitted(on.record, payment, kinds.get(payment.permitted)))
        on.must_be_frozen(payment.asset)
        return on.tell(payment, None)
