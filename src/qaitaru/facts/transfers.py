"""Value moving from payer to payee, as a report or a payments table claims it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One claimed transfer, in minor units of its currency; the amount is never negative.

    A source that sums several payments into one line states their ``count``; one that dates them
    by a stretch of days states its last day as ``until_on`` (included).
    """

    seq: int  # from 1, in the order of the file, unique in it
    booked_on: date
    amount_minor: int
    currency: str
    until_on: date | None = None
    clock_time: str = ""
    booked_utc: datetime | None = None
    count: int | None = None
    payer_name: str = ""
    payer_account: str = ""  # key
    payer_code: str = ""
    payer_bank: str = ""
    payer_country: str = ""
    payee_name: str = ""
    payee_account: str = ""  # key
    payee_code: str = ""
    payee_bank: str = ""
    payee_country: str = ""
    purpose: str = ""
    purpose_code: str = ""
    reference: str = ""
    channel: str = ""
    local_minor: int | None = None  # the reporter's own conversion, as stated
    local_currency: str = ""
    place: str = ""
