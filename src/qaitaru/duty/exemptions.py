"""Exemptions: whether a request may be granted, and what may be paid out of it.

A payment is never above what its period has left, nor above what is frozen. Periods are once, or
each calendar month from the first day to the last.

Source: resolution 1452 (2002), paras 1(a) and 1(b); resolution 2664 (2022).
"""

from datetime import date

from qaitaru.duty.bodies import ExemptionRequest, Happened, Payment
from qaitaru.duty.holdings import holding_of
from qaitaru.duty.record import DutyRecord
from qaitaru.facts.refusals import Refusal
from qaitaru.law.clock_lines import ClockLine, State
from qaitaru.law.pack import Exemption, Ground

ONCE, MONTH = "once", "month"
PERIODS = (ONCE, MONTH)
APPROVED, NO_OBJECTION, NEGATIVE = "approved", "no_objection", "negative"
OUTCOMES = (APPROVED, NO_OBJECTION, NEGATIVE)


def refuse_request(
    record: DutyRecord, request: ExemptionRequest, kind: Exemption | None
) -> Refusal | None:
    """Why a request cannot be made as it stands; None where it can."""
    asset = holding_of(record, request.asset)
    if kind is None:
        return Refusal("exemption_unknown", request.exemption)
    if asset is None or asset.held_minor <= 0:
        return Refusal("asset_not_frozen", str(request.asset))
    if request.limit_minor <= 0 or request.last_day < request.first_day:
        return Refusal("exemption_bounds", f"{request.first_day} - {request.last_day}")
    if request.period not in PERIODS:
        return Refusal("exemption_bounds", request.period, ", ".join(PERIODS))
    strange = [one for one in request.purposes if kind.purposes and one not in kind.purposes]
    if strange or not request.purposes:
        return Refusal("purpose_unknown", ", ".join(strange), ", ".join(kind.purposes))
    return None


def refuse_grant(
    record: DutyRecord, request: int, kind: Exemption, wait: ClockLine | None
) -> Refusal | None:
    """Why a request may not be granted yet, or at all; None where it may.

    Args:
        wait: the clock of the authority's silence, where the law has one.
    """
    outcome = answer_to(record, request)
    if outcome == NEGATIVE:
        return Refusal("authority_refused", outcome)
    if kind.ground is Ground.STANDING or outcome == APPROVED:
        return None
    if kind.ground is Ground.APPROVAL:
        return Refusal("approval_wanting", outcome, APPROVED)
    if wait is None or wait.began is None:
        return Refusal("notification_wanting", "", "notified")
    if outcome == NO_OBJECTION or wait.state is State.SILENCE:
        return None
    end = wait.due_utc
    return Refusal("silence_runs", "", end.isoformat(timespec="minutes") if end else APPROVED)


def answer_to(record: DutyRecord, request: int) -> str:
    """What the authority answered last; empty where it did not."""
    told = [
        body.outcome
        for _, body in record.of(Happened)
        if body.about == request and body.event == "answered"
    ]
    return NEGATIVE if NEGATIVE in told else told[-1] if told else ""


def left_minor(record: DutyRecord, request: int, on: date) -> int:
    """What the period of a day has left: 0 outside the request's days, or where it is not granted.

    Never above what is frozen.
    """
    found = record.find(request, ExemptionRequest)
    if found is None or not record.is_granted(request):
        return 0
    body = found[1]
    if not body.first_day <= on <= body.last_day:
        return 0
    paid = sum(
        one.amount_minor
        for _, one in record.of(Payment)
        if one.request == request and _same_period(body.period, one.on, on)
    )
    asset = holding_of(record, body.asset)
    return max(min(body.limit_minor - paid, asset.held_minor if asset else 0), 0)


def refuse_payment(record: DutyRecord, payment: Payment) -> Refusal | None:
    """Why a payment may not be made; None where it may."""
    found = record.find(payment.request, ExemptionRequest)
    if found is None or not record.is_granted(payment.request):
        return Refusal("exemption_not_granted", str(payment.request))
    request = found[1]
    if not request.first_day <= payment.on <= request.last_day:
        days = f"{request.first_day} - {request.last_day}"
        return Refusal("outside_period", payment.on.isoformat(), days)
    if payment.purpose not in request.purposes:
        return Refusal("purpose_unknown", payment.purpose, ", ".join(request.purposes))
    left = left_minor(record, payment.request, payment.on)
    if not 0 < payment.amount_minor <= left:
        return Refusal.of_money(
            "above_limit", payment.amount_minor, left, _currency(record, request)
        )
    return None


def _currency(record: DutyRecord, request: ExemptionRequest) -> str:
    asset = holding_of(record, request.asset)
    assert asset is not None  # noqa: S101  # a request is made upon an asset there is
    return asset.asset.currency


def _same_period(period: str, one: date, other: date) -> bool:
    return period == ONCE or (one.year, one.month) == (other.year, other.month)
