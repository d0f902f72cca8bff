"""First and last digits as SQL, equal to ``rules/digits.py``."""

from collections.abc import Sequence

from qaitaru.detection.rules.digits import (
    FIRST_SHARES,
    LAST_SHARES,
    FirstDigitsParameters,
    LastDigitsParameters,
)
from qaitaru.engine.steps import Step


def first_digits_steps(asked: FirstDigitsParameters) -> tuple[Step, ...]:
    """Steps that make ``first_digits``."""
    wide = Step(
        "first_digits_wide",
        f"""
        SELECT payer AS a FROM moves WHERE payer <> payee AND amount > 0
        GROUP BY payer HAVING MAX(amount) >= {asked.times} * MIN(amount)
        """,
    )
    digits = Step(
        "first_digits_of",
        """
        SELECT payer AS a, row_no, at_s,
          CAST(SUBSTRING(CAST(amount AS VARCHAR), 1, 1) AS BIGINT) AS digit
        FROM moves
        WHERE payer <> payee AND amount > 0 AND payer IN (SELECT a FROM first_digits_wide)
        """,
        view=True,
    )
    return wide, digits, *_told("first_digits", FIRST_SHARES, asked)


def last_digits_steps(asked: LastDigitsParameters) -> tuple[Step, ...]:
    """Steps that make ``last_digits``."""
    digits = Step(
        "last_digits_of",
        f"""
        SELECT a, row_no, at_s, digit FROM (
          SELECT payer AS a, row_no, at_s, amount // {asked.unit} % 10 AS digit
          FROM moves WHERE payer <> payee
        ) AS told WHERE digit > 0
        """,
        view=True,
    )
    return digits, *_told("last_digits", LAST_SHARES, asked)


def _told(
    name: str, shares: Sequence[int], asked: FirstDigitsParameters | LastDigitsParameters
) -> tuple[Step, ...]:
    return _off(name, shares, asked), *_found(name, shares, asked)


def _off(
    name: str, shares: Sequence[int], asked: FirstDigitsParameters | LastDigitsParameters
) -> Step:
    """By account and digit, how far its count is off: every digit has a line, met or not."""
    told = " UNION ALL ".join(
        f"SELECT {digit} AS digit, {share} AS share" for digit, share in enumerate(shares, 1)
    )
    return Step(
        f"{name}_off",
        f"""
        SELECT c.a, c.debits, d.digit, d.share,
          COALESCE(m.met, 0) * {sum(shares)} - c.debits * d.share AS off
        FROM (SELECT a, COUNT(*) AS debits FROM {name}_of GROUP BY a) AS c
        CROSS JOIN ({told}) AS d
        LEFT JOIN (SELECT a, digit, COUNT(*) AS met FROM {name}_of GROUP BY a, digit) AS m
          ON m.a = c.a AND m.digit = d.digit
        WHERE c.debits >= {asked.debits} AND c.debits <= {asked.most}
        """,
    )


def _found(
    name: str, shares: Sequence[int], asked: FirstDigitsParameters | LastDigitsParameters
) -> tuple[Step, Step]:
    whole = sum(shares)
    full = Step(
        f"{name}_full",
        f"""
        SELECT o.a, MIN(o.digit) AS digit FROM {name}_off AS o JOIN (
          SELECT a, MAX(off) AS most FROM {name}_off GROUP BY a
          HAVING SUM(off * off // (debits * share)) * 1000 >= {asked.chi_thousandths * whole}
            AND SUM(ABS(off)) * 10000 >= {asked.mean_ten_thousandths * len(shares) * whole} * MAX(debits)
        ) AS t ON t.a = o.a AND t.most = o.off
        GROUP BY o.a
        """,
    )
    found = Step(
        name,
        f"""
        SELECT f.a, -1 AS b, MIN(m.at_s) OVER (PARTITION BY f.a) AS begins, m.row_no
        FROM {full.name} AS f JOIN {name}_of AS m ON m.a = f.a AND m.digit = f.digit
        """,
    )
    return full, found
