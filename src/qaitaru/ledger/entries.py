"""A fact and the import it came with: what the ledger's rules speak of."""

from dataclasses import dataclass

from qaitaru.facts.bookings import Booking, Statement


def entry_id_of(import_no: int, seq: int) -> str:
    """The number all rooms cite a booking by: ``12-b345``."""
    return f"{import_no}-b{seq}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One booking of the ledger."""

    import_no: int  # order of commit, from 1
    booking: Booking

    @property
    def entry_id(self) -> str:
        """The number all rooms cite the booking by."""
        return entry_id_of(self.import_no, self.booking.seq)


@dataclass(frozen=True, slots=True)
class HeldStatement:
    """One statement in hand."""

    import_no: int
    statement: Statement

    @property
    def number(self) -> tuple[int, int]:
        """Its import and its own number: unique in the ledger, in order of commit."""
        return self.import_no, self.statement.statement_no
