"""A workspace's transfers made into ``moves``, in the engine's SQL.

Steps read ``plain_transfers``, ``plain_entries``, ``accounts`` and ``parties`` of the ledger, and
``plain_marks``. Rows and ends are numbered over all currencies; amounts are as stated, and the
readings of ``asking.Reading`` keep those of several currencies apart, but for those that a rate of
their day (``move_rates``) turns into one.

Whom nobody names, and the till or machine at which cash is paid in or out, is no account that could
gather or pass money on: it is told apart for each account across from it, and for each direction.
"""

from typing import Final

from qaitaru.detection.asking import Reading
from qaitaru.detection.moves import Mark
from qaitaru.engine.steps import Step
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.money import LARGEST_MINOR

MARKED: Final = "plain_marks"
MADE: Final = ("ledger_moves", "move_ends", "move_entries", "move_counts", "move_rates")
"""What is left: the moves, who their ends are, the rows behind them, what is told, and rates."""

_LOOKED_AT: Final = "payments = 1 AND amount_minor > 0 AND (payer <> '' OR payee <> '')"
_IS_CASH = "{side}_account = '' AND COALESCE(marks, 0) & {mark} <> 0"
_END = """CASE WHEN {side} = '' OR ({cash}) THEN '{side}:' || {side} || '|' || {other} ELSE {side} END"""
_PAYER = _END.format(
    side="payer", other="payee", cash=_IS_CASH.format(side="payer", mark=int(Mark.CASH_IN))
)
_PAYEE = _END.format(
    side="payee", other="payer", cash=_IS_CASH.format(side="payee", mark=int(Mark.CASH_OUT))
)
_ENDED = f"""
SELECT t.transfer_no, t.currency, t.amount_minor, t.booked_on, t.at_s, t.is_day, t.no_zone, COALESCE(m.marks, 0) AS marks,
  t.payer AS payer_key, t.payee AS payee_key, {_PAYER} AS payer, {_PAYEE} AS payee
FROM plain_transfers AS t LEFT JOIN {MARKED} AS m ON m.seq = t.transfer_no WHERE {_LOOKED_AT}
"""
_ENDS = """
SELECT ROW_NUMBER() OVER (ORDER BY s.end_key) - 1 AS end_no, s.end_key,
  COALESCE(a.account, '') AS account, COALESCE(h.name, p.name, '') AS name
FROM (SELECT payer AS end_key, payer_key AS own FROM ended_moves UNION SELECT payee, payee_key FROM ended_moves) AS s
LEFT JOIN accounts AS a ON a.account = s.own
LEFT JOIN parties AS h ON h.party_no = a.party_no LEFT JOIN parties AS p ON p.key = s.own
"""
_FIRST_ENTRY = """
SELECT transfer_no, entry_id FROM (
  SELECT transfer_no, entry_id, ROW_NUMBER() OVER (PARTITION BY transfer_no ORDER BY place, entry_id) AS nth FROM plain_entries
) WHERE nth = 1
"""
_RATED = f"""
SELECT transfer_no, rate_no, unit, CAST(amount AS BIGINT) AS amount FROM (
  SELECT transfer_no, rate_no, unit,
    whole + CASE WHEN 2 * rest > denominator OR (2 * rest = denominator AND whole % 2 = 1) THEN 1 ELSE 0 END AS amount
  FROM (
    SELECT t.transfer_no, r.rate_no, r.unit, r.denominator,
      (t.amount_minor::HUGEINT * r.numerator) // r.denominator AS whole,
      (t.amount_minor::HUGEINT * r.numerator) % r.denominator AS rest
    FROM ended_moves AS t JOIN move_rates AS r
      ON r.currency = t.currency AND t.booked_on BETWEEN r.first_on AND r.last_on
  )
) WHERE amount <= {LARGEST_MINOR}
"""
_MOVES = f"""
SELECT t.transfer_no, t.currency, t.amount_minor AS stated, k.unit_no AS stated_no,
  COALESCE(g.unit, t.currency) AS unit, COALESCE(u.unit_no, k.unit_no) AS unit_no, COALESCE(g.rate_no, 0) AS rate_no,
  ROW_NUMBER() OVER (ORDER BY t.at_s, e.entry_id) - 1 AS row_no, t.at_s,
  p.end_no AS payer, q.end_no AS payee, COALESCE(g.amount, t.amount_minor) AS amount,
  CAST(t.marks AS BIGINT) | CASE WHEN t.is_day THEN {int(Mark.DAY_ONLY)} ELSE 0 END AS marks
FROM ended_moves AS t JOIN move_ends AS p ON p.end_key = t.payer JOIN move_ends AS q ON q.end_key = t.payee
JOIN move_units AS k ON k.currency = t.currency JOIN first_entry AS e ON e.transfer_no = t.transfer_no
LEFT JOIN rated_moves AS g ON g.transfer_no = t.transfer_no LEFT JOIN move_units AS u ON u.currency = g.unit
"""
_ENTRIES = """
SELECT m.row_no, e.place, e.entry_id
FROM plain_entries AS e JOIN ledger_moves AS m ON m.transfer_no = e.transfer_no
"""
_COUNTS = f"""
SELECT COUNT(*) FILTER (WHERE payments > 1) AS summed,
  COUNT(*) FILTER (WHERE payments = 1 AND amount_minor <= 0) AS nil,
  COUNT(*) FILTER (WHERE payments = 1 AND amount_minor > 0 AND payer = '' AND payee = '') AS unnamed,
  COUNT(*) FILTER (WHERE is_day AND {_LOOKED_AT}) AS day_only,
  COUNT(*) FILTER (WHERE no_zone AND {_LOOKED_AT}) AS no_zone
FROM plain_transfers
"""

