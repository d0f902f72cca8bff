"""Corroboration as named steps, equal to corroboration.py.

Almost every claim has one counterpart and nothing else like it: ``again_plain`` is settled here.
What is more entangled is in ``told_entangled``, few rows, which the rule itself takes up. Both
rest on this: a transfer that shares no key with another has nothing to do with it.

Reads ``booked``, ``claimed`` and ``legs``.
"""

from typing import NamedTuple

from qaitaru.engine.steps import Step
from qaitaru.ledger.corroboration import BOOKINGS
from qaitaru.ledger.legs import PER_IMPORT

_ENDS = "payer_account_no, payee_account_no, payer_no, payee_no"

_TELLINGS = f"""
WITH claims AS (SELECT * FROM claimed WHERE payments = 1),
sums AS (SELECT DISTINCT currency, amount_minor FROM claims)
SELECT t.transfer_no, {BOOKINGS} AS source_no, t.booked_on, t.received_on, t.until_on, t.amount_minor, t.currency,
  {", ".join(f"t.{end}" for end in _ENDS.split(", "))},
  own.reference, COALESCE(other.reference, '') AS other_reference
FROM booked AS t
JOIN sums AS s ON s.currency = t.currency AND s.amount_minor = t.amount_minor
JOIN legs AS own ON own.leg_no = t.transfer_no
LEFT JOIN legs AS other ON other.leg_no = t.credit_no
UNION ALL
SELECT -claim_no, claim_no // {PER_IMPORT}, booked_on, NULL, until_on, amount_minor, currency, {_ENDS}, reference, ''
FROM claims
"""

_KEY = ("way", "payer", "payee", "currency", "amount_minor", "on_day", "reference")


class _Way(NamedTuple):
    """What two tellings may share beside payer, payee and sum."""

    name: str
    on_day: str
    reference: str
    where: str


_ANY_DAY = "DATE '1900-01-01'"  # how far apart two may lie is the rule's to say
_WAYS = (
    _Way("day", "booked_on", "''", "until_on IS NULL"),
    _Way("day", "received_on", "''", "until_on IS NULL AND received_on <> booked_on"),
    _Way("reference", _ANY_DAY, "reference", "reference <> ''"),
    _Way("reference", _ANY_DAY, "other_reference", "other_reference NOT IN ('', reference)"),
)


def _keyed(ends: str, way: _Way) -> str:
    payer, payee = f"payer{ends}", f"payee{ends}"
    return (
        f"SELECT transfer_no, source_no, '{way.name}{ends}' AS way, {payer} AS payer, {payee} AS payee,"
        f" currency, amount_minor, {way.on_day} AS on_day, {way.reference} AS reference\n"
        f"FROM tellings WHERE {payer} > 0 AND {payee} > 0 AND {way.where}"
    )


_KEYS = "\nUNION ALL\n".join(_keyed(ends, way) for ends in ("_account_no", "_no") for way in _WAYS)

_GROUPS = f"""
SELECT {", ".join(_KEY)}, COUNT(*) AS members,
  CASE WHEN COUNT(*) = 2 THEN ARG_MIN(transfer_no, source_no) END AS said_no,
  CASE WHEN COUNT(*) = 2 THEN ARG_MAX(transfer_no, source_no) END AS again_no
FROM told_keys GROUP BY {", ".join(_KEY)} HAVING COUNT(DISTINCT source_no) > 1
"""

_PAIRS = """
SELECT said_no, again_no, MAX(CASE WHEN reference = '' THEN 1 ELSE 0 END) AS sure
FROM told_groups WHERE members = 2 GROUP BY said_no, again_no
"""

_SHARED = f"""
SELECT k.transfer_no, MAX(g.members) AS members
FROM told_keys AS k JOIN told_groups AS g ON {" AND ".join(f"g.{name} = k.{name}" for name in _KEY)}
GROUP BY k.transfer_no
"""

_ENTANGLED = """
SELECT transfer_no FROM told_shared WHERE members > 2
UNION
SELECT transfer_no FROM (
  SELECT said_no AS transfer_no FROM told_pairs UNION ALL SELECT again_no FROM told_pairs
) AS sides GROUP BY transfer_no HAVING COUNT(*) > 1
"""

_PLAIN = """
SELECT p.again_no AS transfer_no, p.said_no AS corroborates_no
FROM told_pairs AS p
LEFT JOIN told_in_knots AS s ON s.transfer_no = p.said_no
LEFT JOIN told_in_knots AS a ON a.transfer_no = p.again_no
WHERE p.sure = 1 AND s.transfer_no IS NULL AND a.transfer_no IS NULL
"""

_OPEN = """
SELECT t.* FROM tellings AS t
JOIN told_shared AS k ON k.transfer_no = t.transfer_no
LEFT JOIN (SELECT transfer_no FROM again_plain UNION ALL SELECT corroborates_no FROM again_plain) AS p
  ON p.transfer_no = t.transfer_no
WHERE p.transfer_no IS NULL
"""

CORROBORATION_STEPS = (
    Step("tellings", _TELLINGS),
    Step("told_keys", _KEYS),
    Step("told_groups", _GROUPS),
    Step("told_pairs", _PAIRS),
    Step("told_shared", _SHARED),
    Step("told_in_knots", _ENTANGLED),
    Step("again_plain", _PLAIN),
    Step("told_entangled", _OPEN),
)
"""The steps that end in ``again_plain`` and ``told_entangled``."""
