"""The marks of transfers as SQL, equal to ``marks.marks_of``."""

from qaitaru.detection.marks import APART, pattern_of
from qaitaru.detection.marks_pack import MarkWords
from qaitaru.detection.moves import Mark

_IBAN = "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}"


def marked(tables: tuple[MarkWords, ...], source: str, made: str) -> tuple[str, ...]:
    """Statements that make a table of ``seq`` and ``marks``: the rows of a source that have any.

    Each text is read once, however many transfers have it.

    Args:
        source: a table of ``seq``, ``channel``, ``purpose``, ``payer_account``, ``payee_account``.
        made: the table's name.
    """
    words = [one for table in tables for one in table.words]
    channel, purpose = (_spaced(one) for one in ("channel", "purpose"))
    texts = f"""
        CREATE TABLE {made}_texts AS SELECT * FROM (
          SELECT channel, purpose, concat({channel}, '{APART}', {purpose}) AS told FROM (
            SELECT channel, purpose FROM {source} WHERE channel <> '' OR purpose <> ''
            GROUP BY channel, purpose
          )
        ) WHERE regexp_matches(told, '{_sought(words)}')
    """
    said = f"SELECT told, 0 AS said FROM {made}_texts GROUP BY told"
    for table in tables:
        found = f"regexp_matches(told, '{_sought(table.words)}')"
        free = f"(said & {int(table.unless_mask())}) = 0 AND" if table.unless else ""
        said = f"""SELECT told,
          CASE WHEN {free} {found} THEN said | {int(table.mask())} ELSE said END AS said
          FROM ({said})"""
    every = f"""
        CREATE TABLE {made} AS SELECT seq, COALESCE(said, 0) | abroad AS marks FROM (
          SELECT seq, channel, purpose, {_abroad()} AS abroad FROM {source}
        ) LEFT JOIN (
          SELECT channel, purpose, said FROM {made}_texts JOIN ({said}) AS words USING (told)
        ) USING (channel, purpose) WHERE said IS NOT NULL OR abroad > 0
    """
    return texts, every, f"DROP TABLE {made}_texts"


def _abroad() -> str:
    payer, payee = ("trim(payer_account)", "trim(payee_account)")
    ibans = " AND ".join(f"regexp_full_match({one}, '{_IBAN}')" for one in (payer, payee))
    return f"""CASE WHEN left({payer}, 2) <> left({payee}, 2) AND {ibans}
      THEN {int(Mark.ABROAD)} ELSE 0 END"""


def _sought(words: list[str] | tuple[str, ...]) -> str:
    return pattern_of(words).replace("'", "''")


def _spaced(column: str) -> str:
    small = f"replace(lower(replace({column}, 'İ', 'i')), 'ё', 'е')"
    others = r"[^\p{L}\p{N}]+"
    return f"regexp_replace(concat(' ', {small}, ' '), '({others}[0-9]+)*{others}', ' ', 'g')"