_UNITS = (
    "SELECT * FROM (VALUES "
    + ", ".join(f"({unit}, '{code}')" for unit, code in enumerate(sorted(CURRENCIES)))
    + ") AS listed(unit_no, currency)"
)

CELLS: Final = "plain_cells"
CELLS_STEP: Final = Step(
    CELLS,
    "SELECT transfer_no AS seq, channel, purpose, payer_account, payee_account "
    "FROM plain_transfers",
    view=True,
)
STEPS: Final = (
    Step("ended_moves", _ENDED),
    Step("move_ends", _ENDS),
    Step("move_units", _UNITS),
    Step("first_entry", _FIRST_ENTRY),
    Step("rated_moves", _RATED),
    Step("ledger_moves", _MOVES),
    Step("move_entries", _ENTRIES),
    Step("move_counts", _COUNTS),
)

_WHOLE: Final = "SELECT row_no, at_s, payer, payee"
_OF: Final = "FROM ledger_moves WHERE at_s >= {begins} AND at_s < {ends}"
_APART: Final = f"""
SELECT row_no, at_s, payer + unit_no * {{accounts}} AS payer, payee + unit_no * {{accounts}} AS payee, amount, marks
{_OF}
"""
_STATED: Final = f"""
SELECT row_no, at_s, payer + stated_no * {{accounts}} AS payer, payee + stated_no * {{accounts}} AS payee, stated AS amount, marks
{_OF}
"""
READINGS: Final = {
    Reading.ALL: f"{_WHOLE}, amount, marks {_OF}",
    Reading.TOGETHER: f"{_WHOLE}, CAST(0 AS BIGINT) AS amount, marks {_OF}",
    Reading.OF_UNIT: f"{_WHOLE}, amount, marks {_OF} AND unit = '{{unit}}'",
    Reading.APART: _APART,
    Reading.STATED: _STATED,
}
"""``moves`` as each reading has them, on any engine."""

RATES: Final = """
    CREATE OR REPLACE TEMP TABLE move_rates AS SELECT unnest($rate_no::BIGINT[]) AS rate_no, unnest($currency::VARCHAR[]) AS currency,
      $unit AS unit, unnest($first_on::DATE[]) AS first_on, unnest($last_on::DATE[]) AS last_on,
      unnest($numerator::BIGINT[]) AS numerator, unnest($denominator::BIGINT[]) AS denominator,
      unnest($source_currency::VARCHAR[]) AS source_currency, unnest($target_currency::VARCHAR[]) AS target_currency,
      unnest($on_day::VARCHAR[]) AS on_day, unnest($rate::VARCHAR[]) AS rate, unnest($source::VARCHAR[]) AS source
"""
CURRENCIES_STATED: Final = "SELECT DISTINCT currency FROM plain_transfers ORDER BY currency"
UNITS_PRESENT: Final = "SELECT DISTINCT unit FROM ledger_moves ORDER BY unit"
RATES_OF: Final = """
    SELECT rate_no, source_currency, target_currency, on_day, rate, source FROM move_rates
    WHERE rate_no IN (SELECT unnest($rates::BIGINT[])) ORDER BY rate_no
"""
UNRATED: Final = """
    SELECT currency, (SELECT MIN(unit) FROM move_rates) AS target, COUNT(*) AS transfers,
      MIN(at_s) AS first_at, MAX(at_s) AS last_at
    FROM ledger_moves WHERE currency = unit AND currency <> (SELECT MIN(unit) FROM move_rates)
    GROUP BY currency ORDER BY currency
"""

SIZES: Final = """
    SELECT currency, COUNT(*) AS transfers FROM ledger_moves GROUP BY currency ORDER BY currency
"""
SPAN: Final = "SELECT MIN(at_s), MAX(at_s) + 1 FROM ledger_moves"
ENDS: Final = "SELECT COUNT(*) FROM move_ends"
MOVES_OF: Final = """
    SELECT row_no, at_s, payer, payee, amount, marks, currency, stated, unit_no, unit, rate_no FROM ledger_moves
    WHERE row_no IN (SELECT unnest($rows::BIGINT[])) ORDER BY row_no
"""
AMOUNTS: Final = "SELECT amount, unit_no FROM ledger_moves ORDER BY row_no"
MIDDLES: Final = """
    SELECT unit_no, COALESCE(MAX(CASE WHEN 4 * place <= transfers THEN amount END), 0),
      COALESCE(MAX(CASE WHEN 4 * place <= 3 * transfers THEN amount END), 0)
    FROM (
      SELECT unit_no, amount, ROW_NUMBER() OVER (PARTITION BY unit_no ORDER BY amount) - 1 AS place,
        COUNT(*) OVER (PARTITION BY unit_no) AS transfers
      FROM ledger_moves WHERE payer <> payee
    ) GROUP BY unit_no
"""
ENTRIES_OF: Final = """
    SELECT row_no, entry_id FROM move_entries
    WHERE row_no IN (SELECT unnest($rows::BIGINT[])) ORDER BY row_no, place, entry_id
"""
ENDS_OF: Final = """
    SELECT end_no, end_key, account, name FROM move_ends
    WHERE end_no IN (SELECT unnest($ends::BIGINT[]))
"""
