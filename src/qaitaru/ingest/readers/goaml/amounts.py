"""What a goAML transaction moved: the local amount, and the foreign one it was converted from.

Source: goAML schema 5.0.2, ``amount_local`` and type t_foreign_currency; field guide 3.0.0: the
foreign block stands where the operation was in a foreign currency.
"""

from dataclasses import dataclass
from decimal import Decimal

from qaitaru.facts.money import plain
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.reports.forms import amount_text, minor
from qaitaru.ingest.text.values import currency_of
from qaitaru.ingest.xml.records import Record


@dataclass(frozen=True, slots=True)
class Moved:
    """The amount of a transfer, and the reporter's own conversion of it where it is foreign."""

    amount_minor: int
    currency: str
    local_minor: int | None = None
    local_currency: str = ""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A foreign currency block; ``rate`` is local units for one foreign unit."""

    amount_minor: int
    currency: str
    rate: Decimal | None


def moved(
    record: Record, currency: str, blocks: list[Record]
) -> tuple[Moved | None, list[Problem]]:
    """The amount a transaction moved, or None where it states none that a ledger can keep.

    Args:
        record: the transaction.
        currency: of ``amount_local``; empty where the report states none we know.
        blocks: the foreign currency blocks of both ends, in the order of the file.
    """
    text = record.take("amount_local")
    local = minor(text, currency)
    if local is None:
        where = record.child("amount_local") or record
        return None, [_unusable(where, text, currency)]
    foreign, problems = _one_foreign(blocks)
    if foreign is None or foreign.currency == currency:
        return Moved(local, currency), problems
    problems += _disagreement(record, local, currency, foreign)
    return Moved(foreign.amount_minor, foreign.currency, local, currency), problems


def _unusable(where: Record, text: str, currency: str) -> Problem:
    return Problem("report_amount_unusable", Severity.SKIPPED, where.place, text, currency)


def _one_foreign(blocks: list[Record]) -> tuple[Foreign | None, list[Problem]]:
    """The foreign amount, if the ends do not state two."""
    read = [(block, _foreign(block)) for block in blocks]
    problems = [
        Problem("goaml_foreign_unreadable", Severity.DOUBTFUL, block.place)
        for block, foreign in read
        if foreign is None
    ]
    stated = [(block, foreign) for block, foreign in read if foreign is not None]
    amounts = {(foreign.amount_minor, foreign.currency) for _, foreign in stated}
    if len(amounts) == 2:
        both = [f"{plain(f.amount_minor, f.currency)} {f.currency}" for _, f in stated]
        place = stated[1][0].place
        problems.append(Problem("goaml_two_foreign", Severity.DOUBTFUL, place, both[1], both[0]))
    return (stated[0][1] if len(amounts) == 1 else None), problems


def _foreign(block: Record) -> Foreign | None:
    currency = currency_of(block.take("foreign_currency_code")) or ""
    amount = minor(block.take("foreign_amount"), currency)
    if amount is None:
        return None
    rate = amount_text(block.take("foreign_exchange_rate"))
    return Foreign(amount, currency, Decimal(rate) if rate else None)


def _disagreement(record: Record, local: int, currency: str, foreign: Foreign) -> list[Problem]:
    """A Problem where the stated rate does not lead from the foreign amount to the local one.

    A rate is rounded by half of its last digit at most, and the local amount to its minor unit.
    """
    if foreign.rate is None:
        return []
    units = Decimal(plain(foreign.amount_minor, foreign.currency))
    half = Decimal(1).scaleb(int(foreign.rate.as_tuple().exponent)) / 2
    step = Decimal(1).scaleb(-_places(currency))
    said_local = Decimal(plain(local, currency))
    expected = units * foreign.rate
    if abs(expected - said_local) <= units * half + step:
        return []
    where = record.child("amount_local") or record
    found = f"{said_local} {currency}"
    return [
        Problem(
            "goaml_rate_disagrees",
            Severity.DOUBTFUL,
            where.place,
            found,
            f"{expected.quantize(step)} {currency}",
        )
    ]


def _places(currency: str) -> int:
    return len(plain(0, currency).partition(".")[2])
