"""Record payments behind a confirmed match as attempted transactions of the match's duty."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.duty.duty_desk import OnDuty, on_duty, refuse
from qaitaru.acts.screening.look_at_hit_payments import (
    PaymentBehind,
    look_at_hit_payments,
    look_at_some_hit_payments,
)
from qaitaru.acts.screening.look_at_hits import look_at_hit
from qaitaru.duty import store
from qaitaru.duty.bodies import Attempt
from qaitaru.duty.clock_lines import home_calendar
from qaitaru.duty.record import Entry
from qaitaru.facts.refusals import Refusal
from qaitaru.ledger.payment_store import PaymentRow
from qaitaru.screening.payments.payment import PaymentField

_DIRECTIONS: Final = {PaymentField.DEBTOR: "debit", PaymentField.CREDITOR: "credit"}


@dataclass(frozen=True, slots=True)
class HitDuty:
    """The duty a hit has, 0 for none, and the rows of the ledger recorded there as attempts."""

    number: int
    recorded: frozenset[str]


def look_at_hit_duty(desk: Desk, hit: int) -> HitDuty:
    """The duty that was opened from a hit.

    Args:
        hit: where it stands as its party does, the number of the party's.
    """
    with consult(desk, "look_at_hit_duty", hit=hit) as connection:
        number = store.duty_of_hit(connection, hit)
        if number is None:
            return HitDuty(0, frozenset())
        attempts = store.find(connection, number).of(Attempt)
        return HitDuty(number, frozenset(body.entry for _, body in attempts if body.entry))


def note_hit_payments(desk: Desk, hit: int, entries: Sequence[str]) -> tuple[Entry, ...]:
    """Tell the duty of a confirmed match of payments behind it, all in one act or none.

    Raises: HitMissing; EntryMissing where a row is not behind the hit or not in sight;
        DutyRefused where no duty was opened, or it knows one of the payments.
    """
    behind = look_at_some_hit_payments(desk, hit, entries)
    duty = look_at_hit_duty(desk, look_at_hit(desk, hit).view.through or hit)
    if not duty.number:
        refuse(Refusal("hit_without_duty", str(hit)))
    with on_duty(desk, "note_attempt", duty.number) as on:
        known = {body.entry for _, body in on.record.of(Attempt)}
        stands = [one.row.entry_id for one in behind if one.row.entry_id in known]
        if stands:
            refuse(Refusal("attempt_stands", ", ".join(stands)))
        told = tuple(_told(on, one) for one in behind)
        del on.deed.told["entry"]
        rows = [one.row.entry_id for one in behind]
        on.deed.told.update(hit=hit, rows=rows, entries=[one.number for one in told])
        return told


def note_all_hit_payments(desk: Desk, hit: int) -> tuple[Entry, ...]:
    """The same of every payment in sight that the duty does not know yet; none where there is none.

    Raises: HitMissing; DutyRefused where no duty was opened.
    """
    duty = look_at_hit_duty(desk, look_at_hit(desk, hit).view.through or hit)
    every = look_at_hit_payments(desk, hit, limit=None)
    rows = [one.row.entry_id for one in every if isinstance(one, PaymentBehind)]
    left = [one for one in rows if one not in duty.recorded]
    return note_hit_payments(desk, hit, left) if left else ()


def _told(on: OnDuty, behind: PaymentBehind) -> Entry:
    calendar = home_calendar(on.law, on.record.head.jurisdiction)
    at = calendar.start_of(date.fromisoformat(behind.row.booked_on))
    return on.tell(_attempt(behind.mentions[0].field, behind.row), at)


def _attempt(field: PaymentField, row: PaymentRow) -> Attempt:
    other = row.payer if field is PaymentField.CREDITOR else row.payee
    return Attempt(
        direction=_DIRECTIONS.get(field, "other"),
        amount_minor=row.amount_minor,
        currency=row.currency,
        counterparty=other.name,
        remark=row.purpose,
        entry=row.entry_id,
    )
