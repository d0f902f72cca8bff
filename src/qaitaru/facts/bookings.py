"""What a bank says of one account: statements, and the bookings on them."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of one account in one currency, as the bank states it.

    ``opening_minor`` stands before the first booking, ``closing_minor`` after the last; both, and
    the period (both days included), are None where the bank does not state them.
    """

    statement_no: int  # from 1, in the order of the file
    account: str  # the key of facts/accounts.py
    account_text: str  # as printed
    currency: str
    holder_name: str = ""
    holder_code: str = ""  # IIN, BIN or another state's number
    bank_name: str = ""
    bank_code: str = ""  # BIC or national code
    from_on: date | None = None
    to_on: date | None = None
    opening_minor: int | None = None
    closing_minor: int | None = None
    credits_minor: int | None = None  # turnover as stated; not negative
    debits_minor: int | None = None  # likewise
    reference: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """One side of one account, in minor units of its currency; credits are positive."""

    seq: int  # from 1, in the order of the file, unique in it
    statement_no: int
    account: str
    booked_on: date
    amount_minor: int
    currency: str
    clock_time: str = ""  # as printed, where the zone is not stated
    booked_utc: datetime | None = None  # where time and zone are stated
    value_on: date | None = None
    balance_minor: int | None = None  # after this booking, as stated
    counterparty_name: str = ""
    counterparty_account: str = ""  # key
    counterparty_code: str = ""
    counterparty_bank: str = ""
    purpose: str = ""
    purpose_code: str = ""  # KNP / EKNP, or the bank's transaction code
    reference: str = ""
    original_minor: int | None = None  # amount before the bank converted it
    original_currency: str = ""
    place: str = ""
