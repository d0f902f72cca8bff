"""Facts beside transfers, from the cells of plain tables to numbers, in the engine's SQL.

``<of>_cells`` has a line for each cell that says something; each distinct one is judged once.
"""

from typing import Final

from qaitaru.detection.known_cells import ACCOUNTS, KnownColumn

_TOLD: Final = "trim(regexp_replace({name}, '\\s+', ' ', 'g'))"


def cells_of(source: str, of: str, columns: tuple[KnownColumn, ...], keys: str) -> tuple[str, ...]:
    """Statements that make ``<of>_cells``, and the table of what they are read as.

    Args:
        source: has the columns as text, and the keys; ``currency`` and ``seq`` among them.
        of: what the tables' names begin with.
        columns: those that the source has.
        keys: columns of the source that are kept.
    """
    every = " UNION ALL ".join(
        f"SELECT {keys}, {int(one.kind)} AS kind, {_TOLD.format(name=one.name)} AS told"
        f" FROM {source} WHERE trim({one.name}) <> ''"
        for one in columns
    )
    none = f"SELECT {keys}, 0 AS kind, '' AS told FROM {source} WHERE false"
    return (
        f"CREATE TABLE {of}_cells AS {every or none}",
        f"""
        CREATE TABLE {of}_judged (kind BIGINT, told VARCHAR, currency VARCHAR, name VARCHAR,
          number BIGINT, unit VARCHAR, code VARCHAR, expected VARCHAR)
        """,
    )


DISTINCT: Final = "SELECT DISTINCT kind, told, currency FROM {of}_cells"
JUDGED: Final = """
    INSERT INTO {of}_judged SELECT unnest($kind::BIGINT[]), unnest($told::VARCHAR[]),
      unnest($currency::VARCHAR[]), unnest($name::VARCHAR[]), unnest($number::BIGINT[]),
      unnest($unit::VARCHAR[]), unnest($code::VARCHAR[]), unnest($expected::VARCHAR[])
"""
FAULTS: Final = """
    SELECT c.seq, c.kind, c.told, j.code, j.expected
    FROM {of}_cells AS c JOIN {of}_judged AS j USING (kind, told, currency)
    WHERE j.code <> '' ORDER BY c.seq, c.kind
"""

_ACCOUNT: Final = _TOLD.format(name="account")
SPANS: Final = """
    SELECT seq, trim(since), trim(until) FROM account_keyed
    WHERE trim(since) <> '' OR trim(until) <> '' ORDER BY seq
"""
_COLUMNS: Final = (*ACCOUNTS.required, *ACCOUNTS.optional)
NO_LINES: Final = "CREATE TABLE account_lines AS SELECT 0::BIGINT AS seq, {} WHERE false".format(
    ", ".join(f"'' AS {name}" for name in _COLUMNS)
)
"""Where there is no table of accounts."""
LINES: Final = f"""
    CREATE TABLE account_keyed AS SELECT * FROM (
      SELECT *, {_ACCOUNT} AS key, trim(concat({", ".join(_COLUMNS)})) = '' AS is_blank
      FROM account_lines
    ) WHERE NOT is_blank
"""
NO_ACCOUNT: Final = "SELECT seq FROM account_keyed WHERE key = '' ORDER BY seq"
COUNTED: Final = "SELECT COUNT(*) FROM account_keyed"
NOT_HELD: Final = "DELETE FROM account_keyed WHERE seq IN (SELECT unnest($seq::BIGINT[]))"
UNMET: Final = """
    SELECT COUNT(*), MIN(seq), MIN_BY(key, seq) FROM account_keyed
    WHERE key <> '' AND key NOT IN (SELECT account FROM accounts)
"""
HELD: Final = """
    CREATE TABLE account_spans AS SELECT unnest($seq::BIGINT[]) AS seq,
      unnest($from_s::BIGINT[]) AS from_s, unnest($to_s::BIGINT[]) AS to_s
"""

ROW_KNOWN: Final = """
    CREATE TABLE row_known AS SELECT m.row_no, c.kind, j.name, j.number
    FROM row_cells AS c JOIN row_judged AS j USING (kind, told, currency)
    JOIN all_moves AS m ON m.seq = c.seq WHERE j.code = ''
"""
ACCOUNT_KNOWN: Final = """
    CREATE TABLE account_known AS
    SELECT a.account_no AS account, c.kind, j.name,
      CASE WHEN c.kind IN ({moments}) THEN 0 ELSE j.number END AS number, j.unit,
      CASE WHEN c.kind IN ({moments}) THEN j.number ELSE COALESCE(s.from_s, {earliest}) END AS from_s,
      CASE WHEN c.kind IN ({moments}) AND c.kind <> {listed} THEN {latest}
        ELSE COALESCE(s.to_s, {latest}) END AS to_s
    FROM account_cells AS c JOIN account_judged AS j USING (kind, told, currency)
    JOIN accounts AS a ON a.account = c.key LEFT JOIN account_spans AS s ON s.seq = c.seq
    WHERE j.code = ''
"""
NAMES: Final = """
    CREATE TABLE known_names AS SELECT name, ROW_NUMBER() OVER (ORDER BY name) - 1 AS number FROM (
      SELECT name FROM row_known WHERE name <> '' UNION SELECT name FROM account_known WHERE name <> ''
    )
"""
KNOWN: Final = (
    """
    CREATE TABLE row_facts AS SELECT DISTINCT r.row_no, r.kind, COALESCE(n.number, r.number) AS value
    FROM row_known AS r LEFT JOIN known_names AS n ON n.name = r.name
    """,
    """
    CREATE TABLE all_account_facts AS
    SELECT DISTINCT a.account, a.kind, COALESCE(n.number, a.number) AS value, a.from_s, a.to_s, a.unit
    FROM account_known AS a LEFT JOIN known_names AS n ON n.name = a.name
    """,
)
OF_UNIT: Final = """
    CREATE OR REPLACE TEMP VIEW account_facts AS SELECT account, kind, value, from_s, to_s
    FROM all_account_facts WHERE unit IN ('', '{unit}')
"""
OTHER_UNITS: Final = """
    SELECT unit, COUNT(*) FROM all_account_facts
    WHERE unit <> '' AND unit NOT IN (SELECT unnest($units::VARCHAR[])) GROUP BY unit ORDER BY unit
"""
KINDS: Final = """
    SELECT kind FROM all_account_facts UNION SELECT kind FROM row_facts ORDER BY kind
"""
