"""Which sides of a document are own accounts, and which statement of the account it falls on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.ingest.readers.onec.accounts import Own, side_accounts
from qaitaru.ingest.readers.onec.sections import Section


@dataclass(frozen=True, slots=True)
class Direction:
    """How one side of a document is read where its account is an own one."""

    side: str
    other: str
    sum_key: str
    own_date: str  # stated only where the bank has booked this side
    sign: int


DIRECTIONS: Final = (
    Direction("Плательщик", "Получатель", "СуммаРасход", "ДатаСписано", -1),
    Direction("Получатель", "Плательщик", "СуммаПриход", "ДатаПоступило", 1),
)


def own_sides(document: Section, owned: Mapping[str, Sequence[Own]]) -> list[tuple[Direction, str]]:
    """The sides that are own accounts and that the document books.

    Between two own accounts banks write one document, or one for each side; a sum or a date of
    one side alone tells which.
    """
    found = []
    for direction in DIRECTIONS:
        accounts = (one for one in side_accounts(document, direction.side) if one in owned)
        account = next(accounts, None)
        if account:
            found.append((direction, account))
    if any(stated(document, direction) for direction in DIRECTIONS):
        return [pair for pair in found if stated(document, pair[0])]
    dated = [pair for pair in found if document.peek(pair[0].own_date)]
    return dated or found


def stated(document: Section, direction: Direction) -> bool:
    """Whether the document states a sum of this side alone that is not zero."""
    return any(digit in "123456789" for digit in document.peek(direction.sum_key))


def own_on(owns: Sequence[Own], booked_on: date) -> Own:
    """The statement whose days the booking falls on; the first where none states them so."""
    return next((own for own in owns if _covers(own, booked_on)), owns[0])


def _covers(own: Own, booked_on: date) -> bool:
    start, end = own.statement.from_on, own.statement.to_on
    return start is not None and end is not None and start <= booked_on <= end
