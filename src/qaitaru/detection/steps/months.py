"""The month of a second, by whole numbers alone, so that every engine gives the same.

Days are counted from 1 March of the year 0, so that the leap day is the last of its year: 400 years
are 146,097 days, and five months from March on are 153 days, three times over.

Source: ISO 8601 (the proleptic Gregorian calendar).
"""

from typing import Final

_DAY: Final = 86_400
_BEFORE_1970: Final = 719_468  # days from 1 March of the year 0


def with_month(table: str, zone_seconds: int) -> str:
    """A SELECT of a table with ``local_day`` and ``month_at``, the second its month began.

    Args:
        table: has ``at_s`` and columns that are all kept.
        zone_seconds: by how much the place's time is ahead of UTC.
    """
    days = f"(at_s + {zone_seconds} + {_BEFORE_1970 * _DAY}) // {_DAY}"
    return f"""
    SELECT *, (local_day - {_BEFORE_1970} - (from_march - (153 * month + 2) // 5)) * {_DAY}
      - {zone_seconds} AS month_at
    FROM (SELECT *, (5 * from_march + 2) // 153 AS month FROM (
      SELECT *, of_400 - (365 * years + years // 4 - years // 100) AS from_march FROM (
        SELECT *, (of_400 - of_400 // 1460 + of_400 // 36524 - of_400 // 146096) // 365 AS years
        FROM (
          SELECT *, local_day % 146097 AS of_400
          FROM (SELECT *, {days} AS local_day FROM {table}) AS days
        ) AS cycles
      ) AS whole_years
    ) AS counted) AS in_months
    """


def day_of(column: str, zone_seconds: int) -> str:
    """The number of the day of a second, of the same count as ``local_day``."""
    return f"({column} + {zone_seconds + _BEFORE_1970 * _DAY}) // {_DAY}"
