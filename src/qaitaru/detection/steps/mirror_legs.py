"""Mirror legs as SQL, equal to ``rules/mirror_legs.py``.

Times are laid into buckets as long as mirrored transfers may be apart, so that each is held only
against those of its own and of the two beside it.
"""

from typing import Final

from qaitaru.detection.rules.mirror_legs import MirrorLegsParameters
from qaitaru.detection.steps.runs import runs
from qaitaru.engine.steps import Step

_NAME: Final = "mirror_legs"


def mirror_legs_steps(asked: MirrorLegsParameters) -> tuple[Step, ...]:
    """Steps that make ``mirror_legs``."""
    found = Step(
        _NAME,
        f"""
        SELECT r.a, r.b, r.first_at AS begins, m.row_no
        FROM {_NAME}_runs AS r JOIN {_NAME}_mirrored AS m ON m.a = r.a AND m.b = r.b
        WHERE m.at_s > r.first_at - {asked.seconds} AND m.at_s <= r.last_at
        """,
    )
    points = runs(_NAME, f"{_NAME}_full", asked.seconds, keys="a, b")
    return *_pairs(asked), *_mirrored(asked), _full(asked), *points, found


def _pairs(asked: MirrorLegsParameters) -> tuple[Step, Step]:
    """The transfers of pairs that paid each other often enough at all."""
    every = Step(
        f"{_NAME}_every",
        f"""
        SELECT LEAST(payer, payee) AS a, GREATEST(payer, payee) AS b, row_no, at_s, amount,
          CASE WHEN payer < payee THEN 1 ELSE 0 END AS there,
          (at_s - at_s % {asked.apart_seconds + 1}) AS bucket
        FROM moves WHERE payer <> payee AND amount > 0
        """,
        view=True,
    )
    pairs = Step(
        f"{_NAME}_pairs",
        f"""
        SELECT s.a, s.b, s.row_no, s.at_s, s.amount, s.there, s.bucket
        FROM {_NAME}_every AS s JOIN (
          SELECT a, b, SUM(there) AS gone, COUNT(*) AS transfers FROM {_NAME}_every GROUP BY a, b
        ) AS p ON p.a = s.a AND p.b = s.b
        WHERE p.gone >= {asked.each_way} AND p.transfers - p.gone >= {asked.each_way}
        """,
    )
    return every, pairs


def _mirrored(asked: MirrorLegsParameters) -> tuple[Step, Step]:
    columns = "a, b, at_s, amount, there"
    width = asked.apart_seconds + 1
    beside = Step(
        f"{_NAME}_beside",
        f"""
        SELECT {columns}, bucket FROM {_NAME}_pairs
        UNION ALL SELECT {columns}, bucket - {width} AS bucket FROM {_NAME}_pairs
        UNION ALL SELECT {columns}, bucket + {width} AS bucket FROM {_NAME}_pairs
        """,
        view=True,
    )
    mirrored = Step(
        f"{_NAME}_mirrored",
        f"""
        SELECT s.a, s.b, s.row_no, s.at_s, s.there
        FROM {_NAME}_pairs AS s JOIN {_NAME}_beside AS o
          ON o.a = s.a AND o.b = s.b AND o.bucket = s.bucket AND o.there = 1 - s.there
        WHERE ABS(o.at_s - s.at_s) <= {asked.apart_seconds}
          AND ABS(o.amount - s.amount) * 100 <= {asked.percent} * GREATEST(o.amount, s.amount)
        GROUP BY s.a, s.b, s.row_no, s.at_s, s.there
        """,
    )
    return beside, mirrored


def _full(asked: MirrorLegsParameters) -> Step:
    return Step(
        f"{_NAME}_full",
        f"""
        SELECT a, b, at_s FROM (
          SELECT a, b, at_s, COUNT(*) OVER near AS transfers, SUM(there) OVER near AS gone
          FROM {_NAME}_mirrored
          WINDOW near AS (
            PARTITION BY a, b ORDER BY at_s
            RANGE BETWEEN {asked.seconds - 1} PRECEDING AND CURRENT ROW
          )
        ) AS counted
        WHERE gone >= {asked.each_way} AND transfers - gone >= {asked.each_way}
        GROUP BY a, b, at_s
        """,
    )
