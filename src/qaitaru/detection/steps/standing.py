"""How an account stood after each of its movements, as far as the ledger shows it.

Running sums are made in two parts, within parts of a life and over whole parts: an engine's window
over the millions of movements of one busy account costs several times what short windows do. The
tables have the same names and SQL for every typology, so that a run of several makes them once.
"""

from typing import Final

from qaitaru.detection.moves import Mark
from qaitaru.detection.steps.accounts import LEGS
from qaitaru.engine.steps import Step

_PART: Final = "PARTITION BY a, part ORDER BY at_s, waits, row_no ROWS UNBOUNDED PRECEDING"

_PLACED: Final = Step(
    "placed",
    f"""
    SELECT a, row_no, at_s, amount, credit, waits, LEAD(at_s) OVER life AS next_at,
      ROW_NUMBER() OVER life // 128 AS part
    FROM (
      SELECT a, row_no, at_s, amount, credit,
        CASE WHEN credit = 0 AND (marks & {Mark.DAY_ONLY:d}) <> 0 THEN 1 ELSE 0 END AS waits
      FROM legs
    ) AS told WINDOW life AS (PARTITION BY a ORDER BY at_s, waits, row_no)
    """,
    view=True,
)
"""Where no hour is known, a debit waits for all credits of its day: ``as_booked`` of the rules."""

_PARTS: Final = Step(
    "parts_summed",
    """
    SELECT a, part, SUM(came) OVER until - came AS came, SUM(sent) OVER until - sent AS sent FROM (
      SELECT a, part, SUM(amount * credit) AS came, SUM(amount * (1 - credit)) AS sent
      FROM placed GROUP BY a, part
    ) AS parts
    WINDOW until AS (PARTITION BY a ORDER BY part ROWS UNBOUNDED PRECEDING)
    """,
)
"""What came and was sent before each part of a life."""

_SUMMED: Final = Step(
    "summed",
    f"""
    SELECT w.a, w.row_no, w.at_s, w.amount, w.credit, w.waits, w.next_at, w.part,
      CAST(w.came + p.came AS BIGINT) AS came, CAST(w.sent + p.sent AS BIGINT) AS sent
    FROM (
      SELECT a, row_no, at_s, amount, credit, waits, next_at, part,
        SUM(amount * credit) OVER until AS came, SUM(amount * (1 - credit)) OVER until AS sent
      FROM placed WINDOW until AS ({_PART})
    ) AS w JOIN parts_summed AS p ON p.a = w.a AND p.part = w.part
    """,
)
"""All that came and was sent, this movement included; when the account moved next."""

_SHORT: Final = Step(
    "parts_short",
    """
    SELECT a, part, MAX(short) OVER (
      PARTITION BY a ORDER BY part ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS short
    FROM (SELECT a, part, MAX(sent - came) AS short FROM summed GROUP BY a, part) AS parts
    """,
)
"""By how much more was sent than had come, at most, before each part of a life."""

_STOOD: Final = Step(
    "standing",
    f"""
    SELECT w.a, w.row_no, w.at_s, w.amount, w.credit, w.waits, w.came, w.next_at,
      w.sent - GREATEST(w.short, COALESCE(p.short, 0), 0) AS went
    FROM (
      SELECT a, row_no, at_s, amount, credit, waits, came, sent, next_at, part,
        MAX(sent - came) OVER ({_PART}) AS short
      FROM summed
    ) AS w JOIN parts_short AS p ON p.a = w.a AND p.part = w.part
    """,
)

STANDING: Final = (LEGS, _PLACED, _PARTS, _SUMMED, _SHORT, _STOOD)
"""Steps that make ``standing``: ``went`` is what was sent of what came.

The rest of what was sent was there before the ledger; ``came - went`` is the balance as far as the
ledger shows it; ``next_at`` is when the account moves next.
"""
