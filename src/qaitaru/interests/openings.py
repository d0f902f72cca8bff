"""When accounts were opened, as the evidence of a workspace claims it: reports and statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.ledger.known_parties import PlacedClaim

_OPENED: Final = "opened_date"
_NUMBERS: Final = frozenset({"iban", "account", "number"})


@dataclass(frozen=True, slots=True)
class ClaimedOpening:
    """An account by one of its numbers, and the day on which a source says it was opened."""

    account: str
    on: date
    import_no: int
    place: str


def claimed_openings(claims: Iterable[PlacedClaim]) -> tuple[ClaimedOpening, ...]:
    """The openings claimed, each under every number that its source gives the account.

    A day that cannot be read was told as a problem of its source, and says nothing here.

    Args:
        claims: of accounts, and any others.
    """
    numbers: dict[tuple[int, str], set[str]] = {}
    opened: list[tuple[tuple[int, str], date, PlacedClaim]] = []
    for one in claims:
        subject = (one.import_no, one.claim.subject)
        if one.claim.subject_kind != "account":
            continue
        if one.claim.field in _NUMBERS:
            numbers.setdefault(subject, set()).add(one.claim.value)
        elif one.claim.field == _OPENED and (day := _day(one.claim.value)):
            opened.append((subject, day, one))
    return tuple(
        ClaimedOpening(number, day, one.import_no, one.claim.place)
        for subject, day, one in opened
        for number in sorted(numbers.get(subject, ()))
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
