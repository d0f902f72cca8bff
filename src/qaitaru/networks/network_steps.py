"""A network's links as SQL, equal to ``links.py`` and ``book.PlainBook``.

Asked of a table or view ``passages``: row_no, left_s, came_s, payer, payee, from_end, to_end, amount,
currency_no, payments. Ends are numbers from 1; 0 is nobody who is known, through whom no way leads.

``from_end`` and ``to_end`` are what searches of ways read: the payer and the payee where the account
is known, else numbers of their own (``spring`` and ``sink``). Through a party that was paid in no known
account no way leads on: a cash machine pays many, and not what another put into it.
"""

from typing import Final

from qaitaru.facts.currencies import CURRENCIES

CURRENCY_NUMBERS: Final = {code: number for number, code in enumerate(sorted(CURRENCIES))}

CURRENCY_TABLE: Final = (
    "CREATE OR REPLACE TEMP TABLE network_currencies AS SELECT * FROM (VALUES "
    + ", ".join(f"({number}, '{code}')" for code, number in CURRENCY_NUMBERS.items())
    + ") AS listed(currency_no, currency)"
)

_DAY: Final = "(({0} - DATE '1970-01-01') * 86400)"
_CAME: Final = (
    "GREATEST(booked_on, COALESCE(received_on, booked_on), COALESCE(until_on, booked_on))"
)

JOINED: Final = """
CREATE OR REPLACE TEMP TABLE joined_parties AS
SELECT unnest($parties::BIGINT[]) AS party_no, unnest($chiefs::BIGINT[]) AS chief_no
"""
OF_LEDGER: Final = f"""
CREATE OR REPLACE TEMP VIEW passages AS
SELECT transfer_no AS row_no, {_DAY.format("booked_on")} AS left_s, {_DAY.format(_CAME)} AS came_s,
  payer, payee,
  CASE WHEN payer_account_no = 0 THEN -2 * payer - 1 ELSE payer END AS from_end,
  CASE WHEN payee_account_no = 0 THEN -2 * payee ELSE payee END AS to_end,
  amount_minor AS amount, c.currency_no, payments
FROM (SELECT t.*, {{payer}} AS payer, {{payee}} AS payee FROM ledger_transfers AS t {{beside}}) AS t
JOIN network_currencies AS c ON c.currency = t.currency
WHERE corroborates_no = 0
"""
"""Transfers that say another again are left out; payer and payee by what the ends are."""

BESIDE_JOINED: Final = """
LEFT JOIN joined_parties AS p ON p.party_no = t.payer_no
LEFT JOIN joined_parties AS q ON q.party_no = t.payee_no
"""

OF_FILE: Final = """
CREATE OR REPLACE TEMP VIEW passages AS
SELECT seq + 1 AS row_no, at_s AS left_s, at_s AS came_s, payer + 1 AS payer, payee + 1 AS payee,
  payer + 1 AS from_end, payee + 1 AS to_end, amount, n.currency_no, 1 AS payments
FROM all_moves AS m JOIN currencies AS c ON c.currency_no = m.currency_no
JOIN network_currencies AS n ON n.currency = c.currency
"""

LINKS: Final = """
CREATE OR REPLACE TEMP TABLE network_links AS
SELECT payer, payee, CAST(SUM(amount) AS BIGINT) AS amount, CAST(SUM(payments) AS BIGINT) AS payments,
  MIN(left_s) AS first, MAX(left_s) AS last
FROM passages
WHERE currency_no = $currency_no AND left_s >= $since AND left_s < $until AND payer <> payee
GROUP BY payer, payee
"""
LARGEST: Final = "SELECT * FROM network_links ORDER BY amount DESC, payer, payee LIMIT $limit"
PARTNERS: Final = """
SELECT other FROM (
  SELECT payee AS other, amount FROM network_links WHERE payer = $end
  UNION ALL SELECT payer, amount FROM network_links WHERE payee = $end
) WHERE other NOT IN (SELECT unnest($apart::BIGINT[]))
GROUP BY other ORDER BY SUM(amount) DESC, other LIMIT $limit
"""
AMONG: Final = """
SELECT * FROM network_links
WHERE payer IN (SELECT unnest($ends::BIGINT[])) AND payee IN (SELECT unnest($ends::BIGINT[]))
ORDER BY payer, payee
"""
RESTS: Final = """
SELECT "end", is_paid, COUNT(*) AS ends, CAST(SUM(amount) AS BIGINT) AS amount,
  CAST(SUM(payments) AS BIGINT) AS payments, MIN(first) AS first, MAX(last) AS last
FROM (
  SELECT payee AS "end", TRUE AS is_paid, payer AS other, amount, payments, first, last FROM network_links
  UNION ALL SELECT payer, FALSE, payee, amount, payments, first, last FROM network_links
) WHERE "end" IN (SELECT unnest($opened::BIGINT[])) AND other NOT IN (SELECT unnest($shown::BIGINT[]))
GROUP BY "end", is_paid ORDER BY "end", is_paid DESC
"""
DEGREES: Final = """
SELECT "end", COUNT(DISTINCT other) FROM (
  SELECT payee AS "end", payer AS other FROM network_links
  UNION ALL SELECT payer, payee FROM network_links
) WHERE "end" IN (SELECT unnest($ends::BIGINT[])) GROUP BY "end"
"""
MONTHS: Final = """
SELECT payer, payee, CAST(DATE_TRUNC('month', DATE '1970-01-01' + CAST(left_s // 86400 AS INTEGER)) AS DATE) AS month,
  CAST(SUM(amount) AS BIGINT) AS amount, CAST(SUM(payments) AS BIGINT) AS payments
FROM passages
WHERE currency_no = $currency_no AND left_s >= $since AND left_s < $until AND payer <> payee
  AND payer IN (SELECT unnest($ends::BIGINT[])) AND payee IN (SELECT unnest($ends::BIGINT[]))
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
DRAWN: Final = """
SELECT row_no FROM passages
WHERE currency_no = $currency_no AND left_s >= $since AND left_s < $until AND payer <> payee
  AND ((payer IN (SELECT unnest($shown::BIGINT[])) AND payee IN (SELECT unnest($shown::BIGINT[])))
    OR (payer IN (SELECT unnest($opened::BIGINT[])) AND payee NOT IN (SELECT unnest($shown::BIGINT[])))
    OR (payee IN (SELECT unnest($opened::BIGINT[])) AND payer NOT IN (SELECT unnest($shown::BIGINT[]))))
"""
"""The transfers that the links between ends shown, and the rests of those opened, are sums of."""

BUSIEST: Final = """
SELECT c.currency, c.currency_no, COUNT(*) AS transfers FROM passages AS p
JOIN network_currencies AS c ON c.currency_no = p.currency_no
GROUP BY c.currency, c.currency_no ORDER BY transfers DESC, c.currency
"""
COLUMNS: Final = """
SELECT row_no, left_s, came_s, CASE WHEN from_end = $spring THEN $source ELSE from_end END AS from_end,
  CASE WHEN to_end = $sink THEN $target ELSE to_end END AS to_end, amount, currency_no
FROM passages
WHERE payer <> payee AND payer <> 0 AND payee <> 0 AND left_s >= $since AND left_s < $until
  AND ($currency_no IS NULL OR currency_no = $currency_no)
"""
