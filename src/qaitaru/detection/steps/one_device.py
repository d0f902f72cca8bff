"""One device as SQL, equal to ``rules/one_device.py``."""

from typing import Final

from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.one_device import SEATS, OneDeviceParameters
from qaitaru.detection.steps.presence import distinct_within
from qaitaru.detection.steps.runs import runs
from qaitaru.engine.steps import Step

_NAME: Final = "one_device"
_KINDS: Final = ", ".join(str(int(one)) for one in SEATS)


def one_device_steps(asked: OneDeviceParameters) -> tuple[Step, ...]:
    """Steps that make ``one_device``."""
    full = Step(
        f"{_NAME}_full",
        f"SELECT a, at_s FROM {_NAME}_counted WHERE others >= {asked.accounts} GROUP BY a, at_s",
    )
    found = Step(
        _NAME,
        f"""
        SELECT a, -1 AS b, begins, row_no FROM (
          SELECT MIN(m.payer) OVER (PARTITION BY r.a, r.first_at) AS a, r.first_at AS begins, m.row_no
          FROM {_NAME}_runs AS r JOIN {_NAME}_seated AS m ON m.seat = r.a
          WHERE m.at_s > r.first_at - {asked.seconds} AND m.at_s <= r.last_at
        ) AS shown GROUP BY a, begins, row_no
        """,
    )
    counted = distinct_within(_NAME, "seat", "payer", asked.seconds, table=f"{_NAME}_seated")
    return *_seated(asked), *counted, full, *runs(_NAME, full.name, asked.seconds), found


def _seated(asked: OneDeviceParameters) -> tuple[Step, Step]:
    """Transfers by the device or address they were ordered from, of those that few use."""
    at = Step(
        f"{_NAME}_at",
        f"""
        SELECT DENSE_RANK() OVER (ORDER BY f.kind, f.value) AS seat, m.payer, m.payee, m.row_no, m.at_s
        FROM row_facts AS f JOIN moves AS m ON m.row_no = f.row_no
        WHERE f.kind IN ({_KINDS}) AND m.payer <> m.payee AND (m.marks & {Mark.DAY_ONLY:d}) = 0
        """,
    )
    few = Step(
        f"{_NAME}_seated",
        f"""
        SELECT s.seat, s.payer, s.payee, s.row_no, s.at_s FROM {at.name} AS s JOIN (
          SELECT seat FROM (SELECT seat, payer FROM {at.name} GROUP BY seat, payer) AS holders
          GROUP BY seat HAVING COUNT(*) >= {asked.accounts} AND COUNT(*) <= {asked.holders}
        ) AS t ON t.seat = s.seat
        """,
    )
    return at, few
