"""Out of profile as SQL, equal to ``rules/out_of_profile.py``."""

from typing import Final

from qaitaru.detection.moves import DAY
from qaitaru.detection.rules.out_of_profile import DECLARED, YEAR_DAYS, OutOfProfileParameters
from qaitaru.detection.steps.runs import runs
from qaitaru.detection.steps.stretches import shown
from qaitaru.engine.steps import Step

_NAME: Final = "out_of_profile"
_KINDS: Final = ", ".join(str(int(one)) for one in DECLARED)

_TOLD: Final = Step(
    f"{_NAME}_told",
    f"SELECT account AS a, value, from_s, to_s FROM account_facts WHERE kind IN ({_KINDS})",
)
_CREDITS: Final = Step(
    f"{_NAME}_credits",
    f"""
    SELECT payee AS a, row_no, at_s, amount FROM moves
    WHERE payer <> payee AND payee IN (SELECT a FROM {_TOLD.name})
    """,
)


def out_of_profile_steps(asked: OutOfProfileParameters) -> tuple[Step, ...]:
    """Steps that make ``out_of_profile``."""
    seconds = asked.days * DAY
    summed = Step(
        f"{_NAME}_summed",
        f"""
        SELECT a, at_s, came FROM (
          SELECT a, at_s, SUM(amount) OVER (
            PARTITION BY a ORDER BY at_s RANGE BETWEEN {seconds - 1} PRECEDING AND CURRENT ROW
          ) AS came FROM {_CREDITS.name}
        ) AS windows WHERE came >= {asked.threshold} GROUP BY a, at_s, came
        """,
    )
    full = Step(
        f"{_NAME}_full",
        f"""
        SELECT s.a, s.at_s FROM {summed.name} AS s JOIN {_TOLD.name} AS t ON t.a = s.a
        WHERE t.from_s <= s.at_s AND s.at_s < t.to_s
        GROUP BY s.a, s.at_s, s.came
        HAVING s.came * {YEAR_DAYS} >= MAX(t.value) * {asked.times * asked.days}
        """,
    )
    points = runs(_NAME, full.name, seconds)
    return _TOLD, _CREDITS, summed, full, *points, shown(_NAME, _CREDITS.name, seconds)
