"""Breaks as named steps: ``breaks``, equal to breaks.py.

Reads ``legs``, ``pairs``, ``unequal_pairs``, ``exchange_pairs`` (tables of Pair facts) and
``held_days``. ``mutual`` is what unequal.py looks at: open bookings of two accounts that name each
other.
"""

from qaitaru.engine.steps import Step

_OPEN = """
SELECT l.* FROM legs AS l
LEFT JOIN (SELECT debit_no AS leg_no FROM pairs UNION ALL SELECT credit_no FROM pairs) AS t ON t.leg_no = l.leg_no
WHERE t.leg_no IS NULL
"""

_MUTUAL = """
SELECT l.* FROM open_legs AS l
WHERE l.other_held AND EXISTS (SELECT 1 FROM open_legs AS o WHERE o.account_no = l.other_account_no
  AND o.other_account_no = l.account_no AND o.is_credit <> l.is_credit)
"""

_ALL_PAIRS = """
SELECT * FROM pairs UNION ALL SELECT * FROM unequal_pairs UNION ALL SELECT * FROM exchange_pairs
"""

_ALONE = """
SELECT l.* FROM legs AS l
LEFT JOIN (SELECT debit_no AS leg_no FROM all_pairs UNION ALL SELECT credit_no FROM all_pairs) AS t ON t.leg_no = l.leg_no
WHERE t.leg_no IS NULL
"""


def _covered(window_days: int) -> str:
    return f"""
SELECT l.leg_no, MAX(CASE WHEN o.leg_no IS NULL THEN 0 ELSE 1 END) AS fits
FROM alone AS l
JOIN held_days AS h ON h.account_no = l.other_account_no
  AND CASE WHEN l.is_credit THEN h.credit_since_on <= l.booked_on AND l.booked_on <= h.to_on
    ELSE h.from_on <= l.booked_on AND l.booked_on <= h.debit_until_on END
LEFT JOIN alone AS o ON o.account_no = l.other_account_no AND o.currency = l.currency
  AND o.amount_minor = l.amount_minor AND o.is_credit <> l.is_credit
  AND (o.workday - l.workday) * CASE WHEN l.is_credit THEN -1 ELSE 1 END BETWEEN -1 AND {window_days}
WHERE l.other_held
GROUP BY l.leg_no"""


_BREAKS = """
SELECT l.*, CASE
  WHEN NOT l.other_held AND l.other_account_no > 0 THEN 'unheld'
  WHEN NOT l.other_held AND l.other_party_no > 0 THEN 'account_not_named'
  WHEN NOT l.other_held THEN 'nothing_named'
  WHEN c.leg_no IS NULL THEN 'uncovered'
  WHEN c.fits = 1 THEN 'ambiguous'
  ELSE 'missing' END AS kind
FROM alone AS l LEFT JOIN covered AS c ON c.leg_no = l.leg_no
"""

OPEN_STEPS = (Step("open_legs", _OPEN, view=True), Step("mutual", _MUTUAL))


def break_steps(*, window_days: int = 3) -> tuple[Step, ...]:
    """The steps that end in ``breaks``: the leg, and its kind; and ``all_pairs``."""
    return (
        Step("all_pairs", _ALL_PAIRS),
        Step("alone", _ALONE, view=True),
        Step("covered", _covered(window_days)),
        Step("breaks", _BREAKS, view=True),
    )
