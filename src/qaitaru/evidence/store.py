"""Evidence items and their custody in the record."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from qaitaru.engine.schema import CUSTODY, EVIDENCE
from qaitaru.evidence.items import CustodyEntry, EvidenceItem, Intake
from qaitaru.evidence.originals import Sealed
from qaitaru.facts.errors import EvidenceMissing
from qaitaru.facts.moments import instant_text


def register(
    connection: Connection, sealed: Sealed, intake: Intake, *, member: str, at: datetime
) -> tuple[EvidenceItem, bool]:
    """The item for sealed bytes, and whether it is new; either way custody tells of it."""
    known = find_by_hash(connection, sealed.sha256)
    if known is not None:
        add_custody(connection, known, "offered_again", member=member, at=at, remark=intake.name)
        return known, False
    number = connection.execute(select(func.coalesce(func.max(EVIDENCE.c.exhibit), 0))).scalar_one()
    item = EvidenceItem(
        number + 1,
        sealed.sha256,
        sealed.size_bytes,
        intake.name,
        intake.legal_basis,
        intake.received_from,
        member,
        instant_text(at),
    )
    connection.execute(insert(EVIDENCE).values(_columns(item)))
    add_custody(connection, item, "sealed", member=member, at=at, remark=intake.name)
    return item, True


def add_custody(
    connection: Connection,
    item: EvidenceItem,
    event: str,
    *,
    member: str,
    at: datetime,
    remark: str = "",
    found_sha256: str | None = None,
) -> None:
    """Write a custody entry; the found hash is the sealed one unless the bytes changed."""
    row = {
        "exhibit": item.exhibit,
        "event": event,
        "sha256": item.sha256 if found_sha256 is None else found_sha256,
        "member": member,
        "remark": remark,
        "at": instant_text(at),
    }
    connection.execute(insert(CUSTODY).values(row))


def items(connection: Connection) -> list[EvidenceItem]:
    """Every evidence item, by exhibit number."""
    rows = connection.execute(select(EVIDENCE).order_by(EVIDENCE.c.exhibit))
    return [_item(row) for row in rows]


def find(connection: Connection, exhibit: int) -> EvidenceItem:
    """The item under an exhibit number.

    Raises: EvidenceMissing.
    """
    row = connection.execute(select(EVIDENCE).where(EVIDENCE.c.exhibit == exhibit)).first()
    if row is None:
        raise EvidenceMissing(str(exhibit))
    return _item(row)


def find_by_hash(connection: Connection, sha256: str) -> EvidenceItem | None:
    """The item with those bytes, if they were ever sealed."""
    row = connection.execute(select(EVIDENCE).where(EVIDENCE.c.sha256 == sha256)).first()
    return None if row is None else _item(row)


def custody(connection: Connection, exhibit: int) -> list[CustodyEntry]:
    """An item's custody, oldest first."""
    rows = connection.execute(
        select(CUSTODY).where(CUSTODY.c.exhibit == exhibit).order_by(CUSTODY.c.number)
    )
    return [CustodyEntry(*row) for row in rows]


def _item(row: Sequence[Any]) -> EvidenceItem:
    return EvidenceItem(*row)


def _columns(item: EvidenceItem) -> dict[str, object]:
    return {column.name: getattr(item, column.name) for column in EVIDENCE.columns}
