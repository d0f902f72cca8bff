"""The life of each account and of the ledger as SQL, equal to ``background.py``."""

from typing import Final

from qaitaru.engine.steps import Step

BACKGROUND_STEPS: Final = (
    Step(
        "background_pairs",
        """
        SELECT payer, payee, COUNT(*) AS transfers, MIN(at_s) AS first_at, MAX(at_s) AS last_at,
          SUM(amount) AS amount
        FROM moves WHERE payer <> payee GROUP BY payer, payee
        """,
    ),
    Step(
        "background_sides",
        """
        SELECT payer AS account, transfers AS paid, 0 AS received, 1 AS payees, 0 AS payers,
          first_at, last_at, amount AS paid_minor, 0 AS received_minor
        FROM background_pairs
        UNION ALL
        SELECT payee AS account, 0 AS paid, transfers AS received, 0 AS payees, 1 AS payers,
          first_at, last_at, 0 AS paid_minor, amount AS received_minor
        FROM background_pairs
        """,
        view=True,
    ),
    Step(
        "background_accounts",
        """
        SELECT account, CAST(SUM(paid) AS BIGINT) AS paid, CAST(SUM(received) AS BIGINT) AS received,
          CAST(SUM(payees) AS BIGINT) AS payees, CAST(SUM(payers) AS BIGINT) AS payers,
          MIN(first_at) AS first_at, MAX(last_at) AS last_at,
          CAST(SUM(paid_minor) AS BIGINT) AS paid_minor,
          CAST(SUM(received_minor) AS BIGINT) AS received_minor
        FROM background_sides GROUP BY account
        """,
    ),
    Step(
        "background_repeated",
        """
        SELECT payer, payee, transfers FROM background_pairs WHERE transfers > 1
        """,
        view=True,
    ),
    Step(
        "background_amounts",
        """
        SELECT amount, at_s, ROW_NUMBER() OVER (ORDER BY amount, row_no) - 1 AS place,
          COUNT(*) OVER () AS transfers
        FROM moves WHERE payer <> payee
        """,
        view=True,
    ),
    Step(
        "background_ledger",
        """
        SELECT COUNT(*) AS transfers,
          (SELECT COUNT(*) FROM background_accounts) AS accounts,
          COALESCE(MIN(at_s), 0) AS first_at, COALESCE(MAX(at_s), 0) AS last_at,
          COALESCE(MAX(CASE WHEN 4 * place <= transfers THEN amount END), 0) AS lower_amount,
          COALESCE(MAX(CASE WHEN 4 * place <= 3 * transfers THEN amount END), 0) AS upper_amount
        FROM background_amounts
        """,
    ),
)
"""``background_accounts``, ``background_repeated`` and ``background_ledger`` (one row)."""
