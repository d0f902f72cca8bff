"""The amounts and dates of a camt entry, and whether its transactions make them up."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from qaitaru.facts.money import plain
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.camt.statement import day_of, signed
from qaitaru.ingest.text.values import plain_minor_of
from qaitaru.ingest.xml.records import Record

_TRUE: Final = frozenset({"true", "1"})
_SIGNS: Final = {"CRDT": 1, "DBIT": -1}
_PART_AMOUNTS: Final = ("Amt", "AmtDtls/TxAmt/Amt")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says of itself, its transactions aside."""

    amount_minor: int
    currency: str
    booked_on: date
    booked_utc: datetime | None
    clock_time: str
    value_on: date | None
    dated: bool  # False: no booking date is stated, its value date stands for it
    reversal: bool

    @property
    def text(self) -> str:
        """The amount with its currency."""
        return f"{plain(self.amount_minor, self.currency)} {self.currency}"


@dataclass(frozen=True, slots=True)
class Batch:
    """The transactions of an entry, with their amounts where all of them state one."""

    count: int
    first: Record | None = None
    parts: list[tuple[Record, int]] = field(default_factory=list)
    total_minor: int | None = None
    splits: bool = False  # two or more, and they make up the entry
    text: str = ""

    @property
    def only(self) -> Record | None:
        """The transaction of an entry that has one and no more."""
        return self.first if self.count == 1 else None


def entry_of(record: Record) -> Entry | Problem:
    """The entry, or why it cannot be booked: no readable amount, or no day."""
    currency, amount_text = record.take("Amt/@Ccy"), record.peek("Amt")
    amount_minor = signed(record, currency)
    if amount_minor is None:
        found = f"{amount_text} {currency} {record.peek('CdtDbtInd')}".strip()
        return Problem("amount_unreadable", Severity.SKIPPED, record.place, found)
    booked_text = record.first("BookgDt/DtTm", "BookgDt/Dt")
    value_on = day_of(record.first("ValDt/Dt", "ValDt/DtTm"))
    booked_on = day_of(booked_text) if booked_text else value_on
    if booked_on is None:
        found = booked_text or f"{amount_text} {currency}"
        return Problem("date_unreadable", Severity.SKIPPED, record.place, found)
    return Entry(
        amount_minor=amount_minor,
        currency=currency,
        booked_on=booked_on,
        booked_utc=_instant(booked_text),
        clock_time=_clock(booked_text),
        value_on=value_on,
        dated=bool(booked_text),
        reversal=record.take("RvslInd") in _TRUE,
    )


def batch_of(record: Record, entry: Entry) -> Batch:
    """The transactions under an entry; they split it only where their stated amounts make it up."""
    details = [*record.children("NtryDtls/TxDtls"), *record.children("TxDtls")]
    amounts = [_part_minor(part, entry) for part in details]
    stated = [amount for amount in amounts if amount is not None]
    if not details or len(stated) < len(details):
        return Batch(len(details), details[0] if details else None)
    total = sum(stated)
    return Batch(
        count=len(details),
        first=details[0],
        parts=list(zip(details, stated, strict=True)),
        total_minor=total,
        splits=len(details) > 1 and total == entry.amount_minor,
        text=f"{plain(total, entry.currency)} {entry.currency}",
    )


def _part_minor(part: Record, entry: Entry) -> int | None:
    """A transaction's amount in the entry's currency, signed by its own word or the entry's."""
    entry_sign = -1 if entry.amount_minor < 0 else 1
    sign = _SIGNS.get(part.peek("CdtDbtInd"), entry_sign)
    for route in _PART_AMOUNTS:
        if part.peek(f"{route}/@Ccy") == entry.currency:
            amount = plain_minor_of(part.peek(route), entry.currency)
            return None if amount is None else amount * sign
    return None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if "T" in text else None
    except ValueError:
        return None


def _instant(text: str) -> datetime | None:
    """The instant, where the zone is stated."""
    moment = _moment(text)
    return moment.astimezone(UTC) if moment and moment.tzinfo else None


def _clock(text: str) -> str:
    """The time of day as printed, where the zone is not stated."""
    moment = _moment(text)
    return text.partition("T")[2] if moment and moment.tzinfo is None else ""
