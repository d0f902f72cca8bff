"""One side of a transfer, as the rule that joins the sides sees it: numbers, not spellings."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.ledger.entries import Entry
from qaitaru.ledger.mentions import UNNAMED, Account, Meant, Register

PER_IMPORT: Final = 1_000_000_000
"""A leg's number is its import's times this, and its row's: in order of import and row."""

_MONDAY: Final = date(1900, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One booking that counts; its amount has no sign."""

    leg_no: int
    account_no: int
    party_no: int
    other_account_no: int = 0  # the account it names; 0 for none
    other_party_no: int = 0  # the party it names; 0 for none
    other_held: bool = False  # a statement of the account it names is in hand
    custodian_no: int = 0  # the institution that keeps the account
    other_custodian_no: int = 0  # the institution whose name it gives; 0 for none
    currency: str = "KZT"
    amount_minor: int
    is_credit: bool
    booked_on: date
    workday: int
    reference: str = ""
    original_minor: int = 0  # before the bank converted it; 0 for not stated
    original_currency: str = ""


def legs(
    entries: Iterable[Entry], numbered: Register, duplicated: Collection[tuple[int, int]]
) -> list[Leg]:
    """The bookings that count, in order of import and row.

    Nil amounts and duplicates are left out. A booking that names its own account, as banks print
    for fees and interest, names nobody.
    """
    accounts = {one.account: one for one in numbered.accounts}
    meant = {(one.account, one.code, one.name): one for one in numbered.mentions}
    found = []
    for entry in entries:
        one = entry.booking
        counts = one.amount_minor and (entry.import_no, one.seq) not in duplicated
        if counts:
            named = (one.counterparty_account, one.counterparty_code, one.counterparty_name)
            found.append(_leg(entry, accounts[one.account], meant[named]))
    return sorted(found, key=lambda leg: leg.leg_no)


def _leg(entry: Entry, own: Account, other: Meant) -> Leg:
    booking = entry.booking
    itself = other.account_no == own.account_no
    return Leg(
        leg_no=leg_number(entry.import_no, booking.seq),
        account_no=own.account_no,
        party_no=own.party_no,
        other_account_no=UNNAMED if itself else other.account_no,
        other_party_no=UNNAMED if itself else other.party_no,
        other_held=other.held and not itself,
        custodian_no=own.custodian_no,
        other_custodian_no=0 if itself else other.custodian_no,
        currency=booking.currency,
        amount_minor=abs(booking.amount_minor),
        is_credit=booking.amount_minor > 0,
        booked_on=booking.booked_on,
        workday=workday(booking.booked_on),
        reference=booking.reference,
        original_minor=abs(booking.original_minor or 0),
        original_currency=booking.original_currency,
    )


def leg_number(import_no: int, seq: int) -> int:
    """The number of a booking among all legs."""
    return import_no * PER_IMPORT + seq


def entry_id(leg_no: int) -> str:
    """The booking all rooms cite: ``12-b345``."""
    return f"{leg_no // PER_IMPORT}-b{leg_no % PER_IMPORT}"


def claim_id(claim_no: int) -> str:
    """The claimed transfer all rooms cite, by its number: ``12-t345``."""
    return f"{claim_no // PER_IMPORT}-t{claim_no % PER_IMPORT}"


def is_claim_id(entry: str) -> bool:
    """Whether an entry is a claimed transfer, not a booking of a statement."""
    return "-t" in entry


def workday(day: date) -> int:
    """A number that grows by one from working day to working day; a weekend is its Monday.

    Banks settle from Monday to Friday: what leaves on Friday and comes in on Monday took one day.
    Public holidays are not known here and count as working days.
    """
    since = day.toordinal() - _MONDAY
    return since // 7 * 5 + min(since % 7, 5)
