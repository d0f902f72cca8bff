"""What was handed over of a world, and what of the year it covers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qaitaru.facts.accounts import account_key
from qaitaru.facts.moments import months
from qaitaru.training.answer_key import AccountMonth
from qaitaru.training.cast import Account
from qaitaru.training.extracts import Extract
from qaitaru.training.lies import AlteredRow
from qaitaru.training.timetable import FIRST_DAY, LAST_DAY
from qaitaru.training.world import TrueBooking, World


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was handed over of a world."""

    world: World
    extracts: Sequence[Extract]
    altered: AlteredRow

    def file_of(self, account: str, reference: str) -> str:
        """The first file that shows a booking of an account."""
        return next(
            extract.file
            for extract in self.extracts
            if extract.account.key == account
            and any(row.reference == reference for row in extract.rows)
        )

    def covers(self, account: str, day: date) -> bool:
        """Whether some file of the account covers the day."""
        return any(
            extract.account.key == account and extract.from_on <= day <= extract.to_on
            for extract in self.extracts
        )


def number_of(account: Account) -> str:
    """The account's key, as the ledger has it."""
    return account_key(account.number)


def coverage(evidence: Evidence) -> dict[AccountMonth, int]:
    """How many files cover each month of each account."""
    times = {
        AccountMonth(account=number_of(account), month=f"{month.start:%Y-%m}"): 0
        for account in evidence.world.cast.held
        for month in months(FIRST_DAY, LAST_DAY)
    }
    for extract in evidence.extracts:
        for month in months(extract.from_on, extract.to_on):
            at = AccountMonth(account=number_of(extract.account), month=f"{month.start:%Y-%m}")
            times[at] += 1
    return times


def covered_bookings(evidence: Evidence) -> dict[str, list[TrueBooking]]:
    """The true bookings that some file shows, each once, by account."""
    return {
        account.key: [
            booking
            for booking in evidence.world.bookings[account.key]
            if evidence.covers(account.key, booking.at.date())
        ]
        for account in evidence.world.cast.held
    }
