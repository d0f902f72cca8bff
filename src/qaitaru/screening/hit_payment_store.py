"""The payments that stand behind hits, in the record: added to, never rewritten."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, func, insert, select

from qaitaru.engine.schema import HIT_PAYMENTS
from qaitaru.screening.payments.pairs import Mention
from qaitaru.screening.payments.payment import PaymentField

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
    """How many payments stand behind each hit; one that has it on both sides counts twice."""
    asked = select(HIT_PAYMENTS.c.hit, func.count()).group_by(HIT_PAYMENTS.c.hit)
    return {row[0]: row[1] for row in connection.execute(asked)}


def of_hit(connection: Connection, hit: int, *, offset: int, limit: int) -> list[Mention]:
    """Some of the payments behind a hit, the latest met last."""
    asked = select(HIT_PAYMENTS).where(HIT_PAYMENTS.c.hit == hit)
    some = asked.order_by(HIT_PAYMENTS.c.number).offset(offset).limit(limit)
    return [_mention(row) for row in connection.execute(some)]


def of_entry(connection: Connection, hit: int, entry: str) -> list[Mention]:
    """Where in one payment a hit stands, in the order of its fields; empty where it does not."""
    asked = select(HIT_PAYMENTS).where(HIT_PAYMENTS.c.hit == hit, HIT_PAYMENTS.c.entry == entry)
    return [_mention(row) for row in connection.execute(asked.order_by(HIT_PAYMENTS.c.number))]


def _mention(row: Row[Any]) -> Mention:
    return Mention(entry=row.entry, field=PaymentField(row.field))


def _unknown(connection: Connection, hit: int, mentions: Sequence[Mention]) -> list[Mention]:
    asked = select(HIT_PAYMENTS.c.entry, HIT_PAYMENTS.c.field).where(HIT_PAYMENTS.c.hit == hit)
    known = {(row.entry, row.field) for row in connection.execute(asked)}
    return [one for one in mentions if (one.entry, one.field.value) not in known]
