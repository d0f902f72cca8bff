"""A table of transfers made into ``moves``, in the engine's SQL.

What is plainly in order is read by a step; the rows that are not are judged one by one by
``transfer_rows.transfer_row``, so that both mean the same.
"""

from typing import Final

from qaitaru.detection.moves import Mark
from qaitaru.facts.currencies import CURRENCIES

CELLS: Final = "transfer_cells"
MARKED: Final = "transfer_marks"

_SEEN: Final = r"[\p{L}\p{N}\p{P}\p{S}]+( [\p{L}\p{N}\p{P}\p{S}]+)*"
_DAY: Final = r"\d{4}-\d{2}-\d{2}"
_HOUR: Final = r"([01]\d|2[0-3]):[0-5]\d"
_ZONE: Final = rf"(Z|[+-]{_HOUR}|[+-]([01]\d|2[0-3]))"
_MOMENT: Final = rf"{_DAY}[T ]{_HOUR}(:[0-5]\d(\.\d{{1,6}})?)?{_ZONE}?"
_FIRST_US, _END_US = -62_135_596_800_000_000, 253_402_300_800_000_000  # years 1 to 9999
_AMOUNT: Final = r"\d{1,10}(\.\d{0,8})?"
_TO_HUNDREDTHS: Final = r"\d{1,10}\.\d\d"  # most amounts: the quick way is tried first


def _seen(column: str) -> str:
    """That a cell has only signs that are seen, with single spaces; the quick way is tried first."""
    return f"(regexp_full_match({column}, '[!-~]+') OR regexp_full_match({column}, '{_SEEN}'))"


CURRENCY_TABLE: Final = (
    "CREATE TABLE currencies AS SELECT * FROM (VALUES "
    + ", ".join(
        f"({number}, '{code}', {one.exponent})"
        for number, (code, one) in enumerate(sorted(CURRENCIES.items()))
    )
    + ") AS listed(currency_no, currency, places)"
)

PLAIN: Final = rf"""
    CREATE TABLE transfer_read AS
    SELECT seq, transfer_id, payer_account AS payer, payee_account AS payee, currency_no, at_us,
      amount_minor, is_day, has_zone
    FROM (
      SELECT c.seq, transfer_id, payer_account, payee_account, k.currency_no,
        length(booked_at) = 10 AS is_day, (contains(substr(booked_at, 11), '+') OR contains(substr(booked_at, 11), '-')
          OR ends_with(booked_at, 'Z')) AS has_zone,
        CASE WHEN regexp_full_match(booked_at, '{_DAY}|{_MOMENT}')
          THEN epoch_us(TRY_CAST(booked_at AS TIMESTAMPTZ)) END AS at_us,
        CASE WHEN k.places = 2 AND regexp_full_match(amount, '{_TO_HUNDREDTHS}')
          THEN CAST(replace(amount, '.', '') AS BIGINT)
          WHEN regexp_full_match(amount, '{_AMOUNT}')
            AND length(rtrim(split_part(amount, '.', 2), '0')) <= k.places
          THEN CAST(concat(split_part(amount, '.', 1),
            rpad(left(split_part(amount, '.', 2), k.places), k.places, '0')) AS BIGINT)
          END AS amount_minor
      FROM {CELLS} AS c JOIN currencies AS k ON k.currency = c.currency
    ) WHERE at_us >= {_FIRST_US} AND at_us < {_END_US} AND amount_minor > 0
      AND {_seen("transfer_id")} AND {_seen("payer_account")} AND {_seen("payee_account")}
"""
BLANK: Final = (
    "trim(concat(transfer_id, booked_at, payer_account, payee_account, amount, currency)) = ''"
)
LEFT: Final = f"SELECT (SELECT COUNT(*) FROM {CELLS}) - (SELECT COUNT(*) FROM transfer_read)"
NOT_PLAIN: Final = f"""
    SELECT seq, transfer_id, booked_at, payer_account, payee_account, amount, currency FROM {CELLS}
    ANTI JOIN transfer_read USING (seq) WHERE NOT {BLANK} ORDER BY seq
"""
TAKE: Final = """
    INSERT INTO transfer_read
    SELECT t.seq, t.transfer_id, t.payer, t.payee, k.currency_no, t.at_us, t.amount_minor, t.is_day, t.has_zone
    FROM (
      SELECT unnest($seq::BIGINT[]) AS seq, unnest($transfer_id::VARCHAR[]) AS transfer_id,
        unnest($payer::VARCHAR[]) AS payer, unnest($payee::VARCHAR[]) AS payee,
        unnest($currency::VARCHAR[]) AS currency, unnest($at_us::BIGINT[]) AS at_us,
        unnest($amount_minor::BIGINT[]) AS amount_minor, unnest($is_day::BOOLEAN[]) AS is_day,
        unnest($has_zone::BOOLEAN[]) AS has_zone
    ) AS t JOIN currencies AS k USING (currency)
"""
TWICE: Final = """
    CREATE TABLE transfer_twice AS SELECT seq, transfer_id, first FROM (
      SELECT seq, transfer_id, MIN(seq) OVER (PARTITION BY transfer_id) AS first FROM transfer_read
      WHERE hash(transfer_id) IN (
        SELECT hash(transfer_id) FROM transfer_read GROUP BY hash(transfer_id) HAVING COUNT(*) > 1
      )
    ) WHERE seq > first
"""
TOLD_TWICE: Final = "SELECT seq, transfer_id, first FROM transfer_twice ORDER BY seq"
NOT_TWICE: Final = "DELETE FROM transfer_read WHERE seq IN (SELECT seq FROM transfer_twice)"
NO_ZONE: Final = "SELECT COUNT(*), MIN(seq) FROM transfer_read WHERE NOT is_day AND NOT has_zone"
READ: Final = "SELECT COUNT(*) FROM transfer_read"

