"""One booking of an MT940 or MT942 message: field 61 and the details under it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.facts.accounts import account_key
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.claims import Claim
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.mt940.details import Details, details_of
from qaitaru.ingest.readers.mt940.fields import Line, amount_minor, line_of
from qaitaru.ingest.readers.mt940.tags import Message, Tag

_DETAILS: Final = frozenset({"86", "NS"})
_ORIGINAL: Final = re.compile(r"/?OCMT[/ ]([A-Z]{3})([0-9]+,?[0-9]*)/?")
_IBAN_SHAPE: Final = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement line and the fields of details that follow it."""

    tag: Tag
    details: tuple[Tag, ...]

    @property
    def place(self) -> str:
        """The line the booking opens on."""
        return place(line=self.tag.line)


def divided(message: Message) -> tuple[tuple[Tag, ...], list[Entry]]:
    """A message's own fields, and its bookings with theirs; details follow their booking."""
    own: list[Tag] = []
    entries: list[tuple[Tag, list[Tag]]] = []
    of_booking = False
    for tag in message.tags:
        if tag.name == "61":
            entries.append((tag, []))
        elif tag.name in _DETAILS and of_booking:
            entries[-1][1].append(tag)
        else:
            own.append(tag)
        of_booking = tag.name == "61" or (of_booking and tag.name in _DETAILS)
    return tuple(own), [Entry(tag, tuple(details)) for tag, details in entries]


def booked(
    entry: Entry, statement: Statement, numbers: Iterator[int]
) -> Iterator[Booking | Claim | Problem]:
    """The booking, what else is said of it, and what is wrong; no booking where it is unreadable.

    Args:
        entry: as the message divides.
        statement: whose account and currency the booking has.
        numbers: gives the next booking its number; only one that is read takes it.
    """
    line = line_of(entry.tag)
    if line is None:
        yield _problem("booking_unreadable", Severity.SKIPPED, entry, entry.tag.said)
        return
    amount = amount_minor(line.amount, statement.currency)
    if line.expected:
        yield _problem("booking_pending", Severity.NOTED, entry, entry.tag.said)
    elif amount is None:
        yield _problem("amount_unreadable", Severity.SKIPPED, entry, line.amount)
    elif line.booked_on is None:
        yield _problem("date_unreadable", Severity.SKIPPED, entry, line.value_text)
    else:
        details, seq = details_of(entry.details), next(numbers)
        yield _booking(
            line,
            details,
            statement=statement,
            amount=amount if line.credit else -amount,
            booked_on=line.booked_on,
            seq=seq,
            where=entry.place,
        )
        yield from _claims(line, details, f"booking:{seq}", entry.place)
        if line.value_on is None:
            yield _problem("value_date_impossible", Severity.DOUBTFUL, entry, line.value_text)


def _booking(
    line: Line,
    details: Details,
    *,
    statement: Statement,
    amount: int,
    booked_on: date,
    seq: int,
    where: str,
) -> Booking:
    account, supplement = _other_side(line, details)
    words = " ".join(text for text in (details.purpose, *supplement) if text)
    original_minor, original_currency, purpose = _original(words)
    return Booking(
        seq=seq,
        statement_no=statement.statement_no,
        account=statement.account,
        booked_on=booked_on,
        amount_minor=amount,
        currency=statement.currency,
        value_on=line.value_on,
        counterparty_name=details.name,
        counterparty_account=account_key(account),
        counterparty_code=details.number,
        counterparty_bank=details.bank,
        purpose=purpose,
        purpose_code=details.code or line.code,
        reference=_references(line, details)[0][1],
        original_minor=original_minor,
        original_currency=original_currency,
        place=where,
    )


def _other_side(line: Line, details: Details) -> tuple[str, tuple[str, ...]]:
    """The counterparty's account, and the supplement without it: some banks put it there alone."""
    if not details.account and len(line.supplement) == 1:
        alone = line.supplement[0]
        if _IBAN_SHAPE.fullmatch(alone):
            return alone, ()
    return details.account, line.supplement


def _original(words: str) -> tuple[int | None, str, str]:
    """The amount before the bank converted it, where the code word OCMT states it, and the rest."""
    found = _ORIGINAL.search(words)
    amount = amount_minor(found[2], found[1]) if found and found[1] in CURRENCIES else None
    if found is None or amount is None:
        return None, "", words
    rest = f"{words[: found.start()]} {words[found.end() :]}"
    return amount, found[1], " ".join(rest.split())


def _references(line: Line, details: Details) -> list[tuple[str, str]]:
    """The references that are stated, the one both sides of a transfer share first."""
    named = [
        ("end_to_end_reference", details.reference),
        ("customer_reference", line.reference),
        ("bank_reference", line.bank_reference),
    ]
    return [pair for pair in named if pair[1]] or [("", "")]


def _claims(line: Line, details: Details, subject: str, where: str) -> Iterator[Claim]:
    kind = [("booking_type", line.code)] if details.code and line.code else []
    reversal = [("reversal", line.mark)] if line.mark.startswith("R") else []
    for field, text in (*kind, *reversal, *_references(line, details)[1:], *details.others):
        yield Claim(subject=subject, field=field, value=text, place=where)


def _problem(code: str, severity: Severity, entry: Entry, found: str) -> Problem:
    return Problem(code, severity, entry.place, found)
