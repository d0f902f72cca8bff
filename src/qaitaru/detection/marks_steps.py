"""The marks of transfers as SQL, equal to ``marks.marks_of``."""

from qaitaru.detection.marks import APART, pattern_of
from qaitaru.detection.marks_pack import MarkWords
from qaitaru.detection.moves import Mark

_IBAN = "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}"


def marked(tables: tuple[MarkWords, ...], source: str, made: str) -> tuple[str, ...]:
    """Statements that make a table of ``seq`` and ``marks``: the rows of a source that have any.

    Args:
        source: a table of ``seq``, ``channel``, ``purpose``, ``payer_account``, ``payee_account``.
        made: the table's name.
    """
    words = [one for table in tables for one in table.words]
    channel, purpose = (_spaced(one) for one in ("channel", "purpose"))
    met = f"""
        CREATE TABLE {made}_met AS SELECT * FROM (
          SELECT seq, concat({channel}, '{APART}', {purpose}) AS told,
            CASE WHEN left(trim(payer_account), 2) <> left(trim(payee_account), 2)
                AND regexp_full_match(trim(payer_account), '{_IBAN}') AND regexp_full_match(trim(payee_account), '{_IBAN}')
              THEN {int(Mark.ABROAD)} ELSE 0 END AS abroad
          FROM {source} WHERE channel <> '' OR purpose <> '' OR left(trim(payer_account), 2) <> left(trim(payee_account), 2)
        ) WHERE abroad > 0 OR regexp_matches(told, '{_sought(words)}')
    """
    said = f"SELECT told, 0 AS said FROM {made}_met GROUP BY told"
    for table in tables:
        found = f"regexp_matches(told, '{_sought(table.words)}')"
        free = f"(said & {int(table.unless_mask())}) = 0 AND" if table.unless else ""
        said = f"""SELECT told,
          CASE WHEN {free} {found} THEN said | {int(table.mask())} ELSE said END AS said
          FROM ({said})"""
    every = f"""
        CREATE TABLE {made} AS SELECT seq, said | abroad AS marks
        FROM {made}_met JOIN ({said}) AS texts USING (told)
    """
    return met, every, f"DROP TABLE {made}_met"


def _sought(words: list[str] | tuple[str, ...]) -> str:
    return pattern_of(words).replace("'", "''")


def _spaced(column: str) -> str:
    small = f"replace(lower(replace({column}, 'İ', 'i')), 'ё', 'е')"
    others = r"[^\p{L}\p{N}]+"
    return f"regexp_replace(concat(' ', {small}, ' '), '({others}[0-9]+)*{others}', ' ', 'g')"
