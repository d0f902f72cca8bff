"""The payments that stand behind hits, in the record: added to, never rewritten."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, func, insert, select

from qaitaru.engine.schema import HIT_PAYMENTS
from qaitaru.screening.payments.pairs import Mention
from qaitaru.screening.payments.payment import PaymentField

Behind = tuple[Mention, ...]
"""One payment behind a hit: where in it the hit stands, on one side or on both."""

_MOST: Final = 500  # rows of one statement


def add(connection: Connection, behind: Mapping[int, Sequence[Mention]], *, analysis: int) -> int:
    """Keep the payments that did not stand behind their hit before; returns how many.

    Args:
        connection: in the writer's transaction.
        behind: the mentions of each hit, in order.
        analysis: the screening that met them.
    """
    last: int | None = connection.execute(select(func.max(HIT_PAYMENTS.c.number))).scalar()
    rows = [
        {"hit": hit, "entry": one.entry, "field": one.field.value, "analysis": analysis}
        for hit, mentions in sorted(behind.items())
        for one in _unknown(connection, hit, mentions)
    ]
    for number, row in enumerate(rows, start=(last or 0) + 1):
        row["number"] = number
    for first in range(0, len(rows), _MOST):
        connection.execute(insert(HIT_PAYMENTS), rows[first : first + _MOST])
    return len(rows)


def counts(connection: Connection) -> dict[int, int]:
    """How many payments stand behind each hit; one that has it on both sides is one."""
    asked = select(HIT_PAYMENTS.c.hit, func.count(HIT_PAYMENTS.c.entry.distinct()))
    return {row[0]: row[1] for row in connection.execute(asked.group_by(HIT_PAYMENTS.c.hit))}


def of_hit(
    connection: Connection, hit: int, *, offset: int = 0, limit: int | None = None
) -> list[Behind]:
    """Some of the payments behind a hit, the latest met last; without a limit all of them."""
    asked = select(HIT_PAYMENTS.c.entry).where(HIT_PAYMENTS.c.hit == hit)
    first = func.min(HIT_PAYMENTS.c.number)
    some = asked.group_by(HIT_PAYMENTS.c.entry).order_by(first).offset(offset).limit(limit)
    return of_entries(connection, hit, [row.entry for row in connection.execute(some)])


def of_entries(connection: Connection, hit: int, entries: Sequence[str]) -> list[Behind]:
    """Those of some payments that stand behind a hit, in the order they are named."""
    found: dict[str, Behind] = {}
    for first in range(0, len(entries), _MOST):
        named = HIT_PAYMENTS.c.entry.in_(entries[first : first + _MOST])
        asked = select(HIT_PAYMENTS).where(HIT_PAYMENTS.c.hit == hit, named)
        for row in connection.execute(asked.order_by(HIT_PAYMENTS.c.number)):
            found[row.entry] = (*found.get(row.entry, ()), _mention(row))
    return [found[one] for one in dict.fromkeys(entries) if one in found]


def _mention(row: Row[Any]) -> Mention:
    return Mention(entry=row.entry, field=PaymentField(row.field))


def _unknown(connection: Connection, hit: int, mentions: Sequence[Mention]) -> list[Mention]:
    asked = select(HIT_PAYMENTS.c.entry, HIT_PAYMENTS.c.field).where(HIT_PAYMENTS.c.hit == hit)
    known = {(row.entry, row.field) for row in connection.execute(asked)}
    return [one for one in mentions if (one.entry, one.field.value) not in known]
