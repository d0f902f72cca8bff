"""Dropper as SQL, equal to ``rules/dropper.py``."""

from typing import Final

from qaitaru.detection.known import AccountKind
from qaitaru.detection.rules.dropper import DropperParameters
from qaitaru.detection.steps.accounts import LEGS, LIVES, paced
from qaitaru.detection.steps.counterflow import answered
from qaitaru.detection.steps.runs import runs
from qaitaru.detection.steps.sides import credits_of, debits_of
from qaitaru.engine.steps import Step

_FIRST: Final = Step(
    "dropper_first",
    """
    SELECT MIN(row_no) AS row_no FROM moves WHERE payer <> payee AND amount > 0
    GROUP BY LEAST(payer, payee), GREATEST(payer, payee)
    """,
)
"""The first dealing of each two accounts: rows are numbered in the order of time."""

_STRANGE: Final = Step(
    "dropper_strange",
    """
    SELECT m.payee AS a, m.row_no, m.at_s FROM moves AS m JOIN dropper_first AS f ON f.row_no = m.row_no
    """,
)
"""Credits of strangers."""


_OPENED: Final = Step(
    "dropper_opened",
    f"""
    SELECT account AS a, MIN(from_s) AS opened_at FROM account_facts
    WHERE kind = {int(AccountKind.OPENED)} GROUP BY account
    """,
)


def dropper_steps(asked: DropperParameters) -> tuple[Step, ...]:
    """Steps that make ``dropper``."""
    credits_, debits = credits_of("dropper"), debits_of("dropper")
    return (
        *(LEGS, LIVES, paced(asked.silent_seconds), _OPENED, _woken(asked.silent_seconds)),
        *(_FIRST, _STRANGE, _full(asked)),
        *runs("dropper", "dropper_full", asked.seconds),
        *(credits_, debits),
        *answered("dropper", (credits_.name, debits.name), asked.emptying),
    )


def _woken(silent_seconds: int) -> Step:
    """When each account was opened or began to move, and began again after a silence."""
    return Step(
        "dropper_woken",
        f"""
        SELECT l.a, CASE WHEN o.opened_at < l.first_at THEN o.opened_at ELSE l.first_at END AS woke_at
        FROM lives AS l LEFT JOIN {_OPENED.name} AS o ON o.a = l.a
        UNION ALL SELECT a, at_s AS woke_at FROM paced WHERE at_s - before_at >= {silent_seconds}
        """,
    )


def _full(asked: DropperParameters) -> Step:
    """The seconds at which enough strangers had paid and the account was fresh."""
    return Step(
        "dropper_full",
        f"""
        SELECT c.a, c.at_s FROM (
          SELECT a, at_s, COUNT(*) OVER (
            PARTITION BY a ORDER BY at_s RANGE BETWEEN {asked.seconds - 1} PRECEDING AND CURRENT ROW
          ) AS strangers FROM dropper_strange
        ) AS c JOIN dropper_woken AS w ON w.a = c.a
        WHERE c.strangers >= {asked.strangers}
          AND w.woke_at <= c.at_s AND w.woke_at > c.at_s - {asked.fresh_seconds}
        GROUP BY c.a, c.at_s
        """,
    )