NAMES: Final = f"""
    CREATE TABLE account_names AS SELECT account, MIN(name) AS name FROM (
      SELECT trim(payer_account) AS account, trim(payer_name) AS name FROM {CELLS}
      UNION ALL SELECT trim(payee_account), trim(payee_name) FROM {CELLS}
    ) WHERE name <> '' GROUP BY account
"""
MOVES: Final = (  # numbered as they come out of the sort, which goes to disk where it must
    """
    CREATE TABLE accounts AS SELECT ROW_NUMBER() OVER () - 1 AS account_no, account, name
    FROM (
      SELECT account, name
      FROM (SELECT payer AS account FROM transfer_read UNION SELECT payee FROM transfer_read)
      LEFT JOIN account_names USING (account) ORDER BY account
    )
    """,
    f"""
    CREATE TABLE all_moves AS SELECT ROW_NUMBER() OVER () - 1 AS row_no, * EXCLUDE (at_us)
    FROM (
      SELECT r.currency_no, r.seq, r.transfer_id, r.at_us,
        (r.at_us - (r.at_us % 1000000 + 1000000) % 1000000) // 1000000 AS at_s,
        p.account_no AS payer, q.account_no AS payee, r.amount_minor AS amount,
        COALESCE(m.marks, 0) | CASE WHEN r.is_day THEN {int(Mark.DAY_ONLY)} ELSE 0 END AS marks
      FROM transfer_read AS r
      JOIN accounts AS p ON p.account = r.payer JOIN accounts AS q ON q.account = r.payee
      LEFT JOIN {MARKED} AS m ON m.seq = r.seq
      ORDER BY r.at_us, r.transfer_id
    )
    """,
    "DROP TABLE transfer_read",
)
LEDGERS: Final = """
    SELECT currency_no, currency, transfers FROM currencies JOIN (
      SELECT currency_no, COUNT(*) AS transfers FROM all_moves GROUP BY currency_no
    ) USING (currency_no) ORDER BY currency
"""
OF_ONE: Final = """
    CREATE OR REPLACE TEMP VIEW moves AS SELECT row_no, at_s, payer, payee, stated AS amount, marks
    FROM money_moves WHERE currency_no = {currency_no}
"""

IDS: Final = """
    SELECT row_no, transfer_id FROM all_moves WHERE row_no IN (SELECT unnest($rows::BIGINT[]))
"""
ACCOUNTS: Final = """
    SELECT account_no, account, COALESCE(name, '') FROM accounts
    WHERE account_no IN (SELECT unnest($accounts::BIGINT[]))
"""
MOVES_OF: Final = """
    SELECT row_no, at_s, payer, payee, amount, marks FROM moves
    WHERE row_no IN (SELECT unnest($rows::BIGINT[])) ORDER BY row_no
"""
ALL_MOVES: Final = "SELECT row_no, at_s, payer, payee, amount, marks FROM moves ORDER BY row_no"
