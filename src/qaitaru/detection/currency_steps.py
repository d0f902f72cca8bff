"""Transfers of several currencies as ``moves``, in the engine's SQL.

``money_moves`` has each transfer with its amount as stated and in its unit. The readings of it are
those of ``asking.Reading``.
"""

from typing import Final

_WHOLE = "row_no, at_s, payer, payee"

UNCONVERTED: Final = """
    CREATE VIEW money_moves AS SELECT *, currency_no AS unit_no, amount AS stated FROM all_moves
"""
UNITS: Final = """
    CREATE TABLE currency_units AS SELECT k.currency_no, COALESCE(t.currency_no, k.currency_no) AS unit_no,
      COALESCE(g.numerator, 1)::HUGEINT AS numerator, COALESCE(g.denominator, 1)::HUGEINT AS denominator
    FROM currencies AS k LEFT JOIN (
      SELECT unnest($currency::VARCHAR[]) AS currency, unnest($numerator::BIGINT[]) AS numerator,
        unnest($denominator::BIGINT[]) AS denominator
    ) AS g USING (currency) LEFT JOIN currencies AS t ON g.currency IS NOT NULL AND t.currency = $target
"""
CONVERTED: Final = (
    """
    CREATE TABLE money_moves AS
    SELECT currency_no, transfer_id, row_no, at_s, payer, payee, marks, unit_no, amount AS stated,
      CAST(whole + CASE WHEN 2 * rest > denominator OR (2 * rest = denominator AND whole % 2 = 1)
        THEN 1 ELSE 0 END AS BIGINT) AS amount
    FROM (
      SELECT m.*, u.unit_no, u.denominator, (m.amount * u.numerator) // u.denominator AS whole,
        (m.amount * u.numerator) % u.denominator AS rest
      FROM all_moves AS m JOIN currency_units AS u USING (currency_no)
    )
    """,
    "DROP TABLE all_moves",
    "CREATE VIEW all_moves AS SELECT * FROM money_moves",
)
BEYOND: Final = """
    SELECT seq, amount_minor, currency FROM transfer_read JOIN currencies USING (currency_no) JOIN (
      SELECT unnest($currency::VARCHAR[]) AS currency, unnest($largest::BIGINT[]) AS largest
    ) USING (currency) WHERE amount_minor > largest ORDER BY seq
"""
NOT_BEYOND: Final = "DELETE FROM transfer_read WHERE seq IN (SELECT unnest($rows::BIGINT[]))"

_SEEN: Final = "CREATE OR REPLACE TEMP VIEW moves AS"
_OF = "FROM money_moves WHERE at_s >= {begins} AND at_s < {ends}"
ALL: Final = f"{_SEEN} SELECT {_WHOLE}, amount, marks {_OF}"
TOGETHER: Final = f"{_SEEN} SELECT {_WHOLE}, CAST(0 AS BIGINT) AS amount, marks {_OF}"
APART: Final = f"""
    {_SEEN} SELECT row_no, at_s, payer + unit_no * {{accounts}} AS payer,
      payee + unit_no * {{accounts}} AS payee, amount, marks {_OF}
"""
STATED: Final = f"""
    {_SEEN} SELECT row_no, at_s, payer + currency_no * {{accounts}} AS payer,
      payee + currency_no * {{accounts}} AS payee, stated AS amount, marks {_OF}
"""
OF_UNIT: Final = f"""
    {_SEEN} SELECT {_WHOLE}, amount, marks {_OF}
      AND unit_no = (SELECT currency_no FROM currencies WHERE currency = '{{unit}}')
"""
SPAN: Final = "SELECT MIN(at_s), MAX(at_s) + 1 FROM money_moves"
ACCOUNTS: Final = "SELECT COUNT(*) FROM accounts"

MONEY_OF: Final = """
    SELECT m.row_no, m.unit_no, k.currency, m.stated FROM money_moves AS m
    JOIN currencies AS k USING (currency_no) WHERE m.row_no IN (SELECT unnest($rows::BIGINT[]))
"""
AMOUNTS: Final = "SELECT amount, unit_no FROM money_moves ORDER BY row_no"
MIDDLES: Final = """
    SELECT unit_no, COALESCE(MAX(CASE WHEN 4 * place <= transfers THEN amount END), 0) AS lower,
      COALESCE(MAX(CASE WHEN 4 * place <= 3 * transfers THEN amount END), 0) AS upper
    FROM (
      SELECT unit_no, amount, ROW_NUMBER() OVER (PARTITION BY unit_no ORDER BY amount) - 1 AS place,
        COUNT(*) OVER (PARTITION BY unit_no) AS transfers
      FROM money_moves WHERE payer <> payee
    ) GROUP BY unit_no
"""
